// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/hull_distance.hpp"

#include "geometry/convex.hpp"
#include "numbers/euclidean.hpp"

namespace referee {
namespace {

/// The midpoint, or zero where it is too small to matter: a guess need not carry e^{-1e40}.
Rational guess(const Ball& value, Precision precision) {
  const Ball least(power(Rational(2), -4 * precision.bits), precision);
  return certainly_less(value.magnitude(), least) ? Rational(0) : value.midpoint_as_rational();
}

}  // namespace

Ball distance_to_hull(const std::vector<std::vector<Ball>>& points, const std::vector<Ball>& x,
                      Precision precision) {
  std::vector<RationalPoint> towards;
  std::vector<std::vector<Ball>> offsets;
  for (const auto& point : points) {
    if (point.size() != x.size())
      throw std::invalid_argument("distance_to_hull: the points must have the dimension of x");
    auto& offset = offsets.emplace_back();
    auto& direction = towards.emplace_back();
    for (std::size_t i = 0; i < x.size(); ++i) {
      offset.push_back((point[i] - x[i]).at(precision));
      if (!offset.back().is_finite()) return Ball::whole_line(precision);
      direction.push_back(guess(offset.back(), precision));
    }
  }
  const NearestPoint nearest = nearest_to_origin(towards);
  std::vector<Ball> towards_hull, normal;
  for (std::size_t i = 0; i < x.size(); ++i) {
    Ball& component = towards_hull.emplace_back(0);
    for (std::size_t k = 0; k < offsets.size(); ++k)
      if (nearest.weights[k] != 0) component += Ball(nearest.weights[k], precision) * offsets[k][i];
    normal.emplace_back(nearest.at[i], precision);
  }
  const Ball above = euclidean_length(towards_hull, precision);
  const Ball scale = euclidean_length(normal, precision);
  if (!scale.is_positive()) return join(Ball(0).at(precision), above);
  Ball below;
  for (std::size_t k = 0; k < offsets.size(); ++k) {
    Ball along(0);
    for (std::size_t i = 0; i < x.size(); ++i) along += normal[i] * offsets[k][i];
    below = k == 0 ? along : min(below, along);
  }
  below = max(Ball(0), below / scale);
  return join(below, above);
}

}  // namespace referee
