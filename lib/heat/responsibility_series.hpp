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
#include "numbers/jet.hpp"
#include "numbers/winding.hpp"

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

/// sum_(j < terms) coefficient_j s^j.
template <class S, class T>
S partial_sum(const Jet<T>& series, int terms, const S& s) {
  S value(0);
  for (int j = terms; j-- > 0;) value = value * s + S(series.coefficients()[static_cast<std::size_t>(j)]);
  return value;
}

/// s lambda_N(s) - 1, lambda_N the eigenvalue's series cut off after N terms: zero where (94) holds with it.
/// One term gives sigma_tau^2 = lambda_1, two the quadratic formula (93).
template <class S, class T>
S truncated_criterion(const Jet<T>& eigenvalue, int terms, const S& s) {
  return s * partial_sum(eigenvalue, terms, s) - S(1);
}

/// det(1 - s C_N(s)), C_N the series of the d x d matrix C, of at most that rank, cut off after N terms: its
/// least positive zero is where sigma_tau^2 meets the leading eigenvalue of C_N. No branch points occur.
template <class S, class T>
S truncated_determinant(const std::vector<Jet<T>>& covariance, std::size_t d, std::size_t rank, int terms,
                        const S& s) {
  std::vector<S> matrix;
  for (const Jet<T>& entry : covariance) matrix.push_back(partial_sum(entry, terms, s));
  S value(0);
  const std::vector<S> polynomial = characteristic_polynomial(matrix, d, rank);
  for (std::size_t n = polynomial.size(); n-- > 0;) value = value * s + polynomial[n];
  return value;
}

/// The same means in a number type that T converts to.
template <class S, class T>
CentredMeans<S> embedded(const CentredMeans<T>& means) {
  const auto convert = [](const std::vector<T>& v) { return std::vector<S>(v.begin(), v.end()); };
  CentredMeans<S> result{convert(means.centre), convert(means.weights), convert(means.squared_distances), {}};
  for (const auto& offset : means.offsets) result.offsets.push_back(convert(offset));
  return result;
}

/// w_k exp((<d^2> - d_k^2) s/2), r_k up to their sum Z(s). Any s, complex ones included: the zeros of Z are
/// the poles of every responsibility. None has |Im s| < 2 pi/(d_max^2 - d_min^2), where all terms lie in one
/// open half-plane.
template <class T>
std::vector<T> partition_terms(const CentredMeans<T>& means, const T& s) {
  using std::exp;
  const T average = mean_squared_distance(means);
  std::vector<T> terms;
  for (std::size_t k = 0; k < means.size(); ++k)
    terms.push_back(means.weights[k] * exp(T((average - means.squared_distances[k]) / T(2) * s)));
  return terms;
}
template <class T>
T partition_sum(const CentredMeans<T>& means, const T& s) {
  T sum(0);
  for (const T& term : partition_terms(means, s)) sum += term;
  return sum;
}

/// Encloses the radius of convergence of every responsibility, to that relative resolution: the modulus of
/// the nearest zero of the partition sum. The whole line when the means are equidistant (no zero at all).
inline Ball responsibility_radius(const CentredMeans<Ball>& means, const Rational& resolution) {
  const Precision precision = mean_squared_distance(means).precision();
  Ball nearest = means.squared_distances.front(), farthest = nearest;
  for (const Ball& d : means.squared_distances) {
    nearest = min(nearest, d);
    farthest = max(farthest, d);
  }
  const Ball free = Ball(2) * Ball::pi(precision) / (farthest - nearest);
  if (!free.is_finite() || !free.is_positive()) return Ball::whole_line(precision);
  const Rational end = free.lower_as_rational(), lower = simplest_between(end * Rational(999, 1000), end);
  const auto complex = embedded<ComplexBall>(means);
  const Integrand sum = [&](const ComplexBall& s) { return partition_sum(complex, s); };
  for (Rational upper = 2 * lower; upper <= 1024 * lower; upper *= 2) {
    const Ball radius = least_zero_modulus(sum, lower, upper, resolution, precision);
    if (radius.is_finite()) return radius;
  }
  return Ball::whole_line(precision);
}

/// 2 tr C^2 - (tr C)^2 at any s with Z(s) != 0, for means that span at most a plane: the squared difference
/// of the two eigenvalues, which branch where it has a zero of odd multiplicity.
template <class T>
T planar_discriminant(const CentredMeans<T>& means, const T& s) {
  std::vector<T> r = partition_terms(means, s);
  T sum(0);
  for (const T& term : r) sum += term;
  for (T& term : r) term /= sum;
  const std::vector<T> m = first_moment(means, r);
  std::vector<T> c = second_moment(means, r);
  T squares(0);
  for (std::size_t i = 0; i < m.size(); ++i)
    for (std::size_t j = 0; j < m.size(); ++j) {
      T& entry = c[i * m.size() + j];
      entry -= m[i] * m[j];
      squares += entry * entry;
    }
  return T(2) * squares - square(trace(c, m.size()));
}

}  // namespace referee
