// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/speciation.hpp"

#include <algorithm>
#include <stdexcept>

#include "numbers/leading_eigenvalue.hpp"
#include "numbers/rational_point.hpp"

namespace referee {
namespace {

/// central_responsibilities over a box of noise: each exponent at its ends, since the exponential of a wide
/// ball reaches below zero and could not be divided by.
std::vector<Ball> responsibility_ranges(const CentredMeans<Ball>& means, const Ball& noise) {
  std::vector<Ball> result;
  for (std::size_t k = 0; k < means.size(); ++k) {
    Ball least = means.weights[k], most = means.weights[k];
    for (std::size_t m = 0; m < means.size(); ++m) {
      if (m == k) continue;
      const Ball exponent = (means.squared_distances[k] - means.squared_distances[m]) / (2 * noise);
      least += means.weights[m] * exp(exponent.lower());
      most += means.weights[m] * exp(exponent.upper());
    }
    result.push_back(join(means.weights[k] / most, means.weights[k] / least));
  }
  return result;
}

/// C = sum_{k<m} r_k r_m (nu_k - nu_m)(nu_k - nu_m)^T with the slope of each product, r_k' = r_k sum_m r_m
/// (d_k^2 - d_m^2)/(2 v^2). Over a box of noise pairs lose little where sums over single means would not
/// cancel: clusters of means, each much narrower than its distance from the others.
std::vector<Jet<Ball>> pairwise_covariance(const CentredMeans<Ball>& means, const Jet<Ball>& noise) {
  const Ball& box = noise.value();
  const std::size_t size = means.size(), n = means.dimension();
  const std::vector<Ball> r = responsibility_ranges(means, box);
  const Ball twice_squared = 2 * square(box);
  std::vector<Ball> growth(size, Ball(0));  // r_k'/r_k
  for (std::size_t k = 0; k < size; ++k) {
    for (std::size_t m = 0; m < size; ++m)
      if (m != k) growth[k] += r[m] * (means.squared_distances[k] - means.squared_distances[m]);
    growth[k] /= twice_squared;
  }
  std::vector<Ball> value(n * n, Ball(0)), slope(n * n, Ball(0));
  for (std::size_t k = 0; k < size; ++k)
    for (std::size_t m = 0; m < k; ++m) {
      const Ball product = r[k] * r[m], change = product * (growth[k] + growth[m]);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
          const Ball square_term =
              (means.offsets[k][i] - means.offsets[m][i]) * (means.offsets[k][j] - means.offsets[m][j]);
          value[i * n + j] += product * square_term;
          slope[i * n + j] += change * square_term;
        }
    }
  std::vector<Jet<Ball>> result(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      Jet<Ball> entry(value[i * n + j]);
      if (noise.layout() != nullptr) {
        entry = Jet<Ball>::variable(*noise.layout(), 0, value[i * n + j]);
        entry.coefficient(1) = slope[i * n + j];
      }
      result[i * n + j] = result[j * n + i] = entry;
    }
  return result;
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
      const Rational share = dot(rest, direction) / dot(direction, direction);
      for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= share * direction[i];
    }
    if (dot(rest, rest) != 0) basis_.push_back(std::move(rest));
  }
  rank_ = basis_.size();
  for (const RationalPoint& offset : centred_.offsets) {
    auto& row = projections_.emplace_back();
    for (const RationalPoint& direction : basis_) row.push_back(dot(offset, direction));
  }
}

CentredMeans<Ball> SpeciationCriterion::means(Precision precision) const {
  std::vector<Ball> lengths;
  for (const RationalPoint& direction : basis_)
    lengths.push_back(sqrt(Ball(dot(direction, direction), precision)));
  CentredMeans<Ball> result;
  for (std::size_t k = 0; k < centred_.size(); ++k) {
    result.weights.push_back(Ball(centred_.weights[k], precision));
    result.squared_distances.push_back(Ball(centred_.squared_distances[k], precision));
    auto& offset = result.offsets.emplace_back();
    for (std::size_t j = 0; j < rank_; ++j)
      offset.push_back(Ball(projections_[k][j], precision) / lengths[j]);
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
    const Ball box = noise.value();
    const CentredMeans<Ball> means = this->means(box.precision());
    std::vector<Jet<Ball>> covariance = pairwise_covariance(means, noise);
    if (!box.is_exact() && noise.layout() != nullptr) {
      // The mean value form: close to a quadratic loss over a narrow box, where terms that cancel at every
      // single noise do not cancel in the plain enclosure.
      const Ball middle = box.midpoint();
      const std::vector<Ball> central = central_covariance(means, middle);
      for (std::size_t i = 0; i < covariance.size(); ++i) {
        const Ball linear = central[i] + covariance[i].derivative({1}) * (box - middle);
        if (linear.is_finite()) covariance[i].coefficient(0) = common_part(covariance[i].value(), linear);
      }
    }
    return leading_eigenvalue(covariance, rank_) - noise;
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
      const Rational squared = squared_distance(offsets[k], offsets[m]);
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
        trace +=
            Ball(centred_.weights[k] / centred_.weights[first] * squared_distance(offsets[k], offsets[first]),
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
