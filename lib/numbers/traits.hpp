// SPDX-License-Identifier: GPL-3.0-or-later
/// The few operations that generic formulas need besides arithmetic, for every number type.
#pragma once

#include <boost/math/constants/constants.hpp>
#include <cmath>

#include "numbers/ball.hpp"

namespace referee {

template <class T>
T square(const T& x) {
  return x * x;
}

/// pi in the number type (and at the precision) of `like`, so that generic formulas need no constant of their own.
template <class T>
T pi_like(const T&) {
  return boost::math::constants::pi<T>();
}

/// Which of two is the larger, as far as a choice of reference needs it: never a statement about enclosures.
template <class T>
bool leads(const T& a, const T& b) {
  return a > b;
}
inline bool leads(const Ball& a, const Ball& b) {
  return arf_cmp(arb_midref(a.raw()), arb_midref(b.raw())) > 0;
}

/// Exactly zero, as opposed to "may be zero".
template <class T>
bool is_exact_zero(const T& x) {
  return x == T(0);
}
inline bool is_exact_zero(const Ball& x) { return arb_is_zero(x.raw()); }

/// sum += a * b.
template <class T>
void add_product(T& sum, const T& a, const T& b) {
  sum += a * b;
}
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
