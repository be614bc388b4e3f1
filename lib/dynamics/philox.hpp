// SPDX-License-Identifier: GPL-3.0-or-later
/// Counter-based random numbers: the k-th number of any path without those before it, the same everywhere.
#pragma once

#include <array>
#include <cstdint>

namespace referee {

/// Philox4x32-10: a bijection of 128-bit counters for every 64-bit key. [Salmon, Moraes, Dror, Shaw, SC 2011]
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// Standard normal variates of one path, by Box and Muller's transformation of 52-bit uniforms (the standard
/// library's normal_distribution differs from one implementation to the next). Streams of different (seed,
/// path, purpose) use different counters.
class NormalStream {
 public:
  NormalStream(std::uint64_t seed, std::uint64_t path, std::uint32_t purpose = 0)
      : seed_(seed), path_(path), purpose_(purpose) {}

  double next();

 private:
  std::uint64_t seed_, path_;
  std::uint32_t purpose_, block_ = 0;
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace referee
