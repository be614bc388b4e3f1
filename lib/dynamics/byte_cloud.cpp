// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/byte_cloud.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

// Wider registers where the processor has them; the sums are laid out in lanes, so that the result is the
// same. (The choice is made while the program is loaded, when the thread sanitizer cannot yet be called.)
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define REFEREE_WIDE_REGISTERS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define REFEREE_WIDE_REGISTERS
#endif

namespace referee {
namespace {

constexpr std::size_t lanes = 32;

REFEREE_WIDE_REGISTERS double lane_dot(const std::int8_t* point, const double* z, std::size_t dimension) {
  double sums[lanes] = {};
  const std::size_t whole = dimension / lanes * lanes;
  for (std::size_t i = 0; i < whole; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += point[i + lane] * z[i + lane];
  for (std::size_t i = whole; i < dimension; ++i) sums[i - whole] += point[i] * z[i];
  for (std::size_t half = lanes / 2; half > 0; half /= 2)
    for (std::size_t lane = 0; lane < half; ++lane) sums[lane] += sums[lane + half];
  return sums[0];
}

// Products of at most 2^14 in every coordinate stay below 2^31 over 100,000 coordinates.
REFEREE_WIDE_REGISTERS std::int32_t integer_dot(const std::int8_t* a, const std::int8_t* b,
                                                std::size_t dimension) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < dimension; ++i) sum += a[i] * b[i];
  return sum;
}

REFEREE_WIDE_REGISTERS void lane_add(const std::int8_t* point, double weight, double* target,
                                     std::size_t dimension) {
  for (std::size_t i = 0; i < dimension; ++i) target[i] += weight * point[i];
}

// Squared distances below 2^16 in every coordinate stay below 2^31 over 2^15 coordinates.
constexpr std::size_t exact_stretch = std::size_t{1} << 15;

REFEREE_WIDE_REGISTERS std::int32_t short_squared_distance(const std::int8_t* a, const std::int8_t* b,
                                                           std::size_t dimension) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < dimension; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

double exact_squared_distance(const std::int8_t* a, const std::int8_t* b, std::size_t dimension) {
  double sum = 0;
  for (std::size_t i = 0; i < dimension; i += exact_stretch)
    sum += short_squared_distance(a + i, b + i, std::min(exact_stretch, dimension - i));
  return sum;
}

}  // namespace

ByteCloud::ByteCloud(std::vector<std::uint8_t> bytes, std::size_t dimension) : dimension_(dimension) {
  if (dimension == 0 || dimension > 100000 || bytes.empty() || bytes.size() % dimension != 0)
    throw std::invalid_argument("bytes: must be a whole number of points, at least one");
  const std::size_t count = bytes.size() / dimension;
  centred_.resize(bytes.size());
  std::vector<double> mean(dimension, 0.0);
  const std::vector<std::int8_t> origin(dimension, 0);
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < dimension; ++i)
      centred_[k * dimension + i] = static_cast<std::int8_t>(bytes[k * dimension + i] - 128);
    lane_add(centred_.data() + k * dimension, 1, mean.data(), dimension);
    squared_norms_.push_back(
        exact_squared_distance(centred_.data() + k * dimension, origin.data(), dimension));
    norms_.push_back(std::sqrt(squared_norms_.back()));
  }
  double squared_mean = 0;
  for (double& coordinate : mean) {
    coordinate /= static_cast<double>(count);
    squared_mean += coordinate * coordinate;
  }
  // |p - c|^2 = |p|^2 - 2 p.c + |c|^2; each term carries at most `dimension` roundings.
  const double rounding = static_cast<double>(4 * dimension + 8) * std::numeric_limits<double>::epsilon();
  for (std::size_t k = 0; k < count; ++k) {
    const double sum = squared_norms_[k] + squared_mean;
    const double square = sum - 2 * dot(k, mean.data()) + rounding * 2 * sum;
    spreads_.push_back(std::sqrt(std::max(square, 0.0)) * (1 + rounding));
  }
}

double ByteCloud::dot(std::size_t index, const double* z) const {
  return lane_dot(point(index).data(), z, dimension_);
}

std::int32_t ByteCloud::dot(std::size_t index, std::span<const std::int8_t> other) const {
  return integer_dot(point(index).data(), other.data(), dimension_);
}

void ByteCloud::add(std::size_t index, double weight, double* target) const {
  lane_add(point(index).data(), weight, target, dimension_);
}

double ByteCloud::squared_distance(std::size_t first, std::size_t second) const {
  return exact_squared_distance(point(first).data(), point(second).data(), dimension_);
}

template <class T>
void ByteCloud::expand(std::size_t first, std::size_t last, std::size_t axis, std::size_t width,
                       T* target) const {
  for (std::size_t k = first; k < last; ++k) {
    const std::int8_t* source = centred_.data() + k * dimension_ + axis;
    for (std::size_t i = 0; i < width; ++i) *target++ = static_cast<T>(source[i]);
  }
}

template void ByteCloud::expand(std::size_t, std::size_t, std::size_t, std::size_t, float*) const;
template void ByteCloud::expand(std::size_t, std::size_t, std::size_t, std::size_t, double*) const;

}  // namespace referee
