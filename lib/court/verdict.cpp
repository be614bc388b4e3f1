// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/verdict.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace referee::court {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 6> verdicts{"holds",     "not executable", "unreproducible",
                                                   "undecided", "refuted",        "error"};
constexpr std::array<std::string_view, 5> strengths{"none", "statistical", "numeric", "certified", "exact"};

template <class Enumeration, class Names>
Enumeration lookup(const Names& names, std::string_view name, const char* kind) {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) throw std::invalid_argument("'" + std::string(name) + "' is not a " + kind);
  return static_cast<Enumeration>(found - names.begin());
}

}  // namespace

std::string_view name(Verdict verdict) { return verdicts[static_cast<std::size_t>(verdict)]; }
std::string_view name(Strength strength) { return strengths[static_cast<std::size_t>(strength)]; }

Verdict verdict_from(std::string_view name) { return lookup<Verdict>(verdicts, name, "verdict"); }
Strength strength_from(std::string_view name) { return lookup<Strength>(strengths, name, "strength"); }

// The enumerators run from best to worst.
Verdict worse(Verdict a, Verdict b) { return std::max(a, b); }

}  // namespace referee::court
