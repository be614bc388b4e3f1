// SPDX-License-Identifier: GPL-3.0-or-later
#include "planting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "files.hpp"
#include "theorem_files.hpp"

namespace referee::mutations {
namespace {

namespace fs = std::filesystem;

constexpr const char* include_line = "#include \"planted.hpp\"\n";

/// Where `text` occurs in `source`. @throws std::runtime_error unless it occurs exactly once.
std::size_t only_place(const std::string& source, const std::string& text, const Fault& fault,
                       std::string_view what) {
  const auto place = source.find(text);
  if (place == std::string::npos)
    throw std::runtime_error(fmt::format("{}: {} does not occur in {}", fault.name, what, fault.file));
  if (source.find(text, place + 1) != std::string::npos)
    throw std::runtime_error(fmt::format("{}: {} occurs more than once in {}", fault.name, what, fault.file));
  return place;
}

std::size_t place_of(const std::string& source, const Fault& fault) {
  if (fault.within.empty()) return only_place(source, fault.original, fault, "the original");
  return only_place(source, fault.within, fault, "the text around the original") +
         only_place(fault.within, fault.original, fault, "the original inside the text around it");
}

/// All faults of one site.
std::string planted_site(const std::vector<const Fault*>& faults) {
  std::string text;
  if (faults.front()->form == Form::statement) {
    for (const Fault* fault : faults)
      text += fmt::format("if (referee::planted({}U)) {{ {} }} else ", fault->number(), fault->replacement);
    return text + "{ " + faults.front()->original + " }";
  }
  for (const Fault* fault : faults)
    text += fmt::format("referee::planted({}U) ? ({}) : ", fault->number(), fault->replacement);
  return "(" + text + "(" + faults.front()->original + "))";
}

std::map<std::string, std::vector<Fault>> by_file(const std::vector<Fault>& faults) {
  std::map<std::string, std::vector<Fault>> result;
  for (const Fault& fault : faults) result[fault.file].push_back(fault);
  return result;
}

/// Regular files below root/folder, relative to root.
std::vector<std::string> files_below(const fs::path& root, const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder))
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), root).string());
  return files;
}

/// What the build of the tree needs, relative to root.
std::set<std::string> tree_files(const fs::path& root, const std::vector<Fault>& faults) {
  std::set<std::string> files{
      "CMakeLists.txt",          "CMakePresets.json",    "LICENSE",
      "theorems/CMakeLists.txt", "tests/CMakeLists.txt", "experiments/CMakeLists.txt"};
  for (const char* folder : {"cmake", "app", "lib", "tests/numbers", "tests/measures", "tests/heat",
                             "tests/geometry", "tests/dynamics", "tests/court"}) {
    const auto below = files_below(root, folder);
    files.insert(below.begin(), below.end());
  }
  files.merge(theorem_files(root, faults));
  return files;
}

}  // namespace

std::string planted_source(const std::string& source, const std::vector<Fault>& faults) {
  std::map<std::size_t, std::vector<const Fault*>> sites;
  for (const Fault& fault : faults) sites[place_of(source, fault)].push_back(&fault);
  std::string result;
  std::size_t done = 0;
  for (const auto& [place, site] : sites) {
    const Fault& first = *site.front();
    if (place < done) throw std::runtime_error(fmt::format("{}: overlaps another fault", first.name));
    for (const Fault* fault : site)
      if (fault->original != first.original || fault->form != first.form)
        throw std::runtime_error(fmt::format("{}: overlaps {}", fault->name, first.name));
    result += source.substr(done, place - done) + planted_site(site);
    done = place + first.original.size();
  }
  result += source.substr(done);
  // Behind the line of the licence.
  return result.insert(result.find('\n') + 1, include_line);
}

void check_places(const fs::path& root, const std::vector<Fault>& faults) {
  std::vector<std::string> complaints;
  for (const auto& [file, planted] : by_file(faults)) {
    const std::string source = contents_of(root / file);
    for (const Fault& fault : planted) {
      try {
        place_of(source, fault);
      } catch (const std::runtime_error& reason) {
        complaints.push_back(reason.what());
      }
    }
    if (complaints.empty()) planted_source(source, planted);
  }
  if (!complaints.empty()) throw std::runtime_error(fmt::format("{}", fmt::join(complaints, "\nreferee: ")));
}

void write_tree(const fs::path& root, const fs::path& tree, const std::vector<Fault>& faults) {
  const auto planted = by_file(faults);
  const auto files = tree_files(root, faults);
  for (const auto& [file, of_file] : planted)
    if (!files.contains(file))
      throw std::runtime_error(
          fmt::format("{}: the claims named do not need {}", of_file.front().name, file));
  // An object library has at least one source.
  const std::map<std::string, std::string> generated{
      {"lib/planted.hpp", contents_of(root / "tests/mutations/planted.hpp")},
      {"experiments/none.cpp", "// SPDX-License-Identifier: GPL-3.0-or-later\n"}};
  for (const auto& file : files) {
    const std::string source = contents_of(root / file);
    const auto found = planted.find(file);
    bring_up_to_date(tree / file, found == planted.end() ? source : planted_source(source, found->second));
  }
  for (const auto& [file, source] : generated) bring_up_to_date(tree / file, source);
  for (const auto& file : files_below(tree, "."))
    if (const auto name = fs::path(file).lexically_normal().string();
        !files.contains(name) && !generated.contains(name))
      fs::remove(tree / name);
}

}  // namespace referee::mutations
