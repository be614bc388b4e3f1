// SPDX-License-Identifier: GPL-3.0-or-later
/// Data that an instance names by a few numbers: hundreds and thousands of points, and segments.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// `points` of them in `d` dimensions, in three clusters of radius 1 that are densest in the middle, around
/// -4, 4 and 0 on the first axis (the third 5 up the second axis).
Instance crowd(const Rational& alpha, const Rational& a, const Rational& b, long dimension, long points);
/// With the points written out (y1_1.. as in kernels.hpp).
Instance written_out(Instance crowd);
/// The same for a point of the court, whose parameters `d` and `points` must be exact.
Point written_out(const Point& p);

/// Data spread evenly over segments [from1, to1], ... of the line with odds w1...
Instance segments(const Rational& alpha, const Rational& a, const Rational& b,
                  const std::vector<std::pair<Rational, Rational>>& ends, const std::vector<Rational>& odds);
/// grad L at an enclosed place, in closed form: the integral of dPhi/dx over a segment.
Ball segment_force(const Point& p, const Ball& x);

}  // namespace referee::multiplicative_noise
