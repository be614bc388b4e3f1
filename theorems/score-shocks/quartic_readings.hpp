// SPDX-License-Identifier: GPL-3.0-or-later
/// The paper's numerical check on the quartic well, a = 5/2, in double precision: what is left of the exact
/// identities (37) and (42) when the heat-kernel integrals over the basins are sums over a grid.
#pragma once

#include <string>
#include <vector>

namespace referee::score_shocks {

enum class QuadratureRule { trapezoid, simpson, rectangle };

/// How the grid is split into the basins y < 0 and y > 0.
enum class BasinCut {
  own_grids,    ///< each half has as many points as the whole
  slices,       ///< the points y < 0 and the points y >= 0, each integrated alone
  masks,        ///< integrands set to zero outside y < 0 and y >= 0
  shared_masks  ///< outside y <= 0 and y >= 0: a point at 0 belongs to both
};

/// Equidistant points of [-reach, reach], ends included; derivatives are taken under the integral.
struct QuadratureReading {
  QuadratureRule rule;
  BasinCut cut;
  double reach;
  int points;
};
std::string in_words(const QuadratureReading& reading);
std::vector<QuadratureReading> natural_readings();

/// The zero tau of s_x(0, tau), s from the whole grid, and |s_x - (sbar_x + kappa^2/4)| there.
struct BoundaryResidual {
  double time, residual;
};
BoundaryResidual boundary_residual(const QuadratureReading& reading);

/// The largest |s - sbar - (1/2) tanh(phi/2) phi_x| on 121 points of [-6, 6].
double decomposition_residual(const QuadratureReading& reading, double tau);

}  // namespace referee::score_shocks
