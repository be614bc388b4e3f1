// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/optimal_model.hpp"

#include <stdexcept>
#include <utility>

namespace referee {
namespace {

/// (d + multiple alpha)/2 - 1.
Ball order_of(std::size_t dimension, const Ball& multiple_of_alpha) {
  return half_of(multiple_of_alpha + Ball(static_cast<long>(dimension) - 2));
}

/// Numerator and denominator of s_*, or of a derivative of each, by orders of the kernel.
struct Terms {
  Ball numerator, denominator;
};

/// scaled Phi at two orders that often coincide.
Terms scaled_pair(const NoiseKernel& kernel, const Ball& first, const Ball& second, const Ball& z) {
  Terms result;
  result.numerator = kernel.scaled(first, z);
  result.denominator = is_exact_zero(first - second) ? result.numerator : kernel.scaled(second, z);
  return result;
}

}  // namespace

OptimalModel::OptimalModel(Mixture<Ball> data, const Ball& alpha, const Ball& sigma_eps, const Ball& sigma_T)
    : mixture_(std::move(data), NoiseKernel(sigma_eps, sigma_T)),
      order_(order_of(mixture_.dimension(), alpha)),
      model_order_(order_of(mixture_.dimension(), 2 * alpha)) {}

OptimalModel::OptimalModel(const Mixture<Rational>& data, const Rational& alpha, const Rational& sigma_eps,
                           const Rational& sigma_T, Precision precision)
    : OptimalModel(convert(data, FromRational<Ball>{precision}), Ball(alpha, precision),
                   Ball(sigma_eps, precision), Ball(sigma_T, precision)) {}

std::vector<Ball> OptimalModel::operator()(std::span<const Ball> x) const {
  const auto shares = mixture_.shares(x);
  std::vector<Ball> numerator(dimension(), Ball(0));
  Ball denominator(0);
  for (std::size_t j = 0; j < mixture_.size(); ++j) {
    const Terms phi = scaled_pair(mixture_.kernel(), order_ + Ball(1), model_order_, shares.half_squares[j]);
    const Ball weight = shares.weights[j] * phi.numerator;
    for (std::size_t i = 0; i < x.size(); ++i) numerator[i] += weight * shares.direction[j][i];
    denominator += shares.weights[j] * phi.denominator;
  }
  for (Ball& component : numerator) component /= denominator;
  return numerator;
}

std::vector<Jet<Ball>> OptimalModel::operator()(std::span<const Jet<Ball>> x) const {
  using J = Jet<Ball>;
  std::vector<J> numerator(dimension(), J(0));
  J denominator(0);
  for (std::size_t j = 0; j < mixture_.size(); ++j) {
    std::vector<J> direction;
    J z(0);
    for (std::size_t i = 0; i < x.size(); ++i) {
      direction.push_back(J(mixture_.data().means[j][i]) - x[i]);
      z += square(direction.back());
    }
    z = half_of(z);
    const J weight(mixture_.data().weights[j]);
    const J attraction = weight * mixture_.kernel()(order_ + Ball(1), z);
    for (std::size_t i = 0; i < x.size(); ++i) numerator[i] += attraction * direction[i];
    denominator += weight * mixture_.kernel()(model_order_, z);
  }
  for (J& component : numerator) component /= denominator;
  return numerator;
}

std::vector<Ball> OptimalModel::jacobian(std::span<const Ball> x) const {
  const std::size_t d = dimension();
  const auto shares = mixture_.shares(x);
  const auto& kernel = mixture_.kernel();
  // Derivatives of numerator and denominator; every sum is short of the same factor.
  std::vector<Ball> numerator(d, Ball(0)), slope(d, Ball(0)), result(d * d, Ball(0));
  Ball denominator(0);
  for (std::size_t j = 0; j < mixture_.size(); ++j) {
    const Ball &z = shares.half_squares[j], &weight = shares.weights[j];
    const auto& direction = shares.direction[j];
    const Terms phi = scaled_pair(kernel, order_ + Ball(1), model_order_, z);
    const Terms next = scaled_pair(kernel, order_ + Ball(2), model_order_ + Ball(1), z);
    denominator += weight * phi.denominator;
    for (std::size_t i = 0; i < d; ++i) {
      numerator[i] += weight * phi.numerator * direction[i];
      slope[i] += weight * next.denominator * direction[i];
      result[i * d + i] -= weight * phi.numerator;
      for (std::size_t k = 0; k < d; ++k)
        result[i * d + k] +=
            weight * next.numerator * (i == k ? square(direction[i]) : direction[i] * direction[k]);
    }
  }
  for (std::size_t k = 0; k < d; ++k)
    for (std::size_t i = 0; i < d; ++i) {
      result[k * d + i] -= numerator[k] / denominator * slope[i];
      result[k * d + i] /= denominator;
    }
  return result;
}

std::vector<double> optimal_model(const Mixture<Rational>& data, const Rational& alpha,
                                  const Rational& sigma_eps, const Rational& sigma_T,
                                  std::span<const double> x) {
  for (Precision precision{96};; precision = precision.doubled()) {
    const OptimalModel model(data, alpha, sigma_eps, sigma_T, precision);
    std::vector<Ball> at;
    for (double coordinate : x) at.push_back(Ball::from_double(coordinate, precision));
    std::vector<double> result;
    bool sharp = true;
    for (const Ball& component : model(at)) {
      sharp = sharp && (component.is_exact() || arb_rel_accuracy_bits(component.raw()) > 55);
      result.push_back(component.to_double());
    }
    // A component that vanishes exactly never gains accuracy.
    if (sharp || precision.bits > 3000) return result;
  }
}

}  // namespace referee
