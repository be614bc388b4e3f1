// SPDX-License-Identifier: GPL-3.0-or-later
/// Balls |x - x_i| < k sigma_eps around training points as instances: a data set (x_i = y1) or an evenly
/// spaced line of `count` points, with k; a place x = x_i + r k sigma_eps e/|e| and a direction q.
#pragma once

#include "heat/training_ball.hpp"
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// A ball around the first of the points.
Instance training_ball(const Rational& alpha, const Rational& a, const Rational& b, const Rational& k,
                       const std::vector<RationalPoint>& points);
/// Points 0, spacing, ..., (count - 1) spacing on the first axis of R^d, the ball around the first.
Instance training_line(const Rational& alpha, const Rational& a, const Rational& b, const Rational& k,
                       long dimension, long count, const Rational& spacing);
/// Adds r and the direction e.
Instance at_offset(Instance instance, const Rational& r, const RationalPoint& e);
/// The bound on k in Theorem 4.4 times `part`, rounded down to three decimals; d + alpha > 0.
Rational admissible_factor(const Rational& order_sum, const Rational& part);

TrainingBall ball_of(const Point& p);
/// e/|e| for the parameters e1.. (or q1.. and so on); components that are not given vanish.
std::vector<Ball> unit_direction(const Point& p, char name);
/// x - x_i.
std::vector<Ball> offset_of(const Point& p);
/// <u, v>.
Ball inner_product(const std::vector<Ball>& u, const std::vector<Ball>& v);

/// N z^T Hess L z at the place, z = q/|q|, by jets of L.
Ball curvature(const Point& p);

/// 0 < a < b, alpha > -d, 0 < k < sqrt(2 (d + alpha + 2)/(3 (d + alpha))), x_j != x_i.
std::vector<Hypothesis> theorem_hypotheses();
/// 0 <= r < 1.
Hypothesis inside_ball();
/// k sigma_eps <= |x_j - x_i| for all j.
Hypothesis reaches_no_other();

/// One to two hundred points in d = 1..8, d + alpha from 1/20 to 13, sigma_eps/sigma_T from 1e-12 to 19/20, k
/// up to 99/100 of its bound, places in the ball (on its sphere: r = 1) and directions. With `small` k
/// sigma_eps stays below the distances, otherwise it exceeds some.
Family training_places(const Trial& trial, bool small, bool on_sphere);
/// Balls with |x_j - x_i| < 2 k sigma_eps for some j, d + alpha from 1/20 to 13, sigma_eps/sigma_T from 1e-12
/// to 99/100; no places.
Family reaching_halfway(const Trial& trial);

}  // namespace referee::multiplicative_noise
