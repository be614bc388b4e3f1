// SPDX-License-Identifier: GPL-3.0-or-later
/// Measures together with the constants c, alpha, r_0 of Assumption A that they satisfy.
#pragma once

#include "geometric-asymptotics/line_measures.hpp"

namespace referee::geometric_asymptotics {

/// One source, without the heat.
struct MassBound {
  Ball distance;   ///< d_i(x)
  Ball c, alpha;   ///< of Assumption A; r_0 = 1, and for Diracs any r_0
  long dimension;  ///< of the space
};

/// Of the instance: source i of two finite supports (c the least weight of both, alpha = 0); on the line
/// density power y^(power - 1) on [0, 1] (c = 1, alpha = power), for i = 2 density power2 on [3, 4], or the
/// Cantor measure (c = 1/2, alpha = log 2/log 3); with `height` the uniform segment in the plane (c = 1,
/// alpha = 1), x2 = height; with `x2` the uniform unit square (c = pi/4, alpha = 2).
MassBound mass_bound(const Point& p, int source = 1);
/// 4 t log u_i(x, t) + d_i(x)^2 of the same source.
Ball excess(const Point& p, int source = 1);

/// Two finite supports in d = 1, 2, 3, t from 1e-40 to 100.
Family bounded_mixtures(const Trial& trial);
/// Single sources that are no finite mixtures, 0 < t <= 1 = r_0^2.
Family bounded_continua();
/// Two densities on the line with lambda = 0, 1/2, 5/2.
Family bounded_pairs();

}  // namespace referee::geometric_asymptotics
