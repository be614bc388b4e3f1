// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.1: the two finite examples of the paper, the printed numerical scheme, and where trajectories
/// end. An instance names a run by lambda and x_T: x1 alone on the line, x1 and x2 in the plane; T = 1.
#pragma once

#include "dynamics/sde.hpp"
#include "geometric-asymptotics/generated.hpp"
#include "geometric-asymptotics/supports.hpp"
#include "geometry/critical_points.hpp"

namespace referee::geometric_asymptotics {

/// The supports of the paper's example in one or two dimensions, for any lambda.
Instance example_supports(std::size_t dimension, const Rational& lambda);
/// Those that a run is about.
Instance example_of(const Instance& run);

/// "-7/5" or "(-1/2, -7/5)".
std::string place_name(const RationalPoint& x);
/// The local minimisers of Phi_lambda among all its critical points.
std::vector<CriticalPoint> local_minimisers(const Instance& supports);

/// Explicit Euler, or Euler-Maruyama for epsilon > 0, in tau = log(T/t) from T = 1 to t_min = 1e-4 with the
/// printed step 1e-2: 921 steps of 0.0100004.
PathOptions printed_scheme(double epsilon, std::uint64_t seed, long record_every = 0);
/// Paths of the printed scheme. @param starts flat.
SampledPaths printed_paths(const Instance& supports, const std::vector<double>& starts,
                           const PathOptions& options);

/// Index of the critical point nearest to a place.
std::size_t nearest_critical_point(const std::vector<CriticalPoint>& points, std::span<const double> x);
/// How many of all critical points are local minimisers at which paths of the printed scheme, without noise,
/// end. @param starts flat.
long minimisers_reached(const Instance& supports, const std::vector<double>& starts);
/// The name of the local minimiser nearest to where the printed scheme ends.
std::string printed_destination(const Instance& run);
/// The local minimiser at which the exact flow of these supports ends, from T = 1, proven by a validated flow
/// that enters a trap.
Arrival followed_to_minimiser(const Instance& supports, const RationalPoint& start, Precision precision);
/// The same for a run of an example.
Arrival proven_destination(const Point& run);

/// Starts lower, lower + step, ... up to upper along every axis, for each lambda.
Family grid_of_runs(std::string name, const std::vector<Rational>& lambdas, std::size_t dimension,
                    const Rational& lower, const Rational& upper, const Rational& step);

}  // namespace referee::geometric_asymptotics
