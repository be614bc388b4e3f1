// SPDX-License-Identifier: GPL-3.0-or-later
/// A mixture whose flow carries a half-line of starts to a critical point that is no minimiser: A1 = {1},
/// A2 = {0, 1}, lambda = 1/2.
#pragma once

#include "court/trial.hpp"

namespace referee::geometric_asymptotics {

/// At x* = 1/2, the centre of the pair (1, 0) and the interface of A2 at once, Phi falls to the right. With D
/// = 1/2 - Y and E = D/sqrt(t), E' = -m2/(4 sqrt(t)), and m2 <= (w2/w1) exp(-E/(2 sqrt(t))). As long as E >=
/// e, E loses at most
///     int_0^T (w2/w1) exp(-e/(2 sqrt(t)))/(4 t^(3/2)) dt = (w2/w1) exp(-e/(2 sqrt(T)))/e.
/// So whenever E > e plus that at some time, E >= e for ever, Y < 1/2, and D = E sqrt(t) -> 0. Every part of
/// this is a finding, and starts are followed to proven ends on both sides.
void try_half_stable_point(court::Trial& trial);

}  // namespace referee::geometric_asymptotics
