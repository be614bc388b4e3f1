// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 4.2 in the plane: Gamma and E found on a grid, flows followed from hundreds of starts.
#pragma once

#include "multiplicative-noise/swift_ascent.hpp"

namespace referee::multiplicative_noise {

struct PlaneRegion {
  std::string name;
  Instance data;  ///< in the plane
  double part;    ///< a as a part of the largest L
  Perturbation perturbation;
};
std::vector<PlaneRegion> plane_regions();

/// Random starts in the components of {L > a}; b is the least L where E (widened) meets the component. Holds
/// (numeric) when every flow comes to L >= b and stays there, while with e = -2 s_*, for which E is all of
/// space, flows fail.
Finding survey_region(const Trial& trial, const PlaneRegion& region);

/// Trajectories of the first region with the level at which they end.
Figure region_figure(const Trial& trial);

}  // namespace referee::multiplicative_noise
