// SPDX-License-Identifier: GPL-3.0-or-later
/// Power series in s = 1/sigma_tau^2 of what happens at the weighted mean: responsibilities, posterior
/// covariance C of the means and its leading eigenvalue, to any order. Continues score-shocks, section 9,
/// beyond its two terms. Generic over every number type, Rational included: no transcendental function
/// occurs. Series are jets in one variable, coefficient j belonging to s^j. The responsibilities converge for
/// |s| below the modulus of the nearest zero of the partition sum; an eigenvalue may meet another one
/// earlier.
#pragma once

#include <algorithm>
#include <vector>

#include "heat/between_class.hpp"
#include "numbers/complex_ball.hpp"
#include "numbers/jet.hpp"

namespace referee {

/// r_k = w_k exp(-d_k^2 s/2) / sum_m w_m exp(-d_m^2 s/2) up to s^order, order >= 1.     [(85), (86)
/// continued]
template <class T>
std::vector<Jet<T>> responsibility_series(const CentredMeans<T>& means, int order) {
  const JetLayout& layout = JetLayout::of(1, order);
  // Counted from their mean the exponents are smallest; the quotient does not change.
  const T average = mean_squared_distance(means);
  std::vector<Jet<T>> result;
  Jet<T> sum(0);
  for (std::size_t k = 0; k < means.size(); ++k) {
    const T slope = (average - means.squared_distances[k]) / T(2);
    Jet<T> term = Jet<T>::variable(layout, 0, means.weights[k]);
    for (int j = 1; j <= order; ++j) {
      const auto index = static_cast<std::size_t>(j);
      term.coefficient(index) = term.coefficients()[index - 1] * slope / T(j);
    }
    sum += term;
    result.push_back(std::move(term));
  }
  const Jet<T> normalisation = reciprocal(sum);
  for (Jet<T>& r : result) r *= normalisation;
  return result;
}

/// C(s), row-major, up to s^order, order >= 1.                                               [(91) continued]
template <class T>
std::vector<Jet<T>> covariance_series(const CentredMeans<T>& means, int order) {
  const std::vector<Jet<T>> r = responsibility_series(means, order);
  const std::size_t d = means.dimension();
  std::vector<Jet<T>> m(d), result;
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t k = 0; k < r.size(); ++k) m[i] += r[k] * Jet<T>(means.offsets[k][i]);
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) {
      Jet<T> entry = -(m[i] * m[j]);
      for (std::size_t k = 0; k < r.size(); ++k)
        entry += r[k] * Jet<T>(means.offsets[k][i] * means.offsets[k][j]);
      result.push_back(std::move(entry));
    }
  return result;
}

/// The most eigenvalues of C that differ from zero: min(d, K - 1).
template <class T>
std::size_t largest_rank(const CentredMeans<T>& means) {
  return std::min(means.dimension(), means.size() - 1);
}

/// Coefficients 1, c_1, ..., c_rank of det(x - A) = x^(d - rank) (x^rank + c_1 x^(rank-1) + ...) for a d x d
/// matrix of at most that rank (Faddeev and LeVerrier).
template <class T>
std::vector<T> characteristic_polynomial(const std::vector<T>& matrix, std::size_t d, std::size_t rank) {
  std::vector<T> coefficients{T(1)}, adjugate(d * d, T(0));
  for (std::size_t i = 0; i < d; ++i) adjugate[i * d + i] = T(1);
  for (std::size_t n = 1; n <= rank; ++n) {
    std::vector<T> product(d * d, T(0));
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t k = 0; k < d; ++k)
        for (std::size_t j = 0; j < d; ++j) product[i * d + j] += matrix[i * d + k] * adjugate[k * d + j];
    coefficients.push_back(-trace(product, d) / T(static_cast<int>(n)));
    for (std::size_t i = 0; i < d; ++i) product[i * d + i] += coefficients.back();
    adjugate = std::move(product);
  }
  return coefficients;
}

/// Polynomial with coefficients in falling order.
template <class T>
T polynomial_value(const std::vector<T>& coefficients, const T& x) {
  T value(0);
  for (const T& c : coefficients) value = value * x + c;
  return value;
}

/// The eigenvalue of C(s) that starts at `leading`, a simple nonzero eigenvalue of W, up to s^order, order >=
/// 1: lambda_1, gamma_1/2, ... Not finite for enclosures that cannot tell `leading` from a neighbour.
/// @throws std::overflow_error over Rational when it is not simple.
template <class T>
Jet<T> eigenvalue_series(const CentredMeans<T>& means, int order, const T& leading) {
  const std::vector<Jet<T>> polynomial =
      characteristic_polynomial(covariance_series(means, order), means.dimension(), largest_rank(means));
  T slope(0), power = one_like(leading);
  for (std::size_t n = polynomial.size() - 1; n-- > 0;) {
    slope += T(static_cast<int>(polynomial.size() - 1 - n)) * polynomial[n].value() * power;
    power *= leading;
  }
  // p(lambda(s), s) = 0 one order after the other; what is known already does not enter again.
  Jet<T> lambda = Jet<T>::variable(JetLayout::of(1, order), 0, leading);
  lambda.coefficient(1) = T(0);
  for (int j = 1; j <= order; ++j) {
    const auto index = static_cast<std::size_t>(j);
    lambda.coefficient(index) = -polynomial_value(polynomial, lambda).coefficients()[index] / slope;
  }
  return lambda;
}

/// s (lambda_0 + ... + lambda_(terms-1) s^(terms-1)) - 1: the criterion lambda_max(C) = sigma_tau^2 cut off
/// after that many terms. One term gives sigma_tau^2 = lambda_1, two the quadratic formula.      [(93), (94)]
template <class T, class S>
S truncated_criterion(const Jet<T>& eigenvalue, int terms, const S& s) {
  S value(0);
  for (int j = terms; j-- > 0;)
    value = (value + S(eigenvalue.coefficients()[static_cast<std::size_t>(j)])) * s;
  return value - S(1);
}

/// sum_k w_k exp((<d^2> - d_k^2) s/2), whose zeros are the poles of every responsibility. None has |Im s| <
/// 2 pi/(d_max^2 - d_min^2): there all terms lie in one open half-plane.
inline ComplexBall partition_sum(const CentredMeans<Ball>& means, const ComplexBall& s) {
  const Ball average = mean_squared_distance(means);
  ComplexBall sum(0);
  for (std::size_t k = 0; k < means.size(); ++k)
    sum += ComplexBall(means.weights[k]) * exp(ComplexBall((average - means.squared_distances[k]) / 2) * s);
  return sum;
}

/// 2 tr C^2 - (tr C)^2 at a complex s != 0, for means that span at most a plane: the squared difference of
/// the two eigenvalues, which branch where it has a zero of odd multiplicity.
inline ComplexBall planar_discriminant(const CentredMeans<Ball>& means, const ComplexBall& s) {
  CentredMeans<ComplexBall> complex;
  const auto convert = [](const std::vector<Ball>& v) {
    return std::vector<ComplexBall>(v.begin(), v.end());
  };
  complex.centre = convert(means.centre);
  complex.weights = convert(means.weights);
  complex.squared_distances = convert(means.squared_distances);
  for (const auto& offset : means.offsets) complex.offsets.push_back(convert(offset));
  const std::vector<ComplexBall> c = central_covariance(complex, ComplexBall(1) / s);
  ComplexBall squares(0);
  for (const ComplexBall& entry : c) squares += entry * entry;
  return ComplexBall(2) * squares - square(trace(c, means.dimension()));
}

}  // namespace referee
