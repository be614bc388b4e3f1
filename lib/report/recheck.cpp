// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/recheck.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// A script in two parts.
struct Split {
  std::string account;  ///< the lines of the comment or the docstring, without their marks
  std::string rest;
};

std::string without_edges(const std::string& text, std::string_view edges) {
  const std::size_t first = text.find_first_not_of(edges);
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(edges) - first + 1);
}

/// The docstring that stands at the front; nothing is taken from a script that has none.
bool take_docstring(Split& split) {
  for (const std::string_view quotes : {"\"\"\"", "'''"}) {
    if (!split.rest.starts_with(quotes)) continue;
    const std::size_t end = split.rest.find(quotes, quotes.size());
    if (end == std::string::npos) return false;
    split.account += split.rest.substr(quotes.size(), end - quotes.size());
    split.rest.erase(0, end + quotes.size());
    return true;
  }
  return false;
}

Split divided(const std::string& script) {
  Split split{{}, without_licence(script)};
  const auto skip_blank_lines = [&] { split.rest.erase(0, split.rest.find_first_not_of('\n')); };
  skip_blank_lines();
  if (!take_docstring(split)) {
    while (split.rest.starts_with('#')) {
      const std::size_t end = std::min(split.rest.find('\n'), split.rest.size());
      split.account += without_edges(split.rest.substr(0, end), "# ") + "\n";
      split.rest.erase(0, end + 1);
    }
  }
  skip_blank_lines();
  return split;
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

std::string recheck_account(const Rechecks& rechecks, const court::Evidence& evidence) {
  const auto found = rechecks.find(evidence.id);
  if (found == rechecks.end()) return {};
  std::string account = without_edges(divided(clean(found->second)).account, " \n");
  if (const std::string id = evidence.id + ":"; account.starts_with(id))
    account = without_edges(account.substr(id.size()), " \n");
  std::string text;
  bool paragraph_ends = false;
  std::istringstream lines(account);
  for (std::string line; std::getline(lines, line);) {
    line = without_edges(line, " ");
    if (line.empty()) {
      paragraph_ends = true;
      continue;
    }
    if (!text.empty()) text += paragraph_ends ? "\n" : " ";
    text += line;
    paragraph_ends = false;
  }
  return text;
}

std::string recheck_block(const Rechecks& rechecks, const court::Evidence& evidence, Account account) {
  const auto found = rechecks.find(evidence.id);
  if (found == rechecks.end()) return {};
  const std::string script = clean(found->second);
  std::string shown = account == Account::shown ? without_licence(script) : divided(script).rest;
  shown.erase(shown.find_last_not_of('\n') + 1);
  return fmt::format("```python\n{}\n```\n", shown);
}

}  // namespace referee::report
