// SPDX-License-Identifier: GPL-3.0-or-later
/// Component means of an isotropic mixture seen from their weighted mean: between-class covariance, its
/// distance-weighted companion and the posterior covariance of the means there. Source: score-shocks,
/// section 9. Generic over every number type; `noise` is always sigma_tau^2 = sigma0^2 + 2 tau > 0. Matrices
/// are row-major.
#pragma once

#include <utility>
#include <vector>

#include "measures/mixture.hpp"

namespace referee {

/// nu_k = mu_k - xbar with weights w_k, xbar = sum_k w_k mu_k, and d_k^2 = |nu_k|^2.
template <class T>
struct CentredMeans {
  std::vector<T> centre, weights, squared_distances;
  std::vector<std::vector<T>> offsets;

  std::size_t size() const { return offsets.size(); }
  std::size_t dimension() const { return centre.size(); }
};

template <class T>
CentredMeans<T> centred(const Mixture<T>& mixture) {
  CentredMeans<T> result;
  result.weights = mixture.weights;
  result.offsets = mixture.means;
  for (std::size_t i = 0; i < mixture.dimension(); ++i) {
    T sum(0);
    for (std::size_t k = 0; k < mixture.size(); ++k) sum += mixture.weights[k] * mixture.means[k][i];
    for (auto& offset : result.offsets) offset[i] -= sum;
    result.centre.push_back(sum);
  }
  for (const auto& offset : result.offsets) {
    T sum(0);
    for (const T& coordinate : offset) sum += coordinate * coordinate;
    result.squared_distances.push_back(sum);
  }
  return result;
}

/// sum_k w_k value_k.
template <class T>
T mean(const std::vector<T>& weights, const std::vector<T>& values) {
  T sum(0);
  for (std::size_t k = 0; k < weights.size(); ++k) sum += weights[k] * values[k];
  return sum;
}

/// <x y> - <x><y>.
template <class T>
T covariance(const std::vector<T>& weights, const std::vector<T>& x, const std::vector<T>& y) {
  std::vector<T> products;
  for (std::size_t k = 0; k < x.size(); ++k) products.push_back(x[k] * y[k]);
  return mean(weights, products) - mean(weights, x) * mean(weights, y);
}

/// sum_k coefficient_k nu_k.
template <class T>
std::vector<T> first_moment(const CentredMeans<T>& means, const std::vector<T>& coefficients) {
  std::vector<T> result(means.dimension(), T(0));
  for (std::size_t k = 0; k < means.size(); ++k)
    for (std::size_t i = 0; i < result.size(); ++i) result[i] += coefficients[k] * means.offsets[k][i];
  return result;
}

/// sum_k coefficient_k nu_k nu_k^T.
template <class T>
std::vector<T> second_moment(const CentredMeans<T>& means, const std::vector<T>& coefficients) {
  const std::size_t d = means.dimension();
  std::vector<T> result(d * d, T(0));
  for (std::size_t k = 0; k < means.size(); ++k)
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t j = 0; j < d; ++j)
        result[i * d + j] += coefficients[k] * means.offsets[k][i] * means.offsets[k][j];
  return result;
}

/// w_k d_k^2, the coefficients of Q and xi.
template <class T>
std::vector<T> distance_weights(const CentredMeans<T>& means) {
  std::vector<T> result;
  for (std::size_t k = 0; k < means.size(); ++k)
    result.push_back(means.weights[k] * means.squared_distances[k]);
  return result;
}

/// W = sum_k w_k nu_k nu_k^T.
template <class T>
std::vector<T> between_class_covariance(const CentredMeans<T>& means) {
  return second_moment(means, means.weights);
}

/// Q = sum_k w_k d_k^2 nu_k nu_k^T.                                                      [(87)]
template <class T>
std::vector<T> distance_weighted_covariance(const CentredMeans<T>& means) {
  return second_moment(means, distance_weights(means));
}

