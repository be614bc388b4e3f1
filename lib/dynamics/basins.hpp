// SPDX-License-Identifier: GPL-3.0-or-later
/// Certified pictures of basins of attraction: every coloured pixel is proven.
#pragma once

#include "dynamics/trap.hpp"

namespace referee {

/// Equal pixels over a box of R^d; in the plane pixel (i, j) has index i + j * pixels[0].
struct PixelGrid {
  RationalPoint lower, upper;
  std::vector<int> pixels;  ///< along each axis, positive

  std::size_t size() const;
};

struct BasinOptions {
  /// A pixel that is not proven as a whole is halved so many times along every axis, and coloured if all
  /// parts go to one minimiser.
  int refinement = 0;
  Rational latest = 30;  ///< similarity time at which to give up
  int threads = 1;       ///< without influence on the result
};

/// For every pixel the index of the trap in which every trajectory ends that starts in the (closed) pixel at
/// time start_time, or -1 where that is not proven. Large boxes are tried first and split where the proof
/// fails.
/// @throws std::invalid_argument for a grid without pixels, an empty box or unequal dimensions, and as
/// ValidatedFlow does.
std::vector<int> certified_basins(const MixedScore& score, const std::vector<Trap>& traps,
                                  const Rational& start_time, const PixelGrid& grid,
                                  const BasinOptions& options = {});

}  // namespace referee
