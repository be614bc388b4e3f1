// SPDX-License-Identifier: GPL-3.0-or-later
/// Scores for the generation of points on Bernoulli's lemniscate, in double precision.
#pragma once

#include "dynamics/sde.hpp"
#include "measures/lemniscate.hpp"

namespace referee {

/// The score of weighted Diracs in the plane, summed directly.
ScoreInTime plane_dirac_score(Mixture<double> data);

/// The score s of the uniform law on the lemniscate by the trapezoidal rule, to 1e-12 (1 + |s|) near the
/// curve. The number of nodes follows t: neighbours are at most sqrt(t)/2.5 apart, and there are at least 96,
/// as the smoothness of arc length in the angle needs.
ScoreInTime lemniscate_score();
/// That number, even.
std::size_t lemniscate_nodes_at(double heat_time);

/// So many points of the lemniscate, uniform in arc length, from a stream of that seed.
std::vector<PlanePoint> lemniscate_sample(std::size_t count, std::uint64_t seed);
/// Their empirical measure.
Mixture<double> empirical_measure(const std::vector<PlanePoint>& points);

}  // namespace referee
