// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>

#include "dynamics/cloud_flow_run.hpp"
#include "dynamics/parallel_loop.hpp"

namespace referee {
namespace {

// Parts of the segment that a screening may be good for: 1, 1/2, 1/4, ...; half a step at the least.
constexpr int part_levels = 8;
// Costs for one point in readings, a reading being a scalar product and an addition of its own: those of a
// screening (two products in single precision) and of a step over all points (a product and a sum in double
// precision), as measured with OpenBLAS. Only speed depends on them.
constexpr double screening_cost = 0.2, direct_cost = 0.35;
// Steps over all points before screening is tried again.
constexpr long direct_run = 8;
constexpr double least_caution = 0x1p-8, most_caution = 0x1p6;

double length(const std::vector<double>& z) {
  return std::sqrt(std::inner_product(z.begin(), z.end(), z.begin(), 0.0));
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double square = 0;
  for (std::size_t i = 0; i < a.size(); ++i) square += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(square);
}

double furthest(const ByteCloud& cloud, std::size_t from, const std::vector<std::uint32_t>& points) {
  double square = 0;
  for (const auto point : points) square = std::max(square, cloud.squared_distance(point, from));
  return std::sqrt(square);
}

}  // namespace

void CloudFlowRun::screen(const Batch& batch) {
  effort_.screenings += static_cast<long>(batch.size());
  std::array<std::vector<float>, 2> at_start, at_end;
  std::array<std::vector<std::size_t>, 2> places;  // in the batch, of those that share in a cloud
  std::vector<std::array<SegmentView, 2>> views(batch.size());
  std::vector<double> extents(batch.size(), 0.0), floors(batch.size(), 0.0);
  for (CarriedTrajectory* one : batch) {
    one->start = one->z;
    one->target.assign(one->z.size(), 0.0);
    one->left = 1;
    one->off = 0;
    one->most_deviation = 0;
  }
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    const std::size_t n = cloud(side).size();
    for (std::size_t k = 0; k < batch.size(); ++k)
      if (batch[k]->share(side) != 0) places[s].push_back(k);
    at_start[s] = products_with<float>(side, sharing(batch, side), &CarriedTrajectory::start);
    parallel_loop(places[s].size(), options_.threads, [&](std::size_t c) {
      const std::size_t k = places[s][c];
      CarriedTrajectory& one = *batch[k];
      SegmentView& view = views[k][s];
      view.cloud = clouds_[s];
      view.at_start = std::span<const float>(at_start[s]).subspan(c * n, n);
      view.start_norm = length(one.start);
      const double width = window(side, one.step);
      const auto near = near_points(cloud(side), view.at_start, view.start_norm, width);
      const auto posterior = posterior_mean(cloud(side), near, one.z.data(), scale(one.step), width);
      one.points_read += static_cast<double>(near.size());
      view.nearest = posterior.nearest;
      view.nearest_at_start = cloud(side).dot(view.nearest, one.z.data());
      for (std::size_t i = 0; i < one.target.size(); ++i)
        one.target[i] += one.share(side) * posterior.mean[i];
      extents[k] += std::abs(one.share(side)) * furthest(cloud(side), view.nearest, near);
      // Room to the side that costs a quarter of the window.
      floors[k] = std::max(floors[k], width / (8 * std::max(cloud(side).spread(view.nearest), 1.0)));
    });
  }
  for (std::size_t k = 0; k < batch.size(); ++k) set_course(*batch[k], extents[k], floors[k]);
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    const std::size_t n = cloud(side).size();
    at_end[s] = products_with<float>(side, sharing(batch, side), &CarriedTrajectory::target);
    for (std::size_t c = 0; c < places[s].size(); ++c) {
      SegmentView& view = views[places[s][c]][s];
      const auto& target = batch[places[s][c]]->target;
      view.at_end = std::span<const float>(at_end[s]).subspan(c * n, n);
      view.end_norm = length(target);
      view.nearest_at_end = cloud(side).dot(view.nearest, target.data());
    }
  }
  parallel_loop(batch.size(), options_.threads, [&](std::size_t k) { choose_points(*batch[k], views[k]); });
}

void CloudFlowRun::set_course(CarriedTrajectory& one, double extent, double floor) const {
  // A trajectory that hops across an interface follows the average of its means, a few hops to the side.
  const double hop = one.average.empty() ? 0.0 : options_.step / 2 * distance(one.target, one.average);
  if (one.wanders) one.target = one.average;
  one.deviation = {one.caution * extent / 2, one.caution * 4 * hop + floor};
}

void CloudFlowRun::choose_points(CarriedTrajectory& one, const std::array<SegmentView, 2>& views) const {
  std::array<std::vector<GapBound>, 2> bounds;
  std::array<std::vector<double>, 2> parts;
  std::array<double, part_levels> active{};
  double points = 0;
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    if (one.share(side) == 0) continue;
    points += static_cast<double>(cloud(side).size());
    bounds[s] = gap_bounds(views[s]);
    for (const GapBound& bound : bounds[s]) {
      const double part = safe_part(bound, one.deviation, window(side, one.step));
      parts[s].push_back(part);
      for (int level = 0; level < part_levels && part < std::ldexp(1.0, -level); ++level)
        ++active[static_cast<std::size_t>(level)];
    }
  }
  double least_cost = direct_cost * points;
  one.mode = CloudFlowMode::direct;
  one.direct_until = one.step + direct_run;
  for (int level = 0; level < part_levels; ++level) {
    const double part = std::ldexp(1.0, -level);
    double covered = static_cast<double>(steps_ - one.step);
    if (level > 0) covered = std::min(covered, std::ceil(std::log1p(-part) / std::log1p(-options_.step / 2)));
    // Between those inside now and those that may be at the end.
    const double read = (active.back() + active[static_cast<std::size_t>(level)]) / 2;
    const double cost = screening_cost * points / covered + read;
    if (cost >= least_cost) continue;
    least_cost = cost;
    one.part_limit = part;
    one.mode = CloudFlowMode::follow;
  }
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    one.active[s].clear();
    one.bounds[s].clear();
    if (one.mode != CloudFlowMode::follow) continue;
    for (std::size_t k = 0; k < parts[s].size(); ++k)
      if (parts[s][k] <= one.part_limit) {
        one.active[s].push_back(static_cast<std::uint32_t>(k));
        one.bounds[s].push_back(bounds[s][k]);
      }
  }
}

bool CloudFlowRun::within_limits(CarriedTrajectory& one) const {
  const double part = 1 - one.left;
  if (part > one.part_limit) {
    // Provide for twice what this stretch needed, but forget slowly.
    one.caution = std::max(one.caution * std::max(2 * one.most_deviation, 0.25), least_caution);
    one.wanders = false;
    return false;
  }
  double square = 0;
  for (std::size_t i = 0; i < one.z.size(); ++i) {
    const double off = one.z[i] - (one.left * one.start[i] + part * one.target[i]);
    square += off * off;
  }
  // Rounded up, as safe_part, gap and approach are rounded to nearest.
  one.off = std::sqrt(square) * (1 + 0x1p-40) + 0x1p-40;
  const double deviation = one.off / one.deviation.at(part);
  if (deviation > 1) {
    one.caution = std::min(4 * one.caution, most_caution);
    one.wanders = true;
    return false;
  }
  one.most_deviation = std::max(one.most_deviation, deviation);
  return true;
}

}  // namespace referee
