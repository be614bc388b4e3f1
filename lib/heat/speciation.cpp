// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/speciation.hpp"

#include <algorithm>
#include <stdexcept>

#include "numbers/leading_eigenvalue.hpp"

namespace referee {
namespace {

Rational product(const RationalPoint& a, const RationalPoint& b) {
  Rational sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Rational squared_gap(const RationalPoint& a, const RationalPoint& b) {
  Rational sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

template <class T>
std::vector<Jet<Ball>> jets(const std::vector<T>& matrix) {
  return {matrix.begin(), matrix.end()};
}

}  // namespace

SpeciationCriterion::SpeciationCriterion(const Mixture<Rational>& mixture) : centred_(centred(mixture)) {
  Rational total = 0;
  for (const Rational& weight : mixture.weights) {
    if (weight <= 0) throw std::invalid_argument("SpeciationCriterion: weights must be positive");
    total += weight;
  }
  if (total != 1) throw std::invalid_argument("SpeciationCriterion: weights must sum to one");
  for (const RationalPoint& offset : centred_.offsets) {
    RationalPoint rest = offset;
    for (const RationalPoint& direction : basis_) {
      const Rational share = product(rest, direction) / product(direction, direction);
      for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= share * direction[i];
    }
    if (product(rest, rest) != 0) basis_.push_back(std::move(rest));
  }
  rank_ = basis_.size();
}

CentredMeans<Ball> SpeciationCriterion::means(Precision precision) const {
  CentredMeans<Ball> result;
  for (std::size_t k = 0; k < centred_.size(); ++k) {
    result.weights.push_back(Ball(centred_.weights[k], precision));
    result.squared_distances.push_back(Ball(centred_.squared_distances[k], precision));
    auto& offset = result.offsets.emplace_back();
    for (const RationalPoint& direction : basis_)
      offset.push_back(Ball(product(centred_.offsets[k], direction), precision) /
                       sqrt(Ball(product(direction, direction), precision)));
  }
  result.centre.assign(rank_, Ball(0).at(precision));
  return result;
}

Ball SpeciationCriterion::leading_variance(Precision precision) const {
  if (rank_ == 0) return Ball(0);
  return leading_eigenvalue(between_class_covariance(means(precision)), rank_);
}

Ball SpeciationCriterion::correction(Precision precision) const {
  if (rank_ == 0) return Ball(0);
  const auto& distances = centred_.squared_distances;
  // Equidistant means: Q = <d^2> W.                                                    [Corollary 9.3]
  if (std::all_of(distances.begin(), distances.end(), [&](const Rational& d) { return d == distances[0]; }))
    return Ball(0);
  const CentredMeans<Ball> means = this->means(precision);
  const std::vector<Ball> w = between_class_covariance(means), q = distance_weighted_covariance(means);
  const Jet<Ball> h = Jet<Ball>::variable(JetLayout::of(1, 1), 0, Ball(0).at(precision));
  std::vector<Jet<Ball>> moved;
  for (std::size_t i = 0; i < w.size(); ++i)
    moved.push_back(Jet<Ball>(w[i]) + h * Jet<Ball>(mean_squared_distance(means) * w[i] - q[i]));
  return leading_eigenvalue(moved, rank_).derivative({1});
}

UnivariateFunction SpeciationCriterion::gap() const {
  return [*this](const Jet<Ball>& noise) {
    const CentredMeans<Ball> means = this->means(noise.value().precision());
    CentredMeans<Jet<Ball>> lifted;
    lifted.centre = jets(means.centre);
    lifted.weights = jets(means.weights);
    lifted.squared_distances = jets(means.squared_distances);
    for (const auto& offset : means.offsets) lifted.offsets.push_back(jets(offset));
    return leading_eigenvalue(central_covariance(lifted, noise), rank_) - noise;
  };
}

Bracket SpeciationCriterion::range() const {
  if (rank_ == 0) throw std::invalid_argument("SpeciationCriterion: the means coincide");
  const auto& distances = centred_.squared_distances;
  const auto& offsets = centred_.offsets;
  const Rational nearest = *std::min_element(distances.begin(), distances.end());
  Rational diameter = 0, tied_trace = 0, least_excess = 0;
  std::vector<std::size_t> tied;
  for (std::size_t k = 0; k < offsets.size(); ++k) {
    for (std::size_t m = 0; m < k; ++m) {
      const Rational squared = squared_gap(offsets[k], offsets[m]);
      diameter = std::max(diameter, squared);
      if (distances[k] == nearest && distances[m] == nearest)
        tied_trace += centred_.weights[k] * centred_.weights[m] * squared;
    }
    const Rational excess = distances[k] - nearest;
    if (excess == 0)
      tied.push_back(k);
    else if (least_excess == 0 || excess < least_excess)
      least_excess = excess;
  }
  // Two equal weights reach a quarter of the diameter: a third is strictly beyond.
  const Rational upper = diameter / 3;
  // r_k >= w_k for the nearest means at every noise: tr C >= tied_trace, lambda_max(C) >= tr C/rank.
  if (tied_trace > 0) return {tied_trace / (2 * static_cast<long>(rank_)), upper};
  // tr C <= sum_k (w_k/w_0)|nu_k - nu_0|^2 exp(-excess_k/(2 v)), and that over v grows below least_excess/2.
  const Precision precision{128};
  const std::size_t first = tied.front();
  Rational lower = least_excess / 2;
  for (;; lower /= 2) {
    Ball trace = Ball(0).at(precision);
    for (std::size_t k = 0; k < offsets.size(); ++k)
      if (distances[k] != nearest)
        trace += Ball(centred_.weights[k] / centred_.weights[first] * squared_gap(offsets[k], offsets[first]),
                      precision) *
                 exp(-Ball((distances[k] - nearest) / (2 * lower), precision));
    if (certainly_less(trace, Ball(lower, precision))) break;
  }
  return {std::min(lower, Rational(upper / 2)), upper};
}

RootIsolation SpeciationCriterion::solutions(Precision precision) const {
  if (rank_ == 0) return {};
  const Bracket range = this->range();
  return isolate_roots(gap(), range.lower, range.upper, precision);
}

}  // namespace referee
