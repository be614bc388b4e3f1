// SPDX-License-Identifier: GPL-3.0-or-later
#include "theorem_files.hpp"

#include <fmt/format.h>

#include <map>
#include <regex>
#include <stdexcept>

#include "files.hpp"

namespace referee::mutations {
namespace {

namespace fs = std::filesystem;

struct Source {
  std::set<std::string> claims;    ///< registered here
  std::set<std::string> includes;  ///< headers of theorems/, as theorems/<paper>/<name>
};

std::set<std::string> all_matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> result;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern); match != std::sregex_iterator();
       ++match)
    result.insert((*match)[1]);
  return result;
}

std::map<std::string, Source> sources_below(const fs::path& root) {
  static const std::regex claim("\\.id = \"([^\"]+)\"");
  static const std::regex include("#include \"([^\"]+)\"");
  std::map<std::string, Source> sources;
  for (const auto& entry : fs::recursive_directory_iterator(root / "theorems")) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const std::string text = contents_of(entry.path());
    Source& source = sources[fs::relative(entry.path(), root).string()];
    source.claims = all_matches(text, claim);
    for (const auto& header : all_matches(text, include))
      if (fs::exists(root / "theorems" / header)) source.includes.insert("theorems/" + header);
  }
  return sources;
}

std::string with_extension(const std::string& file, const char* extension) {
  return fs::path(file).replace_extension(extension).string();
}

/// Adds the file, what it includes, and the sources behind those headers.
void reach(const std::string& file, const std::map<std::string, Source>& sources,
           std::set<std::string>& reached) {
  const auto found = sources.find(file);
  if (found == sources.end() || !reached.insert(file).second) return;
  for (const auto& header : found->second.includes) reach(header, sources, reached);
  if (!file.ends_with(".hpp")) return;
  reach(with_extension(file, ".cpp"), sources, reached);
  // A header may have further sources, which have no header and no claim of their own.
  for (const auto& [other, source] : sources)
    if (other.ends_with(".cpp") && source.claims.empty() && source.includes.contains(file) &&
        !sources.contains(with_extension(other, ".hpp")))
      reach(other, sources, reached);
}

}  // namespace

std::set<std::string> theorem_files(const fs::path& root, const std::vector<Fault>& faults) {
  const auto sources = sources_below(root);
  std::map<std::string, std::string> home;
  for (const auto& [file, source] : sources)
    for (const auto& claim : source.claims) home[claim] = file;
  std::set<std::string> files;
  for (const Fault& fault : faults)
    for (const auto& claim : fault.claims) {
      const auto found = home.find(claim);
      if (found == home.end())
        throw std::runtime_error(fmt::format("{}: no theorem file registers {}", fault.name, claim));
      reach(found->second, sources, files);
    }
  std::set<std::string> expectations;
  for (const auto& entry : fs::directory_iterator(root / "theorems"))
    if (entry.is_directory() && fs::exists(entry.path() / "expected.json"))
      expectations.insert(fs::relative(entry.path() / "expected.json", root).string());
  files.merge(expectations);
  return files;
}

}  // namespace referee::mutations
