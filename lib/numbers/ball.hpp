// SPDX-License-Identifier: GPL-3.0-or-later
/// A rigorous real number: midpoint and radius (Arb), with the precision it was computed at.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "numbers/arb.hpp"
#include "numbers/precision.hpp"
#include "numbers/rational.hpp"

namespace referee {

/// Enclosure [mid - rad, mid + rad] of one real number.
///
/// Inclusion: if every operand contains its true value, so does the result, for every function below; where a
/// function is undefined on part of the operand (log across 0, division by a ball containing 0) the result is
/// the whole line (is_finite() is false), never an exception.
///
/// Precision travels with the value: an operation works at the larger precision of its operands. Integers are
/// exact and have no precision of their own, so `2 * x` works at the precision of x; dividing or taking a
/// transcendental function of exact integers alone is a programming error (std::logic_error).
class Ball {
 public:
  Ball() { arb_init(value_); }
  Ball(int integer) : Ball(static_cast<long>(integer)) {}  // NOLINT: exact, so implicit is safe
  Ball(long integer) {                                     // NOLINT
    arb_init(value_);
    arb_set_si(value_, integer);
  }
  /// @throws std::logic_error for a precision of no bits.
  Ball(const Rational& rational, Precision precision);
  Ball(const Ball& other) : bits_(other.bits_) {
    arb_init(value_);
    arb_set(value_, other.value_);
  }
  Ball(Ball&& other) noexcept : bits_(other.bits_) {
    arb_init(value_);
    arb_swap(value_, other.value_);
  }
  Ball& operator=(const Ball& other) {
    arb_set(value_, other.value_);
    bits_ = other.bits_;
    return *this;
  }
  Ball& operator=(Ball&& other) noexcept {
    arb_swap(value_, other.value_);
    bits_ = other.bits_;
    return *this;
  }
  ~Ball() { arb_clear(value_); }

  /// The exact value of a double, never silently: NaN becomes the whole line.
  static Ball from_double(double value, Precision precision);
  /// The smallest ball at this precision around [lower, upper].
  static Ball hull(const Rational& lower, const Rational& upper, Precision precision);
  static Ball pi(Precision precision);
  static Ball whole_line(Precision precision);

  Precision precision() const { return {bits_}; }
  Ball at(Precision precision) const;  ///< the same ball, rounded outward to another precision

  bool is_finite() const { return arb_is_finite(value_); }
  bool is_exact() const { return arb_is_exact(value_); }
  bool contains_zero() const { return arb_contains_zero(value_); }
  bool contains(const Ball& other) const { return arb_contains(value_, other.value_); }
  bool contains(const Rational& rational) const;
  bool overlaps(const Ball& other) const { return arb_overlaps(value_, other.value_); }
  bool is_positive() const { return arb_is_positive(value_); }
  bool is_negative() const { return arb_is_negative(value_); }
  bool is_nonnegative() const { return arb_is_nonnegative(value_); }

  double to_double() const;         ///< midpoint, rounded to nearest; NaN if not finite
  double radius_as_double() const;  ///< an upper bound of the radius
  Ball midpoint() const;            ///< exact ball at the midpoint
  Ball radius() const;              ///< exact ball at the radius
  Ball lower() const;               ///< exact lower end
  Ball upper() const;               ///< exact upper end
  Ball magnitude() const;           ///< exact upper bound of |x| over the ball
  /// Exact. @throws std::domain_error if not finite, or if it would take more than 2^28 bits.
  Rational midpoint_as_rational() const;
  Rational lower_as_rational() const;
  Rational upper_as_rational() const;
  /// Number of correct decimal digits relative to the magnitude; LONG_MAX/4 when exact, negative when
  /// useless.
  long accurate_digits() const;

  /// "[3.1415 +/- 2e-5]"-like text with at most `digits` digits, exact values without a radius.
  std::string to_string(long digits) const;
  /// Decimal string of the midpoint with `digits` significant digits, all of them correct up to one unit in
  /// the last. @throws std::domain_error when the ball is wider than that.
  std::string to_decimal(long digits) const;

