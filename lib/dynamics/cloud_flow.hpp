// SPDX-License-Identifier: GPL-3.0-or-later
/// The similarity-time flow of two empirical measures with many points in many dimensions, in double
/// precision.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "dynamics/byte_cloud.hpp"

namespace referee {

struct CloudFlowOptions {
  double start_time = 1;   ///< heat time T
  double end_time = 1e-4;  ///< t_min < T
  double step = 0.01;      ///< of tau = log(T/t); the last one is cut so that the flow ends at t_min
  int dropped_bits = 40;   ///< weights left out of a posterior mean add up to at most 2^-dropped_bits
  bool screening = true;   ///< false: every step by the definition, over all points
  bool gram = true;        ///< false: every screening by matrix products
  long threads = 1;
  std::function<void(double fraction)> progress{};
};

struct CloudTrajectory {
  double lambda = 0;
  std::vector<double> position;  ///< coordinates like those of the points, in [0, 1] for an image
};

/// What the trajectories together took.
struct CloudFlowEffort {
  long steps = 0;
  long screenings = 0;         ///< looks at all points that were good for many steps
  long gram_screenings = 0;    ///< those of them that took the products from the Gram matrix
  long direct_steps = 0;       ///< steps that looked at all points
  double points_read = 0;      ///< scalar products formed one by one
  double gram_entries = 0;     ///< integer products of two points
  double multiplications = 0;  ///< of matrix products, additions included
};

/// Follows Y' = -(Y - lambda m1 - (1 - lambda) m2)/2, tau = log(T/t), from T to t_min by explicit Euler
/// steps; m_i is the posterior mean of the i-th cloud (equal weights) given Y at heat time t, (5.2) of
/// geometric-asymptotics. Replaces every position by the one at t_min.
///
/// Screening. The exponents |Y - p|^2 of two points p, q differ by something linear in Y, and while the
/// posterior means stand still Y moves on a straight segment from x to their mixture m. So with x.p and m.p
/// known for every point, and r the distance of Y from that segment, the gap of p behind the nearest point q
/// is at least
///   gap(x) - 2 s (p - q).(m - x) - 2 |p - q| r,    s the part of the segment that is behind.
/// A point whose gap stays beyond 4 t (ln N + dropped_bits ln 2) as long as s and r keep within limits chosen
/// beforehand needs no look until then. The two scalar products are found for all points by matrix products
/// in single precision, their rounding bounded and added to the gap; the positions themselves are carried in
/// double precision over all points that are left.
///
/// Gram matrix. Once few points have weight and screenings follow each other closely, as at an interface
/// across which the steps hop, x.p and m.p come from the rows of the Gram matrix that belong to those points
/// (see GramSpan). This decides which points are looked at and enters no position: the steps are the same.
/// @throws std::invalid_argument for other dimensions, end_time outside (0, start_time), or step outside (0,
/// 1].
CloudFlowEffort follow_cloud_flow(const ByteCloud& first, const ByteCloud& second,
                                  std::span<CloudTrajectory> trajectories,
                                  const CloudFlowOptions& options = {});

}  // namespace referee
