// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/leading_eigenvalue.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <stdexcept>

namespace referee {
namespace {

class SquareMatrix {
 public:
  SquareMatrix(std::size_t n, const Ball& fill) : n_(n), entries_(n * n, fill) {}
  std::size_t size() const { return n_; }
  Ball& operator()(std::size_t i, std::size_t j) { return entries_[i * n_ + j]; }
  const Ball& operator()(std::size_t i, std::size_t j) const { return entries_[i * n_ + j]; }

 private:
  std::size_t n_;
  std::vector<Ball> entries_;
};

/// V^T A V.
SquareMatrix congruent(const SquareMatrix& a, const SquareMatrix& v) {
  const std::size_t n = a.size();
  SquareMatrix av(n, Ball(0)), result(n, Ball(0));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k < n; ++k) av(i, j) += a(i, k) * v(k, j);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      Ball sum(0);
      for (std::size_t k = 0; k < n; ++k) sum += v(k, i) * av(k, j);
      result(i, j) = result(j, i) = sum;
    }
  return result;
}

/// Almost orthonormal columns that almost diagonalise the midpoints of A, by cyclic Jacobi rotations: unlike
/// the methods for general matrices they keep the columns orthogonal when eigenvalues coincide. What is
/// proven later does not depend on how good they are.
SquareMatrix rotations(const SquareMatrix& a, Precision precision) {
  const std::size_t n = a.size();
  SquareMatrix m = a, v(n, Ball(0).at(precision));
  Ball norm(0);
  for (std::size_t i = 0; i < n; ++i) {
    v(i, i) = Ball(1).at(precision);
    for (std::size_t j = 0; j < n; ++j) {
      m(i, j) = a(i, j).midpoint().at(precision);
      norm += square(m(i, j)).midpoint();
    }
  }
  const Ball negligible = norm.midpoint() * Ball(power(Rational(2), -2 * precision.bits), precision);
  // Quadratic convergence: the number of sweeps grows with the logarithm of the precision only.
  for (int sweep = 0; sweep < 60; ++sweep) {
    bool settled = true;
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (!certainly_less(negligible, square(m(p, q)))) continue;
        settled = false;
        const Ball theta = ((m(q, q) - m(p, p)) / (2 * m(p, q))).midpoint();
        const Ball root = (abs(theta) + sqrt(square(theta) + Ball(1))).midpoint();
        Ball t = (Ball(1).at(precision) / root).midpoint();
        if (theta.is_negative()) t = -t;
        const Ball c = (Ball(1).at(precision) / sqrt(square(t) + Ball(1))).midpoint(), s = (t * c).midpoint();
        const auto rotate = [&](Ball& x, Ball& y) {
          const Ball x_new = (c * x - s * y).midpoint();
          y = (s * x + c * y).midpoint();
          x = x_new;
        };
        for (std::size_t k = 0; k < n; ++k) rotate(m(k, p), m(k, q));
        for (std::size_t k = 0; k < n; ++k) rotate(m(p, k), m(q, k));
        for (std::size_t k = 0; k < n; ++k) rotate(v(k, p), v(k, q));
      }
    if (settled) break;
  }
  return v;
}

Ball frobenius(const SquareMatrix& a, std::size_t rows_from, std::size_t rows_to, std::size_t columns_from,
               std::size_t columns_to, Precision precision) {
  Ball sum = Ball(0).at(precision);
  for (std::size_t i = rows_from; i < rows_to; ++i)
    for (std::size_t j = columns_from; j < columns_to; ++j) sum += square(a(i, j).magnitude().at(precision));
  return sqrt(sum);
}

/// y^T A y / |y|^2 over vectors y with entries in [from, to) alone.                           (Gershgorin)
Ball form_range(const SquareMatrix& a, std::size_t from, std::size_t to, Precision precision) {
  std::optional<Ball> range;
  for (std::size_t i = from; i < to; ++i) {
    Ball radius = Ball(0).at(precision);
    for (std::size_t j = from; j < to; ++j)
      if (j != i) radius += abs(a(i, j));
    const Ball disc = join(a(i, i) - radius, a(i, i) + radius);
    range = range ? join(*range, disc) : disc;
  }
  return *range;
}