  Ball operator-() const {
    Ball r;
    r.bits_ = bits_;
    arb_neg(r.value_, value_);
    return r;
  }
  Ball& operator+=(const Ball& b) {
    bits_ = joint(*this, b);
    arb_add(value_, value_, b.value_, ring_bits());
    return *this;
  }
  Ball& operator-=(const Ball& b) {
    bits_ = joint(*this, b);
    arb_sub(value_, value_, b.value_, ring_bits());
    return *this;
  }
  Ball& operator*=(const Ball& b) {
    bits_ = joint(*this, b);
    arb_mul(value_, value_, b.value_, ring_bits());
    return *this;
  }
  Ball& operator/=(const Ball& b) {
    bits_ = joint(*this, b);
    arb_div(value_, value_, b.value_, working_bits());
    return *this;
  }
  // *this = a op b in the memory that is there; *this may be an operand.
  Ball& assign_sum(const Ball& a, const Ball& b) {
    bits_ = joint(a, b);
    arb_add(value_, a.value_, b.value_, ring_bits());
    return *this;
  }
  Ball& assign_difference(const Ball& a, const Ball& b) {
    bits_ = joint(a, b);
    arb_sub(value_, a.value_, b.value_, ring_bits());
    return *this;
  }
  Ball& assign_product(const Ball& a, const Ball& b) {
    bits_ = joint(a, b);
    arb_mul(value_, a.value_, b.value_, ring_bits());
    return *this;
  }
  Ball& assign_quotient(const Ball& a, const Ball& b) {
    bits_ = joint(a, b);
    arb_div(value_, a.value_, b.value_, working_bits());
    return *this;
  }
  Ball& assign_exponential(const Ball& a) {
    bits_ = a.bits_;
    arb_exp(value_, a.value_, working_bits());
    return *this;
  }
  /// *this += a * b with one rounding.
  Ball& add_product(const Ball& a, const Ball& b) {
    bits_ = std::max(bits_, joint(a, b));
    arb_addmul(value_, a.value_, b.value_, ring_bits());
    return *this;
  }
  friend Ball operator+(const Ball& a, const Ball& b) {
    Ball r;
    r.bits_ = joint(a, b);
    arb_add(r.value_, a.value_, b.value_, r.ring_bits());
    return r;
  }
  friend Ball operator-(const Ball& a, const Ball& b) {
    Ball r;
    r.bits_ = joint(a, b);
    arb_sub(r.value_, a.value_, b.value_, r.ring_bits());
    return r;
  }
  friend Ball operator*(const Ball& a, const Ball& b) {
    Ball r;
    r.bits_ = joint(a, b);
    arb_mul(r.value_, a.value_, b.value_, r.ring_bits());
    return r;
  }
  friend Ball operator/(const Ball& a, const Ball& b) {
    Ball r;
    r.bits_ = joint(a, b);
    arb_div(r.value_, a.value_, b.value_, r.working_bits());
    return r;
  }
  // An operand that dies anyway lends its memory.
  friend Ball operator+(Ball&& a, const Ball& b) { return std::move(a += b); }
  friend Ball operator-(Ball&& a, const Ball& b) { return std::move(a -= b); }
  friend Ball operator*(Ball&& a, const Ball& b) { return std::move(a *= b); }
  friend Ball operator/(Ball&& a, const Ball& b) { return std::move(a /= b); }
  friend Ball operator+(Ball&& a, long n) {
    arb_add_si(a.value_, a.value_, n, a.ring_bits());
    return std::move(a);
  }
  friend Ball operator*(Ball&& a, long n) {
    arb_mul_si(a.value_, a.value_, n, a.ring_bits());
    return std::move(a);
  }
  friend Ball operator*(const Ball& a, long n) {
    Ball r;
    r.bits_ = a.bits_;
    arb_mul_si(r.value_, a.value_, n, a.ring_bits());
    return r;
  }
  friend Ball operator*(long n, const Ball& a) { return a * n; }
  friend Ball operator/(const Ball& a, long n) {
    Ball r;
    r.bits_ = a.bits_;
    arb_div_si(r.value_, a.value_, n, a.working_bits());
    return r;
  }
  friend Ball operator/(Ball&& a, long n) {
    arb_div_si(a.value_, a.value_, n, a.working_bits());
    return std::move(a);
  }
  friend Ball operator+(const Ball& a, int n) { return Ball(a) + static_cast<long>(n); }
  friend Ball operator+(Ball&& a, int n) { return std::move(a) + static_cast<long>(n); }
  friend Ball operator*(const Ball& a, int n) { return a * static_cast<long>(n); }
  friend Ball operator*(Ball&& a, int n) { return std::move(a) * static_cast<long>(n); }
  friend Ball operator*(int n, const Ball& a) { return a * static_cast<long>(n); }
  friend Ball operator/(const Ball& a, int n) { return a / static_cast<long>(n); }
  friend Ball operator/(Ball&& a, int n) { return std::move(a) / static_cast<long>(n); }

