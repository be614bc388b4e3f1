// SPDX-License-Identifier: GPL-3.0-or-later
/// The complementary error function of complex enclosures, for quadrature.
#pragma once

#include "numbers/complex_ball.hpp"

namespace referee {

/// 1 - erf(z), accurate relative to its own size for large real parts.
inline ComplexBall erfc(const ComplexBall& z) {
  ComplexBall result(z);
  acb_t value;
  acb_init(value);
  acb_hypgeom_erfc(value, z.raw(), z.bits());
  result = ComplexBall(value, z.bits());
  acb_clear(value);
  return result;
}

}  // namespace referee
