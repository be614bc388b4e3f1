// SPDX-License-Identifier: GPL-3.0-or-later
/// Measures on [0, 1] that are no finite mixtures: densities with an end of any order, densities that vanish
/// there faster than every power, the middle-third Cantor measure.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// What heat makes of a measure at (x, t), with d = dist(x, support).
struct Smoothed {
  Ball distance;  ///< d
  Ball excess;    ///< 4 t log u(x, t) + d^2
  Ball offset;    ///< posterior mean m minus the nearest point (a nearest point, where there are several)
};

/// Density order * y^(order - 1) on [0, 1], order >= 1 an integer; order 1 is uniform.
Smoothed power_density(long order, const Ball& x, const Ball& t, Precision precision);
/// Density exp(-y^-order)/Z on [0, 1], order 1 or 2.
Smoothed thin_density(long order, const Ball& x, const Ball& t, Precision precision);
/// The mass of [0, r) under the thin density, 0 < r <= 1.
Ball thin_mass(long order, const Ball& r, Precision precision);
/// The Cantor measure; `excess` is enclosed to an accuracy of a few percent of t, x an endpoint of a removed
/// gap or outside [0, 1]; no offset.
Smoothed cantor_measure(const Ball& x, const Ball& distance, const Ball& t, Precision precision);

/// By the parameters of an instance: power, thin or cantor, with x and t.
Smoothed line_measure(const Point& p);

}  // namespace referee::geometric_asymptotics
