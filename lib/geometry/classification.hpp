// SPDX-License-Identifier: GPL-3.0-or-later
/// What kind of point a given point is for the distance potential, decided exactly.
#pragma once

#include "geometry/critical_points.hpp"
#include "geometry/potential.hpp"

namespace referee {

/// The answers for one point; only `outer` means anything when it is false.
struct Criticality {
  bool outer = false;       ///< 0 in the outer Clarke subdifferential
  bool clarke = false;      ///< 0 in the Clarke subdifferential
  bool minimum = false;     ///< a local minimiser
  bool degenerate = false;  ///< 0 on the relative boundary of the outer Clarke subdifferential
  CriticalKind kind = CriticalKind::degenerate;
};

/// Judges x, whose nearest sites are given, by the slope Phi'(x; h) = 2 (<x, h> - lambda S_I(h) - (1 -
/// lambda) S_J(h)) with S the support functions of the nearest sites; near x, Phi(x + h) = Phi(x) + Phi'(x;
/// h) + |h|^2.
/// - minimum: no slope is negative. For lambda > 1 that is lambda x_k - x in (lambda - 1) conv Y_J for every
/// k in I; for
///   lambda <= 1 the slope is concave in h, so all gradients must vanish.
/// - maximum: every slope is negative. For lambda > 1 that is x + (lambda - 1) y_l in the interior of lambda
/// conv X_I
///   for every l in J; for lambda <= 1, x in the interior of lambda conv X_I + (1 - lambda) conv Y_J.
/// - otherwise degenerate if `degenerate`, else a saddle (slopes of both signs).
Criticality judge(const DistancePotential& potential, const RationalPoint& x, const NearestSites& sites);

}  // namespace referee
