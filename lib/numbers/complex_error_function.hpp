// SPDX-License-Identifier: GPL-3.0-or-later
/// The complementary error function of complex enclosures.
#pragma once

#include "numbers/complex_ball.hpp"

namespace referee {

/// 1 - erf(z), accurate relative to its own size where Re z > 0. z must carry a precision.
inline ComplexBall erfc(const ComplexBall& z) {
  acb_t value;
  acb_init(value);
  acb_hypgeom_erfc(value, z.raw(), z.bits());
  const ComplexBall result(value, z.bits());
  acb_clear(value);
  return result;
}

}  // namespace referee
