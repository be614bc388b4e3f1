// SPDX-License-Identifier: GPL-3.0-or-later
/// A picture of the distance potential in one or two dimensions.
#pragma once

#include "court/finding.hpp"
#include "geometry/bifurcations.hpp"
#include "geometry/potential.hpp"

namespace referee::driver {

/// A line through points of the supports' space; without a label it shares the one before.
struct PlaneCurve {
  std::string label;
  std::vector<RationalPoint> points;  ///< a single point is drawn as a marker
};

/// In the plane: level sets of Phi, the Voronoi interfaces of both supports, the supports, the critical
/// points by kind, the curves. On the line: the graph of Phi with the same things on it.
/// @throws std::invalid_argument in more than two dimensions.
court::Figure plane_picture(const DistancePotential& potential, const std::vector<CriticalPoint>& critical,
                            const std::vector<PlaneCurve>& curves);

/// How the critical points move: on the line x against lambda, in the plane their paths. Minimisers are solid
/// lines.
/// @throws std::invalid_argument in more than two dimensions.
court::Figure bifurcation_picture(const SupportPair& supports, const BifurcationDiagram& diagram);

}  // namespace referee::driver
