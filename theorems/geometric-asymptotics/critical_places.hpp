// SPDX-License-Identifier: GPL-3.0-or-later
/// Places at which the potential is compared with its forms over pairs of points.
#pragma once

#include "geometric-asymptotics/critical_families.hpp"

namespace referee::geometric_asymptotics {

/// regime_supports at telling places: ties, points of the supports, far and random ones.
Family regime_places(const Trial& trial, Regime regime);

/// min over all pairs (y1, y2) of lambda |x - y1|^2 + (1 - lambda) |x - y2|^2.
Rational least_over_pairs(const Instance& instance);
/// min over y1 of the max over y2 of the same.
Rational least_of_largest(const Instance& instance);
/// max over y2 of the min over y1.
Rational largest_of_least(const Instance& instance);

}  // namespace referee::geometric_asymptotics
