// SPDX-License-Identifier: GPL-3.0-or-later
/// The law of the generative flow on the line from a normal start, in closed form without noise (epsilon = 0)
/// and by one quadrature with epsilon = 1. Instances as in `concentration.hpp`, with parameters epsilon (0 or
/// 1) and t.
#pragma once

#include "pde-perspective/concentration.hpp"

namespace referee::pde_perspective {

/// P(X_t < x). Without noise v_T((-infinity, F_T^(-1)(F_t(x)))); with epsilon = 1 every start z is joined to
/// y_k by a Brownian bridge with probability pi_k(z).
Ball generated_distribution(const Point& p, const Ball& x);

/// P(|X_t - y_k| > radius for every k), radius less than half the least gap.
Ball mass_away_from_sites(const Point& p, const Ball& radius);

/// v*({y_k}) in the order of the sites, which increase.
std::vector<Ball> limit_weights(const Point& p);

/// KL(v_T || u(T)) and KL(u(T) || v_T).
Ball divergence_at_start(const Point& p);
Ball reverse_divergence_at_start(const Point& p);

/// KL of one positive discrete law with respect to another: sum_k a_k log(a_k/b_k).
Ball discrete_divergence(const std::vector<Ball>& a, const std::vector<Ball>& b);
/// The weights of u_0.
std::vector<Ball> data_weights(const Point& p);

/// The members with epsilon = 0 and 1.
Family without_and_with_noise(const Family& family);

}  // namespace referee::pde_perspective
