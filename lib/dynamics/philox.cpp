// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/philox.hpp"

#include <cmath>
#include <numbers>

namespace referee {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  constexpr std::uint32_t bump[] = {0x9E3779B9, 0xBB67AE85};
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0],
                        b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + bump[0], key[1] + bump[1]};
  }
  return counter;
}

double NormalStream::next() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  const auto bits =
      philox({block_++, purpose_, static_cast<std::uint32_t>(path_), static_cast<std::uint32_t>(path_ >> 32)},
             {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)});
  // The middles of 2^52 equal cells: never 0, never 1.
  const auto uniform = [&](std::size_t word) {
    const std::uint64_t integer = std::uint64_t{bits[word]} << 32 | bits[word + 1];
    return (static_cast<double>(integer >> 12) + 0.5) * 0x1p-52;
  };
  const double length = std::sqrt(-2 * std::log(uniform(0))), angle = 2 * std::numbers::pi * uniform(2);
  spare_ = length * std::sin(angle);
  has_spare_ = true;
  return length * std::cos(angle);
}

}  // namespace referee
