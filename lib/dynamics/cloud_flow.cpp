// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/cloud_flow.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "dynamics/cloud_flow_run.hpp"
#include "dynamics/parallel_loop.hpp"

namespace referee {
namespace {

// Trajectories whose products are formed together: the more, the less it costs to expand the points; their
// products take some hundred megabytes for 50,000 points.
constexpr std::size_t batch_size = 384;
// Weight of the newest mixture of means in their average: one that hops to and fro across an interface shows
// within some ten steps where it slides.
constexpr double averaging = 0.125;
// Rows of the Gram matrix, 200 kB each for 50,000 points, that a trajectory may hold.
constexpr std::size_t most_gram_points = 256;

template <class Work>
void in_batches(const CloudFlowRun::Batch& all, const Work& work) {
  for (std::size_t first = 0; first < all.size(); first += batch_size) {
    const std::size_t last = std::min(all.size(), first + batch_size);
    work(CloudFlowRun::Batch(all.begin() + static_cast<std::ptrdiff_t>(first),
                             all.begin() + static_cast<std::ptrdiff_t>(last)));
  }
}

/// Products with every point become normalised weights, in place.
void weigh(const ByteCloud& cloud, std::span<double> row, double scale) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = cloud.squared_norm(i) - 2 * row[i];
  const double least = *std::min_element(row.begin(), row.end());
  double sum = 0;
  for (double& weight : row) {
    weight = std::exp((least - weight) / scale);
    sum += weight;
  }
  for (double& weight : row) weight /= sum;
}

}  // namespace

CloudFlowRun::CloudFlowRun(const ByteCloud& first, const ByteCloud& second,
                           std::span<CloudTrajectory> trajectories, const CloudFlowOptions& options)
    : clouds_{&first, &second}, options_(options), trajectories_(trajectories), all_(trajectories.size()) {
  const double length = std::log(options.start_time / options.end_time);
  const double whole = std::floor(length / options.step);
  last_step_ = length - whole * options.step;
  steps_ = static_cast<long>(whole) + (last_step_ > 0 ? 1 : 0);
  if (!(last_step_ > 0)) last_step_ = options.step;
  for (std::size_t side = 0; side < 2; ++side)
    log_window_[side] =
        std::log(static_cast<double>(clouds_[side]->size())) + options.dropped_bits * std::log(2.0);
  for (std::size_t k = 0; k < all_.size(); ++k) {
    all_[k].lambda = trajectories[k].lambda;
    for (const double x : trajectories[k].position) all_[k].z.push_back(to_centred(x));
    if (!options.screening) all_[k].mode = CloudFlowMode::direct;
  }
}

CloudFlowEffort CloudFlowRun::run() {
  for (;;) {
    report();
    const auto waiting = those_in(CloudFlowMode::screen), direct = those_in(CloudFlowMode::direct);
    if (waiting.empty() && direct.empty()) break;
    in_batches(waiting, [this](const Batch& batch) { screen(batch); });
    in_batches(direct, [this](const Batch& batch) { step_directly(batch); });
    const auto ready = those_in(CloudFlowMode::follow);
    parallel_loop(ready.size(), options_.threads, [&](std::size_t k) { follow(*ready[k]); });
  }
  for (std::size_t k = 0; k < all_.size(); ++k) {
    for (std::size_t i = 0; i < all_[k].z.size(); ++i)
      trajectories_[k].position[i] = from_centred(all_[k].z[i]);
    effort_.points_read += all_[k].points_read;
    effort_.screenings += all_[k].gram_screenings;
    effort_.gram_screenings += all_[k].gram_screenings;
    effort_.gram_entries += all_[k].gram_entries;
    effort_.steps += all_[k].step;
  }
  return effort_;
}

double CloudFlowRun::scale(long step) const {
  const double time = options_.start_time * std::exp(-static_cast<double>(step) * options_.step);
  return 4 * time * 255 * 255;
}

CloudFlowRun::Batch CloudFlowRun::those_in(CloudFlowMode mode) {
  Batch result;
  for (CarriedTrajectory& one : all_)
    if (one.mode == mode) result.push_back(&one);
  return result;
}

CloudFlowRun::Batch CloudFlowRun::sharing(const Batch& batch, int side) {
  Batch result;
  for (CarriedTrajectory* one : batch)
    if (one->share(side) != 0) result.push_back(one);
  return result;
}

