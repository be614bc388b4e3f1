// SPDX-License-Identifier: GPL-3.0-or-later
/// The uniform law on [-1, 1] under heat flow: compact support and a density.
#pragma once

#include "court/trial.hpp"

namespace referee::pde_perspective {

/// The entropy -int u log u of u = G_t * u_0, in nats, within 3 sqrt(t) of log 2, its value at t = 0; the
/// whole line unless 0 < t <= 1/4.
Ball uniform_datum_entropy(const Ball& t);
/// The same by tanh-sinh quadrature: many digits, no enclosure.
Ball uniform_datum_entropy_estimate(const Ball& t);

}  // namespace referee::pde_perspective
