// SPDX-License-Identifier: GPL-3.0-or-later
/// Exact vector arithmetic of points with rational coordinates; both operands of one dimension.
#pragma once

#include "numbers/rational.hpp"

namespace referee {

/// a - b.
RationalPoint difference(const RationalPoint& a, const RationalPoint& b);
/// <a, b>.
Rational dot(const RationalPoint& a, const RationalPoint& b);
/// |a - b|^2.
Rational squared_distance(const RationalPoint& a, const RationalPoint& b);

}  // namespace referee
