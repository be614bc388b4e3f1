// SPDX-License-Identifier: GPL-3.0-or-later
/// Positive heat solutions written once, over any number type, straight from their definition (no posterior,
/// no softmax): the independent route for every identity of the score.
#pragma once

#include <span>
#include <vector>

#include "measures/mixture.hpp"
#include "numbers/jet.hpp"

namespace referee {

/// sum_k w_k N(x; mean_k, (variance_k + 2 tau) I), summed naively.
template <class T>
T mixture_density(const Mixture<T>& mixture, std::span<const T> x, const T& tau) {
  using std::exp;
  using std::sqrt;
  T sum(0);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const T total = mixture.variances[k] + T(2) * tau;
    T bump = mixture.weights[k];
    for (std::size_t i = 0; i < x.size(); ++i) {
      const T offset = x[i] - mixture.means[k][i];
      bump = bump * exp(-(offset * offset) / (T(2) * total)) / sqrt(T(T(2) * pi_like(total) * total));
    }
    sum += bump;
  }
  return sum;
}
template <class T>
T mixture_density(const Mixture<T>& mixture, const T& x, const T& tau) {
  return mixture_density(mixture, std::span<const T>(&x, 1), tau);
}

/// sum_k w_k exp(c_k x + c_k^2 tau), w_k > 0: heat solutions on the line that are no densities.
template <class T>
struct Wave {
  T weight, rate;
};
template <class T>
T wave_sum(const std::vector<Wave<T>>& waves, const T& x, const T& tau) {
  using std::exp;
  T sum(0);
  for (const Wave<T>& wave : waves) sum += wave.weight * exp(T(wave.rate * x + wave.rate * wave.rate * tau));
  return sum;
}

/// x^4 + 12 x^2 tau + 12 tau^2 + b (x^2 + 2 tau) + c: a heat polynomial, positive for tau >= 0, b >= 0, c >
/// 0.
template <class T>
T heat_polynomial(const T& b, const T& c, const T& x, const T& tau) {
  const T x2 = x * x;
  return x2 * x2 + T(12) * x2 * tau + T(12) * tau * tau + b * (x2 + T(2) * tau) + c;
}

/// exp(x^2/(4 (end - tau)))/sqrt(end - tau): positive and smooth, blowing up everywhere as tau rises to
/// `end`.
template <class T>
T backward_gaussian(const T& end, const T& x, const T& tau) {
  using std::exp;
  using std::sqrt;
  const T left = end - tau;
  return exp(T(x * x / (T(4) * left))) / sqrt(left);
}

}  // namespace referee
