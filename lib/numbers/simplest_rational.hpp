// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numbers/ball.hpp"

namespace referee {

/// The rational of least denominator in the ball (of least absolute value among those). Of the enclosure of a
/// short rational, made at a precision of at least twice its digits, that is the rational itself: no other of
/// its denominator or less fits in. @throws std::domain_error if the ball is not finite.
inline Rational simplest_rational(const Ball& value) {
  return simplest_between(value.lower_as_rational(), value.upper_as_rational());
}

}  // namespace referee
