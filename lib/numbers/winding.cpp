// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/winding.hpp"

#include <vector>

#include "numbers/roots.hpp"

namespace referee {
namespace {

/// radius exp(i pi turn); for a ball of turns a rectangle around the whole arc.
ComplexBall on_circle(const Ball& radius, const Ball& turn) {
  const long bits = turn.working_bits();
  acb_t value;
  acb_init(value);
  arb_sin_cos_pi(acb_imagref(value), acb_realref(value), turn.raw(), bits);
  acb_mul_arb(value, value, radius.raw(), bits);
  ComplexBall result(value, bits);
  acb_clear(value);
  return result;
}

bool may_vanish(const ComplexBall& value) {
  return !acb_is_finite(value.raw()) || acb_contains_zero(value.raw());
}

/// The angle of `to` as seen from `from`, in (-1, 1) times pi, where both lie in one half-plane.
Ball angle(const ComplexBall& from, const ComplexBall& to) {
  const ComplexBall quotient = to / from;
  Ball result;
  acb_arg(result.raw(), quotient.raw(), quotient.bits());
  result.set_precision(quotient.bits());
  return result / pi_like(result);
}

}  // namespace

std::optional<long> zeros_in_disc(const Integrand& f, const Rational& radius, Precision precision,
                                  long arcs) {
  const Ball reach(radius, precision);
  const auto at = [&](const Rational& turn) { return f(on_circle(reach, Ball(turn, precision))); };
  std::vector<Bracket> pending;
  for (long quarter = 4; quarter-- > 0;)
    pending.push_back({Rational(quarter - 2, 2), Rational(quarter - 1, 2)});
  Ball turns(0);
  while (!pending.empty()) {
    const Bracket arc = pending.back();
    pending.pop_back();
    if (arcs-- <= 0) return std::nullopt;
    // A rectangle without the origin lies in a half-plane, so the argument moves by less than pi on the arc.
    if (may_vanish(f(on_circle(reach, Ball::hull(arc.lower, arc.upper, precision))))) {
      const Rational middle = (arc.lower + arc.upper) / 2;
      pending.push_back({middle, arc.upper});
      pending.push_back({arc.lower, middle});
      continue;
    }
    turns += angle(at(arc.lower), at(arc.upper));
  }
  const Ball count = turns / 2;
  fmpz_t integer;
  fmpz_init(integer);
  const bool unique = arb_get_unique_fmpz(integer, count.raw());
  const long result = unique ? fmpz_get_si(integer) : 0;
  fmpz_clear(integer);
  return unique ? std::optional<long>(result) : std::nullopt;
}

Ball least_zero_modulus(const Integrand& f, const Rational& lower, const Rational& upper,
                        const Rational& resolution, Precision precision) {
  const std::optional<long> all = zeros_in_disc(f, upper, precision);
  if (!all || *all == 0) return Ball::whole_line(precision);
  Rational below = lower, above = upper;
  while (above - below > resolution * below) {
    const Rational middle = simplest_between(below + (above - below) * Rational(7, 16),
                                             below + (above - below) * Rational(9, 16));
    const std::optional<long> count = zeros_in_disc(f, middle, precision);
    if (!count) break;
    (*count == 0 ? below : above) = middle;
  }
  return Ball::hull(below, above, precision);
}

}  // namespace referee
