// SPDX-License-Identifier: GPL-3.0-or-later
/// The uniform measure on [-1, 1] under the heat flow: data with a density, in closed form.
#pragma once

#include "numbers/error_function.hpp"

namespace referee::pde_perspective {

/// P(sqrt(2t) Z < z).
template <class T>
T heat_kernel_distribution(const T& z, const T& t) {
  using std::erfc;
  using std::sqrt;
  return half_of(T(erfc(T(-z / (T(2) * sqrt(t))))));
}

/// u(x, t) = (P(sqrt(2t) Z < x + 1) - P(sqrt(2t) Z < x - 1))/2.
template <class T>
T uniform_density(const T& x, const T& t) {
  // By the left tails on both sides, so that values far on the right keep their digits.
  const T inner = heat_kernel_distribution(T(T(1) - x), t) - heat_kernel_distribution(T(T(-1) - x), t);
  return half_of(inner);
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
  const auto integrated = [&](const T& z) {
    return z * heat_kernel_distribution(z, t) + sqrt(T(t / pi_like(t))) * exp(T(-(z * z) / (T(4) * t)));
  };
  return half_of(T(integrated(T(x + T(1))) - integrated(T(x - T(1)))));
}

}  // namespace referee::pde_perspective
