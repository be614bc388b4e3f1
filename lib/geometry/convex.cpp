// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/convex.hpp"

#include <algorithm>
#include <stdexcept>

#include "geometry/hull_certificate.hpp"
#include "geometry/hull_programs.hpp"
#include "geometry/linear.hpp"
#include "geometry/supports.hpp"

namespace referee {
namespace {

void require_points(const std::vector<RationalPoint>& points, std::size_t dimension) {
  if (points.empty()) throw std::invalid_argument("the convex hull of no points");
  for (const RationalPoint& point : points)
    if (point.size() != dimension) throw std::invalid_argument("points of unequal dimensions");
}

void require_proven(bool certificate) {
  if (!certificate) throw std::logic_error("a certificate about a convex hull is wrong");
}

// Affine weights, the least as large as possible, and a form with the properties of BalancedWeights::form up
// to a positive factor. Coordinates in which the hull is the whole space.
BalancedWeights weights_of(const std::vector<RationalPoint>& points, const RationalPoint& target) {
  if (points.size() > target.size() + 1) return balanced_weights(points, target);
  // Barycentric coordinates of a simplex: each is an affine form, the least one the form wanted.
  std::vector<RationalPoint> edges, columns(target.size());
  for (std::size_t i = 1; i < points.size(); ++i) edges.push_back(difference(points[i], points[0]));
  for (std::size_t k = 0; k < target.size(); ++k)
    for (const RationalPoint& edge : edges) columns[k].push_back(edge[k]);
  BalancedWeights result;
  result.weights = *solve(columns, difference(target, points[0]));
  Rational first = 1;
  for (const Rational& weight : result.weights) first -= weight;
  result.weights.insert(result.weights.begin(), first);
  const auto least = static_cast<std::size_t>(std::min_element(result.weights.begin(), result.weights.end()) -
                                              result.weights.begin());
  std::vector<Rational> values(edges.size(), least == 0 ? -1 : 0);
  if (least > 0) values[least - 1] = 1;
  result.form = *solve(edges, values);
  return result;
}

}  // namespace

HullPosition position_in_hull(const std::vector<RationalPoint>& points, const RationalPoint& target) {
  require_points(points, target.size());
  EchelonForm directions;
  for (std::size_t i = 1; i < points.size() && directions.rank() < static_cast<int>(target.size()); ++i)
    directions.add(difference(points[i], points[0]));
  HullPosition position;
  if (EchelonForm with_target = directions; with_target.add(difference(target, points[0]))) {
    const auto normals = null_space(directions.rows(), target.size());
    std::vector<Rational> levels;
    for (const RationalPoint& normal : normals) levels.push_back(dot(normal, points[0]));
    position = {Side::outside, {}, primitive(difference(*project(target, normals, levels), target))};
  } else {
    const auto reduced = [&](const RationalPoint& point) {
      RationalPoint result;
      for (int k : directions.pivots()) result.push_back(point[static_cast<std::size_t>(k)]);
      return result;
    };
    std::vector<RationalPoint> reduced_points;
    for (const RationalPoint& point : points) reduced_points.push_back(reduced(point));
    auto [weights, form] = weights_of(reduced_points, reduced(target));
    const Rational least = *std::min_element(weights.begin(), weights.end());
    position.side = least > 0 ? Side::inside : least == 0 ? Side::boundary : Side::outside;
    if (position.side != Side::outside) position.weights = std::move(weights);
    if (position.side != Side::inside) {
      position.direction.resize(target.size());
      for (std::size_t k = 0; k < form.size(); ++k)
        position.direction[static_cast<std::size_t>(directions.pivots()[k])] = form[k];
      position.direction = primitive(position.direction);
    }
  }
  require_proven(detail::proves(position, points, target));
  return position;
}

NearestPoint nearest_to_origin(const std::vector<RationalPoint>& points) {
  require_points(points, points.empty() ? 0 : points.front().size());
  NearestPoint nearest;
  nearest.weights = nearest_weights(points);
  nearest.at = detail::combination(nearest.weights, points);
  require_proven(detail::proves(nearest, points));
  return nearest;
}

std::optional<RationalPoint> positive_direction(const std::vector<RationalPoint>& normals) {
  const RationalPoint nearest = nearest_to_origin(normals).at;
  if (dot(nearest, nearest) == 0) return std::nullopt;
  return primitive(nearest);
}

}  // namespace referee
