// SPDX-License-Identifier: GPL-3.0-or-later
/// Intervals with double ends, rounded outward: for searches over many boxes, where Ball would be slow.
#pragma once

#include <algorithm>
#include <cmath>

#include "numbers/ball.hpp"

namespace referee {

namespace detail {
/// Strictly beyond every number that rounds to x, in the default rounding mode.
inline double rounded_down(double x) { return x - (std::abs(x) * 0x1p-52 + 0x1p-1073); }
inline double rounded_up(double x) { return x + (std::abs(x) * 0x1p-52 + 0x1p-1073); }
}  // namespace detail

/// [lower, upper]. If the operands contain their true values, so does the result of every operation; where
/// something overflows the ends are infinite or NaN, and every statement below is then false.
struct Interval {
  double lower = 0, upper = 0;

  Interval() = default;
  Interval(double point) : lower(point), upper(point) {}  // NOLINT: exact, so implicit is safe
  Interval(double lower_end, double upper_end) : lower(lower_end), upper(upper_end) {}
  /// Around an exact number or an enclosure.
  explicit Interval(const Rational& value)
      : lower(detail::rounded_down(to_double(value))), upper(detail::rounded_up(to_double(value))) {}
  explicit Interval(const Ball& value)
      : lower(detail::rounded_down(detail::rounded_down(value.to_double()) - value.radius_as_double())),
        upper(detail::rounded_up(detail::rounded_up(value.to_double()) + value.radius_as_double())) {}

  bool is_finite() const { return std::isfinite(lower) && std::isfinite(upper); }
  bool contains_zero() const { return !(lower > 0) && !(upper < 0); }
  double width() const { return upper - lower; }
  double middle() const { return lower + (upper - lower) / 2; }

  Interval operator-() const { return {-upper, -lower}; }
  friend Interval operator+(const Interval& a, const Interval& b) {
    return {detail::rounded_down(a.lower + b.lower), detail::rounded_up(a.upper + b.upper)};
  }
  friend Interval operator-(const Interval& a, const Interval& b) { return a + (-b); }
  friend Interval operator*(const Interval& a, const Interval& b) {
    const double p = a.lower * b.lower, q = a.lower * b.upper, r = a.upper * b.lower, s = a.upper * b.upper;
    if (std::isnan(p + q + r + s)) return {p + q + r + s, p + q + r + s};
    return {detail::rounded_down(std::min(std::min(p, q), std::min(r, s))),
            detail::rounded_up(std::max(std::max(p, q), std::max(r, s)))};
  }
  Interval& operator+=(const Interval& b) { return *this = *this + b; }
  Interval& operator-=(const Interval& b) { return *this = *this - b; }
};

inline Interval square(const Interval& x) {
  const double a = std::abs(x.lower), b = std::abs(x.upper);
  const double least = x.contains_zero() ? 0 : std::min(a, b), greatest = std::max(a, b);
  return {std::max(0.0, detail::rounded_down(least * least)), detail::rounded_up(greatest * greatest)};
}

/// The library's exponential is taken to be right within four units in the last place.
inline Interval exp(const Interval& x) {
  constexpr double slack = 0x1p-50;
  return {std::max(0.0, detail::rounded_down(std::exp(x.lower) * (1 - slack))),
          detail::rounded_up(std::exp(x.upper) * (1 + slack))};
}

}  // namespace referee
