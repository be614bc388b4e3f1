// SPDX-License-Identifier: GPL-3.0-or-later
/// Multiprecision floating point without enclosures (MPFR through Boost): the independent second route.
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include "numbers/traits.hpp"

namespace referee {

/// A real with that many decimal digits. The precision is part of the type: Boost's run-time precision is a
/// global variable, which claims running side by side could not share.
template <unsigned Digits>
using RealOf = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<Digits>,
                                             boost::multiprecision::et_off>;

/// Calls function(RealOf<D>()) with the smallest D of the ladder 30, 65, 130, 260, 520, 1040 that has at
/// least `digits` + 15 digits (the backend has no guard digits of its own).
/// @throws std::invalid_argument above 1025 digits.
template <class Function>
auto with_real(long digits, Function&& function) {
  const long needed = digits + 15;
  if (needed <= 30) return function(RealOf<30>());
  if (needed <= 65) return function(RealOf<65>());
  if (needed <= 130) return function(RealOf<130>());
  if (needed <= 260) return function(RealOf<260>());
  if (needed <= 520) return function(RealOf<520>());
  if (needed <= 1040) return function(RealOf<1040>());
  throw std::invalid_argument("with_real: at most 1025 digits");
}

/// Rounded to nearest.
template <unsigned D>
struct FromRational<RealOf<D>> {
  RealOf<D> operator()(const Rational& value) const {
    RealOf<D> result;
    mpfr_set_q(result.backend().data(), value.backend().data(), MPFR_RNDN);
    return result;
  }
};

/// The ball of radius zero at a Real's value, to hold it against an enclosure.
template <unsigned D>
Ball exact_ball(const RealOf<D>& value, Precision precision) {
  Ball result;
  arf_t middle;
  arf_init(middle);
  arf_set_mpfr(middle, value.backend().data());
  arb_set_arf(result.raw(), middle);
  arf_clear(middle);
  result.set_precision(precision.bits);
  return result;
}

/// The midpoint of a ball, rounded to nearest.
template <unsigned D>
RealOf<D> midpoint_real(const Ball& value) {
  RealOf<D> result;
  arf_get_mpfr(result.backend().data(), arb_midref(value.raw()), MPFR_RNDN);
  return result;
}

}  // namespace referee
