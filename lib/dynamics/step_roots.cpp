// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/step_roots.hpp"

#include <cmath>

namespace referee {
namespace {

using Polynomial = std::vector<Ball>;

Ball polynomial_value(const Polynomial& polynomial, const Ball& x) {
  Ball sum(0);
  for (std::size_t k = polynomial.size(); k-- > 0;) sum = sum * x + polynomial[k];
  return sum;
}

Polynomial derivative_of(const Polynomial& polynomial) {
  Polynomial result;
  for (std::size_t k = 1; k < polynomial.size(); ++k) result.push_back(polynomial[k] * static_cast<long>(k));
  if (result.empty()) result.emplace_back(0);
  return result;
}

Polynomial shifted(const Polynomial& polynomial, const Ball& centre) {
  Polynomial result(polynomial);
  for (std::size_t done = 0; done + 1 < result.size(); ++done)
    for (std::size_t k = result.size() - 1; k-- > done;) result[k] += result[k + 1] * centre;
  return result;
}

/// Whether the polynomial's `order`-th derivative has no zero within `radius` of 0.
bool without_zero(const Polynomial& polynomial, const Ball& radius, std::size_t order) {
  auto factor = [&](std::size_t k) {
    long product = 1;
    for (std::size_t i = 0; i < order; ++i) product *= static_cast<long>(k - i);
    return product;
  };
  if (polynomial.size() <= order) return false;
  Ball sum(0);
  for (std::size_t k = polynomial.size(); k-- > order + 1;)
    sum = (sum + polynomial[k].magnitude() * factor(k)) * radius;
  return certainly_less(sum, abs(polynomial[order] * factor(order)));
}

int sign_of(const Ball& x) { return x.is_positive() ? 1 : x.is_negative() ? -1 : 0; }

/// The root between two points of opposite sign: Newton, with bisection where it leaves the bracket.
Ball bracketed_root(const Polynomial& polynomial, Ball low, Ball high, int sign_at_low, long bits) {
  const Polynomial slope = derivative_of(polynomial);
  Ball x = ((low + high) / 2).midpoint();
  for (long round = 0; round < 2 * bits; ++round) {
    const Ball value = polynomial_value(polynomial, x);
    const int sign = sign_of(value);
    if (sign == 0) return x;
    (sign == sign_at_low ? low : high) = x;
    const Ball correction = (value.midpoint() / polynomial_value(slope, x).midpoint()).midpoint();
    Ball next = (x - correction).midpoint();
    if (!next.is_finite() || !certainly_less(low, next) || !certainly_less(next, high))
      next = ((low + high) / 2).midpoint();
    if (arf_equal(arb_midref(next.raw()), arb_midref(x.raw()))) return x;
    x = next;
  }
  return x;
}

class Search {
 public:
  Search(const Polynomial& polynomial, Ball noise, long bits)
      : polynomial_(polynomial), slope_(derivative_of(polynomial)), noise_(std::move(noise)), bits_(bits) {}

  void over(const Ball& low, const Ball& high, int depth) {
    const Ball centre = ((low + high) / 2).midpoint(), radius = ((high - low) / 2).upper();
    const Polynomial local = shifted(polynomial_, centre);
    if (without_zero(local, radius, 0)) return;
    if (without_zero(local, radius, 1)) return monotone(low, high);
    if (without_zero(local, radius, 2)) return convex(low, high);
    if (depth >= bits_) {
      if (vanishes(centre)) add(centre, 0);
      return;
    }
    over(low, centre, depth + 1);
    over(centre, high, depth + 1);
  }
  std::vector<StepRoot> take() { return std::move(roots_); }

 private:
  bool vanishes(const Ball& at) const {
    return !certainly_less(noise_, abs(polynomial_value(polynomial_, at)));
  }
  void monotone(const Ball& low, const Ball& high) {
    const int before = sign_of(polynomial_value(polynomial_, low)),
              after = sign_of(polynomial_value(polynomial_, high));
    if (before == 0 || after == 0) {
      // A zero at an end: the direction is that of the slope inside.
      const int direction = sign_of(polynomial_value(slope_, (low + high) / 2));
      add(before == 0 ? low : high, direction);
    } else if (before != after) {
      add(bracketed_root(polynomial_, low, high, before, bits_), after);
    }
  }
  void convex(const Ball& low, const Ball& high) {
    const int before = sign_of(polynomial_value(slope_, low)),
              after = sign_of(polynomial_value(slope_, high));
    if (before == after || before == 0 || after == 0) return monotone(low, high);
    const Ball extremum = bracketed_root(slope_, low, high, before, bits_);
    if (vanishes(extremum)) return add(extremum, 0);
    monotone(low, extremum);
    monotone(extremum, high);
  }
  void add(const Ball& at, int direction) {
    // Neighbouring intervals may both find a root at their common end.
    if (!roots_.empty()) {
      const Ball gap = abs(at - roots_.back().at);
      Ball unit(1);
      arb_mul_2exp_si(unit.raw(), unit.raw(), -bits_ / 2);
      if (certainly_less(gap, unit)) return;
    }
    roots_.push_back({at, direction});
  }

  const Polynomial& polynomial_;
  const Polynomial slope_;
  const Ball noise_;
  long bits_;
  std::vector<StepRoot> roots_;
};

}  // namespace

std::vector<StepRoot> roots_in_unit_interval(const std::vector<Ball>& coefficients, const Ball& noise) {
  long bits = 2;
  for (const Ball& c : coefficients) bits = std::max(bits, c.precision().bits);
  // Most steps have no root: say so without a shift.
  if (without_zero(coefficients, Ball(Rational(1), {bits}), 0) && certainly_less(noise, abs(coefficients[0])))
    return {};
  Search search(coefficients, noise, bits);
  search.over(Ball(Rational(0), {bits}), Ball(Rational(1), {bits}), 0);
  return search.take();
}

}  // namespace referee
