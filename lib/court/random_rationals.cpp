// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/random_rationals.hpp"

namespace referee::court {

Rational random_positive(Generator& generator, int low, int high) {
  const Rational mantissa(100 + static_cast<long>(generator.below(900)), 100);
  const long exponent = low + static_cast<long>(generator.below(static_cast<std::uint64_t>(high - low) + 1));
  return mantissa * power(Rational(10), exponent);
}

Rational random_signed(Generator& generator, int low, int high) {
  const Rational size = random_positive(generator, low, high);
  return generator.below(2) == 0 ? size : Rational(-size);
}

Rational random_between(Generator& generator, const Rational& lower, const Rational& upper) {
  return lower + (upper - lower) * Rational(1 + static_cast<long>(generator.below(999)), 1000);
}

}  // namespace referee::court
