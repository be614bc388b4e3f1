// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/hull_certificate.hpp"

#include <algorithm>

#include "numbers/rational_point.hpp"

namespace referee::detail {
namespace {

bool are_convex_weights(const std::vector<Rational>& weights) {
  Rational sum = 0;
  for (const Rational& weight : weights) {
    if (weight < 0) return false;
    sum += weight;
  }
  return sum == 1;
}

}  // namespace

RationalPoint combination(const std::vector<Rational>& weights, const std::vector<RationalPoint>& points) {
  RationalPoint result(points.front().size());
  for (std::size_t i = 0; i < points.size(); ++i)
    if (weights[i] != 0)
      for (std::size_t k = 0; k < result.size(); ++k) result[k] += weights[i] * points[i][k];
  return result;
}

bool proves(const HullPosition& position, const std::vector<RationalPoint>& points,
            const RationalPoint& target) {
  if (position.side != Side::outside &&
      (!are_convex_weights(position.weights) || combination(position.weights, points) != target))
    return false;
  if (position.side == Side::inside)
    return std::all_of(position.weights.begin(), position.weights.end(),
                       [](const Rational& w) { return w > 0; });
  const Rational level = dot(position.direction, target);
  bool touches = false, leaves = false;
  for (const RationalPoint& point : points) {
    const Rational value = dot(position.direction, point);
    if (value < level) return false;
    (value == level ? touches : leaves) = true;
  }
  return leaves && touches == (position.side == Side::boundary);
}

bool proves(const NearestPoint& nearest, const std::vector<RationalPoint>& points) {
  const Rational square = dot(nearest.at, nearest.at);
  return are_convex_weights(nearest.weights) && combination(nearest.weights, points) == nearest.at &&
         std::all_of(points.begin(), points.end(),
                     [&](const RationalPoint& point) { return dot(nearest.at, point) >= square; });
}

}  // namespace referee::detail
