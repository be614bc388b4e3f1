// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/cloud_screen.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dynamics/cloud_products.hpp"

namespace referee {

PosteriorMean posterior_mean(const ByteCloud& cloud, std::span<const std::uint32_t> points, const double* z,
                             double scale, double window) {
  PosteriorMean result{std::vector<double>(cloud.dimension(), 0.0), points.front(),
                       std::numeric_limits<double>::infinity()};
  thread_local std::vector<double> exponents;
  exponents.resize(points.size());
  for (std::size_t k = 0; k < points.size(); ++k) {
    exponents[k] = cloud.squared_norm(points[k]) - 2 * cloud.dot(points[k], z);
    if (exponents[k] < result.least) {
      result.least = exponents[k];
      result.nearest = points[k];
    }
  }
  double sum = 0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const double gap = exponents[k] - result.least;
    if (gap > window) continue;
    const double weight = std::exp(-gap / scale);
    sum += weight;
    cloud.add(points[k], weight, result.mean.data());
  }
  for (double& coordinate : result.mean) coordinate /= sum;
  return result;
}

std::vector<std::uint32_t> near_points(const ByteCloud& cloud, std::span<const float> products, double norm,
                                       double window) {
  const double relative = 2 * single_product_error(cloud.dimension()) * norm;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < cloud.size(); ++k)
    least = std::min(least, cloud.squared_norm(k) - 2.0 * products[k] + relative * cloud.norm(k));
  std::vector<std::uint32_t> near;
  for (std::size_t k = 0; k < cloud.size(); ++k)
    if (cloud.squared_norm(k) - 2.0 * products[k] - relative * cloud.norm(k) <= least + window)
      near.push_back(static_cast<std::uint32_t>(k));
  return near;
}

std::vector<float> safe_parts(const SegmentView& view, const DeviationLimit& limit) {
  const ByteCloud& cloud = *view.cloud;
  const double error = single_product_error(cloud.dimension());
  const double least = cloud.squared_norm(view.nearest) - 2 * view.nearest_at_start;
  std::vector<float> parts(cloud.size());
  for (std::size_t k = 0; k < cloud.size(); ++k) {
    const double apart = cloud.spread(k) + cloud.spread(view.nearest);
    const double gap =
        cloud.squared_norm(k) - 2.0 * view.at_start[k] - least - 2 * error * cloud.norm(k) * view.start_norm;
    const double approach = (static_cast<double>(view.at_end[k]) - view.nearest_at_end) -
                            (static_cast<double>(view.at_start[k]) - view.nearest_at_start) +
                            error * cloud.norm(k) * (view.start_norm + view.end_norm);
    const double slack = gap - view.window - 2 * apart * limit.floor;
    const double loss = 2 * (std::max(approach, 0.0) + apart * limit.share);
    // Rounded down well beyond the precision of a float.
    constexpr double below = 1 - 0x1p-20;
    parts[k] = slack <= 0 ? 0.0f : static_cast<float>(slack >= loss ? 1.0 : slack / loss * below);
  }
  return parts;
}

}  // namespace referee
