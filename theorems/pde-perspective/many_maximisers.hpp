// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.5 amended: the local maximisers of log u(., t) for finitely many Diracs in the plane and in
/// space.
#pragma once

#include "court/trial.hpp"

namespace referee::pde_perspective {

/// Far from all sites a critical point of log u has a positive Laplacian for small t; near a site log u is
/// strictly concave.
void try_maximisers_in_space(court::Trial& repaired);

}  // namespace referee::pde_perspective
