// SPDX-License-Identifier: GPL-3.0-or-later
/// F_lambda = -4 t (lambda log u1 + (1 - lambda) log u2), which tends to the distance potential as t -> 0
/// (geometric-asymptotics, (3.3)).
#pragma once

#include "heat/mixed_score.hpp"
#include "measures/posterior.hpp"

namespace referee {

struct RescaledPotential {
  Ball value;
  std::vector<Ball> gradient;  ///< d; for Dirac mixtures 2 (x - lambda m1 - (1 - lambda) m2)
};

/// At heat time t > 0. @throws std::invalid_argument for t <= 0 or a point of another dimension.
inline RescaledPotential rescaled_potential(const MixedScore& mixed, const RationalPoint& at,
                                            const Rational& time, Precision precision) {
  if (time <= 0 || at.size() != mixed.dimension())
    throw std::invalid_argument("rescaled_potential: needs t > 0 and a point of the measures' space");
  const FromRational<Ball> ball{precision};
  std::vector<Ball> x;
  for (const Rational& coordinate : at) x.push_back(ball(coordinate));
  RescaledPotential result{Ball(0), std::vector<Ball>(x.size(), Ball(0))};
  const auto add = [&](const Mixture<Rational>& mixture, const Rational& share) {
    if (share == 0) return;
    auto kernel = smoothed<Ball>(mixture, ball(time), ball);
    const Ball factor = ball(Rational(-4 * time * share));
    result.value += factor * kernel.log_density(x);
    const auto& posterior = kernel.at(x, 1);
    for (std::size_t i = 0; i < x.size(); ++i)
      result.gradient[i] += factor * posterior.displacement[i] / kernel.noise();
  };
  add(mixed.first, mixed.lambda);
  add(mixed.second, 1 - mixed.lambda);
  return result;
}

}  // namespace referee
