// SPDX-License-Identifier: GPL-3.0-or-later
/// Perturbed flows in closed form: one data point at 0 and e(x) = v(x) - s_*(x) with an affine field v, so
/// that x' = s_* + e = v. Every such e is smooth and of linear growth, for every alpha and d.
///
///   v(x) = -lambda (x - q) + omega J (x - q),   J the quarter turn in the first two coordinates.
///
/// s_*(x) is a negative multiple of x, hence E = {<s_*, s_* + e> <= 0} = {<x, v(x)> >= 0} is 0 and the ball
/// with diameter from 0 to q - (omega/lambda) J q. L falls with |x|: superlevel sets are balls around 0,
/// given here by their radii: outer for the level a of Theorem 4.2, inner for b, radius for c.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// Adds lambda, omega and q1.. to one data point at 0, with a place x and a time t.
Instance drifting(long dimension, const Rational& alpha, const Rational& a, const Rational& b,
                  const Rational& lambda, const Rational& omega, const RationalPoint& q);
Instance with_radii(Instance instance, const Rational& outer, const Rational& inner);

/// Noise levels; 0 < inner < outer; E lies in A (equality included where the numbers are dyadic).
std::vector<Hypothesis> drift_hypotheses();
/// |x| <= the radius of that name, |x| < it.
Hypothesis within_closed(const std::string& radius);
Hypothesis within_open(const std::string& radius);
/// lhs <= rhs as far as enclosures tell.
Truth at_most(const Ball& lhs, const Ball& rhs);

/// v at x, and the solution from the place after time t.
std::vector<Ball> drift_at(const Point& p, std::span<const Ball> x);
std::vector<Ball> carried(const Point& p);
/// L at distance r from the data point, and at the solution after time t.
Ball level_at(const Point& p, const Ball& r);
Ball carried_level(const Point& p);
/// <grad L, v> at the solution after time t, from jets of L along it.
Ball level_speed(const Point& p);

/// d from 1 to 8, alpha from -4 to 13/4, sigma_eps/sigma_T down to 1e-12, E a point, a ball inside A, and one
/// that touches its boundary; without places.
std::vector<Instance> drifts(const Trial& trial);

}  // namespace referee::multiplicative_noise
