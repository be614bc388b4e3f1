// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/taylor_stepper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace referee {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const double log_of_ten = std::log(10.0), log2_of_ten = std::log2(10.0);

/// log2 |x| rounded up to an integer; -infinity for zero.
double log2_above(arb_srcptr x) {
  if (arf_is_zero(arb_midref(x))) return -infinity;
  return fmpz_get_d(ARF_EXPREF(arb_midref(x)));
}

/// x without its exponent, in (-1, 1).
double mantissa(arb_srcptr x) {
  arf_struct shallow = *arb_midref(x);
  if (arf_is_special(&shallow)) return 0;
  shallow.exp = 0;
  return arf_get_d(&shallow, ARF_RND_DOWN);
}

int order_for(long digits) {
  return std::max(8, static_cast<int>(std::ceil(static_cast<double>(digits) * log_of_ten / 2)) + 1);
}

double few_bits(double step) {
  if (!std::isfinite(step)) return step;
  int exponent = 0;
  const double mantissa = std::frexp(step, &exponent);
  return std::ldexp(std::floor(std::ldexp(mantissa, 12)), exponent - 12);
}

}  // namespace

TaylorStepper::TaylorStepper(const SeriesProgram& program, long digits, Precision working, double scale)
    : digits_(digits), scale_(scale), expansion_(program, working, order_for(digits)) {
  powers_ = _arb_vec_init(order() + 1);
  weighted_ = _arb_vec_init(order() + 1);
  relative_.resize(static_cast<std::size_t>(order()) + 1);
  for (std::size_t j = 0; j < circle_.size(); ++j)
    circle_[j] = std::polar(1.0, std::acos(-1.0) * static_cast<double>(j) / (circle_.size() - 1));
}

TaylorStepper::~TaylorStepper() {
  _arb_vec_clear(powers_, order() + 1);
  _arb_vec_clear(weighted_, order() + 1);
}

double TaylorStepper::longest_step(int sign) const {
  const SeriesProgram& program = expansion_.program();
  const int p = order();
  double size = std::log2(scale_);
  for (std::size_t i = 0; i < program.dimension(); ++i)
    size = std::max(size, log2_above(expansion_.coefficients(static_cast<int>(i))));
  double log2_step = infinity;
  // More than the customary two, for solutions that are even or odd or have gaps.
  for (int k = p - 3; k <= p; ++k) {
    double coefficient = -infinity;
    for (std::size_t i = 0; i < program.dimension(); ++i)
      coefficient = std::max(coefficient, log2_above(expansion_.coefficients(static_cast<int>(i)) + k));
    log2_step = std::min(log2_step, (size - coefficient) / k);
  }
  double step = std::exp2(log2_step - static_cast<double>(digits_) * log2_of_ten / (p + 1) - 1.0 / (p - 1));
  for (const SeriesNode& node : program.nodes()) {
    if (node.operation == SeriesOperation::exponential)
      step = std::min(step, exponential_limit(expansion_.coefficients(node.left), step, sign, 1));
    else if (node.operation == SeriesOperation::hyperbolic_tangent)
      step = std::min(step, exponential_limit(expansion_.coefficients(node.left), step, sign, 2));
  }
  return few_bits(step);
}