/// At least y^T A y / |y|^2 for every y. The ends are compared one by one: a ball keeps only some thirty bits
/// of a wide radius.
Ball form_maximum(const SquareMatrix& a, Precision precision) {
  std::optional<Ball> most;
  for (std::size_t i = 0; i < a.size(); ++i) {
    Ball end = a(i, i).at(precision);
    for (std::size_t j = 0; j < a.size(); ++j)
      if (j != i) end += abs(a(i, j));
    end = end.upper();
    if (!most || certainly_less(*most, end)) most = end;
  }
  return *most;
}

Ball symmetric_interval(const Ball& bound) { return join(-bound, bound); }

}  // namespace

Jet<Ball> leading_eigenvalue(const std::vector<Jet<Ball>>& matrix, std::size_t n) {
  if (n == 0 || matrix.size() != n * n)
    throw std::invalid_argument("leading_eigenvalue: the matrix must have n * n > 0 entries");
  Precision precision{53};
  const JetLayout* layout = nullptr;
  for (const auto& entry : matrix) {
    precision.bits = std::max(precision.bits, entry.value().precision().bits);
    if (entry.layout() != nullptr) layout = entry.layout();
  }
  SquareMatrix a(n, Ball(0)), slope(n, Ball(0));
  bool finite = true;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      const Jet<Ball>& entry = matrix[i * n + j];
      a(i, j) = a(j, i) = entry.value();
      if (entry.layout() != nullptr) slope(i, j) = slope(j, i) = entry.derivative({1});
      finite = finite && a(i, j).is_finite();
    }
  Jet<Ball> result = layout ? Jet<Ball>::variable(*layout, 0, Ball(0).at(precision)) : Jet<Ball>(Ball(0));
  if (!finite) {
    result.coefficient(0) = Ball::whole_line(precision);
    if (layout) result.coefficient(1) = Ball::whole_line(precision);
    return result;
  }

  SquareMatrix v = rotations(a, precision);
  {
    // Columns by falling eigenvalue.
    const SquareMatrix diagonal = congruent(a, v);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
      return certainly_less(diagonal(j, j).midpoint(), diagonal(i, i).midpoint());
    });
    const SquareMatrix unsorted = v;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) v(i, j) = unsorted(i, order[j]);
  }
  // Eigenvectors x = V y solve B y = lambda G y, B = V^T A V, G = V^T V within eta of the identity.
  const SquareMatrix b = congruent(a, v);
  SquareMatrix g(n, Ball(0)), identity(n, Ball(0).at(precision));
  for (std::size_t i = 0; i < n; ++i) identity(i, i) = Ball(1).at(precision);
  g = congruent(identity, v);
  for (std::size_t i = 0; i < n; ++i) g(i, i) -= Ball(1);
  const Ball eta = frobenius(g, 0, n, 0, n, precision), gram = Ball(1) + symmetric_interval(eta);

  const Ball lower = (b(0, 0) / (g(0, 0) + Ball(1))).lower();
  const Ball upper = (form_maximum(b, precision) / gram).upper();
  const Ball value = join(lower, upper).at(precision);
  result.coefficient(0) = value;
  if (!layout) return result;

  // e^T A' e = y^T B' y / y^T G y. With the leading `kept` columns as T and the others as R,
  // (lambda G - B)_RR y_R = (B - lambda G)_RT y_T bounds |y_R| <= theta |y_T|. Each split gives an enclosure.
  const SquareMatrix d = congruent(slope, v);
  std::optional<Ball> best;
  for (std::size_t kept = 1; kept <= n; ++kept) {
    Ball quotient = form_range(d, 0, kept, precision);
    Ball stretch(1);
    if (kept < n) {
      const Ball gap = (value * gram).lower().at(precision) - form_range(b, kept, n, precision).upper();
      if (!gap.is_positive()) continue;
      const Ball theta = (frobenius(b, kept, n, 0, kept, precision) + abs(value) * eta) / gap;
      quotient += symmetric_interval(2 * theta * frobenius(d, kept, n, 0, kept, precision) +
                                     square(theta) * frobenius(d, kept, n, kept, n, precision));
      stretch = join(Ball(1).at(precision), Ball(1) + square(theta.upper()));
    }
    quotient = quotient / (stretch * gram);
    if (!quotient.is_finite()) continue;
    best = best ? common_part(*best, quotient) : quotient;
  }
  result.coefficient(1) = best ? *best : Ball::whole_line(precision);
  return result;
}

Ball leading_eigenvalue(const std::vector<Ball>& matrix, std::size_t n) {
  return leading_eigenvalue(std::vector<Jet<Ball>>(matrix.begin(), matrix.end()), n).value();
}

}  // namespace referee
