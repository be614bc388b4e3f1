// SPDX-License-Identifier: GPL-3.0-or-later
/// Random inputs of the unit tests: fixed seeds, so that a failure comes back.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>

#include "numbers/rational.hpp"

namespace referee::testing {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Uniform in [least, most].
  long integer(long least, long most) { return std::uniform_int_distribution<long>(least, most)(engine_); }
  bool coin() { return integer(0, 1) == 1; }
  double uniform(double least, double most) {
    return std::uniform_real_distribution<double>(least, most)(engine_);
  }
  /// p/q with |p| <= size and 1 <= q <= size.
  Rational rational(long size) { return Rational(integer(-size, size)) / integer(1, size); }
  Rational positive_rational(long size) { return Rational(integer(1, size)) / integer(1, size); }
  /// A rational between 10^-decades and 10^decades, with a random sign.
  Rational wide_rational(long decades) {
    Rational value = positive_rational(1000000) * power(Rational(10), integer(-decades, decades));
    return coin() ? value : Rational(-value);
  }

 private:
  std::mt19937_64 engine_;
};

/// Rounds of a random test: `rounds` times the environment variable REFEREE_TEST_EFFORT (default 1).
inline long effort(long rounds) {
  const char* text = std::getenv("REFEREE_TEST_EFFORT");
  const long factor = text == nullptr ? 1 : std::atol(text);
  return rounds * (factor > 0 ? factor : 1);
}

}  // namespace referee::testing
