// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/cloud_screen.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace referee {

PosteriorMean posterior_mean(const ByteCloud& cloud, std::span<const std::uint32_t> points, const double* z,
                             double scale, double window) {
  PosteriorMean result{std::vector<double>(cloud.dimension(), 0.0),
                       points.front(),
                       std::numeric_limits<double>::infinity(),
                       {},
                       {}};
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
    result.points.push_back(points[k]);
    result.weights.push_back(weight);
  }
  for (double& coordinate : result.mean) coordinate /= sum;
  for (double& weight : result.weights) weight /= sum;
  return result;
}

std::vector<std::uint32_t> near_points(const ByteCloud& cloud, std::span<const float> products, double error,
                                       double window) {
  const double relative = 2 * error;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < cloud.size(); ++k)
    least = std::min(least, cloud.squared_norm(k) - 2.0 * products[k] + relative * cloud.norm(k));
  std::vector<std::uint32_t> near;
  for (std::size_t k = 0; k < cloud.size(); ++k)
    if (cloud.squared_norm(k) - 2.0 * products[k] - relative * cloud.norm(k) <= least + window)
      near.push_back(static_cast<std::uint32_t>(k));
  return near;
}

std::vector<GapBound> gap_bounds(const SegmentView& view) {
  const ByteCloud& cloud = *view.cloud;
  const double least = cloud.squared_norm(view.nearest) - 2 * view.nearest_at_start;
  std::vector<GapBound> bounds(cloud.size());
  for (std::size_t k = 0; k < cloud.size(); ++k) {
    const double at_start = view.at_start[k], at_end = view.at_end[k];
    bounds[k].gap = cloud.squared_norm(k) - 2 * at_start - least - 2 * view.start_error * cloud.norm(k);
    bounds[k].approach = (at_end - view.nearest_at_end) - (at_start - view.nearest_at_start) +
                         (view.start_error + view.end_error) * cloud.norm(k);
    bounds[k].apart = cloud.spread(k) + cloud.spread(view.nearest);
  }
  return bounds;
}

double safe_part(const GapBound& bound, const DeviationLimit& limit, double window) {
  const double slack = bound.gap - window - 2 * bound.apart * limit.floor;
  const double loss = 2 * (std::max(bound.approach, 0.0) + bound.apart * limit.share);
  if (slack <= 0) return 0;
  return slack >= loss ? 1 : slack / loss;
}

}  // namespace referee
