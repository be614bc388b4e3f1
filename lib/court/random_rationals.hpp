// SPDX-License-Identifier: GPL-3.0-or-later
/// Short random rationals for families of instances.
#pragma once

#include "court/effort.hpp"
#include "numbers/rational.hpp"

namespace referee::court {

/// m * 10^e with m uniform in {1.00, ..., 9.99} and e uniform in {low, ..., high}.
Rational random_positive(Generator& generator, int low, int high);
/// The same with a random sign.
Rational random_signed(Generator& generator, int low, int high);
/// Uniform among lower + (upper - lower) k/1000, 0 < k < 1000.
Rational random_between(Generator& generator, const Rational& lower, const Rational& upper);

}  // namespace referee::court