  // Statements about every pair of members; false means "not proven".
  friend bool certainly_less(const Ball& a, const Ball& b) { return arb_lt(a.value_, b.value_); }
  friend bool certainly_at_most(const Ball& a, const Ball& b) { return arb_le(a.value_, b.value_); }
  friend bool certainly_different(const Ball& a, const Ball& b) {
    return a.is_finite() && b.is_finite() && !arb_overlaps(a.value_, b.value_);
  }

  arb_srcptr raw() const { return value_; }
  arb_ptr raw() { return value_; }
  void set_precision(long bits) { bits_ = bits; }
  /// Bits for functions that cannot be exact. @throws std::logic_error for exact integers.
  long working_bits() const {
    if (bits_ == 0) throw std::logic_error("Ball: an exact integer carries no precision to round at");
    return bits_;
  }

 private:
  static long joint(const Ball& a, const Ball& b) { return a.bits_ > b.bits_ ? a.bits_ : b.bits_; }
  long ring_bits() const { return bits_ ? bits_ : ARF_PREC_EXACT; }

  arb_t value_;
  long bits_ = 0;
};

namespace detail {
template <class Function>
Ball apply(Function function, const Ball& x) {
  Ball r;
  r.set_precision(x.working_bits());
  function(r.raw(), x.raw(), r.working_bits());
  return r;
}
}  // namespace detail

inline Ball exp(const Ball& x) { return detail::apply(arb_exp, x); }
inline Ball expm1(const Ball& x) { return detail::apply(arb_expm1, x); }
inline Ball log(const Ball& x) { return detail::apply(arb_log, x); }
inline Ball log1p(const Ball& x) { return detail::apply(arb_log1p, x); }
inline Ball sqrt(const Ball& x) { return detail::apply(arb_sqrt, x); }
inline Ball tanh(const Ball& x) { return detail::apply(arb_tanh, x); }
inline Ball cosh(const Ball& x) { return detail::apply(arb_cosh, x); }
inline Ball sinh(const Ball& x) { return detail::apply(arb_sinh, x); }
inline Ball sech(const Ball& x) { return detail::apply(arb_sech, x); }
inline Ball sin(const Ball& x) { return detail::apply(arb_sin, x); }
inline Ball cos(const Ball& x) { return detail::apply(arb_cos, x); }
inline Ball erf(const Ball& x) { return detail::apply(arb_hypgeom_erf, x); }
inline Ball abs(const Ball& x) {
  Ball r(x);
  arb_abs(r.raw(), x.raw());
  return r;
}
inline Ball square(const Ball& x) {
  Ball r;
  r.set_precision(x.precision().bits);
  arb_sqr(r.raw(), x.raw(), x.precision().bits ? x.precision().bits : ARF_PREC_EXACT);
  return r;
}
Ball pow(const Ball& x, long exponent);
Ball max(const Ball& a, const Ball& b);
Ball min(const Ball& a, const Ball& b);
/// The smallest ball containing both.
Ball join(const Ball& a, const Ball& b);
/// An enclosure of what two enclosures of one number have in common. @throws std::logic_error if that is
/// nothing: then one of them was wrong.
Ball common_part(const Ball& a, const Ball& b);

/// pi at the precision of `like`: lets generic code name a constant without a precision of its own.
inline Ball pi_like(const Ball& like) { return Ball::pi(like.precision()); }

}  // namespace referee
