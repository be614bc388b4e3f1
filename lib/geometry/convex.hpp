// SPDX-License-Identifier: GPL-3.0-or-later
/// Exact questions about the convex hull of finitely many points, each answered with a certificate.
#pragma once

#include <optional>

#include "numbers/rational.hpp"

namespace referee {

enum class Side { outside, boundary, inside };  ///< boundary and inside are relative to the affine hull

/// Where a point lies relative to the convex hull of others.
struct HullPosition {
  Side side;
  std::vector<Rational> weights;  ///< not outside: target = sum weights[i] points[i], all positive if inside
  /// outside: <direction, target> < <direction, point> for every point; boundary: <= with equality for some
  /// point and strict inequality for some other.
  RationalPoint direction;
};

/// Exact (a linear or quadratic program over the rationals; affinely independent points by elimination).
/// The certificate has been checked before it is returned.
/// @throws std::invalid_argument for no points or unequal dimensions.
HullPosition position_in_hull(const std::vector<RationalPoint>& points, const RationalPoint& target);

/// The point of the hull nearest to the origin: at = sum weights[i] points[i], and <at, point> >= <at, at>
/// for every point, which proves it and has been checked.
struct NearestPoint {
  RationalPoint at;
  std::vector<Rational> weights;
};
/// @throws std::invalid_argument for no points or unequal dimensions.
NearestPoint nearest_to_origin(const std::vector<RationalPoint>& points);

/// A direction h with <h, normal> > 0 for every normal, or nothing (then 0 is in their hull: Gordan).
/// Components are coprime integers.
/// @throws std::invalid_argument for no normals or unequal dimensions.
std::optional<RationalPoint> positive_direction(const std::vector<RationalPoint>& normals);

}  // namespace referee
