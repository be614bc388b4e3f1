// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/potential.hpp"

#include <algorithm>
#include <stdexcept>

#include "geometry/convex.hpp"

namespace referee {
namespace {

std::vector<int> nearest_of(const std::vector<RationalPoint>& sites, const RationalPoint& x) {
  std::vector<int> result;
  Rational least;
  for (std::size_t k = 0; k < sites.size(); ++k) {
    const Rational distance = squared_distance(x, sites[k]);
    if (result.empty() || distance < least) {
      least = distance;
      result.clear();
    }
    if (distance == least) result.push_back(static_cast<int>(k));
  }
  return result;
}

std::vector<RationalPoint> without_ties(std::vector<RationalPoint> points) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

std::vector<RationalPoint> gradients(const RationalPoint& x, const std::vector<RationalPoint>& centres) {
  std::vector<RationalPoint> result;
  for (const RationalPoint& centre : centres) {
    result.push_back(difference(x, centre));
    for (Rational& component : result.back()) component *= 2;
  }
  return result;
}

}  // namespace

DistancePotential::DistancePotential(SupportPair supports, Rational lambda)
    : supports_(std::move(supports)), lambda_(std::move(lambda)) {
  validate(supports_);
  if (lambda_ < 0)
    throw std::invalid_argument("lambda: " + to_string(lambda_) + " is negative; use 0 or more");
}

NearestSites DistancePotential::nearest(const RationalPoint& x) const {
  if (x.size() != dimension())
    throw std::invalid_argument("the point has " + std::to_string(x.size()) + " coordinates, the supports " +
                                std::to_string(dimension()));
  return {nearest_of(supports_.first, x), nearest_of(supports_.second, x)};
}

Rational DistancePotential::value(const RationalPoint& x) const {
  const NearestSites sites = nearest(x);
  return lambda_ * squared_distance(x, supports_.first[static_cast<std::size_t>(sites.first[0])]) +
         (1 - lambda_) * squared_distance(x, supports_.second[static_cast<std::size_t>(sites.second[0])]);
}

RationalPoint DistancePotential::centre(int first, int second) const {
  const RationalPoint& a = supports_.first[static_cast<std::size_t>(first)];
  const RationalPoint& b = supports_.second[static_cast<std::size_t>(second)];
  RationalPoint result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = lambda_ * a[i] + (1 - lambda_) * b[i];
  return result;
}

std::vector<std::pair<int, int>> DistancePotential::meeting_pairs(const NearestSites& sites) const {
  std::vector<std::pair<int, int>> result;
  if (sites.first.size() == 1 || sites.second.size() == 1) {
    for (int k : sites.first)
      for (int l : sites.second) result.emplace_back(k, l);
    return result;
  }
  // Going from x along h, x_k and y_l are nearest when h has a positive product with every x_k - x_i, y_l -
  // y_j.
  for (int k : sites.first)
    for (int l : sites.second) {
      std::vector<RationalPoint> normals;
      const auto& first = supports_.first;
      const auto& second = supports_.second;
      for (int i : sites.first)
        if (i != k)
          normals.push_back(
              difference(first[static_cast<std::size_t>(k)], first[static_cast<std::size_t>(i)]));
      for (int j : sites.second)
        if (j != l)
          normals.push_back(
              difference(second[static_cast<std::size_t>(l)], second[static_cast<std::size_t>(j)]));
      if (positive_direction(normals)) result.emplace_back(k, l);
    }
  return result;
}

std::vector<RationalPoint> DistancePotential::clarke_centres(const NearestSites& sites) const {
  std::vector<RationalPoint> centres;
  for (const auto& [k, l] : meeting_pairs(sites)) centres.push_back(centre(k, l));
  return without_ties(std::move(centres));
}

std::vector<RationalPoint> DistancePotential::outer_centres(const NearestSites& sites) const {
  std::vector<RationalPoint> centres;
  for (int k : sites.first)
    for (int l : sites.second) centres.push_back(centre(k, l));
  return without_ties(std::move(centres));
}

std::vector<RationalPoint> DistancePotential::clarke_subdifferential(const RationalPoint& x) const {
  return gradients(x, clarke_centres(nearest(x)));
}

std::vector<RationalPoint> DistancePotential::outer_subdifferential(const RationalPoint& x) const {
  return gradients(x, outer_centres(nearest(x)));
}

Rational DistancePotential::directional_derivative(const RationalPoint& x, const RationalPoint& h) const {
  if (h.size() != dimension()) throw std::invalid_argument("the direction is not one of the supports' space");
  // d_i^2 is the minimum of smooth functions, so its slope is the least slope of those that attain it.
  const auto slope = [&](const std::vector<RationalPoint>& points, const std::vector<int>& nearest) {
    Rational least;
    for (std::size_t n = 0; n < nearest.size(); ++n) {
      const Rational candidate = 2 * dot(difference(x, points[static_cast<std::size_t>(nearest[n])]), h);
      if (n == 0 || candidate < least) least = candidate;
    }
    return least;
  };
  const NearestSites sites = nearest(x);
  return lambda_ * slope(supports_.first, sites.first) +
         (1 - lambda_) * slope(supports_.second, sites.second);
}

}  // namespace referee
