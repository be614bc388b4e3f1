// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/effort.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <string>

namespace referee::court {
namespace {

constexpr std::array<std::string_view, 3> budgets{"quick", "standard", "full"};

/// One step of SplitMix64: a bijection that spreads neighbouring seeds over all bits.
std::uint64_t split_mix(std::uint64_t state) {
  state += 0x9e3779b97f4a7c15U;
  state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9U;
  state = (state ^ (state >> 27)) * 0x94d049bb133111ebU;
  return state ^ (state >> 31);
}

/// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return value;
}

}  // namespace

std::string_view name(Budget budget) { return budgets[static_cast<std::size_t>(budget)]; }

Budget budget_from(std::string_view name) {
  for (std::size_t i = 0; i < budgets.size(); ++i)
    if (budgets[i] == name) return static_cast<Budget>(i);
  throw std::invalid_argument("'" + std::string(name) + "' is not a budget: quick, standard or full");
}

Generator::Generator(std::uint64_t seed, std::string_view label)
    : engine_(split_mix(split_mix(seed) ^ hash(label))) {}

std::uint64_t Generator::below(std::uint64_t bound) {
  if (bound == 0) throw std::invalid_argument("Generator::below: the bound must be at least 1");
  // 2^64 modulo bound values are drawn again, so that every remainder is equally likely.
  const std::uint64_t surplus = (std::numeric_limits<std::uint64_t>::max() - bound + 1) % bound;
  std::uint64_t drawn = next();
  while (drawn < surplus) drawn = next();
  return drawn % bound;
}

double Generator::uniform() { return std::ldexp(static_cast<double>(next() >> 11), -53); }

double Generator::normal() {
  // 1 - u lies in (0, 1], where the logarithm is finite.
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  return radius * std::cos(2 * std::numbers::pi * uniform());
}

}  // namespace referee::court
