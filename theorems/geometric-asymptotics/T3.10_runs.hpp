// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs of the generation flow from instances of supports with a start x1.. and the heat time T at which it
/// starts, and a limit that is critical in the outer sense only.
#pragma once

#include "court/methods/trajectory.hpp"
#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// The instance behind a point: the shortest rationals within its enclosures.
Instance short_instance(const Point& p);

/// "(7/5, 7/10)".
std::string name_of(const RationalPoint& x);

/// Starts in the paper's examples, lambda <= 1 or lambda > 1 (`guided`), T = 1, each with the critical point
/// e1.. nearest to the state at t = 1e-6 by Taylor's method and collocation, without enclosures.
std::vector<Instance> example_runs(bool guided);
/// e1.. of a run.
RationalPoint computed_end(const Instance& run);
/// Validated flow until a trap of a minimiser holds the trajectory; the place is that minimiser's name.
Arrival trapped_arrival(const Point& p);

/// A1 = {(13/8, -1), (13/8, 1)} with the given odds, A2 = {(-4, -3), (4, -3), (0, 5)}, lambda = 2, started at
/// 0 with T = 1/1000 for odds 99 : 1, else with T = 1. All points of A1, and all of A2, are equally far from
/// 0, so with x = 2 t h the pull G = lambda m1 + (1 - lambda) m2 depends on h alone and h' = h/2 + G(h)/(4t).
Instance cocircular_run(const std::vector<Rational>& first_odds);
/// G(h) in closed form at h = (x1, x2).
std::vector<Ball> cocircular_pull(const Point& p);
/// h enters a disc about (527/1250, -229/10000) of radius 1/100 at a time t <= 1/1000 if it does at all; see
/// disc_is_never_left. The place is then "(0, 0)"; otherwise the flow goes on to trapped_arrival.
Arrival cocircular_arrival(const Point& p);
/// Findings: G depends on h alone, and for odds 99 : 1 and t <= 1/1000 h never leaves that disc, so that X_t
/// = 2 t h -> 0.
void disc_is_never_left(Trial& trial);

}  // namespace referee::geometric_asymptotics
