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
// screening (two products in single precision), of one by the Gram matrix and of a step over all points (a
// product and a sum in double precision), as measured with OpenBLAS. Only speed depends on them.
constexpr double screening_cost = 0.2, gram_screening_cost = 0.08, direct_cost = 0.35;
// Steps over all points before screening is tried again.
constexpr long direct_run = 8;
// Points with weight when a trajectory may go over to the Gram matrix.
constexpr std::size_t largest_beginning = 64;
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

void CloudFlowRun::begin_segment(CarriedTrajectory& one) const {
  one.start = one.z;
  one.target.assign(one.z.size(), 0.0);
  one.left = 1;
  one.off = 0;
  one.most_deviation = 0;
  one.screened = one.step;
}

void CloudFlowRun::see_start(CarriedTrajectory& one, int side, std::span<const float> products, double error,
                             Outlook& outlook) const {
  const auto s = static_cast<std::size_t>(side);
  SegmentView& view = outlook.views[s];
  view.cloud = clouds_[s];
  view.at_start = products;
  view.start_error = error;
  const double width = window(side, one.step);
  const auto near = near_points(cloud(side), products, error, width);
  PosteriorMean& posterior = outlook.posteriors[s];
  posterior = posterior_mean(cloud(side), near, one.z.data(), scale(one.step), width);
  one.points_read += static_cast<double>(near.size());
  view.nearest = posterior.nearest;
  view.nearest_at_start = cloud(side).dot(view.nearest, one.z.data());
  for (std::size_t i = 0; i < one.target.size(); ++i) one.target[i] += one.share(side) * posterior.mean[i];
  outlook.near += near.size();
  outlook.extent += std::abs(one.share(side)) * furthest(cloud(side), view.nearest, near);
  // Room to the side that costs a quarter of the window.
  outlook.floor = std::max(outlook.floor, width / (8 * std::max(cloud(side).spread(view.nearest), 1.0)));
}

void CloudFlowRun::see_end(const CarriedTrajectory& one, int side, std::span<const float> products,
                           double error, Outlook& outlook) const {
  SegmentView& view = outlook.views[static_cast<std::size_t>(side)];
  view.at_end = products;
  view.end_error = error;
  view.nearest_at_end = cloud(side).dot(view.nearest, one.target.data());
}

void CloudFlowRun::screen(const Batch& batch) {
  effort_.screenings += static_cast<long>(batch.size());
  const double relative_error = single_product_error(cloud(0).dimension());
  std::array<std::vector<float>, 2> at_start, at_end;
  std::array<std::vector<std::size_t>, 2> places;  // in the batch, of those that share in a cloud
  std::vector<Outlook> outlooks(batch.size());
  std::vector<long> last_stretches;
  for (CarriedTrajectory* one : batch) {
    last_stretches.push_back(one->screened < 0 ? steps_ : one->step - one->screened);
    begin_segment(*one);
  }
  const auto products_of = [&](const std::vector<float>& all, int side, std::size_t place) {
    return std::span<const float>(all).subspan(place * cloud(side).size(), cloud(side).size());
  };
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    for (std::size_t k = 0; k < batch.size(); ++k)
      if (batch[k]->share(side) != 0) places[s].push_back(k);
    at_start[s] = products_with<float>(side, sharing(batch, side), &CarriedTrajectory::start);
    parallel_loop(places[s].size(), options_.threads, [&](std::size_t c) {
      const std::size_t k = places[s][c];
      see_start(*batch[k], side, products_of(at_start[s], side, c), relative_error * length(batch[k]->start),
                outlooks[k]);
    });
  }
  for (std::size_t k = 0; k < batch.size(); ++k) {
    if (gram_pays(*batch[k], last_stretches[k], outlooks[k].near)) begin_span(*batch[k], outlooks[k]);
    set_course(*batch[k], outlooks[k]);
  }
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    at_end[s] = products_with<float>(side, sharing(batch, side), &CarriedTrajectory::target);
    for (std::size_t c = 0; c < places[s].size(); ++c) {
      const std::size_t k = places[s][c];
      see_end(*batch[k], side, products_of(at_end[s], side, c), relative_error * length(batch[k]->target),
              outlooks[k]);
    }
  }
  parallel_loop(batch.size(), options_.threads,
                [&](std::size_t k) { choose_points(*batch[k], outlooks[k].views); });
}

bool CloudFlowRun::gram_pays(const CarriedTrajectory& one, long last_stretch, std::size_t near) const {
  if (!options_.gram || near > largest_beginning) return false;
  const double screenings =
      static_cast<double>(steps_ - one.step) / static_cast<double>(std::max(last_stretch, 1L));
  return 2 * screenings > static_cast<double>(near);
}

void CloudFlowRun::begin_span(CarriedTrajectory& one, const Outlook& outlook) const {
  std::array<std::vector<float>, 2> products;
  double error = 0;
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    if (one.share(side) == 0) continue;
    const SegmentView& view = outlook.views[s];
    products[s].assign(view.at_start.begin(), view.at_start.end());
    error = view.start_error;
  }
  one.span.emplace(clouds_, one.start, std::move(products), error);
}

void CloudFlowRun::screen_by_gram(CarriedTrajectory& one) const {
  ++one.gram_screenings;
  begin_segment(one);
  GramSpan& span = *one.span;
  Outlook outlook;
  std::array<std::vector<float>, 2> at_start, at_end;
  std::vector<MixturePart> parts;
  const double start_error = span.error(span.state(), one.start), entries_before = span.entries();
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    if (one.share(side) == 0) continue;
    at_start[s] = span.products(s, span.state());
    see_start(one, side, at_start[s], start_error, outlook);
    const PosteriorMean& posterior = outlook.posteriors[s];
    parts.push_back({s, one.share(side), &posterior.points, &posterior.weights});
  }
  set_course(one, outlook);
  const auto ahead = one.wanders ? span.average() : span.mixture(parts);
  one.target = span.vector(ahead);
  const double end_error = span.error(ahead, one.target);
  for (const int side : {0, 1}) {
    const auto s = static_cast<std::size_t>(side);
    if (one.share(side) == 0) continue;
    at_end[s] = span.products(s, ahead);
    see_end(one, side, at_end[s], end_error, outlook);
  }
  one.gram_entries += span.entries() - entries_before;
  choose_points(one, outlook.views);
}

void CloudFlowRun::set_course(CarriedTrajectory& one, const Outlook& outlook) const {
  // A trajectory that hops across an interface follows the average of its means, a few hops to the side.
  const double hop = one.average.empty() ? 0.0 : options_.step / 2 * distance(one.target, one.average);
  if (one.wanders) one.target = one.average;
  one.deviation = {one.caution * outlook.extent / 2, one.caution * 4 * hop + outlook.floor};
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
  const double new_screening = one.span ? gram_screening_cost : screening_cost;
  double least_cost = direct_cost * points;
  one.mode = CloudFlowMode::direct;
  one.direct_until = one.step + direct_run;
  for (int level = 0; level < part_levels; ++level) {
    const double part = std::ldexp(1.0, -level);
    double covered = static_cast<double>(steps_ - one.step);
    if (level > 0) covered = std::min(covered, std::ceil(std::log1p(-part) / std::log1p(-options_.step / 2)));
    // Between those inside now and those that may be at the end.
    const double read = (active.back() + active[static_cast<std::size_t>(level)]) / 2;
    const double cost = new_screening * points / covered + read;
    if (cost >= least_cost) continue;
    least_cost = cost;
    one.part_limit = part;
    one.mode = CloudFlowMode::follow;
  }
  if (one.mode == CloudFlowMode::direct) one.span.reset();
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
