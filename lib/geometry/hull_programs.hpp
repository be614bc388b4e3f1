// SPDX-License-Identifier: GPL-3.0-or-later
/// The linear and the quadratic program behind the questions of convex.hpp. Internal to lib/geometry.
#pragma once

#include "numbers/rational.hpp"

namespace referee {

/// Affine weights of a point, and a linear form that proves them best.
struct BalancedWeights {
  std::vector<Rational> weights;  ///< sum to 1; the least of them is as large as possible
  /// Scaled to sum f(point) = 1, f(x) = <form, x> + constant has f >= 0 at the points and f(target) = the
  /// least weight. Without meaning if the weights are equal.
  RationalPoint form;
};

/// For points whose affine hull is the whole space.
BalancedWeights balanced_weights(const std::vector<RationalPoint>& points, const RationalPoint& target);

/// Convex weights of the point of the hull nearest to the origin.
std::vector<Rational> nearest_weights(const std::vector<RationalPoint>& points);

}  // namespace referee
