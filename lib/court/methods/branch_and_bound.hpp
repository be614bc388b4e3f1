// SPDX-License-Identifier: GPL-3.0-or-later
/// The defence of a bound: interval branch and bound over a box of parameters.
#pragma once

#include <optional>
#include <vector>

#include "court/methods/domain_chart.hpp"
#include "court/methods/inequality.hpp"

namespace referee::court {

struct BoxProof {
  long boxes = 0;     ///< boxes enclosed
  double proven = 0;  ///< part of the cube's volume on which the inequality is proven, or no hypothesis holds
  double inadmissible = 0;  ///< of that, the part on which a hypothesis is violated
  bool complete = false;    ///< every box is proven
  /// The middle of a box on which the opposite is proven, hypotheses included.
  std::optional<Instance> violation;
  /// The middles of the boxes left open, those with the largest possible excess first.
  std::vector<Instance> open;
};

/// Bisects the domain until natural enclosures prove lhs <= rhs (or a violated hypothesis) on every box, a
/// violation is proven on one, or `budget` boxes have been enclosed. Boxes are taken in turn by largest
/// possible excess, which drives it into a narrow violation, and by volume, so that a corner where both sides
/// vanish cannot hold it up. The boxes cover the domain: each is enclosed outward.
/// @param open_kept how many open boxes are reported.
BoxProof branch_and_bound(const DomainChart& chart, const Inequality& inequality, Precision precision,
                          long budget, std::size_t open_kept);

/// A ball around [lower, upper] that is exact at one end: at the upper one if `exact_upper`, else at the
/// lower one (as far as the end itself is representable), so that functions with a singularity beyond that
/// end stay finite.
Ball anchored_hull(const Rational& lower, const Rational& upper, bool exact_upper, Precision precision);

}  // namespace referee::court
