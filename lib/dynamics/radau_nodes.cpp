// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/radau_nodes.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

#include "numbers/traits.hpp"

namespace referee {
namespace {

/// P_s - P_{s-1} (Legendre) and its derivative at x in [-1, 1].
template <class T>
std::pair<T, T> radau_polynomial(int s, const T& x) {
  T before = T(1), now = x, slope_before = T(0), slope = T(1);
  for (int n = 1; n < s; ++n) {
    const T next = (T(2 * n + 1) * x * now - T(n) * before) / (n + 1);
    const T slope_next = slope_before + T(2 * n + 1) * now;
    before = now;
    now = next;
    slope_before = slope;
    slope = slope_next;
  }
  return {now - before, slope - slope_before};
}

/// The s - 1 roots inside (-1, 1), rising: separated in double, then Newton.
std::vector<Ball> inner_roots(int s, Precision precision) {
  std::vector<Ball> roots;
  const int cells = 40 * s;
  const double pi = std::acos(-1.0);
  // Away from x = 1, which is a root of its own; the next one is at an angle above 2/s.
  double low = -1;
  for (int cell = 1; cell < cells && static_cast<int>(roots.size()) < s - 1; ++cell) {
    double high = -std::cos(pi * cell / cells);
    if ((radau_polynomial(s, low).first > 0) != (radau_polynomial(s, high).first > 0)) {
      double a = low, b = high;
      for (int bisection = 0; bisection < 60; ++bisection) {
        const double middle = (a + b) / 2;
        ((radau_polynomial(s, middle).first > 0) == (radau_polynomial(s, a).first > 0) ? a : b) = middle;
      }
      Ball x = Ball::from_double(a, precision);
      for (long correct = 20; correct < 2 * precision.bits; correct *= 2) {
        const auto [value, slope] = radau_polynomial(s, x);
        x = (x - value / slope).midpoint();
      }
      roots.push_back(x);
    }
    low = high;
  }
  if (static_cast<int>(roots.size()) != s - 1) throw std::logic_error("RadauNodes: a point was missed");
  return roots;
}

}  // namespace

RadauNodes::RadauNodes(int stage_count, Precision precision) : stages(stage_count) {
  if (stages < 1 || stages > 200) throw std::invalid_argument("stages: give 1 to 200");
  const Ball one(Rational(1), precision);
  points.push_back(Ball(Rational(0), precision));
  for (const Ball& root : inner_roots(stages, precision)) points.push_back(((root + 1) / 2).midpoint());
  points.push_back(one);
  const std::size_t count = points.size();
  for (std::size_t j = 0; j < count; ++j) {
    Ball product = one;
    for (std::size_t k = 0; k < count; ++k)
      if (k != j) product *= points[j] - points[k];
    barycentric_.push_back((one / product).midpoint());
  }
  differentiation.assign(count * count, Ball(Rational(0), precision));
  for (std::size_t i = 0; i < count; ++i) {
    Ball diagonal(Rational(0), precision);
    for (std::size_t j = 0; j < count; ++j) {
      if (j == i) continue;
      differentiation[i * count + j] =
          (barycentric_[j] / barycentric_[i] / (points[i] - points[j])).midpoint();
      diagonal -= differentiation[i * count + j];
    }
    differentiation[i * count + i] = diagonal.midpoint();
  }
}

RadauNodes::Weights RadauNodes::weights_at(const Ball& x) const {
  const std::size_t count = points.size();
  Weights result;
  for (std::size_t i = 0; i < count; ++i) {
    if (!arf_equal(arb_midref(x.raw()), arb_midref(points[i].raw()))) continue;
    for (std::size_t j = 0; j < count; ++j) {
      result.value.push_back(Ball(Rational(i == j ? 1 : 0), x.precision()));
      result.derivative.push_back(differentiation[i * count + j]);
    }
    return result;
  }
  // With q_j = w_j/(x - c_j): l_j = q_j/sum q, l_j' = l_j (sum_k l_k/(x - c_k) - 1/(x - c_j)).
  Ball total(0), mean(0);
  std::vector<Ball> inverse;
  for (std::size_t j = 0; j < count; ++j) {
    inverse.push_back((one_like(x) / (x - points[j])).midpoint());
    result.value.push_back((barycentric_[j] * inverse[j]).midpoint());
    total += result.value[j];
  }
  for (std::size_t j = 0; j < count; ++j) {
    result.value[j] = (result.value[j] / total).midpoint();
    mean += result.value[j] * inverse[j];
  }
  for (std::size_t j = 0; j < count; ++j)
    result.derivative.push_back((result.value[j] * (mean - inverse[j])).midpoint());
  return result;
}

}  // namespace referee
