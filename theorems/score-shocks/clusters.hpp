// SPDX-License-Identifier: GPL-3.0-or-later
/// Weighted means as instances: parameters dimension, odds1.. (weights up to their sum) and mean1_1..
/// (component, axis).
#pragma once

#include <string>

#include "court/trial.hpp"
#include "heat/between_class.hpp"
#include "numbers/leading_eigenvalue.hpp"

namespace referee::score_shocks {

using namespace court;
using namespace literals;

/// Means with odds, e.g. cluster({2, 1, 2}, {{-1}, {0}, {1}}).
Instance cluster(const std::vector<Rational>& odds, const std::vector<RationalPoint>& means);

/// Random clusters of 2 to 5 components in d = 1, 2, 3, followed by the small ones that the claims name.
std::vector<Instance> clusters(const Trial& trial);

/// "all odds are positive".
Hypothesis positive_odds();

/// The means with weights summing to one, from an instance (T = Rational) or a point (T = Ball, Jet<Ball>).
template <class T, class Source>
Mixture<T> means_of(const Source& source) {
  const auto label = [](const char* stem, std::size_t k) { return stem + std::to_string(k); };
  std::size_t dimension = 1;
  while (source.has("mean1_" + std::to_string(dimension + 1))) ++dimension;
  Mixture<T> result;
  T sum(0);
  for (std::size_t k = 1; source.has(label("odds", k)); ++k) {
    result.weights.push_back(T(source[label("odds", k)]));
    sum += result.weights.back();
    auto& mean = result.means.emplace_back();
    for (std::size_t i = 1; i <= dimension; ++i)
      mean.push_back(T(source[label("mean", k) + "_" + std::to_string(i)]));
    result.variances.push_back(T(0));
  }
  for (T& weight : result.weights) weight /= sum;
  return result;
}

template <class T, class Source>
CentredMeans<T> centred_means(const Source& source) {
  return centred(means_of<T>(source));
}

/// On the line, at noise sigma0^2: a valley lies midway between the first two means, so that the density has
/// two modes at least, and a speciation lies ahead of tau = 0.
Hypothesis multimodal();

/// e = (3, -1, 7), cut to the dimension: matrices are compared as e^T M e, vectors as e . m.
std::vector<Ball> probe(std::size_t dimension);

/// Hess log p at the weighted mean by jets of the density summed from its definition, row-major; the noise is
/// the point's parameter v.
std::vector<Ball> central_jacobian(const Point& p);

/// The largest squared distance between two means.
Rational squared_diameter(const Instance& cluster);

/// lambda_max(C) - sigma_tau^2 at the weighted mean (T = Ball, Jet<Ball>: its derivative encloses the
/// difference quotients).
template <class T>
T speciation_gap(const CentredMeans<T>& means, const T& noise) {
  return leading_eigenvalue(central_covariance(means, noise), means.dimension()) - noise;
}

/// (94) as an equation for tau: parameters of the cluster and variance (sigma0^2 > 0). Every solution tau >=
/// 0 lies in the interval, since lambda_max(C) is at most a quarter of the squared diameter (Popoviciu).
Equation speciation_equation();

/// The zero of speciation_gap in a bracket that contains just one.
Ball speciation_noise(const Point& p, const Rational& lower, const Rational& upper);

}  // namespace referee::score_shocks
