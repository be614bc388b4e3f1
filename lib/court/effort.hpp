// SPDX-License-Identifier: GPL-3.0-or-later
/// How hard a trial works: digits, budget and seed. Passed to every method; there is no global state.
#pragma once

#include <cstdint>
#include <random>
#include <string_view>

#include "numbers/precision.hpp"

namespace referee::court {

enum class Budget { quick, standard, full };
std::string_view name(Budget budget);
/// @throws std::invalid_argument
Budget budget_from(std::string_view name);

struct Effort {
  long digits = 50;  ///< agreement that an identity must reach
  Budget budget = Budget::standard;
  std::uint64_t seed = 1;
  /// Precision doubles from `start()` on until the answer is decided or this is passed.
  long max_bits = 8192;

  Precision start() const { return Precision::digits(digits).plus(32); }
  /// Picks one of three numbers by budget.
  long scaled(long quick, long standard, long full) const {
    return budget == Budget::quick ? quick : budget == Budget::standard ? standard : full;
  }
};

/// Seeded generator whose stream depends only on seed and label: not on order, threads or other claims.
/// SplitMix64-seeded std::mt19937_64; draw integers with `below`, never through std distributions, whose
/// sequences differ between standard libraries.
class Generator {
 public:
  Generator(std::uint64_t seed, std::string_view label);
  std::uint64_t next() { return engine_(); }
  /// Uniform in {0, ..., bound - 1}, bound >= 1, without modulo bias.
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, 1) with 53 bits.
  double uniform();
  /// Standard normal (Box-Muller).
  double normal();

 private:
  std::mt19937_64 engine_;
};

}  // namespace referee::court
