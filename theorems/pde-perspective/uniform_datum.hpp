// SPDX-License-Identifier: GPL-3.0-or-later
/// The uniform law on [-1, 1] under heat flow: compact support and a density.
#pragma once

#include "court/trial.hpp"

namespace referee::pde_perspective {

/// The entropy -int u log u of u = G_t * u_0, in nats; log 2 at t = 0. Enclosed for 0 < t <= 1/400.
Ball uniform_datum_entropy(const Ball& t);

}  // namespace referee::pde_perspective
