// SPDX-License-Identifier: GPL-3.0-or-later
/// Enclosures of numbers that cannot be negative.
#pragma once

#include "numbers/ball.hpp"
#include "numbers/traits.hpp"

namespace referee {

/// What of an enclosed square can occur: [0, upper] with the end 0 exact. Not finite where the square is not.
inline Ball nonnegative_part(const Ball& square) {
  if (square.is_nonnegative() || !square.is_finite()) return square;
  const Ball half = half_of(square.upper());
  Ball result;
  result.set_precision(square.precision().bits);
  arf_get_mag(arb_radref(result.raw()), arb_midref(half.raw()));
  arf_set_mag(arb_midref(result.raw()), arb_radref(result.raw()));
  return result;
}

}  // namespace referee
