// SPDX-License-Identifier: GPL-3.0-or-later
/// Heat solutions and vector fields in R^d as instances, for section 7.
#pragma once

#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {

/// Positive heat solutions in d = 1, 2, 3, once for each component (parameter `axis`, from 1): mixtures, sums
/// of exponentials w exp(c.x + |c|^2 tau), and products of heat polynomials.
Family space_solutions(const Trial& trial);

/// Each member once for every axis of its space.
Family with_axes(Family family);

/// Each member once for every pair of axes i < j (parameters `i`, `j`, from 1), and the pair of an instance,
/// from 0.
Family with_pairs(const Family& fields, int dimension);
/// From 0. @throws std::out_of_range for parameters below 1.
std::pair<int, int> axes(const Point& p);

/// p of such an instance over jets in (x_1, ..., x_d, tau).
Jet<Ball> space_solution(const Point& p, int order);

/// A vector field over jets in its coordinates, and perhaps others.
using FieldJets = std::vector<Jet<Ball>>;

/// d_axis of a jet: right in all coefficients but those of the highest order, which are set to zero.
Jet<Ball> partial(const Jet<Ball>& f, int axis);

/// Omega_ij = d_i v_j - d_j v_i. @throws std::out_of_range for axes that the field lacks.       [(67)]
Jet<Ball> vorticity(const FieldJets& v, int i, int j);

/// Laplacian f + 2 (v.grad) f over the first `v.size()` variables: two orders are lost.
Jet<Ball> burgers_operator(const FieldJets& v, const Jet<Ball>& f);

}  // namespace referee::score_shocks
