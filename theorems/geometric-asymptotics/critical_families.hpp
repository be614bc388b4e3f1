// SPDX-License-Identifier: GPL-3.0-or-later
/// Two supports at the critical points of their potential, as instances: the place x1.. is the point.
#pragma once

#include "dynamics/limit_flow.hpp"
#include "geometric-asymptotics/supports.hpp"
#include "geometry/classification.hpp"

namespace referee::geometric_asymptotics {

enum class Regime {
  any,
  experts,   ///< 0 <= lambda <= 1, the mixture of experts
  guidance,  ///< lambda > 1
};

/// Three sources of quasi-equilibria that are no minimisers, each with the place 0.
/// On the line, lambda = 1/2: a branch is centred on the interface 0, whose right side flows in.
Instance half_line_of_starts();
/// On the line, lambda = 2: both interfaces coincide at 0, a strict local maximum of Phi.
Instance attracting_maximum();
/// In the plane, lambda = 2: 0 is critical in the outer sense alone.
Instance outer_equilibrium();

/// all_supports and the three above, lambda replaced in turn by one of the regime where it does not belong to
/// it.
std::vector<Instance> regime_supports(const Trial& trial, Regime regime);
/// support_hypotheses and the regime's range of lambda.
std::vector<Hypothesis> regime_hypotheses(Regime regime);

using CriticalFilter = std::function<bool(const CriticalPoint&)>;
/// Every critical point that passes, of every instance.
Family at_critical_points(std::string name, Regime regime, const std::vector<Instance>& instances,
                          const CriticalFilter& passes);
bool is_minimiser(const CriticalPoint& point);
bool is_no_minimiser(const CriticalPoint& point);

/// What lib/geometry says of the place.
Criticality criticality_at(const Instance& instance);
/// The least slope of Phi at the place over the rays on which it bends: Phi'(x; .) is linear on the cones of
/// the hyperplanes orthogonal to differences of tied sites, so that x, if critical, is a local minimiser
/// exactly when no ray has a negative slope. Needs no convex programs.
Rational least_slope(const Instance& instance);

/// A radius within which no cell but those that touch x is met: half the least gap over the distance of the
/// sites, made rational from below.
Rational untouched_radius(const Instance& instance);
/// A direction of Euclidean length at most one, not 0.
RationalPoint short_direction(Generator& generator, std::size_t dimension);
/// x + scale h.
RationalPoint moved(const RationalPoint& x, const Rational& scale, const RationalPoint& h);

/// Solutions of the limiting inclusion from a place.
LimitFlow limit_flow_from(const Instance& instance, const RationalPoint& from);
/// Stays where it starts.
bool is_constant(const LimitSolution& solution);

}  // namespace referee::geometric_asymptotics
