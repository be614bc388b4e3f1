// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/generative_law_bridge.hpp"

#include <cmath>
#include <stdexcept>

#include "numbers/error_function.hpp"
#include "numbers/quadrature.hpp"

namespace referee {

std::vector<Ball> gaussian_start_limit_weights(const Mixture<Rational>& data, const Rational& horizon,
                                               const Rational& mean, const Rational& variance,
                                               Precision precision) {
  if (data.dimension() != 1)
    throw std::invalid_argument("gaussian_start_limit_weights: the data must lie on the line");
  const FromRational<Ball> ball{precision};
  const Mixture<Ball> sites = convert(data, ball);
  const Ball doubled = ball(Rational(2 * variance)), noise = ball(Rational(4 * horizon));
  // Beyond this many standard deviations the start has less mass than the precision resolves.
  const long reach = static_cast<long>(std::sqrt(static_cast<double>(2 * precision.bits))) + 2;
  const Ball half_range = sqrt(ball(variance)) * reach;
  const Ball tail = erfc(Ball(reach) / sqrt(ball(2)));
  std::vector<Ball> result;
  for (std::size_t k = 0; k < sites.size(); ++k) {
    const auto integrand = [&](const ComplexBall& z) {
      ComplexBall others(0);
      for (std::size_t j = 0; j < sites.size(); ++j) {
        // -(z - y_j)^2 + (z - y_k)^2 is linear in z.
        const Ball gap = sites.means[j][0] - sites.means[k][0], sum = sites.means[j][0] + sites.means[k][0];
        others += ComplexBall(sites.weights[j] / sites.weights[k]) *
                  exp(ComplexBall(gap / noise) * (ComplexBall(2) * z - ComplexBall(sum)));
      }
      const ComplexBall offset = z - ComplexBall(ball(mean));
      return exp(-(offset * offset) / ComplexBall(doubled)) / others;
    };
    const Ball inner = integrate(integrand, ball(mean) - half_range, ball(mean) + half_range, precision) /
                       sqrt(Ball::pi(precision) * doubled);
    // The posterior lies in [0, 1].
    result.push_back(join(inner, inner + tail));
  }
  return result;
}

}  // namespace referee
