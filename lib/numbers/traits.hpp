// SPDX-License-Identifier: GPL-3.0-or-later
/// The few operations that generic formulas need besides arithmetic, for double and Ball. RealOf and Jet add theirs.
#pragma once

#include <cmath>
#include <numbers>

#include "numbers/ball.hpp"

namespace referee {

inline double square(double x) { return x * x; }
inline double pi_like(double) { return std::numbers::pi; }

/// Which of two is the larger, as far as a choice of reference needs it: never a statement about enclosures.
inline bool leads(double a, double b) { return a > b; }
inline bool leads(const Ball& a, const Ball& b) {
  return arf_cmp(arb_midref(a.raw()), arb_midref(b.raw())) > 0;
}

inline void add_product(double& sum, double a, double b) { sum += a * b; }
inline void add_product(Ball& sum, const Ball& a, const Ball& b) { sum.add_product(a, b); }

/// Conversion of an exact input to the number type a formula works in.
template <class T>
struct FromRational;
template <>
struct FromRational<double> {
  double operator()(const Rational& value) const { return to_double(value); }
};
template <>
struct FromRational<Ball> {
  Precision precision;
  Ball operator()(const Rational& value) const { return Ball(value, precision); }
};
template <>
struct FromRational<Rational> {
  const Rational& operator()(const Rational& value) const { return value; }
};

}  // namespace referee
