// SPDX-License-Identifier: GPL-3.0-or-later
/// The variance-preserving forward process dX = -(beta/2) X dt + sqrt(beta) dW, beta(t) = beta0 + beta1 t.
/// Source: score-shocks, (5)-(6) and section 8. Generic over every number type.
#pragma once

#include "measures/mixture.hpp"

namespace referee {

template <class T>
struct Schedule {
  T constant, slope;

  T beta(const T& t) const { return constant + slope * t; }
  /// int_0^t beta.
  T integral(const T& t) const { return constant * t + half_of(T(slope * t * t)); }
  /// alpha(t) = exp(-int beta/2).
  T attenuation(const T& t) const {
    using std::exp;
    return exp(T(-half_of(integral(t))));
  }
};

/// tau_eff = (1 - alpha^2)/(2 alpha^2).                                                  [(80)]
template <class T>
T effective_time(const T& attenuation) {
  const T kept = attenuation * attenuation;
  return (T(1) - kept) / (T(2) * kept);
}

/// The law of X_t given X_0 ~ mixture: means alpha mu_k, variances alpha^2 s_k + 1 - alpha^2.
template <class T>
Mixture<T> variance_preserving_marginal(Mixture<T> mixture, const T& attenuation) {
  const T kept = attenuation * attenuation;
  for (auto& mean : mixture.means)
    for (T& coordinate : mean) coordinate = attenuation * coordinate;
  for (T& variance : mixture.variances) variance = kept * variance + T(1) - kept;
  return mixture;
}

}  // namespace referee
