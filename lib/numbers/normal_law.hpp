// SPDX-License-Identifier: GPL-3.0-or-later
/// The standard normal law on the line and the length of a standard normal vector in R^d.
#pragma once

#include "numbers/error_function.hpp"

namespace referee {

/// P(Z < z), Z standard normal, accurate relative to its own size on the left.
template <class T>
T normal_distribution(const T& z) {
  using std::erfc;
  using std::sqrt;
  return half_of(T(erfc(T(-z / sqrt(T(one_like(z) + one_like(z)))))));
}

/// P(|Z| > z), Z standard normal in R^dimension, z >= 0: the regularised incomplete gamma function
/// Gamma(d/2, z^2/2)/Gamma(d/2), accurate relative to its own size.
Ball chi_tail(long dimension, const Ball& z);

/// E|Z| = sqrt(2) Gamma((d + 1)/2)/Gamma(d/2).
Ball chi_mean(long dimension, Precision precision);

/// E exp(|sqrt(2t) Z|), t > 0, by the recurrence in the dimension that integration by parts gives.
Ball chi_exponential_moment(long dimension, const Ball& t);

}  // namespace referee
