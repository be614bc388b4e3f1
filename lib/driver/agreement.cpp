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

namespace referee::driver {
namespace {

/// One run of the table.
struct Row {
  long digits;
  std::uint64_t seed;
  long agree = 0;
  std::vector<std::string> differences;

  std::string name() const { return fmt::format("{} digits, seed {}", digits, seed); }
};

std::vector<Row> rows_of(const AgreementOptions& options) {
  std::vector<Row> rows;
  for (const long digits : options.digits)
    for (const std::uint64_t seed : options.seeds) rows.push_back({digits, seed, 0, {}});
  return rows;
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

void print_table(const std::vector<Row>& rows) {
  fmt::print("\n{:>6}  {:>20}  {:>11}  {:>9}\n", "digits", "seed", "as recorded", "otherwise");
  std::string lines;
  for (const Row& row : rows) {
    fmt::print("{:>6}  {:>20}  {:>11}  {:>9}\n", row.digits, row.seed, row.agree, row.differences.size());
    for (const std::string& line : row.differences) lines += fmt::format("{}: {}\n", row.name(), line);
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
  auto rows = rows_of(options);
  std::size_t width = 0;
  for (const auto* claim : claims) width = std::max(width, claim->id.size());
  Progress progress(claims.size() * rows.size(), width);
  for (Row& row : rows) {
    // A store knows the files that were there when it was made.
    const EvidenceStore store(layout.evidence());
    std::vector<std::string> lines(claims.size());
    const auto ended = [&](std::size_t index, const court::Evidence& evidence, const std::string& reason) {
      const std::string line =
          fmt::format("{}", fmt::join(differences(evidence, expectations, options.budget), "; "));
      progress.ended(evidence, fmt::format("{}, {}", row.name(), reason), line);
      if (line.empty())
        ++row.agree;
      else
        lines[index] = fmt::format("{}: {}", evidence.id, line);
    };
    if (!try_claims({claims, effort_of(row.digits, options.budget, row.seed), limits, options.jobs, true},
                    program.code, store,
                    {.started = [&](std::string_view id) { progress.started(id); }, .ended = ended})) {
      fmt::print(stderr,
                 "score-referee: interrupted; finished claims are kept, the next run goes on from here\n");
      return 130;
    }
    std::erase(lines, "");
    row.differences = std::move(lines);
  }
  print_table(rows);
  return std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.differences.empty(); }) ? 0
                                                                                                       : 1;
}

}  // namespace referee::driver
