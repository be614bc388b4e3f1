// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/stored.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "driver/evidence_store.hpp"
#include "driver/expectations.hpp"
#include "driver/selection.hpp"
#include "driver/usage_error.hpp"
#include "report/reports.hpp"

namespace referee::driver {
namespace {

/// At most ten ids, then how many more.
std::string some_of(std::vector<std::string> ids) {
  constexpr std::size_t most = 10;
  if (ids.size() <= most) return fmt::format("{}", fmt::join(ids, ", "));
  const std::size_t more = ids.size() - most;
  ids.resize(most);
  return fmt::format("{} and {} more", fmt::join(ids, ", "), more);
}

/// The last evidence of each claim at the default digits, budget and seed; says on standard error when the
/// code has changed since. @throws UsageError naming the claims that have none.
std::vector<court::Evidence> reference_evidence(const std::vector<const court::Claim*>& claims,
                                                const Program& program, const Layout& layout) {
  const EvidenceStore store(layout.evidence());
  std::vector<court::Evidence> result;
  std::vector<std::string> missing, stale;
  for (const auto* claim : claims) {
    const auto key = evidence_key(*claim, court::Effort{}, program.code);
    try {
      if (auto stored = store.load(key)) {
        if (stored->key != key) stale.push_back(claim->id);
        result.push_back(std::move(stored->evidence));
        continue;
      }
    } catch (const std::runtime_error&) {
      // Unreadable evidence is none: the same run brings it back.
    }
    missing.push_back(claim->id);
  }
  if (!missing.empty())
    throw UsageError(
        fmt::format("no evidence at budget standard, {} digits and seed {} for {} of {} claims: {}; run "
                    "./referee verify {} first",
                    court::Effort{}.digits, court::Effort{}.seed, missing.size(), claims.size(),
                    some_of(missing), missing.size() == 1 ? missing.front() : ""));
  if (!stale.empty())
    fmt::print(stderr, "score-referee: the code has changed since {} claims ran: {}\n", stale.size(),
               some_of(stale));
  return result;
}

}  // namespace

int explain(const ExplainOptions& options, const Program& program, const Layout& layout) {
  const auto* claim = &select_one(court::registry(), options.id);
  const auto stored = EvidenceStore(layout.evidence()).newest(claim->id);
  if (!stored)
    throw UsageError(fmt::format("{} never ran; run ./referee verify {} first", claim->id, claim->id));
  auto evidence = stored->evidence;
  const auto expectations = read_expectations(layout.expectations(claim->paper));
  if (const auto recorded = expectations.find(claim->id); recorded != expectations.end())
    evidence.expected = court::name(recorded->second.verdict);
  fmt::print("{}", report::explain(evidence));
  const court::Effort effort{.digits = stored->key.digits,
                             .budget = court::budget_from(stored->key.budget),
                             .seed = stored->key.seed};
  if (const auto reason = reason_for_difference(stored->key, evidence_key(*claim, effort, program.code));
      !reason.empty())
    fmt::print(stderr, "score-referee: this evidence is of an earlier state: {}\n", reason);
  return 0;
}

int rewrite_reports(const Program& program, const Layout& layout) {
  auto evidence = reference_evidence(select(court::registry(), {}, ""), program, layout);
  std::map<std::string, Expectations> expectations;
  for (const auto& paper : papers(court::registry()))
    expectations[paper] = read_expectations(layout.expectations(paper));
  for (auto& one : evidence) {
    const auto& recorded = expectations[one.paper];
    if (const auto found = recorded.find(one.id); found != recorded.end())
      one.expected = court::name(found->second.verdict);
  }
  report::write_reports(layout.reports(), evidence, layout.root);
  fmt::print("{} claims reported in {}\n", evidence.size(), layout.reports().string());
  return 0;
}

int bless(const BlessOptions& options, const Program& program, const Layout& layout) {
  const auto evidence = reference_evidence(select(court::registry(), options.patterns, ""), program, layout);
  std::map<std::string, Expectations> changed;
  for (const auto& one : evidence) {
    if (one.judgement.verdict == court::Verdict::error)
      throw UsageError(fmt::format(
          "bless {}: its last run ended in an error, which is never expected; mend it first", one.id));
    if (!changed.contains(one.paper)) changed[one.paper] = read_expectations(layout.expectations(one.paper));
  }
  std::set<std::string> touched;
  std::string said;
  for (const auto& one : evidence) {
    auto& recorded = changed[one.paper];
    const auto now = expectation_of(one.judgement);
    const auto before = recorded.find(one.id);
    if (before != recorded.end() && before->second == now) {
      said += fmt::format("{}: unchanged, {}\n", one.id, describe(now));
      continue;
    }
    said +=
        fmt::format("{}: {} -> {}\n", one.id,
                    before == recorded.end() ? "nothing recorded" : describe(before->second), describe(now));
    recorded[one.id] = now;
    touched.insert(one.paper);
  }
  for (const auto& paper : touched) write_expectations(layout.expectations(paper), changed[paper]);
  fmt::print("{}", said);
  return 0;
}

}  // namespace referee::driver
