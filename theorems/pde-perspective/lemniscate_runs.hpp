// SPDX-License-Identifier: GPL-3.0-or-later
/// The runs of Figure 2: generation of points on the lemniscate with epsilon = 1/5, stopped at t_min = 0.1,
/// 0.01 and 0.001. What the paper does not print is chosen: Bernoulli's lemniscate of half-width 1 with the
/// uniform law in arc length, T = 1, v_T = N(0, 2 I), 12 sample points, steps of 0.023 in log(T/t).
#pragma once

#include "court/trial.hpp"
#include "dynamics/lemniscate_score.hpp"
#include "numbers/confidence.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

enum class LemniscateScore { exact, empirical };

inline constexpr double lemniscate_noise = 0.2;
inline constexpr std::size_t lemniscate_sites = 12;
/// Error probability of every interval here, as in the court's own sampling.
inline constexpr double lemniscate_error = 1e-10;

/// The stopping times; record k of a run is at stopping time k.
const std::vector<Rational>& lemniscate_stops();

struct LemniscateRuns {
  SampledPaths paths;             ///< recorded at the three stopping times
  std::vector<PlanePoint> sites;  ///< of the empirical score; empty for the exact one

  /// The distance of each path from the curve, or from the nearest site, at stopping time k.
  std::vector<double> distances(std::size_t stop) const;
};
/// @param start_variance of v_T = N(0, start_variance I).
LemniscateRuns lemniscate_runs(LemniscateScore score, const Effort& effort, long paths,
                               double start_variance = 2);
/// The distance from the nearest of the sites.
double distance_from_points(std::span<const double> place, const std::vector<PlanePoint>& sites);

/// The 95 % quantile of the distance at stopping time k, with its confidence interval.
ConfidenceInterval lemniscate_spread(const LemniscateRuns& runs, std::size_t stop);

/// A bound whose sides are the unfavourable ends of confidence intervals: what holds is statistical.
void statistical_bound(Trial& trial, std::string what, const Family& family, const Quantity& lhs,
                       const Quantity& rhs);

/// The 95 % quantile grows from each stopping time to the next larger one.
void try_spread_grows(Trial& trial, const LemniscateRuns& runs, const std::string& from);
/// Endpoints of 95 % of the paths lie within 4 sqrt(t_min) at t_min = 0.001.
void try_ends_near(Trial& trial, const LemniscateRuns& runs, const std::string& to);

/// Three trajectories down to t = 0.001, with the curve and, if any, the sites.
Panel lemniscate_trajectories(LemniscateScore score, const Effort& effort, std::string title);
/// Points at each stopping time, without the 5 % farthest from the support.
Panel lemniscate_regions(const LemniscateRuns& runs, std::string title);

}  // namespace referee::pde_perspective
