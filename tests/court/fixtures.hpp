// SPDX-License-Identifier: GPL-3.0-or-later
/// Families and hypotheses that the tests of several methods share, and readable verdicts in messages.
#pragma once

#include <ostream>

#include "court/instance.hpp"
#include "court/verdict.hpp"

namespace referee::court {

inline std::ostream& operator<<(std::ostream& out, Verdict verdict) { return out << name(verdict); }
inline std::ostream& operator<<(std::ostream& out, Strength strength) { return out << name(strength); }

/// x = 1, ..., 6: the "nice" points.
inline Family small_integers() {
  Family family{"small integers", {}, {}};
  for (int x = 1; x <= 6; ++x) family.members.push_back({{"x", Rational(x)}});
  return family;
}

inline Family single(Rational x) { return {"one point", {{{"x", std::move(x)}}}, {}}; }

inline Hypothesis x_below(Rational limit) {
  return {"x < " + to_string(limit), [limit](const Point& p) { return less(p["x"], p.constant(limit)); }};
}
inline Hypothesis x_above(Rational limit) {
  return {"x > " + to_string(limit), [limit](const Point& p) { return less(p.constant(limit), p["x"]); }};
}
/// A hypothesis that no enclosure decides: x^2 - x^2 < 0 with the two squares taken for independent.
inline Hypothesis undecidable() {
  return {"x^2 < x^2", [](const Point& p) {
            const Ball wide = p["x"] + Ball::hull(Rational(-1), Rational(1), p.precision());
            return less(wide, p["x"]);
          }};
}

}  // namespace referee::court
