// SPDX-License-Identifier: GPL-3.0-or-later
/// K = conv(lambda A1 + (1 - lambda) A2), and validated trajectories of the generation flow towards it.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// The points lambda a + (1 - lambda) b, whose hull is K.
std::vector<std::vector<Ball>> mixed_hull(const Point& p);
/// dist(x, K) at the point's place.
Ball distance_to_mixed_hull(const Point& p);

/// Starts x1.. at heat time T (parameter), to be followed for the similarity time tau: outside K, near and
/// far, d = 1, 2, 3, single Diracs, lambda from 0 to 10. All parameters but the odds have finite binary
/// expansions.
Family trajectories(const Trial& trial);
/// Measures and place of a point whose balls hold them exactly.
/// @throws std::domain_error if they do not.
MixedScore held_mixed_score(const Point& p);
RationalPoint held_place(const Point& p);
/// The same supports at the place and heat time t = T e^-tau that the trajectory has reached, enclosed.
/// @throws std::domain_error for a parameter that its ball does not hold exactly.
/// @throws court::Undecidable where the flow could not be validated.
Point flown(const Point& p);

}  // namespace referee::geometric_asymptotics
