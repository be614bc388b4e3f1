// SPDX-License-Identifier: GPL-3.0-or-later
/// Laws of the generative flow with epsilon = 1, in closed form for every finite Dirac mixture u_0 as data:
/// the flow is the time reversal of Brownian motion, so that v/u solves the backward heat equation and every
/// start is joined to a data point by a Brownian bridge. Generic over every number type; 0 < t <= T.
#pragma once

#include "heat/generative_law_gaussian.hpp"
#include "measures/posterior.hpp"

namespace referee {

/// The law at t of the flow started at z at heat time T: the mixture sum_k pi_k(z) N(y_k + (t/T)(z - y_k), 2t
/// (T - t)/T I), where pi_k(z) is the posterior of the Dirac at y_k given u_T(z). Its limit at t = 0 is sum_k
/// pi_k(z) delta_(y_k).
/// @param data Diracs (variances exactly zero).
template <class T>
Mixture<T> bridge_law(const Mixture<T>& data, std::span<const T> z, const T& horizon, const T& t) {
  PosteriorKernel<T> kernel(data, T(T(2) * horizon));
  Mixture<T> law;
  law.weights = kernel.at(z, 0).responsibility;
  const T share = t / horizon, variance = T(2) * t * (one_like(share) - share);
  for (const auto& site : data.means) {
    auto& mean = law.means.emplace_back();
    for (std::size_t i = 0; i < z.size(); ++i) mean.push_back(site[i] + share * (z[i] - site[i]));
    law.variances.push_back(variance);
  }
  return law;
}

/// rho = sum_l c_l exp(<a_l, x> + |a_l|^2 (T - t)), c_l > 0: positive solutions of rho_t = -Lap rho. Two
/// rates
/// +-a with weights 1/2 make exp(|a|^2 (T - t)) cosh <a, x>.
template <class T>
struct ExponentialRatio {
  std::vector<T> weights;             ///< c_l
  std::vector<std::vector<T>> rates;  ///< a_l, points of R^d
};

/// The law v(t) = u(t) rho(t)/Z of the flow started from v_T = u_T rho_T/Z: the Gaussian mixture of all
/// N(y_k + 2 t a_l, 2t I) with weights w_k c_l exp(<a_l, y_k> + |a_l|^2 T)/Z. At t = 0 it is the limit v*.
template <class T>
Mixture<T> tilted_law(const Mixture<T>& data, const ExponentialRatio<T>& ratio, const T& horizon,
                      const T& t) {
  using std::exp;
  Mixture<T> law;
  T mass(0);
  for (std::size_t k = 0; k < data.size(); ++k)
    for (std::size_t l = 0; l < ratio.weights.size(); ++l) {
      auto& mean = law.means.emplace_back();
      T exponent(0);
      for (std::size_t i = 0; i < data.dimension(); ++i) {
        const T &site = data.means[k][i], &rate = ratio.rates[l][i];
        mean.push_back(site + T(2) * t * rate);
        exponent += rate * site + rate * rate * horizon;
      }
      law.weights.push_back(data.weights[k] * ratio.weights[l] * exp(exponent));
      law.variances.push_back(T(2) * t);
      mass += law.weights.back();
    }
  for (T& weight : law.weights) weight /= mass;
  return law;
}

/// v/u = (1 + |x|^2 + 2 d (T - t))/Z, Z = 1 + sum_k w_k |y_k|^2 + 2 d T: the ratio with polynomial growth.
template <class T>
T quadratic_ratio(const Mixture<T>& data, std::span<const T> x, const T& horizon, const T& t) {
  const T dimension(static_cast<int>(x.size()));
  const auto squared_length = [](std::span<const T> point) {
    T sum(0);
    for (const T& coordinate : point) sum += coordinate * coordinate;
    return sum;
  };
  T mass = T(1) + T(2) * dimension * horizon;
  for (std::size_t k = 0; k < data.size(); ++k) mass += data.weights[k] * squared_length(data.means[k]);
  return (T(1) + squared_length(x) + T(2) * dimension * (horizon - t)) / mass;
}
/// The limit at t = 0 of the law with that ratio: weights v*({y_k}) = w_k (v/u)(y_k, 0).
template <class T>
std::vector<T> quadratic_limit_weights(const Mixture<T>& data, const T& horizon) {
  std::vector<T> weights;
  for (std::size_t k = 0; k < data.size(); ++k)
    weights.push_back(data.weights[k] *
                      quadratic_ratio(data, std::span<const T>(data.means[k]), horizon, T(0)));
  return weights;
}

/// The limit at t = 0 of the law on the line started from N(mean, variance): v*({y_k}) = int v_T pi_k, by
/// enclosing quadrature; what lies beyond the quadrature's range is enclosed by the Gaussian tail.
/// @param data Diracs on the line. @throws std::invalid_argument in another dimension.
std::vector<Ball> gaussian_start_limit_weights(const Mixture<Rational>& data, const Rational& horizon,
                                               const Rational& mean, const Rational& variance,
                                               Precision precision);

}  // namespace referee
