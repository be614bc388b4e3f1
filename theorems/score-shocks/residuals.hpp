// SPDX-License-Identifier: GPL-3.0-or-later
/// The paper's numerical check of the score PDE, in double precision with its finite difference in time.
#pragma once

#include <vector>

namespace referee::score_shocks {

enum class TimeDifference { central, forward, backward };

/// How (29) is typed: -x/v + (a/v) tanh(a x/v), or (-x + a tanh(a x/v))/v.
enum class ScoreForm { as_printed, factored };

/// |s_tau - (s_xx + 2 s s_x)| on 2000 equidistant points of [-8, 8] for a = 3, sigma0 = 1: s_tau by a
/// difference quotient with step 1e-7, spatial derivatives in closed form, everything in double precision.
/// The Burgers residual of u = -2 s is exactly twice this (scaling by a power of two does not round).
/// [section 10.1]
std::vector<double> score_residuals(double tau, TimeDifference difference, ScoreForm form);

/// The grid that they belong to.
std::vector<double> residual_grid();

/// Largest residual over the grid and over these times.
double worst_residual(const std::vector<double>& taus, TimeDifference difference, ScoreForm form);

}  // namespace referee::score_shocks
