// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/selection.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <set>

#include "driver/usage_error.hpp"

namespace referee::driver {
namespace {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto same = [&](std::size_t i, std::size_t j) {
    return std::tolower(static_cast<unsigned char>(a[i])) == std::tolower(static_cast<unsigned char>(b[j]));
  };
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  std::iota(previous.begin(), previous.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] =
          std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same(i - 1, j - 1) ? 0 : 1)});
      if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1))
        current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before = previous;
    previous = current;
  }
  return previous.back();
}

bool is_pattern(std::string_view text) { return text.find_first_of("*?[") != text.npos; }

std::vector<std::string> visible_ids(const std::vector<court::Claim>& registry) {
  std::vector<std::string> ids;
  for (const auto& claim : registry)
    if (!claim.hidden) ids.push_back(claim.id);
  return ids;
}

[[noreturn]] void reject_id(const std::vector<court::Claim>& registry, std::string_view id) {
  const auto hint = suggestion(id, visible_ids(registry));
  throw UsageError(
      fmt::format("unknown claim id '{}'{}", id, hint.empty() ? "; './referee list' shows every id" : hint));
}

}  // namespace

std::vector<std::string> papers(const std::vector<court::Claim>& registry) {
  std::vector<std::string> result;
  for (const auto& claim : registry)
    if (!claim.hidden && std::find(result.begin(), result.end(), claim.paper) == result.end())
      result.push_back(claim.paper);
  return result;
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known,
                                 std::size_t count) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (2 * distance <= word.size()) ranked.emplace_back(distance, candidate);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (const auto& [distance, candidate] : ranked) {
    // A word one edit away makes those further off noise.
    if (result.size() == count || distance > ranked.front().first + 1) break;
    result.push_back(candidate);
  }
  return result;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const auto words = nearest(word, known, 3);
  if (words.empty()) return "";
  std::string text = "; did you mean " + words.front();
  for (std::size_t i = 1; i < words.size(); ++i) text += (i + 1 == words.size() ? " or " : ", ") + words[i];
  return text + "?";
}

const court::Claim& select_one(const std::vector<court::Claim>& registry, std::string_view id) {
  const auto found =
      std::find_if(registry.begin(), registry.end(), [&](const auto& claim) { return claim.id == id; });
  if (found == registry.end()) reject_id(registry, id);
  return *found;
}

std::vector<const court::Claim*> select(const std::vector<court::Claim>& registry,
                                        const std::vector<std::string>& patterns, std::string_view paper) {
  if (!paper.empty()) {
    const auto known = papers(registry);
    if (std::find(known.begin(), known.end(), paper) == known.end())
      throw UsageError(
          fmt::format("--paper {}: no such paper; the papers are {}", paper, fmt::join(known, ", ")));
  }
  std::set<const court::Claim*> chosen;
  for (const auto& pattern : patterns) {
    bool found = false;
    for (const auto& claim : registry)
      if (claim.id == pattern || (!claim.hidden && fnmatch(pattern.c_str(), claim.id.c_str(), 0) == 0)) {
        found = true;
        chosen.insert(&claim);
      }
    if (found) continue;
    if (is_pattern(pattern))
      throw UsageError(
          fmt::format("no claim matches the pattern '{}'; './referee list' shows every id", pattern));
    reject_id(registry, pattern);
  }
  std::vector<const court::Claim*> result;
  for (const auto& claim : registry) {
    if (patterns.empty() ? claim.hidden : !chosen.contains(&claim)) continue;
    if (paper.empty() || claim.paper == paper) result.push_back(&claim);
  }
  if (result.empty())
    throw UsageError(patterns.empty() ? "this program knows no claims; build it with the theorems"
                                      : fmt::format("none of these claims belongs to --paper {}", paper));
  return result;
}

}  // namespace referee::driver
