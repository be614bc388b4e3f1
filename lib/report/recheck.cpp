// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/recheck.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "report/text.hpp"

namespace referee::report {
namespace {

namespace fs = std::filesystem;

std::string without_licence(const std::string& script) {
  constexpr std::string_view licence = "# SPDX-License-Identifier:";
  return script.starts_with(licence) ? script.substr(script.find('\n') + 1) : script;
}

}  // namespace

Rechecks read_rechecks(const fs::path& root, const std::vector<court::Evidence>& claims) {
  Rechecks rechecks;
  if (root.empty()) return rechecks;
  for (const court::Evidence& evidence : claims) {
    const fs::path folder = root / fs::path(evidence.file).parent_path() / "recheck";
    std::ifstream stream(folder / (evidence.id + ".py"), std::ios::binary);
    if (!stream) continue;
    std::ostringstream text;
    text << stream.rdbuf();
    rechecks.emplace(evidence.id, text.str());
  }
  return rechecks;
}

std::string recheck_block(const Rechecks& rechecks, const court::Evidence& evidence) {
  const auto found = rechecks.find(evidence.id);
  if (found == rechecks.end()) return {};
  std::string script = clean(without_licence(found->second));
  script.erase(script.find_last_not_of('\n') + 1);
  return fmt::format("```python\n{}\n```\n", script);
}

}  // namespace referee::report
