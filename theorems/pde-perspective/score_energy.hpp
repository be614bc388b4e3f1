// SPDX-License-Identifier: GPL-3.0-or-later
/// The mean square of the score under u(t): what bounds the length of generated trajectories.
///
/// s(x, t) = E[(Y - x)/(2t) | X = x], so that E_u|s|^2 <= E|Y - X|^2/(4t^2) = d/(2t) for every u0.
#pragma once

#include "court/trial.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// Dirac mixtures on the line, sites y1.. with odds w1.., and heat times t; random, 2 to 4 sites.
Family weighted_sites_on_line(const Trial& trial);

/// E_u|s|^2 = int (u_x)^2/u dx for such an instance, by enclosing quadrature over the sites' hull widened by
/// 30 deviations sqrt(2t); beyond it the integral is less than the Gaussian tail E(Z^2; |Z| > 30)/(2t).
/// To about 15 digits, enough to compare where there is no equality.
Ball score_energy(const Point& p);

}  // namespace referee::pde_perspective
