// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace referee::driver {
namespace {

std::string counts(const std::map<std::string, long>& reasons) {
  std::vector<std::string> parts;
  for (const auto& [reason, count] : reasons) parts.push_back(fmt::format("{} {}", count, reason));
  return fmt::format("{}", fmt::join(parts, ", "));
}

void append(std::string& text, std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  text += fmt::format("\n{} ({}):\n", heading, lines.size());
  for (const auto& line : lines) text += fmt::format("  {}\n", line);
}

}  // namespace

bool Summary::good() const {
  return differences.empty() && unrecorded.empty() && contradictions.empty() &&
         std::none_of(claims.begin(), claims.end(),
                      [](const auto& claim) { return claim.judgement.verdict == court::Verdict::error; });
}

std::string Summary::text() const {
  std::map<court::Verdict, long> verdicts;
  std::map<court::Verdict, long> repaired;
  long printed = 0, matched = 0;
  std::vector<std::string> errors;
  for (const auto& claim : claims) {
    const auto& judgement = claim.judgement;
    ++verdicts[judgement.verdict];
    if (judgement.repair && judgement.repair->verdict == court::Verdict::holds) ++repaired[judgement.verdict];
    for (const auto& number : judgement.published) {
      ++printed;
      // Both "matches" and "matches (truncated)".
      if (number.verdict.starts_with("matches")) ++matched;
    }
    for (const auto& finding : judgement.findings)
      if (finding.verdict == court::Verdict::error)
        errors.push_back(fmt::format("{}: {}", claim.id, finding.note));
  }
  std::string text = fmt::format("\n{:<20} {:>5}\n", "verdict", "claims");
  for (const auto& [verdict, count] : verdicts) {
    text += fmt::format("{:<20} {:>6}", court::name(verdict), count);
    if (repaired[verdict] > 0) text += fmt::format("  ({} with a repair that holds)", repaired[verdict]);
    text += "\n";
  }
  text += fmt::format("{:<20} {:>6}\n", "all", claims.size());
  text += fmt::format("{:<20} {:>6} of {} match\n", "printed numbers", matched, printed);
  text += fmt::format("evidence: {}\n", counts(reasons));
  append(text, "errors", errors);
  std::vector<std::string> lines;
  for (const auto& [id, differs] : differences)
    for (const auto& line : differs) lines.push_back(fmt::format("{}: {}", id, line));
  append(text, "differences to the expected verdicts", lines);
  if (!unrecorded.empty())
    text += fmt::format("\nno recorded expectation ({}), run ./referee bless ID for: {}\n", unrecorded.size(),
                        fmt::join(unrecorded, ", "));
  append(text, "contradictions between verdict and evidence", contradictions);
  append(text, "remarks", remarks);
  text += good() ? "\nall as expected\n" : "\nNOT as expected\n";
  return text;
}

}  // namespace referee::driver
