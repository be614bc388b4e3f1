// SPDX-License-Identifier: GPL-3.0-or-later
/// Hundreds and thousands of data points that an instance names by a few numbers.
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

}  // namespace referee::multiplicative_noise
