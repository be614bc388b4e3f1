// SPDX-License-Identifier: GPL-3.0-or-later
/// Positive solutions of p_tau = p_xx on the line whose logarithm is written once, over any number type, straight
/// from its definition (no posterior, no softmax): the independent route for every identity of the score.
#pragma once

#include <vector>

#include "numbers/jet.hpp"

namespace referee {

/// One Gaussian w N(x; mean, variance + 2 tau) of a mixture on the line.
template <class T>
struct Bump {
  T weight, mean, variance;
};

/// log sum_k w_k N(x; mean_k, variance_k + 2 tau), summed naively.
template <class T>
T log_mixture_density(const std::vector<Bump<T>>& bumps, const T& x, const T& tau) {
  using std::exp;
  using std::log;
  using std::sqrt;
  T sum(0);
  for (const Bump<T>& bump : bumps) {
    const T total = bump.variance + T(2) * tau;
    const T offset = x - bump.mean;
    sum += bump.weight * exp(-(offset * offset) / (T(2) * total)) / sqrt(T(2) * pi_like(total) * total);
  }
  return log(sum);
}

/// log sum_k w_k exp(c_k x + c_k^2 tau): unbounded heat solutions, positive for w_k > 0.
template <class T>
struct Wave {
  T weight, rate;
};
template <class T>
T log_wave_sum(const std::vector<Wave<T>>& waves, const T& x, const T& tau) {
  using std::exp;
  using std::log;
  T sum(0);
  for (const Wave<T>& wave : waves) sum += wave.weight * exp(wave.rate * x + wave.rate * wave.rate * tau);
  return log(sum);
}

/// log (c + x^4 + 12 x^2 tau + 12 tau^2 + b (x^2 + 2 tau)): heat polynomials, positive for tau >= 0, b >= 0, c > 0.
template <class T>
T log_heat_polynomial(const T& b, const T& c, const T& x, const T& tau) {
  using std::log;
  const T x2 = x * x;
  return log(c + x2 * x2 + T(12) * x2 * tau + T(12) * tau * tau + b * (x2 + T(2) * tau));
}

/// x and tau as independent variables of a jet of that order.
struct SpaceTime {
  Jet<Ball> x, tau;
  SpaceTime(const Ball& at_x, const Ball& at_tau, int order)
      : x(Jet<Ball>::variable(JetLayout::of(2, order), 0, at_x)),
        tau(Jet<Ball>::variable(JetLayout::of(2, order), 1, at_tau)) {}
};

}  // namespace referee
