// SPDX-License-Identifier: GPL-3.0-or-later
/// One empirical source: A1 of each instance, with its nearest sites as the bit set I.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// |x - x_k|^2.
std::vector<Ball> squared_distances(const Point& p);
Ball least_of(const std::vector<Ball>& values);
/// Whether the site is in I.
bool tied(const Point& p, std::size_t site);
/// Sum of w_k over I.
Ball weight_of_ties(const Point& p);
/// Adds I, by exact distances at the instance's place.
Instance with_ties(Instance instance);

/// All supports at telling places, with I; t from 10^first_decade to 100.
Family tied_places(const Trial& trial, long first_decade);
/// Without the far places, where the responsibilities differ from their limits by exp(-1e5); t >= 0.1.
Family tied_places_nearby(const Trial& trial);

/// Unequal weights in the plane, ties where x1 = 0.
Instance lopsided(const RationalPoint& x);
/// t -> 0 there, over 29 decades.
Approach vanishing_heat(const RationalPoint& x, long first = 2);
std::string at_place(const RationalPoint& x);

}  // namespace referee::geometric_asymptotics
