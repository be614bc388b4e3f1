// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "court/foundations.hpp"
#include "driver/claims_run.hpp"
#include "driver/expectations.hpp"
#include "driver/files.hpp"
#include "driver/progress.hpp"
#include "driver/selection.hpp"
#include "driver/summary.hpp"
#include "report/json.hpp"
#include "report/junit.hpp"
#include "report/reports.hpp"

namespace referee::driver {
namespace {

/// The run that the committed reports show.
bool is_reference_run(const court::Effort& effort) {
  const court::Effort reference;
  return effort.budget == reference.budget && effort.digits == reference.digits &&
         effort.seed == reference.seed;
}

/// One run of verify, from the selection to the summary.
class Run {
 public:
  Run(const VerifyOptions& options, const Program& program, const Layout& layout)
      : options_(options),
        layout_(layout),
        code_(program.code),
        limits_(limits_for(options.effort.budget)),
        claims_(select(court::registry(), options.patterns, options.paper)),
        expectations_(read_expectations(claims_, layout)),
        store_(layout.evidence()) {
    if (!options.json.empty()) require_writable(options.json, "--json");
    if (!options.junit.empty()) require_writable(options.junit, "--junit");
    if (!options.reports.empty()) require_writable_folder(options.reports, "--reports");
    require_writable_folder(layout.evidence(), "evidence store");
    evidence_.resize(claims_.size());
  }

  /// False when interrupted.
  bool try_claims() {
    std::size_t width = 0;
    for (const auto* claim : claims_) width = std::max(width, claim->id.size());
    Progress progress(claims_.size(), width);
    return driver::try_claims(
        {claims_, options_.effort, limits_, options_.jobs, options_.cache}, code_, store_,
        {.started = [&](std::string_view id) { progress.started(id); },
         .ended = [&](std::size_t index, court::Evidence evidence,
                      const std::string& reason) { settle(index, std::move(evidence), reason, progress); }});
  }

  /// Compares, writes what was asked for, prints the summary.
  int conclude() {
    Summary summary = judge();
    if (!options_.json.empty())
      write_file(options_.json,
                 report::run_to_json(summary.claims, options_.effort.digits,
                                     court::name(options_.effort.budget), options_.effort.seed));
    if (!options_.junit.empty())
      write_file(options_.junit, report::to_junit(summary.claims, summary.differences));
    const bool all = options_.patterns.empty() && options_.paper.empty();
    if (!options_.reports.empty())
      report::write_reports(options_.reports, summary.claims, layout_.root);
    else if (all && is_reference_run(options_.effort))
      report::write_reports(layout_.reports(), summary.claims, layout_.root);
    fmt::print("{}", summary.text());
    return summary.good() ? 0 : 1;
  }

 private:
  const Expectation* expectation(const std::string& id) const {
    const auto found = expectations_.find(id);
    return found == expectations_.end() ? nullptr : &found->second;
  }

  void settle(std::size_t index, court::Evidence evidence, const std::string& reason, Progress& progress) {
    const auto* recorded = expectation(evidence.id);
    // Kept beside the evidence, not in it: blessing must not make stored evidence stale.
    evidence.expected = recorded ? std::string(court::name(recorded->verdict)) : "";
    std::string remark = "no recorded expectation";
    if (recorded)
      remark = fmt::format(
          "{}", fmt::join(compare(*recorded, evidence.judgement, options_.effort.budget).differences, "; "));
    progress.ended(evidence, reason, remark);
    ++reasons_[reason];
    evidence_[index] = std::move(evidence);
  }

  Summary judge() {
    Summary summary;
    for (const auto& evidence : evidence_) {
      for (const auto& line : court::contradictions(evidence.judgement))
        summary.contradictions.push_back(fmt::format("{}: {}", evidence.id, line));
      const auto* recorded = expectation(evidence.id);
      if (!recorded) {
        summary.unrecorded.push_back(evidence.id);
        continue;
      }
      const auto comparison = compare(*recorded, evidence.judgement, options_.effort.budget);
      if (!comparison.differences.empty()) summary.differences[evidence.id] = comparison.differences;
      for (const auto& line : comparison.remarks)
        summary.remarks.push_back(fmt::format("{}: {}", evidence.id, line));
    }
    // A claim that disappears is a difference too.
    if (options_.patterns.empty()) {
      for (const auto& [id, recorded] : expectations_)
        if (!court::find_claim(id))
          summary.differences[id] = {fmt::format("not in this program, expected {}", describe(recorded))};
      for (const auto& line : court::flaws_of_foundations(court::registry()))
        summary.contradictions.push_back(line);
    }
    summary.claims = std::move(evidence_);
    summary.reasons = std::move(reasons_);
    return summary;
  }

  const VerifyOptions& options_;
  const Layout& layout_;
  const CodeTable& code_;
  Limits limits_;
  std::vector<const court::Claim*> claims_;
  Expectations expectations_;
  EvidenceStore store_;
  std::vector<court::Evidence> evidence_;
  std::map<std::string, long> reasons_;
};

}  // namespace

int verify(const VerifyOptions& options, const Program& program, const Layout& layout) {
  Run run(options, program, layout);
  if (!run.try_claims()) {
    fmt::print(stderr,
               "score-referee: interrupted; finished claims are kept, the next run goes on from here\n");
    return 130;
  }
  return run.conclude();
}

}  // namespace referee::driver
