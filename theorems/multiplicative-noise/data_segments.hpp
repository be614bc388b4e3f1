// SPDX-License-Identifier: GPL-3.0-or-later
/// Data spread evenly over segments of R^d, besides finitely many points: ends from1_1.., to1_1.. (segment
/// and axis) and odds v1.., on the scale of the points' odds w1...
#pragma once

#include "court/instance.hpp"
#include "heat/segment_kernel.hpp"
#include "numbers/rational_point.hpp"

namespace referee::multiplicative_noise {

struct FilledSegment {
  RationalPoint from, to;
  Rational odds = 1;
};
/// The points of an instance (or none), and segments.
court::Instance with_segments(court::Instance data, const std::vector<FilledSegment>& segments);

/// Segments in d = 1, 2, 3 and 8 with and without points of other weights, noise levels down to 1e-12 times
/// each other; places on, at the ends of, beside and beyond them.
court::Family placed_segments();

struct DataSegment {
  std::vector<Ball> from, to;
  Ball share;  ///< of the whole mass
};
/// Empty for finite data.
std::vector<DataSegment> segments_of(const court::Point& p);
/// The sum of all odds v1...
Ball segment_odds(const court::Point& p);

/// Each with the kernel of the noise levels a and b.
struct SegmentShare {
  SegmentKernel kernel;
  Ball share;
};
std::vector<SegmentShare> segment_kernels(const court::Point& p);

}  // namespace referee::multiplicative_noise
