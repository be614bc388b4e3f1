// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/truncated_gamma.hpp"

#include <cmath>

#include "numbers/quadrature.hpp"
#include "numbers/traits.hpp"

namespace referee {
namespace {

/// Bits in which error bounds are computed.
constexpr Precision coarse{64};
/// Up to this decay * ratio the power series is short.
constexpr double short_series = 16, longest_series = 400;
/// Orders up to which integrations by parts are cheap.
constexpr long longest_parts = 64;

/// Correct bits relative to the value; none when the ball reaches zero.
long accurate_bits(const Ball& value) {
  return value.contains_zero() ? 0 : arb_rel_accuracy_bits(value.raw());
}

/// An exact ball to compute at that precision with.
Ball with_bits(const Ball& exact, Precision precision) {
  Ball result(exact);
  result.set_precision(precision.bits);
  return result;
}

Ball real_power(const Ball& base, const Ball& exponent) {
  Ball result;
  result.set_precision(base.working_bits());
  arb_pow(result.raw(), base.raw(), exponent.raw(), base.working_bits());
  return result;
}

void widen(Ball& value, const Ball& error) { arb_add_error(value.raw(), error.raw()); }

/// One integral whose order, decay and ratio > 1 are exact, at a working precision that may rise.
class ExactIntegral {
 public:
  ExactIntegral(const Ball& order, const Ball& decay, const Ball& ratio)
      : order_(order), decay_(decay), ratio_(ratio), reach_((decay * ratio).magnitude().to_double()) {}

  Ball value(Precision goal) const {
    const double near_end = std::abs(decay_.to_double());
    // Exponential integrals at a moderate argument y cancel by a factor of about exp(y).
    double guard = 24;
    if (reach_ <= longest_series && (decay_.is_negative() || reach_ <= short_series))
      guard += 3 * reach_;
    else if (near_end < static_cast<double>(goal.bits))
      guard += 1.5 * near_end;
    Ball best;
    long best_bits = -1;
    for (long bits = goal.bits + static_cast<long>(guard), round = 0; round < 6; bits *= 2, ++round) {
      Ball attempt = closed_form({bits});
      if (!attempt.is_finite()) break;
      const long accurate = accurate_bits(attempt);
      if (accurate > best_bits) {
        best = std::move(attempt);
        best_bits = accurate;
      }
      if (best_bits >= goal.bits) return best.at(goal);
    }
    Ball integral = quadrature(goal.plus(32));
    return (accurate_bits(integral) > best_bits ? integral : best).at(goal);
  }

 private:
  Ball closed_form(Precision precision) const {
    const Ball ratio = with_bits(ratio_, precision);
    if (is_exact_zero(decay_))
      return is_exact_zero(order_) ? log(ratio) : growth(with_bits(order_, precision), ratio);
    if (reach_ <= short_series || (decay_.is_negative() && reach_ <= longest_series))
      return power_series(precision);
    if (decay_.is_positive())
      return arb_is_int(order_.raw()) && order_.is_positive() && certainly_less(order_, Ball(longest_parts))
                 ? elementary(precision)
                 : exponential_integrals(precision);
    return arb_is_int(order_.raw()) && !order_.is_positive() ? growing_integrals(precision)
                                                             : kummer(precision);
  }

  /// (ratio^p - 1)/p for p != 0.
  static Ball growth(const Ball& p, const Ball& ratio) { return expm1(p * log(ratio)) / p; }

  /// exp(decay) sum_k (-decay)^k/k! int_1^ratio v^(order+k-1) dv.
  Ball power_series(Precision precision) const {
    const Ball ratio = with_bits(ratio_, precision), decay = with_bits(decay_, precision);
    const Ball order = with_bits(order_, precision);
    const Ball first = is_exact_zero(order_) ? log(ratio) : growth(order, ratio);
    Ball at_lower = Ball(1).at(precision), at_upper = real_power(ratio, order), sum = first;
    // Each moment is at most ratio^k times the first one.
    Ball tail = first.at(coarse);
    const Ball reach = (decay * ratio).at(coarse);
    const Ball small(power(Rational(2), -precision.bits), coarse);
    for (long k = 1;; ++k) {
      at_lower *= -decay / k;
      at_upper *= -decay * ratio / k;
      const Ball p = order + Ball(k);
      sum += is_exact_zero(p) ? at_lower * log(ratio) : (at_upper - at_lower) / p;
      tail *= abs(reach) / k;
      if (static_cast<double>(k) > 2 * reach_ && certainly_less(tail, small * abs(sum.at(coarse)))) break;
      if (k > 8 * (precision.bits + static_cast<long>(reach_))) return Ball::whole_line(precision);
    }
    // Beyond k > 2 decay ratio the terms at least halve.
    widen(sum, tail.magnitude());
    return sum * exp(decay);
  }

