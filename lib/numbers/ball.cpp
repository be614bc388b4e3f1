// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/ball.hpp"

#include <climits>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>

namespace referee {
namespace {

/// fmpq with scope; the bridge between GMP's rationals and Arb.
class Fmpq {
 public:
  Fmpq() { fmpq_init(value_); }
  explicit Fmpq(const Rational& rational) : Fmpq() { fmpq_set_mpq(value_, rational.backend().data()); }
  ~Fmpq() { fmpq_clear(value_); }
  Fmpq(const Fmpq&) = delete;
  Fmpq& operator=(const Fmpq&) = delete;
  fmpq* get() { return value_; }
  Rational rational() const {
    Rational r;
    fmpq_get_mpq(r.backend().data(), value_);
    return r;
  }

 private:
  fmpq_t value_;
};

/// An exponent beyond this would fill the memory with one rational.
constexpr long most_bits_of_a_rational = 1L << 28;

Rational exact_rational(const arf_t value) {
  if (!arf_is_finite(value)) throw std::domain_error("an unbounded ball has no rational end");
  if (!arf_is_zero(value) && (arf_cmpabs_2exp_si(value, most_bits_of_a_rational) > 0 ||
                              arf_cmpabs_2exp_si(value, -most_bits_of_a_rational) < 0))
    throw std::domain_error("a value so huge or so tiny is not written out as a rational");
  Fmpq q;
  arf_get_fmpq(q.get(), value);
  return q.rational();
}

std::string take(char* text) {
  std::string result(text);
  flint_free(text);
  return result;
}

}  // namespace

Ball::Ball(const Rational& rational, Precision precision) : bits_(precision.bits) {
  const long bits = working_bits();
  Fmpq q(rational);
  arb_init(value_);
  arb_set_fmpq(value_, q.get(), bits);
}

Ball Ball::from_double(double value, Precision precision) {
  if (std::isnan(value)) return whole_line(precision);
  Ball r;
  arb_set_d(r.value_, value);
  r.bits_ = precision.bits;
  return r;
}

Ball Ball::hull(const Rational& lower, const Rational& upper, Precision precision) {
  return join(Ball(lower, precision), Ball(upper, precision));
}

Ball Ball::pi(Precision precision) {
  Ball r;
  r.bits_ = precision.bits;
  arb_const_pi(r.value_, r.working_bits());
  return r;
}

Ball Ball::whole_line(Precision precision) {
  Ball r;
  arb_indeterminate(r.value_);
  r.bits_ = precision.bits;
  return r;
}

Ball Ball::at(Precision precision) const {
  Ball r;
  r.bits_ = precision.bits;
  arb_set_round(r.value_, value_, r.working_bits());
  return r;
}

bool Ball::contains(const Rational& rational) const {
  Fmpq q(rational);
  return arb_contains_fmpq(value_, q.get());
}

double Ball::to_double() const {
  if (!is_finite()) return std::numeric_limits<double>::quiet_NaN();
  return arf_get_d(arb_midref(value_), ARF_RND_NEAR);
}

double Ball::radius_as_double() const { return mag_get_d(arb_radref(value_)); }

Ball Ball::midpoint() const {
  Ball r;
  arb_get_mid_arb(r.value_, value_);
  r.bits_ = bits_;
  return r;
}

Ball Ball::radius() const {
  Ball r;
  arb_get_rad_arb(r.value_, value_);
  r.bits_ = bits_;
  return r;
}

Ball Ball::lower() const {
  Ball r;
  arf_t end;
  arf_init(end);
  arb_get_lbound_arf(end, value_, bits_ ? bits_ : ARF_PREC_EXACT);
  arb_set_arf(r.value_, end);
  arf_clear(end);
  r.bits_ = bits_;
  return r;
}

Ball Ball::upper() const { return -(-*this).lower(); }

Ball Ball::magnitude() const {
  Ball r;
  arf_t end;
  arf_init(end);
  arb_get_abs_ubound_arf(end, value_, bits_ ? bits_ : ARF_PREC_EXACT);
  arb_set_arf(r.value_, end);
  arf_clear(end);
  r.bits_ = bits_;
  return r;
}

Rational Ball::midpoint_as_rational() const {
  if (!is_finite()) throw std::domain_error("an unbounded ball has no rational midpoint");
  return exact_rational(arb_midref(value_));
}

Rational Ball::lower_as_rational() const { return lower().midpoint_as_rational(); }
Rational Ball::upper_as_rational() const { return upper().midpoint_as_rational(); }

long Ball::accurate_digits() const {
  if (!is_finite()) return LONG_MIN / 4;
  if (is_exact()) return LONG_MAX / 4;
  return static_cast<long>(
      std::floor(static_cast<double>(arb_rel_accuracy_bits(value_)) * 0.30102999566398120));
}

std::string Ball::to_string(long digits) const { return take(arb_get_str(value_, digits, 0)); }

std::string Ball::to_decimal(long digits) const {
  if (!is_finite()) throw std::domain_error("an unbounded ball has no decimal value");
  // ARB_STR_NO_RADIUS prints only digits that are correct up to one unit in the last place.
  if (!is_exact() && arb_rel_accuracy_bits(value_) < Precision::digits(digits).bits)
    throw std::domain_error("the enclosure is too wide for " + std::to_string(digits) + " digits");
  std::string text = take(arb_get_str(value_, digits, ARB_STR_NO_RADIUS | ARB_STR_MORE));
  return text;
}

Ball pow(const Ball& x, long exponent) {
  Ball r;
  r.set_precision(x.precision().bits);
  if (exponent >= 0) {
    arb_pow_ui(r.raw(), x.raw(), static_cast<ulong>(exponent),
               r.precision().bits ? r.precision().bits : ARF_PREC_EXACT);
  } else {
    arb_pow_ui(r.raw(), x.raw(), -static_cast<ulong>(exponent), r.working_bits());
    arb_inv(r.raw(), r.raw(), r.working_bits());
  }
  return r;
}

namespace {
template <class Function>
Ball combine(Function function, const Ball& a, const Ball& b) {
  Ball r;
  r.set_precision(std::max(a.precision().bits, b.precision().bits));
  function(r.raw(), a.raw(), b.raw(), r.precision().bits ? r.precision().bits : ARF_PREC_EXACT);
  return r;
}
}  // namespace

Ball max(const Ball& a, const Ball& b) { return combine(arb_max, a, b); }
Ball min(const Ball& a, const Ball& b) { return combine(arb_min, a, b); }

Ball join(const Ball& a, const Ball& b) {
  Ball r;
  r.set_precision(std::max({a.precision().bits, b.precision().bits, 64L}));
  arb_union(r.raw(), a.raw(), b.raw(), r.precision().bits);
  return r;
}

Ball common_part(const Ball& a, const Ball& b) {
  Ball r;
  r.set_precision(std::max({a.precision().bits, b.precision().bits, 64L}));
  if (!arb_intersection(r.raw(), a.raw(), b.raw(), r.precision().bits))
    throw std::logic_error("common_part: the enclosures are disjoint");
  return r;
}

}  // namespace referee
