// SPDX-License-Identifier: GPL-3.0-or-later
/// The uniform measure on [-1, 1] under the heat flow: data with a density, in closed form.
#pragma once

#include "numbers/normal_law.hpp"

namespace referee::pde_perspective {

/// u(x, t) = (Phi((x + 1)/sqrt(2t)) - Phi((x - 1)/sqrt(2t)))/2.
template <class T>
T uniform_density(const T& x, const T& t) {
  using std::sqrt;
  const T deviation = sqrt(T(T(2) * t));
  // By the left tails on both sides, so that far values keep their digits.
  const T inner =
      normal_distribution(T((T(1) - x) / deviation)) - normal_distribution(T((T(-1) - x) / deviation));
  return inner / T(2);
}

/// u_x(x, t) = (G_t(x + 1) - G_t(x - 1))/2.
template <class T>
T uniform_slope(const T& x, const T& t) {
  using std::exp;
  using std::sqrt;
  const T scale = T(4) * t;
  const T left = x + T(1), right = x - T(1);
  return (exp(T(-(left * left) / scale)) - exp(T(-(right * right) / scale))) /
         (T(2) * sqrt(T(pi_like(t) * scale)));
}

/// F_t(x) = u(t)((-infinity, x)) by one integration of the normal distribution function.
template <class T>
T uniform_distribution(const T& x, const T& t) {
  using std::exp;
  using std::sqrt;
  const T deviation = sqrt(T(T(2) * t));
  const auto integrated = [&](const T& z) {
    return z * normal_distribution(T(z / deviation)) +
           deviation * exp(T(-(z * z) / (T(4) * t))) / sqrt(T(T(2) * pi_like(t)));
  };
  return (integrated(T(x + T(1))) - integrated(T(x - T(1)))) / T(2);
}

}  // namespace referee::pde_perspective