/// With argument f and e = exp(factor f): once e is far below the error aimed at, the solution without e is
/// as good as the true one for as long as e stays there, whatever the coefficients of e are. In between, e
/// must stay below 1/2 on a complex disc, away from the poles of 1/(1 + e), and Cauchy's estimate on that
/// disc must bound the tail of its series. The bound over the disc is the largest of 17 points of its
/// boundary.
double TaylorStepper::exponential_limit(arb_srcptr argument, double proposed, int sign, double factor) const {
  const int p = order();
  const double tail = static_cast<double>(digits_) * log_of_ten;
  const bool even = factor == 2;  // tanh saturates on both sides
  const int side = arf_sgn(arb_midref(argument));
  if (side == 0 || (side > 0 && !even) || !(proposed < infinity)) return proposed;
  const double log2_first = log2_above(argument) + std::log2(std::abs(mantissa(argument)));
  const double depth = factor * std::exp2(log2_first);
  if (depth < p / 4.0) return proposed;
  // f_k/f_0 with the proposed step as the unit of time: powers of the bare step overflow. Positive terms
  // bring f nearer to zero in the direction of the step.
  const double log2_unit = std::log2(proposed);
  for (int k = 1; k <= p; ++k)
    relative_[static_cast<std::size_t>(k)] = -side * (k % 2 == 1 ? sign : 1) * mantissa(argument + k) *
                                             std::exp2(log2_above(argument + k) + k * log2_unit - log2_first);
  const double negligible = tail + 10;
  if (depth > 1.5 * negligible) {
    const double budget = depth < infinity ? 1 - negligible / depth : 1;
    auto growth = [&](double radius) {
      double total = 0;
      for (int k = p; k >= 1; --k)
        total = (total + std::max(0.0, relative_[static_cast<std::size_t>(k)])) * radius;
      return total;
    };
    if (!(growth(1) > budget)) return proposed;
    double low = -1022, high = 0;
    for (int bisection = 0; bisection < 24; ++bisection) {
      const double middle = (low + high) / 2;
      (growth(std::exp2(middle)) > budget ? high : low) = middle;
    }
    return proposed * std::exp2(low);
  }
  auto most_on_circle = [&](double radius) {
    double most = 0;
    for (const std::complex<double>& point : circle_) {
      const double x = radius * point.real(), y = radius * point.imag();
      double re = 0, im = 0;
      for (int k = p; k >= 1; --k) {
        const double sum = re + relative_[static_cast<std::size_t>(k)];
        re = sum * x - im * y;
        im = sum * y + im * x;
      }
      most = std::max(most, std::isfinite(re) ? re : infinity);
    }
    return most;
  };
  double best = 0;
  for (double radius = 8; radius > best && radius > 1e-300; radius *= 0.8) {
    const double exponent = depth * (most_on_circle(radius) - 1);  // of e on the disc
    if (!(exponent < -std::log(2.0))) continue;
    best = std::max(best, radius * std::min(0.9, std::exp((-exponent - tail) / p)));
    if (best >= 1) return proposed;
  }
  return proposed * best;
}

void TaylorStepper::evaluate(const Ball& step, std::span<Ball> state, std::span<Ball> slope) {
  const int p = order();
  const long bits = expansion_.precision().bits;
  arf_set_round(arb_midref(powers_ + 1), arb_midref(step.raw()), bits, ARF_RND_DOWN);
  arf_one(arb_midref(powers_));
  for (int k = 2; k <= p; ++k)
    arf_mul(arb_midref(powers_ + k), arb_midref(powers_ + k - 1), arb_midref(powers_ + 1), bits,
            ARF_RND_DOWN);
  for (int k = 1; k <= p; ++k)
    arf_mul_ui(arb_midref(weighted_ + k), arb_midref(powers_ + k - 1), static_cast<ulong>(k), bits,
               ARF_RND_DOWN);
  for (std::size_t i = 0; i < state.size(); ++i) {
    arb_srcptr c = expansion_.coefficients(static_cast<int>(i));
    arb_approx_dot(state[i].raw(), nullptr, 0, c, 1, powers_, 1, p + 1, bits);
    arb_approx_dot(slope[i].raw(), nullptr, 0, c + 1, 1, weighted_ + 1, 1, p, bits);
  }
}

bool TaylorStepper::slopes_agree(const Ball& step, std::span<const Ball> slope) const {
  // The defect of the slope is about order/step times the error of the state, and a factor for the safety.
  const SeriesProgram& program = expansion_.program();
  double size = std::log2(scale_);
  for (std::size_t i = 0; i < slope.size(); ++i)
    size = std::max(size, log2_above(expansion_.coefficients(static_cast<int>(i))));
  const double allowed = size - static_cast<double>(digits_) * log2_of_ten + std::log2(64.0 * order()) -
                         std::log2(std::abs(step.to_double()));
  arf_t difference;
  arf_init(difference);
  bool agree = true;
  for (std::size_t i = 0; i < slope.size(); ++i) {
    arf_sub(difference, arb_midref(slope[i].raw()), arb_midref(expansion_.coefficients(program.slopes()[i])),
            30, ARF_RND_DOWN);
    if (!arf_is_finite(difference))
      agree = false;
    else if (!arf_is_zero(difference) && fmpz_get_d(ARF_EXPREF(difference)) > allowed)
      agree = false;
  }
  arf_clear(difference);
  return agree;
}

}  // namespace referee