void CloudFlowRun::report() const {
  if (!options_.progress) return;
  double done = 0;
  for (const CarriedTrajectory& one : all_) done += static_cast<double>(one.step);
  options_.progress(done / (static_cast<double>(steps_) * static_cast<double>(all_.size())));
}

void CloudFlowRun::advance(CarriedTrajectory& one, const std::vector<double>& mixed) const {
  const double h = half_step(one.step);
  for (std::size_t i = 0; i < one.z.size(); ++i) one.z[i] = (1 - h) * one.z[i] + h * mixed[i];
  if (one.average.empty()) one.average = mixed;
  for (std::size_t i = 0; i < mixed.size(); ++i) one.average[i] += averaging * (mixed[i] - one.average[i]);
  one.left *= 1 - h;
  if (++one.step == steps_) one.mode = CloudFlowMode::done;
}

void CloudFlowRun::follow(CarriedTrajectory& one) const {
  std::vector<double> mixed(one.z.size());
  std::vector<std::uint32_t> inside;
  std::array<PosteriorMean, 2> posteriors;
  std::vector<MixturePart> mixture;
  while (one.mode == CloudFlowMode::follow) {
    if (!within_limits(one)) {
      if (one.span && one.span->size() <= most_gram_points)
        screen_by_gram(one);
      else
        one.mode = CloudFlowMode::screen;
      continue;
    }
    mixture.clear();
    std::fill(mixed.begin(), mixed.end(), 0.0);
    for (const int side : {0, 1}) {
      const auto s = static_cast<std::size_t>(side);
      if (one.share(side) == 0) continue;
      const double width = window(side, one.step);
      inside.clear();
      for (std::size_t k = 0; k < one.active[s].size(); ++k)
        if (one.bounds[s][k].at(1 - one.left, one.off) <= width) inside.push_back(one.active[s][k]);
      const PosteriorMean& posterior = posteriors[s] =
          posterior_mean(cloud(side), inside, one.z.data(), scale(one.step), width);
      one.points_read += static_cast<double>(inside.size());
      for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] += one.share(side) * posterior.mean[i];
      mixture.push_back({s, one.share(side), &posterior.points, &posterior.weights});
    }
    if (one.span) one.span->step(half_step(one.step), averaging, mixture);
    advance(one, mixed);
  }
  one.span.reset();
}

void CloudFlowRun::step_directly(const Batch& batch) {
  effort_.direct_steps += static_cast<long>(batch.size());
  const std::size_t d = cloud(0).dimension();
  std::vector<std::vector<double>> mixed(batch.size(), std::vector<double>(d, 0.0));
  for (const int side : {0, 1}) {
    const std::size_t n = cloud(side).size();
    const Batch chosen = sharing(batch, side);
    auto weights = products_with<double>(side, chosen, &CarriedTrajectory::z);
    parallel_loop(chosen.size(), options_.threads, [&](std::size_t k) {
      weigh(cloud(side), std::span(weights).subspan(k * n, n), scale(chosen[k]->step));
    });
    const auto means = cloud_sums(cloud(side), weights, options_.threads);
    effort_.multiplications += 2.0 * static_cast<double>(weights.size()) * static_cast<double>(d);
    for (std::size_t k = 0, c = 0; k < batch.size(); ++k) {
      const double share = batch[k]->share(side);
      if (share == 0) continue;
      for (std::size_t i = 0; i < d; ++i) mixed[k][i] += share * means[c * d + i];
      ++c;
    }
  }
  for (std::size_t k = 0; k < batch.size(); ++k) {
    CarriedTrajectory& one = *batch[k];
    advance(one, mixed[k]);
    if (options_.screening && one.mode == CloudFlowMode::direct && one.step >= one.direct_until)
      one.mode = CloudFlowMode::screen;
  }
}

CloudFlowEffort follow_cloud_flow(const ByteCloud& first, const ByteCloud& second,
                                  std::span<CloudTrajectory> trajectories, const CloudFlowOptions& options) {
  if (first.dimension() != second.dimension()) throw std::invalid_argument("clouds: must have one dimension");
  for (const CloudTrajectory& one : trajectories)
    if (one.position.size() != first.dimension())
      throw std::invalid_argument("position: must have the dimension of the clouds");
  if (!(options.end_time > 0 && options.end_time < options.start_time))
    throw std::invalid_argument("end_time: must be positive and below start_time");
  if (!(options.step > 0 && options.step <= 1)) throw std::invalid_argument("step: must lie in (0, 1]");
  return CloudFlowRun(first, second, trajectories, options).run();
}

}  // namespace referee
