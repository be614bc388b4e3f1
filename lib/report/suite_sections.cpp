// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/suite_sections.hpp"

#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/phrases.hpp"

namespace referee::report {

std::string precisions_and_seeds(const Agreement& agreement) {
  Table table({"digits", "seed", "as recorded", "otherwise"});
  table.right_aligned({0, 1, 2, 3});
  std::string differences;
  for (const AgreementRun& run : agreement.runs) {
    table.row({std::to_string(run.digits), std::to_string(run.seed), std::to_string(run.as_recorded),
               run.differences.empty() ? std::string() : std::to_string(run.differences.size())});
    for (const std::string& line : run.differences)
      differences += fmt::format("- {} digits, seed {}: {}\n", run.digits, run.seed, prose(line));
  }
  return fmt::format(
      "## Precisions and seeds\n\nEvery claim was tried again at each of these precisions with each of these "
      "seeds ({} budget); *as recorded* are those whose verdict, amended statement and printed numbers came "
      "out as above.\n\n{}\n{}{}",
      agreement.budget, table.text(), differences, differences.empty() ? "" : "\n");
}

std::string planted_faults(const MutationScore& score) {
  const auto further = [](long number, std::string_view fate, std::string_view fates) {
    return number == 0 ? std::string() : ", " + count(static_cast<std::size_t>(number), fate, fates);
  };
  return fmt::format(
      "## Planted faults\n\nOf {} faults that were planted, one at a time, in the formulas of the library "
      "and in the "
      "statements on trial, {} were noticed by a unit test or by a verdict that changed{}{}{}: {}.\n\n",
      score.planted, score.caught,
      further(score.errors, "ended in an error or a time-out", "ended in an error or a time-out"),
      further(score.explained, "survives for the reason given", "survive for the reason given"),
      further(score.survived, "survives", "survive"), link("every fault and its fate", "mutations.md"));
}

}  // namespace referee::report
