// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/guidance_statistics.hpp"

#include <algorithm>
#include <cmath>

#include "dynamics/cloud_products.hpp"

namespace referee::geometric_asymptotics {
namespace {

using Positions = std::vector<std::vector<double>>;

struct Nearest {
  std::size_t index;
  double distance;
};

/// In the order of the positions.
std::vector<Nearest> nearest_points(const ByteCloud& cloud, const Positions& positions, long threads) {
  constexpr std::size_t batch = 64;
  std::vector<Nearest> result;
  for (std::size_t first = 0; first < positions.size(); first += batch) {
    const std::size_t last = std::min(positions.size(), first + batch);
    std::vector<double> centred;
    for (std::size_t k = first; k < last; ++k)
      for (const double x : positions[k]) centred.push_back(to_centred(x));
    const auto products = cloud_products(cloud, centred, threads);
    for (std::size_t k = 0; k < last - first; ++k) {
      std::size_t nearest = 0;
      double least = 0;
      for (std::size_t i = 0; i < cloud.size(); ++i) {
        const double exponent = cloud.squared_norm(i) - 2 * products[k * cloud.size() + i];
        if (i > 0 && exponent >= least) continue;
        least = exponent;
        nearest = i;
      }
      double square = 0;
      for (std::size_t i = 0; i < cloud.dimension(); ++i) {
        const double off = (centred[k * cloud.dimension() + i] - cloud.point(nearest)[i]) / 255;
        square += off * off;
      }
      result.push_back({nearest, std::sqrt(square)});
    }
  }
  return result;
}

void measure_coordinates(const std::vector<double>& x, SampleGeometry& sample) {
  double sum = 0, squares = 0;
  for (const double coordinate : x) {
    const double out = std::max({-coordinate, coordinate - 1, 0.0});
    sample.outside += out > 0 ? 1 : 0;
    sample.furthest = std::max(sample.furthest, out);
    sum += coordinate;
    squares += coordinate * coordinate;
  }
  const double n = static_cast<double>(x.size());
  sample.outside /= n;
  sample.deviation = std::sqrt(std::max(squares / n - sum / n * (sum / n), 0.0));
}

}  // namespace

std::vector<SampleGeometry> sample_geometry(const ByteCloud& first, const ByteCloud& second,
                                            const std::vector<CloudTrajectory>& samples, long threads) {
  Positions positions, minimisers;
  for (const CloudTrajectory& sample : samples) positions.push_back(sample.position);
  const auto in_first = nearest_points(first, positions, threads),
             in_second = nearest_points(second, positions, threads);
  std::vector<SampleGeometry> result(samples.size());
  for (std::size_t k = 0; k < samples.size(); ++k) {
    SampleGeometry& sample = result[k];
    const double lambda = sample.lambda = samples[k].lambda;
    sample.first_distance = in_first[k].distance;
    sample.second_distance = in_second[k].distance;
    sample.potential =
        lambda * std::pow(sample.first_distance, 2) + (1 - lambda) * std::pow(sample.second_distance, 2);
    auto& minimiser = minimisers.emplace_back();
    for (std::size_t i = 0; i < first.dimension(); ++i) {
      minimiser.push_back(lambda * from_centred(first.point(in_first[k].index)[i]) +
                          (1 - lambda) * from_centred(second.point(in_second[k].index)[i]));
      sample.excess += std::pow(positions[k][i] - minimiser.back(), 2);
    }
    measure_coordinates(positions[k], sample);
  }
  // A share of zero leaves the cells of that cloud without influence.
  const auto of_first = nearest_points(first, minimisers, threads),
             of_second = nearest_points(second, minimisers, threads);
  for (std::size_t k = 0; k < samples.size(); ++k)
    result[k].collapses = (samples[k].lambda == 0 || of_first[k].index == in_first[k].index) &&
                          (samples[k].lambda == 1 || of_second[k].index == in_second[k].index);
  return result;
}

}  // namespace referee::geometric_asymptotics
