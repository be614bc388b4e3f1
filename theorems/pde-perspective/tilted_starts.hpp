// SPDX-License-Identifier: GPL-3.0-or-later
/// Starts v_T = u(T) rho/Z, rho a sum of exponentials, whose laws with epsilon = 1 are Gaussian mixtures.
/// Instances as in `concentration.hpp` with T, rates a1.., coefficients c1.. and, where wanted, t.
#pragma once

#include "pde-perspective/concentration.hpp"

namespace referee::pde_perspective {

/// One to four Diracs on the line, one to three rates of either sign.
Family tilted_starts_on_line(const Trial& trial, long rounds);
/// Two Diracs, weights 1/4 and 3/4 at -1 and 1, T = 1, rho = 2 exp(x) + exp(-x) up to a factor.
Instance tilted_unequal_pair();

/// v(t), a Gaussian mixture, from T down to t > 0.
Mixture<Ball> tilted_law_at(const Point& p, const Ball& t);
/// v*({y_k}) in the order of the sites.
std::vector<Ball> tilted_limit_weights(const Point& p);

}  // namespace referee::pde_perspective
