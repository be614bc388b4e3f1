// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/line_integral.hpp"

#include <stdexcept>

namespace referee {
namespace {

/// An end beyond which the envelope is negligible, and a bound of its integral over both tails.
struct Tails {
  Ball end, mass;
};
Tails tails_of(const GaussianEnvelope& envelope, Precision precision) {
  constexpr long guard_bits = 48;
  const Mixture<Ball>& mixture = envelope.mixture;
  const Ball zero = Ball(0).at(precision), half(Rational(7, 5), precision);
  Tails tails{zero, zero};
  const Ball exponent(precision.bits + guard_bits + 8 * envelope.degree);
  for (std::size_t k = 0; k < mixture.size(); ++k)
    tails.end = max(tails.end, abs(mixture.means[k][0]) + sqrt(half * mixture.variances[k] * exponent));
  if (!tails.end.is_finite()) return {zero, Ball::whole_line(precision)};
  tails.end = tails.end.upper().at(precision);
  // For x > L: (1 + x^2)/(1 + L^2) <= exp(2 (x - L)/L) and (x - m)^2 >= (L - m)^2 + 2 (L - m)(x - L).
  const Ball growth = 2 * envelope.degree * Ball(1) / tails.end;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Ball &variance = mixture.variances[k], reach = tails.end - abs(mixture.means[k][0]);
    const Ball decay = reach / variance - growth;
    if (!decay.is_positive()) return {tails.end, Ball::whole_line(precision)};
    tails.mass += 2 * mixture.weights[k] * exp(-square(reach) / (2 * variance)) /
                  (decay * sqrt(2 * Ball::pi(precision) * variance));
  }
  tails.mass *= abs(envelope.factor) * pow(Ball(1) + square(tails.end), envelope.degree);
  return tails;
}

}  // namespace

Ball integrate_line(const std::function<Ball(const Ball&)>& f, const GaussianEnvelope& envelope,
                    Precision precision) {
  if (envelope.mixture.dimension() != 1)
    throw std::invalid_argument("integrate_line: the envelope must lie on the line");
  constexpr int most_halvings = 14;
  const Tails tails = tails_of(envelope, precision);
  if (!tails.mass.is_finite()) return Ball::whole_line(precision);
  Ball narrowest = envelope.mixture.variances.front();
  for (const Ball& variance : envelope.mixture.variances) narrowest = min(narrowest, variance);

  // Nodes at odd multiples of the step are new after each halving.
  Ball step = (sqrt(narrowest) * 2).midpoint().at(precision);
  const auto sum_over = [&](long first, long stride) {
    Ball sum = Ball(0).at(precision);
    for (long k = first;; k += stride) {
      const Ball x = step * k;
      if (certainly_less(tails.end, x)) return sum;
      sum += f(x) + f(-x);
    }
  };
  Ball sum = f(Ball(0).at(precision)) + sum_over(1, 1), previous = sum * step;
  const Ball goal(power(Rational(2), -precision.bits), precision);
  for (int halving = 0; halving < most_halvings; ++halving) {
    step = half_of(step);
    sum += sum_over(1, 2);
    const Ball refined = sum * step;
    if (!refined.is_finite()) break;
    const Ball change = abs(refined - previous).upper().at(precision);
    previous = refined;
    if (certainly_at_most(change, abs(refined) * goal) || certainly_at_most(change, 4 * refined.radius())) {
      const Ball error = change + tails.mass;
      return refined + join(-error, error);
    }
  }
  return Ball::whole_line(precision);
}

}  // namespace referee
