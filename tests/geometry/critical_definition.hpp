// SPDX-License-Identifier: GPL-3.0-or-later
/// The critical points of a distance potential from their definition, by brute force that shares no code with
/// the search for them but rational arithmetic.
#pragma once

#include "geometry/critical_points.hpp"
#include "geometry/potential.hpp"

namespace referee::test {

/// What the definitions say of an outer critical point.
struct ExpectedPoint {
  RationalPoint at;
  NearestSites sites;
  bool degenerate;                   ///< 0 on the relative boundary of the outer set
  bool clarke;                       ///< 0 in Clarke's set; like the slopes on the line and in the plane only
  Rational least_slope, most_slope;  ///< of the potential over all directions, up to positive factors
};

/// No descent, descent everywhere, or neither: then by `degenerate`.
CriticalKind kind_of(const ExpectedPoint& point);

/// In lexicographic order. Every pair of subsets of the sites has at most one candidate; all of them are
/// looked at.
std::vector<ExpectedPoint> critical_points_by_definition(const SupportPair& supports, const Rational& lambda);

}  // namespace referee::test
