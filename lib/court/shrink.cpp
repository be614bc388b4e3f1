// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/shrink.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace referee::court {
namespace {

/// The digits without trailing zeros: nothing for zero.
std::string significant(std::string integer) {
  integer.erase(integer.find_last_not_of('0') + 1);
  return integer;
}

/// How much there is to read: number of digits without trailing zeros, their size, number of all digits,
/// sign. A power of ten is nearly as short as 1.
auto complexity(const Rational& value) {
  const std::string above = Integer(abs(numerator(value))).str(), below = Integer(denominator(value)).str();
  const std::string top = significant(above), bottom = significant(below);
  return std::tuple(top.size() + bottom.size(), Integer(top.empty() ? "0" : top) + Integer(bottom),
                    above.size() + below.size(), value < 0);
}

/// value rounded to a number of significant decimal digits.
Rational rounded(const Rational& value, long digits) {
  const long exponent = static_cast<long>(Integer(abs(numerator(value))).str().size()) -
                        static_cast<long>(denominator(value).str().size());
  const Rational unit = power(Rational(10), exponent - digits);
  const Rational scaled = abs(value) / unit + Rational(1, 2);
  const Rational size = unit * Rational(numerator(scaled) / denominator(scaled));
  return value < 0 ? Rational(-size) : size;
}

/// Rationals that are shorter than the value, the shortest first.
std::vector<Rational> simpler(const Rational& value) {
  std::vector<Rational> candidates{0, 1, -1, 2, -2, Rational(1, 2), Rational(-1, 2), 3, -3};
  if (value != 0) {
    constexpr long finest_window = 40;  // relative width 2^-40: beyond it a double shows no difference
    for (long k = 1; k <= finest_window; ++k) {
      const Rational reach = abs(value) / power(Rational(2), k);
      candidates.push_back(simplest_between(value - reach, value + reach));
      if (candidates.back() == value) break;
    }
    for (long digits = 0; digits <= 4; ++digits) candidates.push_back(rounded(value, digits));
  }
  const auto limit = complexity(value);
  std::erase_if(candidates, [&](const Rational& c) { return !(complexity(c) < limit); });
  std::sort(candidates.begin(), candidates.end(),
            [](const Rational& a, const Rational& b) { return complexity(a) < complexity(b); });
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

}  // namespace

Instance shrink(Instance instance, const std::function<bool(const Instance&)>& still_fails, long trials) {
  // A shorter value of one parameter may make room for another's, so the rounds go on until none helps.
  for (bool progress = true; progress;) {
    progress = false;
    for (std::size_t i = 0; i < instance.values().size(); ++i) {
      const auto [name, value] = instance.values()[i];
      for (const Rational& candidate : simpler(value)) {
        if (trials-- <= 0) return instance;
        Instance attempt = instance;
        attempt.set(name, candidate);
        if (!still_fails(attempt)) continue;
        instance = std::move(attempt);
        progress = true;
        break;
      }
    }
  }
  return instance;
}

Instance shrink(const Family& family, const Instance& instance,
                const std::function<bool(const Instance&)>& still_fails, long trials) {
  return family.exhaustive ? instance : shrink(instance, still_fails, trials);
}

}  // namespace referee::court
