// SPDX-License-Identifier: GPL-3.0-or-later
/// Do more terms of the expansion of section 9 help? Findings for the repair of Remark 9.11, and a figure.
#pragma once

#include "court/trial.hpp"

namespace referee::score_shocks {

/// Where the expansions converge at the solution of (94), where they do not, and the errors of up to twelve
/// terms.
void try_further_orders(court::Trial& trial);

/// Error of sigma_tau*^2 against the number of terms.
court::Figure further_orders_figure();

}  // namespace referee::score_shocks
