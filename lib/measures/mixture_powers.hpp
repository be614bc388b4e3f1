// SPDX-License-Identifier: GPL-3.0-or-later
/// Integrals of powers of Gaussian mixtures, in closed form for whole exponents.
#pragma once

#include <cmath>
#include <stdexcept>

#include "measures/mixture.hpp"

namespace referee {

/// int rho^p over R^d, rho = sum_k w_k N(m_k, S I), p >= 1 whole: the sum over all p-tuples of components of
/// w_k1 ... w_kp (2 pi S)^(-d p/2) (2 pi S/p)^(d/2) exp(-(sum |m_ki|^2 - |sum m_ki|^2/p)/(2S)). The K^p terms
/// make it one for few components. @param variance S > 0, common to all; `mixture.variances` is not looked
/// at.
template <class T>
T mixture_power_integral(const Mixture<T>& mixture, const T& variance, int p) {
  using std::exp;
  using std::log;
  if (p < 1) throw std::invalid_argument("mixture_power_integral: needs a power of at least 1");
  const std::size_t count = mixture.size(), d = mixture.dimension();
  const T order(p), dimension(static_cast<int>(d));
  std::vector<std::size_t> chosen(static_cast<std::size_t>(p), 0);
  T sum(0);
  for (bool more = true; more;) {
    T weight(1), squares(0);
    std::vector<T> total(d, T(0));
    for (std::size_t k : chosen) {
      weight = weight * mixture.weights[k];
      for (std::size_t i = 0; i < d; ++i) {
        squares += mixture.means[k][i] * mixture.means[k][i];
        total[i] += mixture.means[k][i];
      }
    }
    for (const T& coordinate : total) squares -= coordinate * coordinate / order;
    sum += weight * exp(T(-squares / (T(2) * variance)));
    more = false;
    for (std::size_t& k : chosen) {
      if (++k < count) {
        more = true;
        break;
      }
      k = 0;
    }
  }
  const T wide = log(T(T(2) * pi_like(variance) * variance)),
          narrow = log(T(T(2) * pi_like(variance) * variance / order));
  return sum * exp(T(half_of(T(dimension * (narrow - order * wide)))));
}

}  // namespace referee