/// <d^2> = sum_k w_k d_k^2.
template <class T>
T mean_squared_distance(const CentredMeans<T>& means) {
  return mean(means.weights, means.squared_distances);
}

/// r_k at the weighted mean, each a quotient of its own: w_k / sum_m w_m exp(eta_k - eta_m).  [(85)]
template <class T>
std::vector<T> central_responsibilities(const CentredMeans<T>& means, const T& noise) {
  using std::exp;
  std::vector<T> result;
  for (std::size_t k = 0; k < means.size(); ++k) {
    T sum(0);
    for (std::size_t m = 0; m < means.size(); ++m) {
      if (m == k)
        sum += means.weights[m];
      else
        sum += means.weights[m] *
               exp(T((means.squared_distances[k] - means.squared_distances[m]) / (T(2) * noise)));
    }
    result.push_back(means.weights[k] / sum);
  }
  return result;
}

/// C = sum_k r_k nu_k nu_k^T - m m^T with m = sum_k r_k nu_k: posterior covariance of the means.
template <class T>
std::vector<T> central_covariance(const CentredMeans<T>& means, const T& noise) {
  const std::vector<T> r = central_responsibilities(means, noise);
  std::vector<T> result = second_moment(means, r);
  const std::vector<T> m = first_moment(means, r);
  for (std::size_t i = 0; i < m.size(); ++i)
    for (std::size_t j = 0; j < m.size(); ++j) result[i * m.size() + j] -= m[i] * m[j];
  return result;
}

template <class T>
T trace(const std::vector<T>& matrix, std::size_t d) {
  T sum(0);
  for (std::size_t i = 0; i < d; ++i) sum += matrix[i * d + i];
  return sum;
}

/// Both eigenvalues, larger first, of a symmetric positive semidefinite matrix of rank at most two, from its
/// trace and the trace of its square (the others vanish).
template <class T>
std::pair<T, T> planar_eigenvalues(const std::vector<T>& matrix, std::size_t d) {
  using std::sqrt;
  if (d == 1) return {matrix[0], T(0)};
  T squares(0);
  for (const T& entry : matrix) squares += entry * entry;
  const T sum = trace(matrix, d), gap = sqrt(T(T(2) * squares - sum * sum));
  return {(sum + gap) / T(2), (sum - gap) / T(2)};
}

/// e^T M e.
template <class T>
T quadratic_form(const std::vector<T>& matrix, const std::vector<T>& e) {
  T sum(0);
  for (std::size_t i = 0; i < e.size(); ++i)
    for (std::size_t j = 0; j < e.size(); ++j) sum += e[i] * matrix[i * e.size() + j] * e[j];
  return sum;
}

/// e^T (<d^2> W - Q) e for a unit vector e: gamma_1 when e is a leading eigenvector of W.    [Definition 9.6]
template <class T>
T correction_coefficient(const CentredMeans<T>& means, const std::vector<T>& e) {
  return mean_squared_distance(means) * quadratic_form(between_class_covariance(means), e) -
         quadratic_form(distance_weighted_covariance(means), e);
}

/// gamma_1 for means in a plane whose two eigenvalues differ: e^T Q e by Cayley-Hamilton, the projector on
/// the leading eigenvector being W (W - l_2)/(l_1 (l_1 - l_2)).
template <class T>
T planar_correction_coefficient(const CentredMeans<T>& means) {
  const std::size_t d = means.dimension();
  const std::vector<T> w = between_class_covariance(means), q = distance_weighted_covariance(means);
  if (d == 1) return mean_squared_distance(means) * w[0] - q[0];
  const auto [first, second] = planar_eigenvalues(w, d);
  T wwq(0), wq(0);
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) {
      T square_entry(0);
      for (std::size_t k = 0; k < d; ++k) square_entry += w[i * d + k] * w[k * d + j];
      wwq += square_entry * q[i * d + j];
      wq += w[i * d + j] * q[i * d + j];
    }
  return mean_squared_distance(means) * first - (wwq - second * wq) / (first * (first - second));
}

}  // namespace referee
