// SPDX-License-Identifier: GPL-3.0-or-later
/// Integrals over the line against the heat kernels of samples, with a network that is affine between kinks.
#pragma once

#include "pde-perspective/line_losses.hpp"

namespace referee::pde_perspective {

/// An interval on which the network is affine: slope x + offset. The outer two end at the reach of the
/// quadrature.
struct AffinePiece {
  Ball lower, upper, slope, offset;
};

/// What bounds every integrand beyond the reach.
struct LineReach {
  Ball lower, upper;
  Ball growth;  ///< of a network: |S(x)| <= growth (1 + |x|)
  Ball extent;  ///< max |y_k|
};

LineReach line_reach(const Point& p);
/// The pieces between neighbouring kinks, from left to right.
std::vector<AffinePiece> affine_pieces(const Point& p, const LineReach& reach);

/// What an integrand may use at a complex place x.
struct LinePlace {
  ComplexBall x, field, slope;
  std::vector<ComplexBall> gap, bump;  ///< y_k - x and w_k G_t(x - y_k)
  /// r_k = bump_k/(sum of bumps), from odds that do not underflow. Filled when asked for.
  std::vector<ComplexBall> posterior;
  std::vector<ComplexBall> site;  ///< y_k
  ComplexBall two_t;

  /// y_j - y_k and |x - y_j|^2 - |x - y_k|^2, without a trace of the width of x in the first.
  ComplexBall separation(std::size_t j, std::size_t k) const { return site[j] - site[k]; }
  ComplexBall excess(std::size_t j, std::size_t k) const {
    return separation(j, k) * (site[j] + site[k] - ComplexBall(2) * x);
  }
};
using LineIntegrand = std::function<ComplexBall(const LinePlace&)>;

/// Which fields of a place an integrand reads.
enum class Needs { kernels, posterior };

/// The integral over the line. The integrand must stay below bound (1 + gap^4) times the sum of the bumps.
Ball line_integral(const Point& p, const LineIntegrand& integrand, const Ball& bound,
                   Needs needs = Needs::kernels);
/// What line_integral leaves out on both sides together for that bound.
Ball line_tail(const Point& p, const Ball& bound);
/// (|S| + |s| + |target| + 1)^2 <= this times (1 + gap^4).
Ball squared_bound(const Point& p);

/// The sample nearest to the middle of x: the one whose kernel others are compared with. Which it is changes
/// the way a quantity is computed, not its analytic continuation from the line.
std::size_t leading_sample(const ComplexBall& x, const std::vector<WeightedSample>& samples);

/// u and s = sum_k r_k (y_k - x)/(2t).
ComplexBall density_at(const LinePlace& place);
ComplexBall score_at(const LinePlace& place);

/// "a" and 3 make "a3".
std::string line_name(const char* stem, std::size_t k);
/// A parameter at the precision of the point, whatever its own is.
Ball line_parameter(const Point& p, std::string_view name);

}  // namespace referee::pde_perspective