  /// exp(y) E_(1-order)(y), the integral from 1 to infinity, for y > 0.
  Ball to_infinity(const Ball& y) const {
    const Ball index = Ball(1) - with_bits(order_, y.precision());
    Ball result;
    result.set_precision(y.precision().bits);
    arb_hypgeom_expint(result.raw(), index.raw(), y.raw(), y.precision().bits);
    return result * exp(y);
  }
  Ball exponential_integrals(Precision precision) const {
    const Ball ratio = with_bits(ratio_, precision), decay = with_bits(decay_, precision);
    return to_infinity(decay) -
           real_power(ratio, order_) * exp(decay - decay * ratio) * to_infinity(decay * ratio);
  }

  /// order = n > 0: (1 - exp(-decay (ratio - 1)))/decay for n = 1, then n - 1 integrations by parts, whose
  /// terms are positive but for the exponentially small one. Arb's general route may take seconds there.
  Ball elementary(Precision precision) const {
    const Ball ratio = with_bits(ratio_, precision), decay = with_bits(decay_, precision);
    const Ball exponent = decay - decay * ratio, end = exp(exponent);
    Ball value = -expm1(exponent) / decay, power = ratio;
    for (long n = 1; certainly_less(Ball(n), order_); ++n) {
      value = (n * value + Ball(1) - power * end) / decay;
      power *= ratio;
    }
    return value;
  }

  /// v^order/order 1F1(order; order + 1; -decay v), whose difference between the ends has no sign changes for
  /// decay < 0.
  Ball kummer(Precision precision) const {
    const Ball order = with_bits(order_, precision), next = order + Ball(1);
    const auto primitive = [&](const Ball& v) {
      const Ball argument = -with_bits(decay_, precision) * v;
      Ball value;
      value.set_precision(precision.bits);
      arb_hypgeom_1f1(value.raw(), order.raw(), next.raw(), argument.raw(), 0, precision.bits);
      return real_power(v, order) / order * value;
    };
    return (primitive(with_bits(ratio_, precision)) - primitive(Ball(1).at(precision))) *
           exp(with_bits(decay_, precision));
  }

  /// decay < 0 and order = -n: Ei(-decay ratio) - Ei(-decay) for n = 0, then n integrations by parts.
  Ball growing_integrals(Precision precision) const {
    const Ball ratio = with_bits(ratio_, precision), growth_rate = -with_bits(decay_, precision);
    const auto exponential_integral = [&](const Ball& y) {
      Ball value;
      value.set_precision(precision.bits);
      arb_hypgeom_ei(value.raw(), y.raw(), precision.bits);
      return value;
    };
    const Ball end = exp(growth_rate * (ratio - Ball(1)));
    Ball value =
        (exponential_integral(growth_rate * ratio) - exponential_integral(growth_rate)) * exp(-growth_rate);
    Ball power = Ball(1).at(precision);
    for (long n = 1; !certainly_less(-order_, Ball(n)); ++n) {
      power /= ratio;
      value = (growth_rate * value + Ball(1) - power * end) / n;
    }
    return value;
  }

  /// In the variable log v, in which the integrand is entire.
  Ball quadrature(Precision precision) const {
    const ComplexBall order(with_bits(order_, precision)), decay(with_bits(decay_, precision));
    return integrate([&](const ComplexBall& t) { return exp(order * t - decay * (exp(t) - ComplexBall(1))); },
                     Ball(0).at(precision), log(with_bits(ratio_, precision)), precision);
  }

