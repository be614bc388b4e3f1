// SPDX-License-Identifier: GPL-3.0-or-later
/// Laws of the generative flow dX = -(1 + epsilon) s dt + sqrt(2 epsilon) dW, followed from heat time T down
/// to t, where every law is an isotropic Gaussian: one Dirac as data, right and wrong scores. Generic over
/// every number type; all rates refer to heat time, and 0 < t <= T, epsilon >= 0.
#pragma once

#include <cmath>
#include <span>

#include "numbers/traits.hpp"

namespace referee {

/// (e^z - 1)/z, which is 1 at an exact zero. Elsewhere z must be known to be different from zero.
template <class T>
T relative_expm1(const T& z) {
  using std::expm1;
  return is_exact_zero(z) ? one_like(z) : T(expm1(z) / z);
}
/// Enclosed also where z may be zero: the function increases.
inline Ball relative_expm1(const Ball& z) {
  if (arb_is_zero(z.raw())) return one_like(z);
  if (!z.contains_zero() || !z.is_finite()) return expm1(z) / z;
  const auto at_end = [&](const Ball& end) {
    return arb_is_zero(end.raw()) ? one_like(z) : Ball(expm1(end.at(z.precision())) / end);
  };
  return join(at_end(z.lower()), at_end(z.upper()));
}

/// base^exponent for base > 0.
template <class T>
T real_power(const T& base, const T& exponent) {
  using std::exp;
  using std::log;
  return exp(T(exponent * log(base)));
}

/// The process with the score -strength (x - y)/(2t), strength 1 being that of the Dirac at y.
template <class T>
struct GaussianGeneration {
  T horizon;       ///< T
  T epsilon;       ///< >= 0
  T strength = 1;  ///< of the score

  /// (1 + epsilon) strength: the variance shrinks like t to this power where there is no noise.
  T order() const { return (T(1) + epsilon) * strength; }

  /// The variance of each coordinate at t for that at T. Solves S' = order S/t - 2 epsilon:
  /// S = (t/T)^order start + 2 epsilon int_t^T (t/r)^order dr. For strength 1 this is
  /// 2t (1 - (t/T)^epsilon) + (t/T)^(1 + epsilon) start.
  T variance(const T& start, const T& t) const {
    using std::log;
    const T span = log(T(horizon / t));
    return real_power(T(t / horizon), order()) * start +
           T(2) * epsilon * t * span * relative_expm1(T((T(1) - order()) * span));
  }
  /// X_t - y for X_T - y = start without noise, and the mean of X_t - y with it: start (t/T)^(order/2).
  T mean(const T& start, const T& t) const { return start * real_power(T(t / horizon), T(half_of(order()))); }
  /// The mean of a coordinate of X_t - y, 0 at T, when a constant vector with the component shift t^(-power)
  /// is added to the score: (1 + epsilon) int_t^T (t/r)^(order/2) shift r^(-power) dr.
  T shifted_mean(const T& shift, const T& power, const T& t) const {
    using std::log;
    const T span = log(T(horizon / t));
    return (T(1) + epsilon) * shift * real_power(t, T(T(1) - power)) * span *
           relative_expm1(T((T(1) - power - half_of(order())) * span));
  }
};

/// The density of N(mean, variance I) at x.
template <class T>
T gaussian_density(std::span<const T> x, std::span<const T> mean, const T& variance) {
  using std::exp;
  using std::sqrt;
  T result = one_like(variance);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const T offset = x[i] - mean[i];
    result = result * exp(T(-(offset * offset) / (T(2) * variance))) /
             sqrt(T(T(2) * pi_like(variance) * variance));
  }
  return result;
}

/// The L^p norm of the density of N(., variance I) on R^d: p^(-d/(2p)) (2 pi variance)^(-d (p - 1)/(2p)), 1
/// <= p < infinity.
template <class T>
T gaussian_norm(const T& variance, const T& dimension, const T& p) {
  const T half = dimension / (T(2) * p);
  return real_power(p, T(-half)) * real_power(T(T(2) * pi_like(variance) * variance), T(-half * (p - T(1))));
}

/// KL(N(m, a I) || N(m', b I)) on R^d, given |m - m'|^2.
template <class T>
T gaussian_divergence(const T& a, const T& b, const T& squared_distance, const T& dimension) {
  using std::log;
  const T ratio = a / b;
  return (dimension * (ratio - T(1) - log(ratio)) + squared_distance / b) / T(2);
}

}  // namespace referee
