// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/bound.hpp"

#include <fmt/format.h>

#include <cmath>

#include "court/methods/admission.hpp"
#include "court/methods/bound_search.hpp"
#include "court/methods/branch_and_bound.hpp"
#include "court/shrink.hpp"

namespace referee::court {
namespace {

Finding started(std::string what) {
  Finding finding;
  finding.method = "bound";
  finding.what = std::move(what);
  return finding;
}

/// Percent of the volume, rounded down so that nothing unproven counts as proven.
std::string percent(double part) { return fmt::format("{:.4f} %", std::floor(part * 1e6) / 1e4); }

/// A shorter counterexample within the same ranges and hypotheses.
Instance shrunk(const DomainChart& chart, const Inequality& inequality, const Instance& violation) {
  const auto completed = [&](const Instance& varying) {
    Instance whole = chart.constants();
    for (const auto& [name, value] : varying.values()) whole.set(name, value);
    return whole;
  };
  const auto still_fails = [&](const Instance& varying) {
    return chart.contains(varying) && inequality.decide(completed(varying)).standing == Standing::violated;
  };
  return completed(shrink(chart.varying(violation), guarded(still_fails)));
}

void report_refutation(Finding& finding, const Domain& domain, const Inequality& inequality,
                       const Instance& counterexample, bool in_a_box) {
  report_violation(finding, inequality, counterexample);
  for (const Range& range : domain.ranges)
    finding.certificate.push_back(fmt::format("{} <= {} = {} <= {}", to_string(range.lower), range.name,
                                              to_string(counterexample[range.name]), to_string(range.upper)));
  finding.note = in_a_box ? "found by branch and bound" : "found by the attack";
}

/// No violation: what may be said about the rest. Leaves the verdict undecided when something stands in the
/// way.
void report_defence(Finding& finding, const Inequality& inequality, const InequalityRecord& record,
                    const BoxProof& proof) {
  if (record.admissible() == 0) {
    finding.note =
        "no instance was met at which every hypothesis is proven; a domain with admissible instances "
        "would decide it";
    return;
  }
  if (record.unknown()) {
    finding.instance = *record.unknown();
    finding.note = fmt::format(
        "a side is not finite, or too wide, up to {} bits at {}; a form of the sides that "
        "can be enclosed there would decide it",
        inequality.effort().max_bits, record.unknown()->text());
    return;
  }
  report_power(finding, inequality, record);
  if (finding.power.empty()) {
    finding.note = "no perturbed twin fails at the instances met: the check could not have failed";
    return;
  }
  finding.verdict = Verdict::holds;
  finding.strength = proof.complete ? Strength::certified : Strength::numeric;
  finding.note = proof.complete
                     ? fmt::format("branch and bound proves it on the whole domain (boxes: {})", proof.boxes)
                     : fmt::format(
                           "branch and bound proves it on {} of the domain's volume (on the scales of its "
                           "ranges, boxes: {}); on the rest it was attacked only",
                           percent(proof.proven), proof.boxes);
  if (proof.inadmissible > 0)
    finding.note += fmt::format("; on {} a hypothesis is violated", percent(proof.inadmissible));
  if (record.touching() > 0)
    finding.note += fmt::format("; both sides agree to {} digits at {} of the instances",
                                inequality.effort().digits, record.touching());
  if (record.unsettled())
    finding.note += "; hypotheses were undecided at some instances, e.g. " + record.unsettled()->text();
  finding.note += "; the sides are closest at the instance shown";
  if (!finding.power.starts_with("1e-"))
    finding.note += "; not sharp: only a twin with a right side of zero or of the other sign fails";
}

}  // namespace

Finding bound(const Effort& effort, std::string what, const Domain& domain, const Quantity& lhs,
              const Quantity& rhs) {
  Finding finding = started(std::move(what));
  const DomainChart chart(domain);
  const Inequality inequality(effort, domain.hypotheses, lhs, rhs);
  const bool funded = effort.start().bits <= effort.max_bits;
  if (!funded) {
    finding.note = fmt::format("the limit of {} bits is below the {} bits that {} digits need",
                               effort.max_bits, effort.start().bits, effort.digits);
    return finding;
  }
  InequalityRecord record;
  attack_bound(chart, inequality, finding.what, record);
  BoxProof proof;
  if (!record.violation()) {
    proof = branch_and_bound(chart, inequality, effort.start(), effort.scaled(3000, 20000, 400000),
                             static_cast<std::size_t>(effort.scaled(4, 12, 100)));
    if (proof.violation) record.decide(inequality, *proof.violation);
    if (!record.violation() && !proof.open.empty()) polish_bound(chart, inequality, proof.open, record);
  }
  finding.instances = record.tried() + proof.boxes;
  if (record.violation()) {
    report_refutation(finding, domain, inequality, shrunk(chart, inequality, record.violation()->instance),
                      proof.violation.has_value());
  } else {
    report_defence(finding, inequality, record, proof);
  }
  return finding;
}

Finding bound(const Effort& effort, std::string what, const Family& family, const Quantity& lhs,
              const Quantity& rhs) {
  Finding finding = started(std::move(what));
  const Inequality inequality(effort, family.hypotheses, lhs, rhs);
  InequalityRecord record;
  for (const Instance& member : family.members) {
    record.decide(inequality, member);
    if (record.violation()) break;
  }
  finding.instances = record.admissible();
  if (record.violation()) {
    Instance counterexample = record.violation()->instance;
    // Without hypotheses nothing says where else the statement is claimed, so the member stands as it is.
    if (!family.hypotheses.empty())
      counterexample = shrink(family, counterexample, guarded([&](const Instance& instance) {
                                return inequality.decide(instance).standing == Standing::violated;
                              }));
    report_violation(finding, inequality, counterexample);
    return finding;
  }
  BoxProof everywhere;
  everywhere.complete = record.touching() == 0;
  if (record.unsettled()) {
    finding.instance = *record.unsettled();
    finding.note = "a hypothesis could not be decided at " + record.unsettled()->text() +
                   "; more digits, or hypotheses that are strict there, would decide it";
    return finding;
  }
  report_defence(finding, inequality, record, everywhere);
  if (finding.verdict == Verdict::holds)
    finding.note = record.touching() == 0
                       ? "enclosed as satisfied at every instance"
                       : fmt::format(
                             "both sides agree to {} digits and still overlap at {} of the instances; at "
                             "the others enclosed as satisfied",
                             effort.digits, record.touching());
  return finding;
}

}  // namespace referee::court