  Ball order_, decay_, ratio_;
  double reach_;  ///< |decay| ratio
};

/// The order is replaced by its middle m: with |log v| <= log(ratio) all values move by a factor between
/// exp(-r |log ratio|) and its inverse.
Ball at_order(const Ball& order, const Ball& decay, const Ball& ratio, Precision goal) {
  Ball value = ExactIntegral(order.midpoint(), decay, ratio).value(goal);
  if (!order.is_exact()) {
    const Ball shift = order.radius().at(coarse) * abs(log(with_bits(ratio, coarse)));
    widen(value, (abs(value.at(coarse)) * expm1(shift.magnitude().at(coarse))).magnitude());
  }
  return value;
}

/// Exact decay and ratio of any size.
Ball between(const Ball& order, const Ball& decay, const Ball& ratio, Precision goal) {
  const Ball excess = ratio - Ball(1);
  if (is_exact_zero(excess)) return Ball(0).at(goal);
  if (excess.is_positive()) return at_order(order, decay, ratio, goal);
  // v -> v/ratio turns the ends round.
  const Ball inverse = Ball(1).at(goal.plus(16)) / with_bits(ratio, goal.plus(16));
  const Ball flipped = truncated_gamma(order, with_bits(decay * ratio, goal.plus(16)), inverse);
  return (-(real_power(with_bits(ratio, goal.plus(16)), order) *
            exp(with_bits(decay - decay * ratio, goal.plus(16))) * flipped))
      .at(goal);
}

/// Bounds |J(y) - J(m)| / J(m) over |y - m| <= radius by <v - 1> expm1(radius length)/length, with
/// length = ratio - 1 and the mean of v - 1 under the integrand at m. That mean is at most length; for
/// m > max(order - 1, 0) at most 1/(m - max(order - 1, 0)) (the integrand falls faster than that
/// exponential); for m > 0 at most (max(order, 0) + 1/J)/m (by parts).
Ball relative_decay_error(const Ball& order, const Ball& middle, const Ball& radius, const Ball& length,
                          const Ball& value) {
  const Ball zero = Ball(0).at(coarse), m = middle.at(coarse), upper = order.at(coarse).upper();
  Ball mean = length.at(coarse);
  const Ball excess = m - max(upper - Ball(1), zero);
  if (excess.is_positive()) mean = min(mean, (Ball(1) / excess).upper());
  if (m.is_positive() && value.is_positive())
    mean = min(mean, ((max(upper, zero) + Ball(1) / value) / m).upper());
  return (mean * expm1((radius * length).at(coarse)) / length.at(coarse)).magnitude();
}

}  // namespace

Ball truncated_gamma(const Ball& order, const Ball& decay, const Ball& ratio) {
  const Precision goal{std::max({order.precision().bits, decay.precision().bits, ratio.precision().bits})};
  if (!order.is_finite() || !decay.is_finite() || !ratio.is_finite() || !ratio.is_positive())
    return Ball::whole_line(goal);
  if (decay.is_exact() && ratio.is_exact()) return between(order, decay, ratio, goal);

  const Ball length = (ratio.at(coarse) - Ball(1)).upper(), rise = decay.radius() * length;
  const Ball threshold(Rational(1, 16), coarse);
  const bool thin =
      certainly_less(Ball(1).at(coarse), ratio.midpoint()) && certainly_less(rise.at(coarse), threshold) &&
      certainly_less(ratio.radius().at(coarse), threshold * (ratio.midpoint().at(coarse) - Ball(1)));
  if (!thin)
    return join(between(order, decay.upper(), ratio.lower(), goal),
                between(order, decay.lower(), ratio.upper(), goal));

  const Ball middle = decay.midpoint();
  Ball value = at_order(order, middle, ratio.midpoint(), goal);
  const Ball core = value.at(coarse);
  Ball error = Ball(0).at(coarse);
  if (!decay.is_exact())
    error += abs(core) * relative_decay_error(order, middle, decay.radius(), length, core.lower());
  if (!ratio.is_exact()) {
    const Ball end = ratio.at(coarse);
    error += ratio.radius().at(coarse) * real_power(end, order.at(coarse) - Ball(1)) *
             exp(-decay.at(coarse) * (end - Ball(1)));
  }
  widen(value, error.magnitude());
  return value;
}

}  // namespace referee
