// SPDX-License-Identifier: GPL-3.0-or-later
/// Working precision as a value that travels with every call, so that no global state is needed.
#pragma once

#include <cmath>

namespace referee {

/// Working precision in bits. Guard bits are the caller's business: `digits` adds none.
struct Precision {
  long bits = 0;

  /// The least precision at which one unit in the last place is below 10^-digits relative.
  static Precision digits(long digits) {
    return {static_cast<long>(std::ceil(static_cast<double>(digits) * 3.3219280948873623)) + 1};
  }
  Precision plus(long guard_bits) const { return {bits + guard_bits}; }
  Precision doubled() const { return {2 * bits}; }
  long to_digits() const { return static_cast<long>(static_cast<double>(bits) * 0.30102999566398120); }
  friend bool operator==(Precision, Precision) = default;
};

/// Three-valued truth of a statement about enclosures.
enum class Truth { no, unknown, yes };

inline Truth operator&&(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}
inline Truth operator||(Truth a, Truth b) {
  if (a == Truth::yes || b == Truth::yes) return Truth::yes;
  return a == Truth::no && b == Truth::no ? Truth::no : Truth::unknown;
}
inline Truth operator!(Truth a) {
  return a == Truth::unknown ? a : (a == Truth::yes ? Truth::no : Truth::yes);
}
inline Truth truth(bool known) { return known ? Truth::yes : Truth::no; }

}  // namespace referee
