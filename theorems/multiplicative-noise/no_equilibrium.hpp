// SPDX-License-Identifier: GPL-3.0-or-later
/// Where Theorem 4.4 fails: d + alpha <= 1, one other training point. Both sides of the balance of forces in
/// the ball, bounded for every smaller noise level at once.
#pragma once

#include "multiplicative-noise/training_balls.hpp"

namespace referee::multiplicative_noise {

/// X = {0, (1, 0, ...)}, sigma_T = 1, the ball around 0.
Instance unit_pair(long dimension, const Rational& alpha, const Rational& a, const Rational& k);
/// With d + alpha = 1/2 and k = 1 in d = 1 and 3; with d + alpha = 1 (alpha = 0 on the line) and k = 1/4.
struct FailingPair {
  std::string name;
  Instance instance;
};
std::vector<FailingPair> failing_pairs();
/// Those of the theorem and d + alpha <= 1.
std::vector<Hypothesis> failing_hypotheses();
/// The instance and no other.
Family only(const Instance& instance);

/// For every sigma <= sigma_eps and |x| < k sigma the other point pulls along x_j - x_i with at least this:
/// Phi_(sigma_eps)(s, (D + k sigma_eps)^2/2) (D - k sigma_eps), as Phi_sigma grows when sigma falls.
Ball least_pull(const Point& p);
/// And x_i holds back with at most |x| Phi_sigma(s, 0) <= k sigma^(1 - 2s)/s <= k sigma_eps^(1 - 2s)/s, s =
/// (d
/// + alpha)/2 <= 1/2.
Ball greatest_hold(const Point& p);

/// N L' on the line at x_i + sigma_eps u.
Jet<Ball> line_force(const Point& p, const Jet<Ball>& u);

}  // namespace referee::multiplicative_noise
