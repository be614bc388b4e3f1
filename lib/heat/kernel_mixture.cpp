// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/kernel_mixture.hpp"

#include <stdexcept>

#include "numbers/nonnegative.hpp"

namespace referee {

KernelMixture::KernelMixture(Mixture<Ball> data, NoiseKernel kernel)
    : data_(std::move(data)), kernel_(std::move(kernel)) {
  if (data_.size() == 0) throw std::invalid_argument("KernelMixture: no data points");
}

Ball KernelMixture::half_square(std::span<const Ball> x, std::size_t j) const {
  Ball sum = square(x[0] - data_.means[j][0]);
  for (std::size_t i = 1; i < x.size(); ++i) sum += square(x[i] - data_.means[j][i]);
  return nonnegative_part(half_of(sum));
}

Ball KernelMixture::value(const Ball& s, std::span<const Ball> x) const {
  Ball sum(0);
  for (std::size_t j = 0; j < size(); ++j) sum += data_.weights[j] * kernel_(s, half_square(x, j));
  return sum;
}

Jet<Ball> KernelMixture::value(const Ball& s, std::span<const Jet<Ball>> x) const {
  Jet<Ball> sum(0);
  for (std::size_t j = 0; j < size(); ++j) {
    Jet<Ball> z(0);
    for (std::size_t i = 0; i < x.size(); ++i) z += square(x[i] - Jet<Ball>(data_.means[j][i]));
    sum += Jet<Ball>(data_.weights[j]) * kernel_(s, half_of(z));
  }
  return sum;
}

std::vector<Ball> KernelMixture::gradient(const Ball& s, std::span<const Ball> x) const {
  std::vector<Ball> result(dimension(), Ball(0));
  for (std::size_t j = 0; j < size(); ++j) {
    const Ball weight = data_.weights[j] * kernel_(s + Ball(1), half_square(x, j));
    for (std::size_t i = 0; i < x.size(); ++i) result[i] += weight * (data_.means[j][i] - x[i]);
  }
  return result;
}

std::vector<Ball> KernelMixture::hessian(const Ball& s, std::span<const Ball> x) const {
  const std::size_t d = dimension();
  std::vector<Ball> result(d * d, Ball(0));
  for (std::size_t j = 0; j < size(); ++j) {
    const Ball z = half_square(x, j);
    const Ball second = data_.weights[j] * kernel_(s + Ball(2), z);
    const Ball first = data_.weights[j] * kernel_(s + Ball(1), z);
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t k = 0; k < d; ++k) {
        const Ball product = i == k ? square(data_.means[j][i] - x[i])
                                    : (data_.means[j][i] - x[i]) * (data_.means[j][k] - x[k]);
        result[i * d + k] += second * product;
        if (i == k) result[i * d + k] -= first;
      }
  }
  return result;
}

KernelMixture::Shares KernelMixture::shares(std::span<const Ball> x) const {
  Shares result;
  for (std::size_t j = 0; j < size(); ++j) {
    auto& direction = result.direction.emplace_back();
    for (std::size_t i = 0; i < x.size(); ++i) direction.push_back(data_.means[j][i] - x[i]);
    result.half_squares.push_back(half_square(x, j));
    if (j > 0 && leads(result.half_squares[result.lead], result.half_squares[j])) result.lead = j;
  }
  for (std::size_t j = 0; j < size(); ++j) {
    if (j == result.lead) {
      result.weights.push_back(data_.weights[j]);
      continue;
    }
    // 2 (z_j - z_lead) as a product of differences: large squares do not cancel.
    Ball excess(0);
    for (std::size_t i = 0; i < x.size(); ++i)
      excess += (data_.means[result.lead][i] - data_.means[j][i]) *
                (-result.direction[result.lead][i] - result.direction[j][i]);
    result.weights.push_back(data_.weights[j] * exp(-half_of(excess) * kernel_.decay_rate()));
  }
  return result;
}

}  // namespace referee
