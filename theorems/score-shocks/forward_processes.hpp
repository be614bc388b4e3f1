// SPDX-License-Identifier: GPL-3.0-or-later
/// Linear diffusions dX = -b(t) X dt + g(t) dW with mixtures as data: section 3.1 in closed form.
#pragma once

#include "numbers/complex_ball.hpp"
#include "score-shocks/binary_boundaries.hpp"
#include "score-shocks/truncated_gaussians.hpp"

namespace referee::score_shocks {

/// linear: b = b0 + b1 t, noise q = c1 t + c2 t^2, so g^2 = q' + 2 b q; variance_exploding: the same with b =
/// 0; variance_preserving: g^2 = beta = 2 b.
enum class Process { linear, variance_exploding, variance_preserving };

/// Mixtures in d = 1, 2, 3 with a schedule (b0, b1, and c1, c2 unless variance preserving) and a time t.
Family linear_processes(const Trial& trial, Process process);

/// alpha(t) = exp(-integral of b).
template <class T>
T attenuation(const Point& p, const T& t) {
  return exp(-(T(p["b0"]) * t + T(p["b1"]) * t * t / T(2)));
}
/// q(t), the variance that the noise adds.
template <class T>
T added_noise(const Point& p, const T& t) {
  if (p.has("c1")) return T(p["c1"]) * t + T(p["c2"]) * t * t;
  const T alpha = attenuation(p, t);
  return T(1) - alpha * alpha;
}
/// g(t)^2.
template <class T>
T diffusion_squared(const Point& p, const T& t) {
  const T twice_rate = T(2) * (T(p["b0"]) + T(p["b1"]) * t);
  if (!p.has("c1")) return twice_rate;
  return T(p["c1"]) + T(2) * T(p["c2"]) * t + twice_rate * added_noise(p, t);
}
/// b(t) at the instance's time.
Ball drift_rate(const Point& p);

/// The density of X_t as jets in (x_1, ..., x_d, t).
Jet<Ball> noised_density(const Point& p, int order);
/// Trace of the second derivatives in space.
Ball laplacian(const Point& p, const Jet<Ball>& f);
/// The same law as posterior of a clean point: the second route to its score.
PosteriorKernel<Ball> noised_kernel(const Point& p);

}  // namespace referee::score_shocks
