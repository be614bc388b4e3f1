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

/// pi in the number type (and at the precision) of `like`, so that generic formulas need no constant of their
/// own.
template <class T>
T pi_like(const T&) {
  return boost::math::constants::pi<T>();
}

/// One, at the precision of `like`.
template <class T>
T one_like(const T&) {
  return T(1);
}
inline Ball one_like(const Ball& like) {
  Ball one(1);
  one.set_precision(like.precision().bits);
  return one;
}

/// x/2, exactly where the number type can.
template <class T>
T half_of(const T& x) {
  return x / T(2);
}
inline Ball half_of(const Ball& x) {
  Ball half(x);
  arb_mul_2exp_si(half.raw(), x.raw(), -1);
  return half;
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

// result = a op b, where a number type can spare the temporary; result may be an operand.
template <class T>
void assign_sum(T& result, const T& a, const T& b) {
  result = a + b;
}
template <class T>
void assign_difference(T& result, const T& a, const T& b) {
  result = a - b;
}
template <class T>
void assign_product(T& result, const T& a, const T& b) {
  result = a * b;
}
template <class T>
void assign_quotient(T& result, const T& a, const T& b) {
  result = a / b;
}
template <class T>
void assign_exponential(T& result, const T& a) {
  using std::exp;
  result = exp(a);
}
/// x = -x.
template <class T>
void negate(T& x) {
  x = -x;
}
inline void negate(Ball& x) { arb_neg(x.raw(), x.raw()); }
inline void assign_sum(Ball& result, const Ball& a, const Ball& b) { result.assign_sum(a, b); }
inline void assign_difference(Ball& result, const Ball& a, const Ball& b) { result.assign_difference(a, b); }
inline void assign_product(Ball& result, const Ball& a, const Ball& b) { result.assign_product(a, b); }
inline void assign_quotient(Ball& result, const Ball& a, const Ball& b) { result.assign_quotient(a, b); }
inline void assign_exponential(Ball& result, const Ball& a) { result.assign_exponential(a); }

/// Known not to be positive (NaN included); for enclosures false means "may be positive".
template <class T>
bool is_not_positive(const T& x) {
  return !(x > T(0));
}
inline bool is_not_positive(const Ball& x) { return x.is_finite() && arb_is_nonpositive(x.raw()); }

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
