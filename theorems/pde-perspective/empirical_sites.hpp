// SPDX-License-Identifier: GPL-3.0-or-later
/// Empirical measures (1/N) sum delta_(y_k) as instances: y1_1.. (site and axis), a place x1.. and a heat
/// time t.
#pragma once

#include "court/trial.hpp"
#include "measures/mixture.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// 1 to 6 distinct sites in d = 1..8 at places that matter: sites, midpoints, a far one, random ones; heat
/// times from 10^first_decade (at most 0.1) to 100.
Family empirical_sites(const Trial& trial, long first_decade);

/// The sites with equal weights.
Mixture<Ball> empirical_measure(const Point& p);
Mixture<Rational> empirical_measure(const Instance& instance);

/// x1.. at the point's precision.
std::vector<Ball> empirical_place(const Point& p);
/// max |y_k|.
Ball empirical_radius(const Point& p);

}  // namespace referee::pde_perspective
