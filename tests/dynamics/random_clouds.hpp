// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "dynamics/byte_cloud.hpp"
#include "measures/posterior.hpp"

namespace random_clouds {

/// Points around `groups` random centres, so that some lie near one another.
inline referee::ByteCloud cloud(std::size_t size, std::size_t dimension, std::uint32_t seed, int groups = 5,
                                int width = 30) {
  std::mt19937 engine(seed);
  const auto below = [&](int bound) { return static_cast<int>(engine() % static_cast<unsigned>(bound)); };
  std::vector<std::vector<int>> centres;
  for (int g = 0; g < groups; ++g) {
    centres.emplace_back();
    for (std::size_t i = 0; i < dimension; ++i) centres.back().push_back(width + below(256 - 2 * width));
  }
  std::vector<std::uint8_t> bytes;
  for (std::size_t k = 0; k < size; ++k) {
    const auto& centre = centres[static_cast<std::size_t>(below(groups))];
    for (std::size_t i = 0; i < dimension; ++i)
      bytes.push_back(static_cast<std::uint8_t>(centre[i] - width + below(2 * width)));
  }
  return {std::move(bytes), dimension};
}

/// Coordinates from -spread to 1 + spread.
inline std::vector<double> start(std::size_t dimension, std::uint32_t seed, double spread) {
  std::mt19937 engine(seed);
  std::vector<double> result;
  for (std::size_t i = 0; i < dimension; ++i)
    result.push_back((1 + 2 * spread) * static_cast<double>(engine()) / 4294967296.0 - spread);
  return result;
}

/// The cloud as a mixture of Diracs with equal weights.
inline referee::Mixture<double> diracs(const referee::ByteCloud& cloud) {
  referee::Mixture<double> mixture;
  for (std::size_t k = 0; k < cloud.size(); ++k) {
    auto& mean = mixture.means.emplace_back();
    for (const std::int8_t z : cloud.point(k)) mean.push_back(referee::from_centred(z));
  }
  mixture.weights.assign(cloud.size(), 1 / static_cast<double>(cloud.size()));
  mixture.variances.assign(cloud.size(), 0.0);
  return mixture;
}

}  // namespace random_clouds
