// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/algebraic.hpp"

#include <algorithm>
#include <stdexcept>

#include "numbers/arb_polynomial.hpp"

namespace referee {
namespace {

int sign_at(const std::vector<Integer>& polynomial, const Rational& x) {
  Rational value = 0;
  for (std::size_t k = polynomial.size(); k-- > 0;) value = value * x + Rational(polynomial[k]);
  return value.sign();
}

std::vector<Integer> primitive_multiple(std::vector<Rational> coefficients) {
  Integer denominator = 1, content = 0;
  for (const Rational& c : coefficients)
    denominator = lcm(denominator, boost::multiprecision::denominator(c));
  std::vector<Integer> result;
  for (const Rational& c : coefficients) {
    result.push_back(boost::multiprecision::numerator(Rational(c * denominator)));
    content = gcd(content, result.back());
  }
  for (Integer& c : result) c /= content;
  return result;
}

/// FLINT's polynomial, freed at the end of its scope.
class IntegerPolynomial {
 public:
  explicit IntegerPolynomial(const std::vector<Integer>& coefficients) {
    fmpz_poly_init(value_);
    for (std::size_t k = 0; k < coefficients.size(); ++k) {
      fmpz_t entry;
      fmpz_init(entry);
      fmpz_set_mpz(entry, coefficients[k].backend().data());
      fmpz_poly_set_coeff_fmpz(value_, static_cast<slong>(k), entry);
      fmpz_clear(entry);
    }
  }
  ~IntegerPolynomial() { fmpz_poly_clear(value_); }
  IntegerPolynomial(const IntegerPolynomial&) = delete;
  IntegerPolynomial& operator=(const IntegerPolynomial&) = delete;
  const fmpz_poly_struct* raw() const { return value_; }

 private:
  fmpz_poly_t value_;
};

std::vector<Integer> coefficients_of(const fmpz_poly_struct* polynomial) {
  std::vector<Integer> result(static_cast<std::size_t>(fmpz_poly_length(polynomial)));
  for (std::size_t k = 0; k < result.size(); ++k) {
    fmpz_t entry;
    fmpz_init(entry);
    fmpz_poly_get_coeff_fmpz(entry, polynomial, static_cast<slong>(k));
    fmpz_get_mpz(result[k].backend().data(), entry);
    fmpz_clear(entry);
  }
  return result;
}

/// The real roots of an irreducible polynomial of degree >= 2; Arb isolates them among all the complex ones.
void append_irrational_roots(const fmpz_poly_struct* factor, std::vector<AlgebraicNumber>& roots) {
  const auto polynomial = coefficients_of(factor);
  const slong degree = fmpz_poly_degree(factor);
  acb_ptr all = _acb_vec_init(degree);
  arb_fmpz_poly_complex_roots(all, factor, 0, 64);
  for (slong n = 0; n < degree; ++n) {
    if (!arb_is_zero(acb_imagref(all + n))) continue;
    Ball real;
    arb_set(real.raw(), acb_realref(all + n));
    roots.emplace_back(polynomial, real.lower_as_rational(), real.upper_as_rational());
  }
  _acb_vec_clear(all, degree);
}

}  // namespace

AlgebraicNumber::AlgebraicNumber(Rational value)
    : polynomial_{-boost::multiprecision::numerator(value), boost::multiprecision::denominator(value)},
      lower_(value),
      upper_(std::move(value)) {}

AlgebraicNumber::AlgebraicNumber(std::vector<Integer> polynomial, Rational lower, Rational upper)
    : polynomial_(std::move(polynomial)), lower_(std::move(lower)), upper_(std::move(upper)) {
  if (polynomial_.size() < 3 || sign_at(polynomial_, lower_) * sign_at(polynomial_, upper_) >= 0)
    throw std::invalid_argument("AlgebraicNumber: the interval does not isolate a root");
}

const Rational& AlgebraicNumber::rational() const {
  if (!is_rational()) throw std::logic_error("AlgebraicNumber: this one is irrational");
  return lower_;
}

AlgebraicNumber AlgebraicNumber::narrowed(const Rational& width) const {
  AlgebraicNumber result(*this);
  const int at_lower = is_rational() ? 0 : sign_at(polynomial_, lower_);
  while (result.upper_ - result.lower_ > width) {
    const Rational middle = (result.lower_ + result.upper_) / 2;
    (sign_at(polynomial_, middle) == at_lower ? result.lower_ : result.upper_) = middle;
  }
  return result;
}

Ball AlgebraicNumber::enclosure(Precision precision) const {
  if (is_rational()) return Ball(lower_, precision);
  const AlgebraicNumber fine = narrowed(power(Rational(1, 2), precision.bits + 1));
  return Ball::hull(fine.lower_, fine.upper_, precision);
}

bool operator==(const AlgebraicNumber& a, const AlgebraicNumber& b) {
  if (a.polynomial_ != b.polynomial_) return false;
  if (a.is_rational()) return true;
  // Both intervals isolate; one root in both or none.
  const Rational lower = std::max(a.lower_, b.lower_), upper = std::min(a.upper_, b.upper_);
  return lower < upper && sign_at(a.polynomial_, lower) * sign_at(a.polynomial_, upper) < 0;
}

bool operator<(const AlgebraicNumber& a, const AlgebraicNumber& b) {
  if (a == b) return false;
  AlgebraicNumber left(a), right(b);
  while (left.upper_ > right.lower_ && right.upper_ > left.lower_) {
    left = left.narrowed((left.upper_ - left.lower_) / 4);
    right = right.narrowed((right.upper_ - right.lower_) / 4);
  }
  return left.upper_ <= right.lower_;
}

std::vector<AlgebraicNumber> real_roots(const std::vector<Rational>& coefficients) {
  std::vector<Rational> trimmed(coefficients);
  while (!trimmed.empty() && trimmed.back() == 0) trimmed.pop_back();
  if (trimmed.empty()) throw std::invalid_argument("real_roots: the zero polynomial has every root");
  std::vector<AlgebraicNumber> roots;
  if (trimmed.size() == 1) return roots;
  const IntegerPolynomial polynomial(primitive_multiple(std::move(trimmed)));
  fmpz_poly_factor_t factors;
  fmpz_poly_factor_init(factors);
  fmpz_poly_factor(factors, polynomial.raw());
  for (slong n = 0; n < factors->num; ++n) {
    const fmpz_poly_struct* factor = factors->p + n;
    if (fmpz_poly_degree(factor) == 1) {
      const auto c = coefficients_of(factor);
      roots.emplace_back(Rational(-c[0], c[1]));
    } else {
      append_irrational_roots(factor, roots);
    }
  }
  fmpz_poly_factor_clear(factors);
  std::sort(roots.begin(), roots.end());
  return roots;
}

Rational rational_between(const AlgebraicNumber& a, const AlgebraicNumber& b) {
  AlgebraicNumber left(a), right(b);
  while (left.upper() >= right.lower()) {
    left = left.narrowed((left.upper() - left.lower()) / 4);
    right = right.narrowed((right.upper() - right.lower()) / 4);
  }
  // The middle half, so that neither end is hit.
  const Rational quarter = (right.lower() - left.upper()) / 4;
  return simplest_between(left.upper() + quarter, right.lower() - quarter);
}

}  // namespace referee
