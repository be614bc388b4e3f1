// SPDX-License-Identifier: GPL-3.0-or-later
/// The posterior straight from its definition: unnormalised weights, raw moments about the origin, cumulants
/// by partitions. Loses digits by cancellation on purpose: it is run with many more than it needs.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "measures/mixture.hpp"

namespace referee::testing {

template <class T>
struct Definition {
  T log_density;
  std::vector<T> responsibility, mean, covariance, third, fourth;
};

template <class T>
Definition<T> posterior_by_definition(const Mixture<T>& mixture, const T& noise, std::span<const T> x,
                                      int order) {
  using std::exp;
  using std::log;
  using std::sqrt;
  const std::size_t d = x.size(), count = mixture.size();
  Definition<T> result;
  std::vector<std::vector<T>> centre(count);
  std::vector<T> inner(count);
  std::vector<T> exponent(count, T(0));
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < d; ++i)
      exponent[k] += square(T(x[i] - mixture.means[k][i])) / (2 * (noise + mixture.variances[k]));
  // Even MPFR underflows at exp(-1e9): the least exponent is taken out.
  const T least = *std::min_element(exponent.begin(), exponent.end());
  T density(0);
  for (std::size_t k = 0; k < count; ++k) {
    const T total = noise + mixture.variances[k];
    T weight = mixture.weights[k] * exp(T(least - exponent[k]));
    for (std::size_t i = 0; i < d; ++i) weight /= sqrt(T(2 * pi_like(noise) * total));
    result.responsibility.push_back(weight);
    density += weight;
    // Y given x and the component: precisions add.
    for (std::size_t i = 0; i < d; ++i)
      centre[k].push_back((mixture.means[k][i] * noise + x[i] * mixture.variances[k]) / total);
    inner[k] = mixture.variances[k] * noise / total;
  }
  for (T& weight : result.responsibility) weight /= density;
  result.log_density = log(density) - least;

  auto expect = [&](auto term) {
    T sum(0);
    for (std::size_t k = 0; k < count; ++k) sum += result.responsibility[k] * term(centre[k], inner[k]);
    return sum;
  };
  using Point = std::vector<T>;
  auto first = [&](std::size_t i) { return expect([&](const Point& c, const T&) { return c[i]; }); };
  auto second = [&](std::size_t i, std::size_t j) {
    return expect([&](const Point& c, const T& s) { return T(c[i] * c[j] + (i == j ? s : T(0))); });
  };
  auto third = [&](std::size_t i, std::size_t j, std::size_t l) {
    return expect([&](const Point& c, const T& s) {
      T value = c[i] * c[j] * c[l];
      if (i == j) value += s * c[l];
      if (i == l) value += s * c[j];
      if (j == l) value += s * c[i];
      return value;
    });
  };
  auto fourth = [&](std::size_t i, std::size_t j, std::size_t l, std::size_t m) {
    return expect([&](const Point& c, const T& s) {
      const T dij = i == j ? s : T(0), dil = i == l ? s : T(0), dim = i == m ? s : T(0);
      const T djl = j == l ? s : T(0), djm = j == m ? s : T(0), dlm = l == m ? s : T(0);
      return T(c[i] * c[j] * c[l] * c[m] + dij * c[l] * c[m] + dil * c[j] * c[m] + dim * c[j] * c[l] +
               djl * c[i] * c[m] + djm * c[i] * c[l] + dlm * c[i] * c[j] + dij * dlm + dil * djm + dim * djl);
    });
  };
  for (std::size_t i = 0; i < d; ++i) result.mean.push_back(first(i));
  const auto& m = result.mean;
  for (std::size_t i = 0; i < d && order >= 2; ++i)
    for (std::size_t j = 0; j < d; ++j) result.covariance.push_back(second(i, j) - m[i] * m[j]);
  const auto& c = result.covariance;
  for (std::size_t i = 0; i < d && order >= 3; ++i)
    for (std::size_t j = 0; j < d; ++j)
      for (std::size_t l = 0; l < d; ++l)
        result.third.push_back(third(i, j, l) - m[i] * c[j * d + l] - m[j] * c[i * d + l] -
                               m[l] * c[i * d + j] - m[i] * m[j] * m[l]);
  for (std::size_t i = 0; i < d && order >= 4; ++i)
    for (std::size_t j = 0; j < d; ++j)
      for (std::size_t l = 0; l < d; ++l)
        for (std::size_t n = 0; n < d; ++n) {
          auto t = [&](std::size_t a, std::size_t b, std::size_t e) {
            return result.third[(a * d + b) * d + e];
          };
          auto k = [&](std::size_t a, std::size_t b) { return c[a * d + b]; };
          // Moment minus every coarser partition: 4 of type 3+1, 3 of 2+2, 6 of 2+1+1, 1 of 1+1+1+1.
          result.fourth.push_back(fourth(i, j, l, n) - m[i] * t(j, l, n) - m[j] * t(i, l, n) -
                                  m[l] * t(i, j, n) - m[n] * t(i, j, l) - k(i, j) * k(l, n) -
                                  k(i, l) * k(j, n) - k(i, n) * k(j, l) - m[i] * m[j] * k(l, n) -
                                  m[i] * m[l] * k(j, n) - m[i] * m[n] * k(j, l) - m[j] * m[l] * k(i, n) -
                                  m[j] * m[n] * k(i, l) - m[l] * m[n] * k(i, j) - m[i] * m[j] * m[l] * m[n]);
        }
  return result;
}

}  // namespace referee::testing
