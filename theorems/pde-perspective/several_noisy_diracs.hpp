// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.13 amended, on several Diracs of the line.
#pragma once

#include "court/trial.hpp"

namespace referee::pde_perspective {

/// P(|X_t - y_i| > C sqrt t) for C above sup |x_r - y_i|/sqrt r along the path without noise and epsilon
/// small (closed-form paths, sampling), and P(d(X_t, supp u0) > C sqrt t) as t -> 0 for epsilon = 1 (mixtures
/// of Brownian bridges).
void try_noise_at_several_diracs(court::Trial& repaired);

}  // namespace referee::pde_perspective
