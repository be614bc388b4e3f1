// SPDX-License-Identifier: GPL-3.0-or-later
/// Clarke and outer Clarke subdifferentials of Phi_lambda at a place, from their definitions.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// Limits at x of gradients of Phi at points where Phi is smooth: for every pair (k, l) of nearest points a
/// direction is sought that makes both the only nearest ones, and confirmed by search over all points at x +
/// (small step)(direction). Pairs without such a direction are nearest together on no open set (Gordan).
/// Their hull is the Clarke subdifferential (Definition 3.6); lib/geometry's list of meeting pairs is not
/// used.
std::vector<RationalPoint> gradient_limits(const DistancePotential& potential, const RationalPoint& x);

/// How many of the points lie outside the hull of `hull`.
long count_outside(const std::vector<RationalPoint>& points, const std::vector<RationalPoint>& hull);

/// Generators of the outer set outside the Clarke set at the instance's place, and the other way round.
Rational outer_not_clarke(const Instance& instance);
Rational clarke_not_outer(const Instance& instance);

/// A point of every stratum of the two overlaid Voronoi diagrams, of all supports, with these lambdas. With
/// `simultaneous` only those of ND(d1^2) and ND(d2^2) both, without only the others, unset all.
Family stratum_places(const Trial& trial, std::string name, const std::vector<Rational>& lambdas,
                      std::optional<bool> simultaneous = std::nullopt);

}  // namespace referee::geometric_asymptotics
