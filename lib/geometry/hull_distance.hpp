// SPDX-License-Identifier: GPL-3.0-or-later
/// Distances from convex hulls of finitely many points, enclosed.
#pragma once

#include "numbers/ball.hpp"

namespace referee {

/// Euclidean distance of x from the hull of the points (R^d each). Inclusion: encloses it for all members of
/// the coordinates. The projection and its normal are guessed by an exact program at the midpoints; any
/// weights bound the distance from above and any normal from below, so that the width is of the order of the
/// radii. Coordinates that are not finite give the whole line.
/// @throws std::invalid_argument for no points or unequal dimensions.
Ball distance_to_hull(const std::vector<std::vector<Ball>>& points, const std::vector<Ball>& x,
                      Precision precision);

}  // namespace referee
