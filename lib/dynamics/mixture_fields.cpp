// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/mixture_fields.hpp"

#include <cmath>
#include <limits>

namespace referee {

std::size_t likeliest_component(const Mixture<Rational>& mixture, std::span<const double> x, double t) {
  std::size_t best = 0;
  double best_value = -std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const double variance = to_double(mixture.variances[k]) + 2 * t;
    double distance = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double away = x[i] - to_double(mixture.means[k][i]);
      distance += away * away;
    }
    const double value = std::log(to_double(mixture.weights[k])) -
                         std::log(variance) * static_cast<double>(x.size()) / 2 - distance / (2 * variance);
    if (value > best_value) {
      best_value = value;
      best = k;
    }
  }
  return best;
}

References likeliest_components(const MixedScore& mixed, std::span<const double> x, double t) {
  return {mixed.lambda == 0 ? 0 : likeliest_component(mixed.first, x, t),
          mixed.lambda == 1 ? 0 : likeliest_component(mixed.second, x, t)};
}

}  // namespace referee
