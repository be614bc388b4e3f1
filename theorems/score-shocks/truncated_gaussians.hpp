// SPDX-License-Identifier: GPL-3.0-or-later
/// A Gaussian mixture on the line cut at x = 0 and heated: closed forms by the error function.
#pragma once

#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {

/// The heat flow of w_k N(mean_k, variance_k) restricted to y > 0 (side 1) or y < 0 (side -1).
struct TruncatedMixture {
  Mixture<Ball> clean;
  int side;

  /// As jet in (x, tau) at the instance's x and tau > 0.
  Jet<Ball> at(const Point& p, int order) const;
};

/// Half of the symmetric pair (27) of an instance with a, variance, tau and x.
TruncatedMixture truncated_pair(const Point& p, int side);

/// erf of a jet.
Jet<Ball> erf(const Jet<Ball>& f);

}  // namespace referee::score_shocks
