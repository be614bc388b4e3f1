// SPDX-License-Identifier: GPL-3.0-or-later
/// Two measures whose scores are mixed (geometric-asymptotics, (2.3)).
#pragma once

#include "measures/mixture.hpp"

namespace referee {

/// s = lambda grad log u1 + (1 - lambda) grad log u2, with u_i the heat flow of the i-th measure. A single
/// measure is lambda = 1; `second` is then without effect.
struct MixedScore {
  Mixture<Rational> first, second;
  Rational lambda;  ///< >= 0

  std::size_t dimension() const { return first.dimension(); }
};

}  // namespace referee
