// SPDX-License-Identifier: GPL-3.0-or-later
/// Real algebraic numbers: the exact roots of polynomials with rational coefficients.
#pragma once

#include <vector>

#include "numbers/ball.hpp"

namespace referee {

/// The one root of an irreducible polynomial in an interval.
class AlgebraicNumber {
 public:
  AlgebraicNumber(Rational value);  // NOLINT: every rational is one
  /// @param polynomial irreducible over the rationals, ascending powers, degree >= 2.
  /// @param lower, upper strictly around exactly one of its roots.
  AlgebraicNumber(std::vector<Integer> polynomial, Rational lower, Rational upper);

  bool is_rational() const { return lower_ == upper_; }
  /// @throws std::logic_error when irrational.
  const Rational& rational() const;
  /// Primitive, ascending powers.
  const std::vector<Integer>& polynomial() const { return polynomial_; }
  const Rational& lower() const { return lower_; }
  const Rational& upper() const { return upper_; }

  /// The same number in an interval no wider than that.
  AlgebraicNumber narrowed(const Rational& width) const;
  /// Radius at most 2^-precision times max(1, magnitude).
  Ball enclosure(Precision precision) const;

  friend bool operator==(const AlgebraicNumber& a, const AlgebraicNumber& b);
  friend bool operator<(const AlgebraicNumber& a, const AlgebraicNumber& b);

 private:
  std::vector<Integer> polynomial_;
  Rational lower_, upper_;
};

/// The distinct real roots of sum coefficients[k] x^k, ascending; none for a constant.
/// @throws std::invalid_argument for the zero polynomial.
std::vector<AlgebraicNumber> real_roots(const std::vector<Rational>& coefficients);

/// A rational strictly between a < b, of small size.
Rational rational_between(const AlgebraicNumber& a, const AlgebraicNumber& b);

}  // namespace referee
