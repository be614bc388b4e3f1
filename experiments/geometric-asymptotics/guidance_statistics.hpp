// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the samples of a mixed score have come to rest, in the geometry of the distance potential.
#pragma once

#include <vector>

#include "dynamics/cloud_flow.hpp"

namespace referee::geometric_asymptotics {

/// A sample x with its nearest points p of A1 and q of A2; on the cells of p and q the potential
/// Phi = lambda d1^2 + (1 - lambda) d2^2 is |x - x*|^2 + lambda (1 - lambda) |p - q|^2 with
/// x* = lambda p + (1 - lambda) q.
struct SampleGeometry {
  double lambda = 0;
  double first_distance = 0, second_distance = 0;  ///< d1 and d2
  double potential = 0;                            ///< Phi(x)
  double excess = 0;                               ///< |x - x*|^2: Phi(x) above that value
  bool collapses = false;  ///< x* lies in both cells: a minimiser, and the limiting flow from x ends there
  double outside = 0;      ///< share of the coordinates outside [0, 1]
  double furthest = 0;     ///< how far the worst coordinate is outside
  double deviation = 0;    ///< standard deviation of the coordinates about their mean
};

std::vector<SampleGeometry> sample_geometry(const ByteCloud& first, const ByteCloud& second,
                                            const std::vector<CloudTrajectory>& samples, long threads);

}  // namespace referee::geometric_asymptotics
