// SPDX-License-Identifier: GPL-3.0-or-later
/// Laws of the generative flow that are no Gaussians, in closed form for every epsilon >= 0: one Dirac at the
/// origin as data, v = u rho with rho = alpha |x|^2 + beta.
#pragma once

#include <vector>

#include "heat/generative_law_gaussian.hpp"

namespace referee {

/// rho = v/u solves rho_t = -epsilon Lap rho + (1 - epsilon) <s, grad rho>, s = -x/(2t), which keeps
/// quadratic polynomials: alpha = alpha_T (T/t)^(1 - epsilon), beta = beta_T + 2 d alpha_T T^(1 - epsilon)
/// (T^epsilon - t^epsilon). Divided by its mass 2 d T alpha_T + beta_T. Needs alpha_T, beta_T >= 0, not both
/// zero.
template <class T>
struct QuadraticGeneration {
  T horizon, epsilon, alpha, beta, dimension;

  T mass() const { return T(2) * dimension * horizon * alpha + beta; }
  T slope_at(const T& t) const { return alpha * real_power(T(horizon / t), T(T(1) - epsilon)) / mass(); }
  T constant_at(const T& t) const {
    return (beta + T(2) * dimension * alpha * horizon * (T(1) - real_power(T(t / horizon), epsilon))) /
           mass();
  }
  /// v/u at x.
  T ratio(std::span<const T> x, const T& t) const {
    T squared(0);
    for (const T& coordinate : x) squared += coordinate * coordinate;
    return slope_at(t) * squared + constant_at(t);
  }
  /// v at x.
  T density(std::span<const T> x, const T& t) const {
    const std::vector<T> origin(x.size(), T(0));
    return gaussian_density(x, std::span<const T>(origin), T(T(2) * t)) * ratio(x, t);
  }
};

}  // namespace referee
