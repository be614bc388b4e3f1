// SPDX-License-Identifier: GPL-3.0-or-later
/// Heat solutions cut into two positive ones, p = p1 + p2, and the boundary between the parts, as section 5.4
/// has them.
#pragma once

#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {

/// p1 and p2 as jets.
struct Parts {
  Jet<Ball> first, second;
};

/// In d = 1, 2, 3: components 1, ..., `split` of a mixture against the others (unequal weights and variances,
/// tiny weights, Diracs, log-ratios of 1e6), a mixture against a heat polynomial, and sums of exponentials.
/// Parameter `axis` picks a component of a vector identity.
Family binary_decompositions(const Trial& trial);
/// The mixtures among them.
Family binary_mixtures(const Trial& trial);

/// The parts along given jets.
Parts parts(const Point& p, std::span<const Jet<Ball>> x, const Jet<Ball>& tau);
/// The parts as jets in (x_1, ..., x_d, tau) at the instance's own position and time.
Parts parts(const Point& p, int order);
/// The same as jets in space alone, around another position.
Parts parts_at(const Point& p, const std::vector<Ball>& x, int order);

/// The second part rescaled so that both agree at the expansion point, which thereby lies on the boundary phi
/// = 0. Heat solutions stay heat solutions, so every point of every pair of parts is a boundary point of some
/// decomposition.
Parts meeting(const Parts& parts);

/// First derivatives in space.
std::vector<Ball> gradient(const Jet<Ball>& f, std::size_t dimension);
/// sum_ij n_i n_j d_i d_j f.
Ball second_derivative_along(const Jet<Ball>& f, const std::vector<Ball>& direction);
Ball dot(const std::vector<Ball>& a, const std::vector<Ball>& b);

/// What Theorem 5.8 needs at a point made a boundary point by `meeting`.
struct Boundary {
  std::vector<Ball> normal;  ///< grad phi/|grad phi|
  Ball kappa;                ///< |grad phi|
  Ball score;                ///< s . n
  Ball score_slope;          ///< d_n s_n from log(p1 + p2)
  Ball mean_slope;           ///< d_n sbar_n from log p1 and log p2
  Ball log_ratio_curvature;  ///< d_n^2 phi
};
Boundary boundary(const Point& p);

/// Whether grad phi is enclosed away from zero at the point.
Hypothesis regular_boundary();

}  // namespace referee::score_shocks
