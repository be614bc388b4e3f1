// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/sde.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "dynamics/parallel_loop.hpp"
#include "dynamics/philox.hpp"
#include "measures/posterior.hpp"

namespace referee {
namespace {

/// Paths of one block are carried together, so that a frozen score serves them all.
constexpr std::size_t block_size = 64;

/// Heat times 0..steps of the grid.
std::vector<double> heat_times(const PathOptions& options) {
  std::vector<double> times;
  const double ratio = options.stop_time / options.start_time;
  for (long n = 0; n <= options.steps; ++n) {
    const double share = static_cast<double>(n) / static_cast<double>(options.steps);
    times.push_back(options.scale == TimeScale::heat
                        ? options.start_time + share * (options.stop_time - options.start_time)
                        : options.start_time * std::pow(ratio, share));
  }
  times.back() = options.stop_time;
  return times;
}

/// One step of one path from times[n] to times[n + 1].
using PathStep = std::function<void(std::span<double> x, NormalStream& normal)>;

SampledPaths run_paths(std::size_t dimension, std::span<const double> starts, const PathOptions& options,
                       const std::vector<double>& times, const std::function<PathStep(std::size_t)>& step) {
  SampledPaths result{dimension, starts.size() / dimension, {}, {}};
  std::vector<std::size_t> recorded;
  const auto steps = static_cast<std::size_t>(options.steps);
  for (std::size_t n = 0; n < steps; ++n)
    if (options.record_every > 0 && n % static_cast<std::size_t>(options.record_every) == 0)
      recorded.push_back(n);
  recorded.push_back(steps);
  for (std::size_t n : recorded) result.times.push_back(times[n]);
  result.positions.resize(recorded.size() * starts.size());

  const auto carry = [&](std::size_t first) {
    const std::size_t last = std::min(first + block_size, result.paths);
    std::vector<double> x(starts.begin() + static_cast<std::ptrdiff_t>(first * dimension),
                          starts.begin() + static_cast<std::ptrdiff_t>(last * dimension));
    std::vector<NormalStream> normals;
    for (std::size_t path = first; path < last; ++path) normals.emplace_back(options.seed, path);
    std::size_t record = 0;
    for (std::size_t n = 0;; ++n) {
      if (recorded[record] == n) {
        std::copy(x.begin(), x.end(),
                  result.positions.begin() +
                      static_cast<std::ptrdiff_t>((record * result.paths + first) * dimension));
        ++record;
      }
      if (n == steps) return;
      const PathStep advance = step(n);
      for (std::size_t k = 0; k < last - first; ++k)
        advance(std::span(x).subspan(k * dimension, dimension), normals[k]);
    }
  };

  const std::size_t blocks = (result.paths + block_size - 1) / block_size;
  parallel_loop(blocks, options.threads, [&](std::size_t block) { carry(block * block_size); });
  return result;
}

void check_paths(std::size_t dimension, std::span<const double> starts, const PathOptions& options) {
  if (dimension == 0 || starts.size() % dimension != 0)
    throw std::invalid_argument("starts: must hold a whole number of points");
  if (!(options.epsilon >= 0)) throw std::invalid_argument("epsilon: must not be negative");
  if (!(options.stop_time > 0 && options.stop_time < options.start_time))
    throw std::invalid_argument("stop_time: must be positive and below start_time");
  if (options.steps < 1) throw std::invalid_argument("steps: must be positive");
}

}  // namespace

ScoreInTime mixed_score_in_time(const MixedScore& score) {
  const FromRational<double> from;
  const Mixture<double> first = convert(score.first, from), second = convert(score.second, from);
  const double lambda = to_double(score.lambda);
  return [=](double t) -> FrozenScore {
    const auto one = std::make_shared<PosteriorKernel<double>>(first, 2 * t);
    const auto two = lambda == 1 ? nullptr : std::make_shared<PosteriorKernel<double>>(second, 2 * t);
    return [=](std::span<const double> x, std::span<double> s) {
      std::fill(s.begin(), s.end(), 0.0);
      const auto add = [&](PosteriorKernel<double>& kernel, double factor) {
        const auto& displacement = kernel.at(x, 1).displacement;
        for (std::size_t i = 0; i < s.size(); ++i) s[i] += factor * displacement[i] / (2 * t);
      };
      add(*one, lambda);
      if (two) add(*two, 1 - lambda);
    };
  };
}

SampledPaths sample_paths(const ScoreInTime& score, std::size_t dimension, std::span<const double> starts,
                          const PathOptions& options) {
  check_paths(dimension, starts, options);
  const std::vector<double> times = heat_times(options);
  const double tau_step =
      std::log(options.start_time / options.stop_time) / static_cast<double>(options.steps);
  return run_paths(dimension, starts, options, times, [&](std::size_t n) -> PathStep {
    const double t = times[n];
    const double length = options.scale == TimeScale::heat ? t - times[n + 1] : t * tau_step;
    const double drift = (1 + options.epsilon) * length, noise = std::sqrt(2 * options.epsilon * length);
    return [drift, noise, frozen = score(t), s = std::vector<double>(dimension)](
               std::span<double> x, NormalStream& normal) mutable {
      frozen(x, s);
      for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] += drift * s[i];
        if (noise > 0) x[i] += noise * normal.next();
      }
    };
  });
}

GaussianTransition gaussian_transition(double variance, double epsilon, double from, double to) {
  const double before = variance + 2 * from, after = variance + 2 * to;
  if (!(variance >= 0 && epsilon >= 0 && from >= to && after > 0))
    throw std::invalid_argument(
        "gaussian_transition: needs variance, epsilon >= 0 and from >= to with variance + 2 to > 0");
  const double logarithm = std::log(after / before);
  return {std::exp((1 + epsilon) / 2 * logarithm), -after * std::expm1(epsilon * logarithm)};
}

SampledPaths sample_gaussian_paths(std::span<const double> mean, double variance,
                                   std::span<const double> starts, const PathOptions& options) {
  check_paths(mean.size(), starts, options);
  const std::vector<double> times = heat_times(options);
  return run_paths(mean.size(), starts, options, times, [&](std::size_t n) -> PathStep {
    const auto [factor, noise] = gaussian_transition(variance, options.epsilon, times[n], times[n + 1]);
    return [mean, factor = factor, deviation = std::sqrt(noise)](std::span<double> x, NormalStream& normal) {
      for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = mean[i] + factor * (x[i] - mean[i]);
        if (deviation > 0) x[i] += deviation * normal.next();
      }
    };
  });
}

std::vector<double> normal_starts(std::span<const double> mean, double deviation, std::size_t paths,
                                  std::uint64_t seed) {
  std::vector<double> result;
  for (std::size_t path = 0; path < paths; ++path) {
    NormalStream normal(seed, path, 1);
    for (double centre : mean) result.push_back(centre + deviation * normal.next());
  }
  return result;
}

}  // namespace referee
