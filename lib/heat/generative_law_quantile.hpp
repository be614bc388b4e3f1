// SPDX-License-Identifier: GPL-3.0-or-later
/// The generative flow on the line without noise (epsilon = 0), in closed form for finite Dirac mixtures: it
/// keeps quantiles, X_t = F_t^(-1)(F_T(x_T)), F_t the distribution function of u(t).
#pragma once

#include <functional>

#include "measures/mixture.hpp"
#include "numbers/error_function.hpp"

namespace referee {

/// F_t(x) = sum_k w_k P(y_k + sqrt(2t) Z < x). Accurate relative to its own size left of all sites.
template <class T>
T heat_distribution(const Mixture<T>& diracs, const T& x, const T& t) {
  using std::erfc;
  using std::sqrt;
  T sum(0);
  const T width = T(2) * sqrt(t);
  for (std::size_t k = 0; k < diracs.size(); ++k)
    sum += diracs.weights[k] * half_of(T(erfc(T((diracs.means[k][0] - x) / width))));
  return sum;
}
/// 1 - F_t(x), accurate relative to its own size right of all sites.
template <class T>
T heat_survival(const Mixture<T>& diracs, const T& x, const T& t) {
  Mixture<T> mirrored = diracs;
  for (auto& mean : mirrored.means) mean[0] = -mean[0];
  return heat_distribution(mirrored, T(-x), t);
}

/// A quantile by both of its tails, so that neither loses its digits.
struct Level {
  Ball below, above;  ///< q and 1 - q
};

/// Where heat time and place lie in the distribution: F_t(x) and 1 - F_t(x).
Level heat_level(const Mixture<Rational>& diracs, const Ball& x, const Ball& t);

/// The x with F_t(x) = q, enclosed. Wide where q cannot be told from a partial sum of the weights at this
/// precision, as F_t is flat between two sites.
/// @throws std::invalid_argument unless the measure consists of Diracs on the line, q and 1 - q are enclosed
/// as positive and t is.
Ball heat_quantile(const Mixture<Rational>& diracs, const Level& q, const Ball& t, Precision precision);

/// X_t of the flow X' = -s from X_T = start, enclosed at about this precision.
Ball generated_place(const Mixture<Rational>& diracs, const Rational& start, const Rational& horizon,
                     const Rational& t, Precision precision);

/// The sites in increasing order, and the boundaries between their basins at heat time T: b_k = F_T^(-1)(w_1
/// +
/// ... + w_k), one fewer than sites. A start between b_(k-1) and b_k ends at the k-th site.
struct LineBasins {
  std::vector<Rational> sites, weights;
  std::vector<Ball> boundaries;
};
LineBasins line_basins(const Mixture<Rational>& diracs, const Rational& horizon, Precision precision);

/// The limit of v(t) at t = 0 when v_T has the distribution function `start`: v*({y_k}) = v_T(b_(k-1), b_k).
std::vector<Ball> basin_weights(const LineBasins& basins, const std::function<Ball(const Ball&)>& start);

/// c = lim (X_t - y_i)/sqrt t for a start of level q = F_T(x_T) that ends at the i-th site (counted from 0):
/// 2 erfinv(2 (q - w_1 - ... - w_(i-1))/w_i - 1).
Ball arrival_constant(const LineBasins& basins, std::size_t site, const Ball& q);

}  // namespace referee
