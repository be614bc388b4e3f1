// SPDX-License-Identifier: GPL-3.0-or-later
/// Positive heat solutions as instances: mixtures, sums of exponentials, heat polynomials, a solution that
/// blows up.
#pragma once

#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {

/// On the line. Mixtures of 1 to 6 components with random, coincident, tiny-weight, tiny-variance and far
/// means; sums of exponentials; heat polynomials; exp(x^2/(4(end - tau)))/sqrt(end - tau). Parameters x, tau
/// >= 0 and the solution's own.
Family heat_solutions(const Trial& trial);

/// The mixtures among them.
Family line_mixtures(const Trial& trial);

/// Mixtures in d = 1, 2, 3 (parameter `dimension`) with unequal weights and variances.
Family space_mixtures(const Trial& trial);

/// p of such an instance as jets in (x, tau).
Jet<Ball> heat_solution(const Point& p, const Jet<Ball>& x, const Jet<Ball>& tau);

/// The mixture of an instance, its means of dimension `dimension` (1 without that parameter).
template <class T>
Mixture<T> mixture(const Point& p);

/// The same mixture under heat flow, as posterior: the second route, independent of `heat_solution`.
PosteriorKernel<Ball> mixture_kernel(const Point& p);

/// The coordinates of x.
std::vector<Ball> position(const Point& p);

/// Derivatives of log p in one instance: s, s_x, s_xx, s_tau by jets in (x, tau).
struct ScoreDerivatives {
  Ball s, s_x, s_xx, s_tau;
};
ScoreDerivatives by_jets(const Point& p);
/// s, s_x, s_xx from the cumulants of the clean point; s_tau stays by jets.
ScoreDerivatives by_cumulants(const Point& p);

}  // namespace referee::score_shocks
