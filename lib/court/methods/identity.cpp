// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/identity.hpp"

#include <cmath>

#include "court/methods/admission.hpp"
#include "court/shrink.hpp"

namespace referee::court {
namespace {

constexpr Precision coarse{64};  // for sizes, of which only the order of magnitude is wanted

enum class Outcome { equal, different, open };

struct Agreement {
  Outcome outcome = Outcome::open;
  Ball lhs, rhs;
  Precision precision;
  long digits = 0;        ///< to which both sides agree
  bool absolute = false;  ///< both enclose zero, so that only an absolute statement has a meaning
  std::string reason;     ///< why it stayed open
};

bool is_zero(const Ball& ball) { return ball.is_exact() && ball.contains_zero(); }

/// Decimal digits by which `size` lies below `scale` (both positive numbers of any magnitude), rounded down.
long digits_below(const Ball& size, const Ball& scale) {
  const Ball ratio = log(size.at(coarse) / scale.at(coarse)) / log(Ball(Rational(10), coarse));
  return static_cast<long>(std::floor(-ratio.upper().to_double()));
}

/// Agreement of two finite sides, from the size of their difference against the larger side.
void measure(Agreement& c) {
  c.absolute = c.lhs.contains_zero() && c.rhs.contains_zero();
  const Ball difference = c.lhs - c.rhs;
  const Ball scale = c.absolute ? Ball(1) : max(abs(c.lhs).lower(), abs(c.rhs).lower());
  // For a difference that contains zero the width is no smaller than the size.
  const Ball size = difference.contains_zero() ? 2 * difference.radius() : abs(difference).lower();
  // Both sides may be exact; no statement goes beyond the working precision all the same.
  const long most = c.precision.to_digits();
  c.digits = is_zero(size) ? most : std::min(most, digits_below(size, scale));
}

/// Both sides at rising precision. With `confirm`, agreement must show again in a narrower ball at twice the
/// precision.
Agreement examine(const Instance& instance, const Quantity& lhs, const Quantity& rhs, const Effort& effort,
                  bool confirm) {
  Agreement c;
  c.reason =
      "max_bits = " + std::to_string(effort.max_bits) + " leaves no precision to compute at; more bits would";
  int agreements = 0;
  Ball width;
  for (Precision precision : ladder(effort)) {
    const Point point(instance, precision);
    c.precision = precision;
    c.lhs = lhs(point);
    c.rhs = rhs(point);
    const std::string bits = std::to_string(precision.bits) + " bits";
    if (!c.lhs.is_finite() || !c.rhs.is_finite()) {
      c.digits = 0;
      agreements = 0;
      c.reason = "a side is not finite at " + bits + "; a formula that stays finite there would decide it";
      continue;
    }
    measure(c);
    if (certainly_different(c.lhs, c.rhs)) {
      c.outcome = Outcome::different;
      return c;
    }
    if (c.digits < effort.digits) {
      agreements = 0;
      c.reason = "the sides overlap, but at " + bits + " the enclosures show only " +
                 std::to_string(c.digits) + " digits; narrower enclosures would decide it";
      continue;
    }
    const Ball wider = std::exchange(width, (c.lhs - c.rhs).radius());
    const bool narrower = agreements == 0 || certainly_less(width, wider) || is_zero(width);
    ++agreements;
    // Two sides that both enclose zero may still part when more digits are known; an exact zero cannot move.
    const int demanded = c.absolute && !is_zero(c.lhs) && !is_zero(c.rhs) ? 3 : 2;
    if (!confirm || (narrower && agreements >= demanded)) {
      c.outcome = Outcome::equal;
      return c;
    }
    if (!narrower) agreements = 1;
    c.reason = narrower ? "the sides agree, but max_bits leaves no room to confirm it at twice the precision"
                        : "the sides agree, but the enclosure does not narrow as the precision grows; "
                          "inputs with more digits would decide it";
  }
  return c;
}

/// The largest j > least for which rhs (1 + 10^-j) parts from lhs, or rhs + 10^-j where rhs encloses zero;
/// `least` when there is none.
long caught(const Agreement& c, long least) {
  for (long j = std::min(c.digits + 1, c.precision.to_digits()); j > least; --j) {
    const Ball step(power(Rational(10), -j), c.precision);
    const Ball twin = c.rhs.contains_zero() ? c.rhs + step : c.rhs + c.rhs * step;
    if (certainly_different(c.lhs, twin)) return j;
  }
  return least;
}

void describe(Finding& finding, const Instance& instance, const Agreement& c) {
  // Enough digits to see where the sides part, if they do.
  const long shown = c.outcome == Outcome::different ? std::max(25L, c.digits + 6) : 25;
  finding.instance = instance;
  finding.value = c.lhs.to_string(shown);
  finding.expected = c.rhs.to_string(shown);
  finding.margin = (c.lhs - c.rhs).to_string(5);
  finding.digits = std::max(0L, c.digits);
}

}  // namespace

Finding identity(const Effort& effort, std::string what, const Family& family, const Quantity& lhs,
                 const Quantity& rhs) {
  Finding finding;
  finding.method = "identity";
  finding.what = std::move(what);
  Survey survey(family, effort);
  long power = -1, absolute = 0;
  bool first = true;
  for (const Instance& instance : family.members) {
    if (!survey.admits(instance)) continue;
    const Agreement c = examine(instance, lhs, rhs, effort, true);
    if (c.outcome == Outcome::different) {
      auto fails = guarded([&](const Instance& shorter) {
        return admitted(family.hypotheses, shorter, effort) == Truth::yes &&
               examine(shorter, lhs, rhs, effort, false).outcome == Outcome::different;
      });
      const Instance counterexample = shrink(family, instance, fails, effort.scaled(60, 200, 400));
      describe(finding, counterexample, examine(counterexample, lhs, rhs, effort, false));
      finding.verdict = Verdict::refuted;
      finding.strength = Strength::certified;
      finding.instances = survey.tried();
      finding.certificate = certificate(family.hypotheses);
      finding.note.clear();
      return finding;
    }
    if (c.outcome == Outcome::open) {
      survey.doubt(instance, c.reason, c.lhs.to_string(25), c.rhs.to_string(25));
      continue;
    }
    absolute += c.absolute;
    power = caught(c, power);
    if (first || c.digits < finding.digits) describe(finding, instance, c);
    first = false;
  }
  if (survey.leave_open(finding)) {
    finding.digits = 0;
    finding.margin.clear();
    return finding;
  }
  finding.instances = survey.tried();
  if (power < 0) {
    finding.note = "the same check passes with the right side doubled; more digits would decide it";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.power = power == 0 ? "1" : "1e-" + std::to_string(power);
  if (absolute > 0)
    finding.note = "both sides are zero at " + std::to_string(absolute) +
                   " of the instances: there the agreement is absolute";
  return finding;
}

}  // namespace referee::court
