// SPDX-License-Identifier: GPL-3.0-or-later
/// Solutions of the limiting inclusion as instances: starts, and points with velocities along exact pieces.
#pragma once

#include "dynamics/limit_flow.hpp"
#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {

/// Supports with a start x1..: points of the supports, ties, points on low-dimensional strata, far points.
Family inclusion_starts(const Trial& trial);
/// The solutions from x1.., at most 24 of them.
LimitFlow inclusion_solutions(const Instance& start);

/// Supports, a point x1.. strictly inside a piece of a solution and the velocity u1.. there. `sliding`
/// restricts to pieces on strata with more than one active centre.
Family velocity_samples(const Trial& trial, bool sliding);
/// u1.. as a point.
RationalPoint velocity_of(const Instance& instance);
/// The set G(x) of the inclusion Z' in -G/4: the Clarke set for lambda <= 1, the outer one beyond.
std::vector<RationalPoint> inclusion_set(const DistancePotential& potential, const RationalPoint& x);
/// Whether `element` is in the hull of the set.
bool holds_element(const std::vector<RationalPoint>& set, const RationalPoint& element);
/// -4 u.
RationalPoint minus_four_times(const RationalPoint& u);

/// The decay e^{-tau/2} so far into the piece that this share of the way to its target is done.
Rational decay_at(const LimitPiece& piece, const Rational& share);
/// The point of the piece at that decay.
RationalPoint point_at(const LimitPiece& piece, const Rational& decay);
/// The velocity at a point of the piece.
RationalPoint velocity_at(const LimitPiece& piece, const RationalPoint& z);
/// 4 int |Z'|^2 dtau over a part of the piece between two decays, high to low.
Rational dissipation(const LimitPiece& piece, const Rational& high, const Rational& low);

}  // namespace referee::geometric_asymptotics
