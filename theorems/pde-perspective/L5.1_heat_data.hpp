// SPDX-License-Identifier: GPL-3.0-or-later
/// Compactly supported data in d = 1 to 8 under heat: mixtures of uniform laws on axis-parallel boxes, flat
/// ones included (points, segments, rectangles, full-dimensional boxes), and a law on a curve.
///
/// Parameters: centres y1_1.. (box and axis), half sides l1_1.. (absent: 0), odds w1.. (absent: 1); or
/// curve = 1 and d, for the law of (s, s^2, .., s^d) with s uniform on [-1, 1]. Then a radius R with all of
/// the support in the open ball of radius R around the origin, a place x1.. and a heat time t.
#pragma once

#include "court/trial.hpp"
#include "measures/posterior.hpp"

namespace referee::pde_perspective::lemmas {

using namespace court;
using namespace literals;

/// A union of boxes. No half sides: points. No odds: equal weights.
Instance boxes(const std::vector<RationalPoint>& centres, const std::vector<RationalPoint>& half_sides = {},
               const std::vector<Rational>& odds = {});
/// Adds x1...
Instance placed_at(Instance instance, const RationalPoint& x);

/// The largest |y|^2 over the support.
Rational squared_reach(const Instance& instance);
/// Half the largest extent of the support along each axis, and the point halfway: the box around it.
RationalPoint half_extents(const Instance& instance);

/// Points in d = 1 to 8 (single, opposite, simplices, far from the origin, weights of 1e-30, random clouds).
std::vector<Instance> point_data(const Trial& trial);
/// Segments, rectangles, boxes and mixtures of them with points, d = 1 to 8.
std::vector<Instance> box_data(const Trial& trial);
/// The law on the curve in d = 1, 2, with more effort 3 and 8.
std::vector<Instance> curve_data(const Trial& trial);

/// The data with R (a little above the least possible, or much above) at telling places (the origin, a
/// support point, the sphere |x| = R, far out, random) and times from 10^first_decade (at most 0.1) to 100.
Family placed_data(const Trial& trial, std::string name, const std::vector<Instance>& data,
                   long first_decade);

/// At most so many members, evenly spread.
Family thinned(Family family, std::size_t members);

/// t > 0, odds positive, half sides nonnegative, and the support in the open ball of radius R.
std::vector<Hypothesis> data_hypotheses();

std::size_t dimension(const Point& p);
std::vector<Ball> place(const Point& p);
/// |x|, finite at the origin too.
Ball distance_from_origin(const Point& p);

/// u = G_t * u_0 at the point, and its derivatives.
struct HeatField {
  Ball value;
  std::vector<Ball> gradient;
  std::vector<Ball> hessian;  ///< row-major
};
/// From distribution functions and their derivatives, axis by axis; on the curve by quadrature.
/// @param order 0 (value), 1 or 2
HeatField heat_field(const Point& p, int order);
/// s = grad u/u and Hess log u = Hess u/u - s s^T.
std::vector<Ball> log_gradient(const HeatField& field);
std::vector<Ball> log_hessian(const HeatField& field);

/// Mean and second moments E[Y Y^T] of the posterior Y_x ~ G_t(x - .) u_0/u(x, t), by quadrature over the
/// support, straight from the definition.
struct PosteriorMoments {
  Ball mass;  ///< u(x, t)
  std::vector<Ball> mean, second;
};
PosteriorMoments posterior_moments(const Point& p);

/// The posterior of points (no half sides).
PosteriorKernel<Ball> point_kernel(const Point& p);

/// (4 pi t)^(-d/2) exp(-q/(4t)).
Ball heat_kernel_at(const Point& p, const Ball& squared_distance);

}  // namespace referee::pde_perspective::lemmas
