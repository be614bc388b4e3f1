// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/mixture_fields.hpp"

namespace referee {

std::size_t likeliest_component(const Mixture<Rational>& mixture, std::span<const Ball> x, const Ball& t) {
  const Precision precision = t.precision();
  std::size_t best = 0;
  Ball best_value;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Ball variance = Ball(mixture.variances[k], precision) + 2 * t;
    Ball distance(0);
    for (std::size_t i = 0; i < x.size(); ++i)
      distance += square(x[i] - Ball(mixture.means[k][i], precision));
    const Ball value = log(Ball(mixture.weights[k], precision)) -
                       log(variance) * static_cast<long>(x.size()) / 2 - distance / (2 * variance);
    if (k == 0 || leads(value, best_value)) {
      best_value = value;
      best = k;
    }
  }
  return best;
}

References likeliest_components(const MixedScore& mixed, std::span<const Ball> x, const Ball& t) {
  return {mixed.lambda == 0 ? 0 : likeliest_component(mixed.first, x, t),
          mixed.lambda == 1 ? 0 : likeliest_component(mixed.second, x, t)};
}

}  // namespace referee
