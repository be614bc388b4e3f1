// SPDX-License-Identifier: GPL-3.0-or-later
/// Points other than minimisers to which open sets of generation trajectories converge.
#pragma once

#include "geometric-asymptotics/critical_families.hpp"

namespace referee::geometric_asymptotics {

/// Where the sites tied at 0 are all there are, the flow in xi = X/t, tau = log(T/t) is exactly
///     xi' = xi/2 - H(xi)/(2t),   H(xi) = -lambda m1(xi) + (lambda - 1) m2(xi),
/// m_i the mean of the sites under probabilities proportional to w_k exp(<xi, x_k>/2). If DH >= T on |xi_i|
/// <= r then <H(xi), xi> >= T |xi|^2 there, |xi| does not grow for t <= T, and every |x_T| <= r T gives |X_t|
/// <= r t -> 0. The field is that at heat time 1 and place xi.
struct BlownUpSlope {
  /// The least eigenvalue of DH is at least T where both are nonnegative.
  Ball trace, determinant;  ///< of DH - T
};
/// At the point's place x1.. = xi; dimension 1 (trace only, the determinant repeats it) or 2.
BlownUpSlope blown_up_slope(const Point& p, const Rational& start_time);

/// lambda m1 + (1 - lambda) m2 at place 0: the target of the flow, 0 for a rest point. Components add up to
/// this size.
Ball rest_defect(const Point& p);

/// |xi_i| <= reach for i up to the dimension of the supports, which are fixed.
Domain blown_up_box(std::string name, Instance supports, const Rational& reach);

}  // namespace referee::geometric_asymptotics
