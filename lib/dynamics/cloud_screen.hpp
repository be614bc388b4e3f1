// SPDX-License-Identifier: GPL-3.0-or-later
/// Which points of a cloud can matter to a posterior mean while a trajectory keeps close to a segment.
/// Internal to dynamics; all quantities in centred units.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dynamics/byte_cloud.hpp"

namespace referee {

/// |z - p|^2 - |z|^2 decides between points.
struct PosteriorMean {
  std::vector<double> mean;
  std::size_t nearest = 0;
  double least = 0;                   ///< |z - nearest|^2 - |z|^2
  std::vector<std::uint32_t> points;  ///< those inside the window
  std::vector<double> weights;        ///< theirs, which add up to 1
};

/// Over these points alone. The exponent of a weight is -(|z - p|^2)/scale; those further than `window`
/// behind the nearest are left out.
PosteriorMean posterior_mean(const ByteCloud& cloud, std::span<const std::uint32_t> points, const double* z,
                             double scale, double window);

/// A superset of the points within `window` of the nearest, from x.p known up to `error` |p|.
std::vector<std::uint32_t> near_points(const ByteCloud& cloud, std::span<const float> products, double error,
                                       double window);

/// One cloud at the beginning of a segment from x to m.
struct SegmentView {
  const ByteCloud* cloud;
  std::span<const float> at_start, at_end;  ///< x.p and m.p
  double start_error, end_error;            ///< which are off by at most so many |p|
  std::size_t nearest;
  double nearest_at_start, nearest_at_end;  ///< the same products of the nearest point, in double
};

/// For a place at part s of the segment and r off it, the point lies behind the nearest point of the cloud by
/// at least gap - 2 s approach - 2 apart r.
struct GapBound {
  double gap, approach, apart;
  double at(double part, double off) const { return gap - 2 * part * approach - 2 * apart * off; }
};

/// For every point of the cloud; what the errors leave open is taken off.
std::vector<GapBound> gap_bounds(const SegmentView& view);

/// r <= share s + floor is what a trajectory will keep to.
struct DeviationLimit {
  double share, floor;
  double at(double part) const { return share * part + floor; }
};

/// The largest part of the segment, at most 1, up to which the point stays outside the window; 0 for one that
/// may be inside at once.
double safe_part(const GapBound& bound, const DeviationLimit& limit, double window);

}  // namespace referee
