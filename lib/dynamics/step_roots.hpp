// SPDX-License-Identifier: GPL-3.0-or-later
/// All roots of one step's polynomial.
#pragma once

#include <vector>

#include "numbers/ball.hpp"

namespace referee {

struct StepRoot {
  Ball at;        ///< in [0, 1]; exact ball at the approximation
  int direction;  ///< +1 from negative to positive, -1 the other way, 0 where the graph only touches zero
};

/// The roots in [0, 1] of sum_k coefficients[k] s^k, in rising order, to the precision of the coefficients.
///
/// An interval is dropped only if the sum of the magnitudes of the higher Taylor terms about its middle stays
/// below the constant term, so a double root is not overlooked: where an extremum is zero to within `noise`
/// (the error of the polynomial itself) or to within rounding, the contact is reported with direction 0.
std::vector<StepRoot> roots_in_unit_interval(const std::vector<Ball>& coefficients, const Ball& noise = 0);

}  // namespace referee
