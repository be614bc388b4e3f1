// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace referee::mutations {
namespace {

namespace fs = std::filesystem;

/// One table of a catalogue; complaints name the file and the fault.
class Entry {
 public:
  Entry(const toml::table& table, std::string place) : table_(table), place_(std::move(place)) {}

  std::runtime_error error(const std::string& what) const {
    return std::runtime_error(fmt::format("{}: {}", place_, what));
  }
  void allow(const std::set<std::string_view>& keys) const {
    for (const auto& [key, value] : table_)
      if (!keys.contains(key.str())) throw error(fmt::format("unknown key '{}'", key.str()));
  }
  std::string text(std::string_view key) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return {};
    const auto value = node->value<std::string>();
    if (!value || value->empty()) throw error(fmt::format("{} must be a text that is not empty", key));
    return *value;
  }
  std::string demanded_text(std::string_view key) const {
    std::string value = text(key);
    if (value.empty()) throw error(fmt::format("{} is missing", key));
    return value;
  }
  std::vector<std::string> texts(std::string_view key, const std::vector<std::string>& otherwise) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return otherwise;
    const auto* array = node->as_array();
    if (array == nullptr) throw error(fmt::format("{} must be a list of texts", key));
    std::vector<std::string> result;
    for (const auto& element : *array) {
      const auto value = element.value<std::string>();
      if (!value) throw error(fmt::format("{} must be a list of texts", key));
      result.push_back(*value);
    }
    return result;
  }
  /// The tables of [[key]].
  std::vector<const toml::table*> tables(std::string_view key) const {
    std::vector<const toml::table*> result;
    const auto* node = table_.get(key);
    const auto* array = node == nullptr ? nullptr : node->as_array();
    if (array == nullptr) throw error(fmt::format("needs [[{}]]", key));
    for (const auto& element : *array) {
      if (!element.is_table()) throw error(fmt::format("{} must be a table", key));
      result.push_back(element.as_table());
    }
    return result;
  }

 private:
  const toml::table& table_;
  std::string place_;
};

Fault read_fault(const toml::table& table, const std::string& place, const Entry& file) {
  const std::string name = Entry(table, place).demanded_text("name");
  const Entry entry(table, fmt::format("{}: {}", place, name));
  entry.allow({"name", "kind", "within", "original", "replacement", "form", "claims", "tests", "survives"});
  Fault fault{.name = name,
              .file = file.demanded_text("path"),
              .kind = entry.demanded_text("kind"),
              .within = entry.text("within"),
              .original = entry.demanded_text("original"),
              .replacement = entry.demanded_text("replacement"),
              .claims = entry.texts("claims", file.texts("claims", {})),
              .tests = entry.texts("tests", file.texts("tests", {})),
              .survives = entry.text("survives")};
  const std::string form = entry.text("form");
  if (form == "statement")
    fault.form = Form::statement;
  else if (!form.empty() && form != "expression")
    throw entry.error("form must be expression or statement");
  if (fault.original == fault.replacement) throw entry.error("the replacement is the original");
  if (fault.claims.empty() && fault.tests.empty()) throw entry.error("names neither claims nor tests");
  return fault;
}

std::vector<Fault> read_catalogue(const fs::path& path) {
  const std::string place = path.filename().string();
  toml::table root;
  try {
    root = toml::parse_file(path.string());
  } catch (const toml::parse_error& reason) {
    throw std::runtime_error(
        fmt::format("{}:{}: {}", place, reason.source().begin.line, reason.description()));
  }
  const Entry catalogue(root, place);
  catalogue.allow({"file"});
  std::vector<Fault> faults;
  for (const auto* table : catalogue.tables("file")) {
    const Entry file(*table, fmt::format("{}: {}", place, Entry(*table, place).demanded_text("path")));
    file.allow({"path", "claims", "tests", "fault"});
    for (const auto* one : file.tables("fault")) faults.push_back(read_fault(*one, place, file));
  }
  return faults;
}

}  // namespace

std::string Fault::module() const {
  // lib/<module>/... and theorems/<paper>/...
  const auto start = file.find('/') + 1;
  return file.substr(start, file.find('/', start) - start);
}

std::uint32_t Fault::number() const {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const unsigned char letter : name) hash = (hash ^ letter) * 16777619U;
  return hash;
}

std::vector<Fault> read_faults(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Fault> faults;
  std::map<std::uint32_t, std::string> numbers;
  for (const auto& file : files)
    for (Fault& fault : read_catalogue(file)) {
      const auto [place, fresh] = numbers.emplace(fault.number(), fault.name);
      // 0 stands for no fault at all.
      if (!fresh || fault.number() == 0)
        throw std::runtime_error(fmt::format("{}: the fault {} needs another name, it collides with {}",
                                             file.filename().string(), fault.name, place->second));
      faults.push_back(std::move(fault));
    }
  return faults;
}

std::vector<Fault> chosen(const std::vector<Fault>& faults, const std::vector<std::string>& patterns) {
  const auto fits = [](const std::string& pattern, const Fault& fault) {
    return ::fnmatch(pattern.c_str(), fault.name.c_str(), 0) == 0;
  };
  for (const auto& pattern : patterns)
    if (std::none_of(faults.begin(), faults.end(), [&](const Fault& fault) { return fits(pattern, fault); }))
      throw UsageError(fmt::format("no fault matches '{}'; ./referee mutate --list names them", pattern));
  std::vector<Fault> result;
  for (const Fault& fault : faults)
    if (patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                        [&](const auto& pattern) { return fits(pattern, fault); }))
      result.push_back(fault);
  return result;
}

}  // namespace referee::mutations
