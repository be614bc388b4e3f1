// SPDX-License-Identifier: GPL-3.0-or-later
/// The noise kernel and finite data sets as instances: noise levels a < b (sigma_eps and sigma_T), an order s
/// and an argument z; or alpha, data points y1_1.. (point and axis) with odds w1.. (equal unless given) and a
/// place x1... Data on segments: see data_segments.hpp.
#pragma once

#include "court/trial.hpp"
#include "heat/optimal_model.hpp"
#include "numbers/quadrature.hpp"

namespace referee::multiplicative_noise {

using namespace court;
using namespace literals;

/// 0 < a < b.
std::vector<Hypothesis> noise_levels();
/// base^exponent for base > 0.
Ball raised(const Ball& base, const Ball& exponent);

NoiseKernel kernel_of(const Point& p);
/// Phi_a^b(s, z) at the point.
Ball phi(const Point& p);

/// a, b and s without z: noise levels far apart (1e-12 to 10), ordinary and nearly equal, orders of both
/// signs, integers and others.
std::vector<Instance> orders_and_levels(const Trial& trial);
/// The same at arguments z from 0 to 1e8; with `negative` some z < 0 where the kernel stays moderate.
Family kernels(const Trial& trial, bool negative);

/// int_lower^upper t^(s-1) exp(-t) dt by enclosing quadrature in log t: the route that knows no special
/// function. 0 < lower < upper.
Ball gamma_integral(const Ball& s, const Ball& lower, const Ball& upper);
/// Gamma(s, lower) by the same quadrature, the tail being bounded.
Ball upper_gamma(const Ball& s, const Ball& lower);
/// gamma(s, upper) for s > 0 by its series of positive terms.
Ball lower_gamma(const Ball& s, const Ball& upper);

Instance data_set(const Rational& alpha, const Rational& a, const Rational& b,
                  const std::vector<RationalPoint>& points, const std::vector<Rational>& odds = {});
Instance placed(Instance instance, const RationalPoint& x);
/// One to four points in d = 1..8, off centre, collinear, with odds of 1e-30, alpha from -4 to 13/4 (zero and
/// two included), and random ones.
std::vector<Instance> data_sets(const Trial& trial);
/// Each at a data point, between two, nearby and far away.
Family placed_data(const Trial& trial);

std::size_t dimension_of(const Point& p);
/// The points alone, weighted by their shares of the whole mass.
Mixture<Ball> data_of(const Point& p);
std::vector<Ball> place_of(const Point& p);
/// (d + alpha)/2 - 1, of which L is, and (d + 2 alpha)/2 - 1, of which L~ is.
Ball level_order(const Point& p);
Ball weight_order(const Point& p);
/// @throws std::logic_error for data on segments.
OptimalModel model_of(const Point& p);
/// L_a^b(s, x) at the point's place for any order, and its gradient in x; points and segments.
Ball averaged_kernel(const Point& p, const Ball& s);
std::vector<Ball> averaged_gradient(const Point& p, const Ball& s);
/// s_*(x) for points and segments.
std::vector<Ball> model_value(const Point& p);
/// The largest |y| of all data.
Ball data_radius(const Point& p);

}  // namespace referee::multiplicative_noise
