// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/truncated_gaussians.hpp"

namespace referee::score_shocks {

Jet<Ball> erf(const Jet<Ball>& f) {
  const Ball value = erf(f.value());
  if (f.layout() == nullptr) return Jet<Ball>(value);
  const int order = f.layout()->order();
  // erf' = (2/sqrt(pi)) exp(-y^2), expanded in one variable, then integrated and composed with f - f(0).
  const Jet<Ball> y = Jet<Ball>::variable(JetLayout::of(1, order), 0, f.value());
  const Jet<Ball> slope = exp(-(y * y)) * Jet<Ball>(Ball(2) / sqrt(pi_like(f.value())));
  const Jet<Ball> step = f - Jet<Ball>(f.value());
  Jet<Ball> result(value), power(1);
  for (int n = 1; n <= order; ++n) {
    power *= step;
    result += power * Jet<Ball>(slope.coefficients()[static_cast<std::size_t>(n - 1)] / n);
  }
  return result;
}

Jet<Ball> TruncatedMixture::at(const Point& p, int order) const {
  const SpaceTime variables(p["x"], p["tau"], order);
  Jet<Ball> sum(0);
  for (std::size_t k = 0; k < clean.size(); ++k) {
    const Jet<Ball> mean(clean.means[k][0]), variance(clean.variances[k]),
        heat = Jet<Ball>(2) * variables.tau;
    const Jet<Ball> total = variance + heat, gap = variables.x - mean;
    const Jet<Ball> bump = Jet<Ball>(clean.weights[k]) * exp(-(gap * gap) / (Jet<Ball>(2) * total)) /
                           sqrt(Jet<Ball>(2) * pi_like(total) * total);
    // Given x, the clean point is N(m, variance heat/total) with m as below; its mass on that side of 0:
    const Jet<Ball> posterior_mean = (variance * variables.x + heat * mean) / total;
    const Jet<Ball> share =
        Jet<Ball>(1) + Jet<Ball>(side) * erf(posterior_mean / sqrt(Jet<Ball>(2) * variance * heat / total));
    sum += bump * share / Jet<Ball>(2);
  }
  return sum;
}

TruncatedMixture truncated_pair(const Point& p, int side) {
  const Ball half = p.constant("1/2"_q);
  return {{{{-p["a"]}, {p["a"]}}, {half, half}, {p["variance"], p["variance"]}}, side};
}

}  // namespace referee::score_shocks
