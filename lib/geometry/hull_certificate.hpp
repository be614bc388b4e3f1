// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether certificates about a convex hull prove what they claim: looked at before any is handed out.
/// Internal to lib/geometry.
#pragma once

#include "geometry/convex.hpp"

namespace referee::detail {

/// sum weights[i] points[i], one weight a point.
RationalPoint combination(const std::vector<Rational>& weights, const std::vector<RationalPoint>& points);

/// Whether weights and direction show that the target is on that side, as HullPosition demands of them.
bool proves(const HullPosition& position, const std::vector<RationalPoint>& points,
            const RationalPoint& target);

/// Whether `nearest.at` is a mixture of the points, with these weights, to which none of them is nearer.
bool proves(const NearestPoint& nearest, const std::vector<RationalPoint>& points);

}  // namespace referee::detail
