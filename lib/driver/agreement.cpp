// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "driver/claims_run.hpp"
#include "driver/expectations.hpp"
#include "driver/files.hpp"
#include "driver/progress.hpp"
#include "driver/selection.hpp"
#include "report/agreement_record.hpp"

namespace referee::driver {
namespace {

namespace fs = std::filesystem;

using Run = report::AgreementRun;

std::string name(const Run& run) { return fmt::format("{} digits, seed {}", run.digits, run.seed); }

std::vector<Run> runs_of(const AgreementOptions& options) {
  std::vector<Run> runs;
  for (const long digits : options.digits)
    for (const std::uint64_t seed : options.seeds) runs.push_back({digits, seed, 0, {}});
  return runs;
}

/// Where the record goes; nowhere when it is that of some claims or of other runs than the scoreboard shows.
fs::path record_folder(const AgreementOptions& options, const Layout& layout) {
  if (!options.reports.empty()) return options.reports;
  const AgreementOptions defaults;
  const bool is_default = options.patterns.empty() && options.paper.empty() &&
                          options.digits == defaults.digits && options.seeds == defaults.seeds &&
                          options.budget == defaults.budget;
  return is_default ? layout.reports() : fs::path();
}

/// What is not as recorded.
std::vector<std::string> differences(const court::Evidence& evidence, const Expectations& expectations,
                                     court::Budget budget) {
  const auto recorded = expectations.find(evidence.id);
  if (recorded == expectations.end()) return {"no recorded expectation"};
  auto result = compare(recorded->second, evidence.judgement, budget).differences;
  for (auto& line : court::contradictions(evidence.judgement)) result.push_back(std::move(line));
  return result;
}

void print_table(const std::vector<Run>& runs) {
  fmt::print("\n{:>6}  {:>20}  {:>11}  {:>9}\n", "digits", "seed", "as recorded", "otherwise");
  std::string lines;
  for (const Run& run : runs) {
    fmt::print("{:>6}  {:>20}  {:>11}  {:>9}\n", run.digits, run.seed, run.as_recorded,
               run.differences.size());
    for (const std::string& line : run.differences) lines += fmt::format("{}: {}\n", name(run), line);
  }
  if (lines.empty())
    fmt::print("\nall runs agree\n");
  else
    fmt::print("\n{}\nNOT all runs agree\n", lines);
}

}  // namespace

int agreement(const AgreementOptions& options, const Program& program, const Layout& layout) {
  const auto claims = select(court::registry(), options.patterns, options.paper);
  const Expectations expectations = read_expectations(claims, layout);
  const Limits limits = limits_for(options.budget);
  require_writable_folder(layout.evidence(), "evidence store");
  const fs::path folder = record_folder(options, layout);
  if (!folder.empty()) require_writable_folder(folder, "--reports");
  report::Agreement record{std::string(court::name(options.budget)), runs_of(options)};
  std::size_t width = 0;
  for (const auto* claim : claims) width = std::max(width, claim->id.size());
  Progress progress(claims.size() * record.runs.size(), width);
  for (Run& run : record.runs) {
    // A store knows the files that were there when it was made.
    const EvidenceStore store(layout.evidence());
    std::vector<std::string> lines(claims.size());
    const auto ended = [&](std::size_t index, const court::Evidence& evidence, const std::string& reason) {
      const std::string line =
          fmt::format("{}", fmt::join(differences(evidence, expectations, options.budget), "; "));
      progress.ended(evidence, fmt::format("{}, {}", name(run), reason), line);
      if (line.empty())
        ++run.as_recorded;
      else
        lines[index] = fmt::format("{}: {}", evidence.id, line);
    };
    if (!try_claims({claims, effort_of(run.digits, options.budget, run.seed), limits, options.jobs, true},
                    program.code, store,
                    {.started = [&](std::string_view id) { progress.started(id); }, .ended = ended})) {
      fmt::print(stderr,
                 "score-referee: interrupted; finished claims are kept, the next run goes on from here\n");
      return 130;
    }
    std::erase(lines, "");
    run.differences = std::move(lines);
  }
  print_table(record.runs);
  if (!folder.empty()) write_file(folder / report::agreement_file, report::to_json(record));
  return std::all_of(record.runs.begin(), record.runs.end(),
                     [](const Run& run) { return run.differences.empty(); })
             ? 0
             : 1;
}

}  // namespace referee::driver
