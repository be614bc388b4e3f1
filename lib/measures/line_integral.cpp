// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/line_integral.hpp"

#include <stdexcept>

namespace referee {

Ball integrate_line(const Integrand& f, const GaussianEnvelope& envelope, Precision precision) {
  const Mixture<Ball>& mixture = envelope.mixture;
  if (mixture.dimension() != 1)
    throw std::invalid_argument("integrate_line: the envelope must lie on the line");
  constexpr long guard_bits = 64;
  Ball centre = Ball(0).at(precision), variance = centre, mass = centre;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    centre = max(centre, abs(mixture.means[k][0]));
    variance = max(variance, mixture.variances[k]);
    mass += mixture.weights[k];
  }
  // With (L - m)^2 = 4 v n and n >= degree the product (1 + x^2)^degree exp(-(x - m)^2/(4v)) falls beyond L,
  // so that the envelope there is at most its value at L times a Gaussian of twice the variance.
  const Ball exponent(precision.bits + guard_bits + envelope.degree);
  const Ball reach = sqrt(Ball(4) * variance * exponent);
  if (!reach.is_finite() || !envelope.factor.is_finite()) return Ball::whole_line(precision);
  const Ball end = (centre + reach).upper().at(precision);
  const Ball tail = abs(envelope.factor) * mass * pow(Ball(1) + square(end), envelope.degree) *
                    exp(-square(end - centre) / (Ball(4) * variance)) * 2;
  const Ball inner = integrate(f, -end, end, precision);
  return inner + join(-tail, tail);
}

}  // namespace referee
