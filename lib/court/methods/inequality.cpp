// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/inequality.hpp"

#include <fmt/format.h>

#include <algorithm>
#include "court/methods/admission.hpp"

namespace referee::court {
namespace {

// Enough for a double's mantissa after a moderate cancellation: what a search can use.
constexpr long glance_bits = 96;
constexpr std::size_t suspects_kept = 8;
constexpr long digits_shown = 20;
constexpr long coarsest_twin = -300;  // rhs (1 - 10^300): the end of the search for a twin that fails

/// Relative to the larger side; absolutely where both enclose zero and no scale is known.
bool agree(const Ball& lhs, const Ball& rhs, const Ball& difference, long digits) {
  const bool vanishing = lhs.contains_zero() && rhs.contains_zero();
  const Ball scale = vanishing ? Ball(1) : max(lhs.magnitude(), rhs.magnitude());
  return certainly_at_most(difference.radius() * Ball(power(Rational(10), digits), difference.precision()),
                           scale);
}

}  // namespace

std::optional<Ball> Comparison::relative_slack() const {
  if (!decided() && standing != Standing::violated) return std::nullopt;
  const Ball& scale = rhs.contains_zero() ? lhs : rhs;
  if (scale.contains_zero()) return std::nullopt;
  return (rhs - lhs) / abs(scale);
}

Truth Inequality::admits(const Point& point) const {
  Truth all = Truth::yes;
  for (const Hypothesis& hypothesis : hypotheses_) {
    all = all && hypothesis.satisfied(point);
    if (all == Truth::no) break;
  }
  return all;
}

Comparison Inequality::compare(const Instance& instance, long first_bits, long agreement_bits,
                               long last_bits) const {
  Comparison result;
  for (long bits = first_bits; bits <= last_bits; bits *= 2) {
    const Point point(instance, {bits});
    const Truth admitted = admits(point);
    if (admitted == Truth::no) return {Standing::inadmissible, {}, {}};
    if (admitted == Truth::unknown) {
      result.standing = Standing::unsettled;
      continue;
    }
    const Ball lhs = lhs_(point).at({bits}), rhs = rhs_(point).at({bits});
    if (!lhs.is_finite() || !rhs.is_finite()) {
      if (result.standing != Standing::touching) result.standing = Standing::unknown;
      continue;
    }
    result.lhs = lhs;
    result.rhs = rhs;
    if (certainly_less(rhs, lhs)) {
      result.standing = Standing::violated;
      return result;
    }
    if (certainly_at_most(lhs, rhs)) {
      result.standing = Standing::satisfied;
      return result;
    }
    const bool touches = agree(lhs, rhs, rhs - lhs, effort_.digits);
    result.standing = touches ? Standing::touching : Standing::unknown;
    if (touches && bits >= agreement_bits) return result;
  }
  return result;
}

Comparison Inequality::decide(const Instance& instance) const {
  const long first = effort_.start().bits;
  return compare(instance, first, 4 * first, effort_.max_bits);
}

Comparison Inequality::glance(const Instance& instance) const {
  const long last = std::min(effort_.start().bits, effort_.max_bits);
  const long first = std::min(glance_bits, effort_.start().bits);
  Comparison result = compare(instance, first, last, last);
  // The doubling from `first` may jump over `last`.
  if (result.standing == Standing::unknown && first < last) result = compare(instance, last, last, last);
  return result;
}

void InequalityRecord::keep(const Instance& instance, const Comparison& comparison) {
  if (comparison.standing == Standing::inadmissible) return;
  if (comparison.standing == Standing::unsettled) {
    if (!unsettled_) unsettled_ = instance;
    return;
  }
  ++admissible_;
  if (comparison.standing == Standing::touching) ++touching_;
  if (comparison.standing == Standing::violated && !violation_) violation_ = Entry{instance, comparison};
  const std::optional<Ball> slack = comparison.relative_slack();
  if (!slack || !slack->is_finite()) return;
  // Where the sides overlap the midpoint is rounding noise.
  const double size = slack->contains_zero() ? 0.0 : slack->to_double();
  if (!closest_ || size < closest_slack_) {
    closest_ = Entry{instance, comparison};
    closest_slack_ = size;
  }
  if (comparison.rhs.is_positive() && (!sharpest_ || size < sharpest_slack_)) {
    sharpest_ = Entry{instance, comparison};
    sharpest_slack_ = size;
  }
}

Standing InequalityRecord::decide(const Inequality& inequality, const Instance& instance) {
  const Comparison comparison = inequality.decide(instance);
  ++tried_;
  if (comparison.standing == Standing::unknown && !unknown_) unknown_ = instance;
  keep(instance, comparison);
  return comparison.standing;
}

Comparison InequalityRecord::glance(const Inequality& inequality, const Instance& instance) {
  Comparison comparison = inequality.glance(instance);
  ++tried_;
  if (comparison.standing == Standing::unknown || comparison.standing == Standing::unsettled) {
    if (suspects_.size() < suspects_kept) suspects_.push_back(instance);
  } else {
    keep(instance, comparison);
  }
  return comparison;
}

void InequalityRecord::settle(const Inequality& inequality) {
  for (const Instance& instance : suspects_) {
    // One instance that nothing can decide already decides the finding; the ladder is too dear to climb
    // again.
    if (unknown_ || violation_) break;
    decide(inequality, instance);
  }
  suspects_.clear();
}

void report_sides(Finding& finding, const Comparison& comparison) {
  finding.value = comparison.lhs.to_string(digits_shown);
  finding.expected = "<= " + comparison.rhs.to_string(digits_shown);
  finding.margin = (comparison.rhs - comparison.lhs).to_string(5);
}

void report_violation(Finding& finding, const Inequality& inequality, const Instance& instance) {
  const Comparison comparison = inequality.decide(instance);
  finding.verdict = Verdict::refuted;
  finding.strength = Strength::certified;
  finding.instance = instance;
  report_sides(finding, comparison);
  finding.certificate = certificate(inequality.hypotheses());
  finding.certificate.push_back("lhs in " + comparison.lhs.to_string(digits_shown) + ", rhs in " +
                                comparison.rhs.to_string(digits_shown));
  finding.certificate.push_back("lhs - rhs in " + (comparison.lhs - comparison.rhs).to_string(digits_shown) +
                                ", which is positive");
}

void report_power(Finding& finding, const Inequality& inequality, const InequalityRecord& record) {
  if (record.sharpest()) {
    const Comparison& comparison = record.sharpest()->comparison;
    finding.sharpness = fmt::format("{:.10g}", (comparison.lhs / comparison.rhs).to_double());
  }
  if (!record.closest()) return;
  Comparison comparison = inequality.decide(record.closest()->instance);
  if (!comparison.decided()) comparison = record.closest()->comparison;
  finding.instance = record.closest()->instance;
  report_sides(finding, comparison);
  const Ball scale = abs(comparison.rhs.contains_zero() ? comparison.lhs : comparison.rhs);
  if (scale.contains_zero()) return;
  // From j = 0 on downwards the twin has the other sign: no constant in front of rhs would have been missed.
  for (long j = inequality.effort().digits; j >= coarsest_twin; --j) {
    const Ball twin = comparison.rhs - scale * Ball(power(Rational(10), -j), scale.precision());
    if (!certainly_less(twin, comparison.lhs)) continue;
    finding.power = j == 0 ? "1" : fmt::format("1e{}", -j);
    return;
  }
}

}  // namespace referee::court
