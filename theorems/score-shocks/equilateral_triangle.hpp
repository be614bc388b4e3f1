// SPDX-License-Identifier: GPL-3.0-or-later
/// Three equally weighted means at the corners of the equilateral triangle of circumradius 4: xbar = 0, equal
/// responsibilities there at every noise level, W = 8 I.
#pragma once

#include "court/trial.hpp"

namespace referee::score_shocks {

/// Puts to the test that the leading order (77) is the exact time of the first speciation.
void try_first_speciation(court::Trial& trial);

/// Tries when the outer modes are born, and that they are maxima beside that at xbar.
void try_outer_modes(court::Trial& repaired);

}  // namespace referee::score_shocks
