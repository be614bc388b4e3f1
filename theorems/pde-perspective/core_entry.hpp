// SPDX-License-Identifier: GPL-3.0-or-later
/// Trajectories of the generation flow that are proven to end at a site: by a validated flow into its core
/// before tau_0, after which the proof of Claim 2 keeps them there.
#pragma once

#include <optional>

#include "pde-perspective/core_geometry.hpp"

namespace referee::pde_perspective {

/// A site (from 0) whose core holds a trajectory for good from the similarity time on.
struct CoreEntry {
  std::size_t site;
  Rational similarity_time;
  long steps;  ///< of the validated flow
};

/// Follows the trajectory from the instance's place x1.. at heat time T until all of its enclosure lies in a
/// core at a time below tau_0; nothing if that has not come about by the similarity time `latest`.
std::optional<CoreEntry> core_entry(const Instance& instance, const Rational& latest = 25);
/// The same behind the balls of a point, whose parameters must be short rationals.
Instance short_trajectory(const Point& p);

/// Starts in d = 1 to 8 with the site i to whose core they have been proven to come, the similarity time
/// `entry` at which they are in it, and a time tau to look at, before or after that; share = tau/entry where
/// it is before.
Family entering_trajectories(const Trial& trial);

/// The largest distance between two sites.
Ball site_diameter(const Point& p);

}  // namespace referee::pde_perspective
