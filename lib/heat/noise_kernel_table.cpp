// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/noise_kernel_table.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace referee {
namespace {

constexpr double nodes_per_unit = 64;
constexpr Precision node_precision{128};

/// More than a handful of roundings among terms of these sizes can add up to.
double slack(double first, double second, double third) {
  return 0x1p-48 * (std::abs(first) + std::abs(second) + std::abs(third));
}

}  // namespace

NoiseKernelTable::NoiseKernelTable(const Rational& order, const Rational& a, const Rational& b,
                                   double greatest)
    : scale_(to_double(a) * to_double(a)), greatest_(greatest) {
  if (!(greatest >= 0) || !std::isfinite(greatest))
    throw std::invalid_argument("NoiseKernelTable: the greatest argument must be finite and not negative");
  const NoiseKernel kernel(Ball(a, node_precision), Ball(b, node_precision));
  const Ball s(order, node_precision);
  for (int k = 0; nodes_.size() < 2 || nodes_.back() <= greatest; ++k) {
    nodes_.push_back(scale_ * std::expm1(k / nodes_per_unit));
    const Ball z = Ball::from_double(nodes_.back(), node_precision);
    const Ball value = kernel.scaled(s, z), next = kernel.scaled(s + Ball(1), z);
    logs_.emplace_back(log(value) - z * kernel.decay_rate());
    descent_.emplace_back(next / value);
  }
}

std::size_t NoiseKernelTable::piece(double z) const {
  const double guess = nodes_per_unit * std::log1p(z / scale_);
  const std::size_t last = nodes_.size() - 2;
  std::size_t k = guess > 0 ? std::min(static_cast<std::size_t>(guess), last) : 0;
  while (k > 0 && nodes_[k] > z) --k;
  while (k < last && nodes_[k + 1] < z) ++k;
  return k;
}

double NoiseKernelTable::log_value(double z) const {
  const std::size_t k = piece(z);
  const double width = nodes_[k + 1] - nodes_[k], t = (z - nodes_[k]) / width;
  const double rise = logs_[k + 1].middle() - logs_[k].middle();
  const double first = -descent_[k].middle() * width - rise, second = descent_[k + 1].middle() * width + rise;
  return logs_[k].middle() + t * rise + t * (1 - t) * (first * (1 - t) + second * t);
}

double NoiseKernelTable::upper_bound(double z) const {
  const std::size_t k = piece(z);
  const double width = nodes_[k + 1] - nodes_[k], t = std::clamp((z - nodes_[k]) / width, 0.0, 1.0);
  const double from = logs_[k].upper, to = logs_[k + 1].upper;
  return from + t * (to - from) + slack(from, to, descent_[k].upper * z);
}

double NoiseKernelTable::lower_bound(double z) const {
  const std::size_t k = piece(z);
  const double down = descent_[k].upper * (z - nodes_[k]), up = descent_[k + 1].lower * (nodes_[k + 1] - z);
  const double rounding = slack(logs_[k].lower, logs_[k + 1].lower, descent_[k].upper * nodes_[k + 1]);
  return std::max(logs_[k].lower - down, logs_[k + 1].lower + up) - rounding;
}

Interval NoiseKernelTable::log_bounds(const Interval& z) const {
  return {lower_bound(std::clamp(z.upper, 0.0, greatest_)), upper_bound(std::clamp(z.lower, 0.0, greatest_))};
}

}  // namespace referee
