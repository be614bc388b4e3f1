// SPDX-License-Identifier: GPL-3.0-or-later
/// Rectangular complex enclosures, as far as rigorous quadrature needs them.
#pragma once

#include "numbers/ball.hpp"

namespace referee {

/// Enclosure of a complex number. Same rules of inclusion and precision as Ball.
class ComplexBall {
 public:
  ComplexBall() { acb_init(value_); }
  ComplexBall(int integer) : ComplexBall(Ball(integer)) {}        // NOLINT: exact
  ComplexBall(const Ball& real) : bits_(real.precision().bits) {  // NOLINT: exact embedding
    acb_init(value_);
    acb_set_arb(value_, real.raw());
  }
  ComplexBall(acb_srcptr value, long bits) : bits_(bits) {
    acb_init(value_);
    acb_set(value_, value);
  }
  ComplexBall(const ComplexBall& other) : bits_(other.bits_) {
    acb_init(value_);
    acb_set(value_, other.value_);
  }
  ComplexBall& operator=(const ComplexBall& other) {
    acb_set(value_, other.value_);
    bits_ = other.bits_;
    return *this;
  }
  ~ComplexBall() { acb_clear(value_); }

  Ball real() const;
  Ball imaginary() const;

  friend ComplexBall operator+(const ComplexBall& a, const ComplexBall& b) { return combine(acb_add, a, b); }
  friend ComplexBall operator-(const ComplexBall& a, const ComplexBall& b) { return combine(acb_sub, a, b); }
  friend ComplexBall operator*(const ComplexBall& a, const ComplexBall& b) { return combine(acb_mul, a, b); }
  friend ComplexBall operator/(const ComplexBall& a, const ComplexBall& b) { return combine(acb_div, a, b); }
  ComplexBall operator-() const { return ComplexBall(0) - *this; }
  ComplexBall& operator+=(const ComplexBall& b) { return *this = *this + b; }
  ComplexBall& operator-=(const ComplexBall& b) { return *this = *this - b; }
  ComplexBall& operator*=(const ComplexBall& b) { return *this = *this * b; }
  ComplexBall& operator/=(const ComplexBall& b) { return *this = *this / b; }

  friend ComplexBall exp(const ComplexBall& z) { return apply(acb_exp, z); }
  friend ComplexBall tanh(const ComplexBall& z) { return apply(acb_tanh, z); }
  friend ComplexBall square(const ComplexBall& z) { return z * z; }
  friend ComplexBall erf(const ComplexBall& z) { return apply(acb_hypgeom_erf, z); }
  /// Principal branches; across the cut the result is the whole plane, so that quadrature notices.
  friend ComplexBall log(const ComplexBall& z);
  friend ComplexBall sqrt(const ComplexBall& z);

  acb_srcptr raw() const { return value_; }
  long bits() const { return bits_; }

 private:
  template <class Function>
  static ComplexBall combine(Function function, const ComplexBall& a, const ComplexBall& b) {
    ComplexBall r;
    r.bits_ = a.bits_ > b.bits_ ? a.bits_ : b.bits_;
    function(r.value_, a.value_, b.value_, r.working_bits());
    return r;
  }
  template <class Function>
  static ComplexBall apply(Function function, const ComplexBall& z) {
    ComplexBall r;
    r.bits_ = z.bits_;
    function(r.value_, z.value_, r.working_bits());
    return r;
  }
  // Integers alone stay exact up to far more bits than any formula holds.
  long working_bits() const { return bits_ ? bits_ : 4096; }

  acb_t value_;
  long bits_ = 0;
};

inline bool is_exact_zero(const ComplexBall& z) { return acb_is_zero(z.raw()); }
inline ComplexBall pi_like(const ComplexBall& like) { return ComplexBall(Ball::pi({like.bits()})); }

}  // namespace referee
