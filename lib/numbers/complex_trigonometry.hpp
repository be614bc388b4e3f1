// SPDX-License-Identifier: GPL-3.0-or-later
/// Trigonometric functions of complex enclosures, for oscillating integrands.
#pragma once

#include "numbers/complex_ball.hpp"

namespace referee {

/// z must carry a precision.
inline ComplexBall cos(const ComplexBall& z) {
  acb_t value;
  acb_init(value);
  acb_cos(value, z.raw(), z.bits());
  const ComplexBall result(value, z.bits());
  acb_clear(value);
  return result;
}

}  // namespace referee
