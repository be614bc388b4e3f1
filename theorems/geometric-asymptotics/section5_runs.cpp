// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/section5_runs.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "dynamics/trap.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

RationalPoint start_of(const Point& run) {
  RationalPoint x;
  for (int i = 1; run.has("x" + std::to_string(i)); ++i) {
    x.push_back(simplest_rational(run["x" + std::to_string(i)]));
  }
  return x;
}

}  // namespace

Instance example_supports(std::size_t dimension, const Rational& lambda) {
  const std::vector<Instance> printed = dimension == 1 ? line_example() : plane_example();
  return Instance(printed.front()).set("lambda", lambda);
}

Instance example_of(const Instance& run) { return example_supports(run.has("x2") ? 2 : 1, run["lambda"]); }

std::string place_name(const RationalPoint& x) {
  if (x.size() == 1) return to_string(x[0]);
  std::string text;
  for (const Rational& coordinate : x) text += (text.empty() ? "(" : ", ") + to_string(coordinate);
  return text + ")";
}

std::vector<CriticalPoint> local_minimisers(const Instance& supports) {
  std::vector<CriticalPoint> result;
  for (CriticalPoint& point : critical_points(supports_of(supports), supports["lambda"]))
    if (point.minimum) result.push_back(std::move(point));
  return result;
}

PathOptions printed_scheme(double epsilon, std::uint64_t seed, long record_every) {
  return {.epsilon = epsilon, .seed = seed, .record_every = record_every};
}

SampledPaths printed_paths(const Instance& supports, const std::vector<double>& starts,
                           const PathOptions& options) {
  const MixedScore score = mixed_score_of(supports);
  return sample_paths(mixed_score_in_time(score), score.dimension(), starts, options);
}

std::size_t nearest_critical_point(const std::vector<CriticalPoint>& points, std::span<const double> x) {
  std::size_t nearest = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < points.size(); ++k) {
    double squared = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double offset = x[i] - to_double(points[k].at[i]);
      squared += offset * offset;
    }
    if (squared >= least) continue;
    least = squared;
    nearest = k;
  }
  return nearest;
}

long minimisers_reached(const Instance& supports, const std::vector<double>& starts) {
  const SampledPaths paths = printed_paths(supports, starts, printed_scheme(0, 1));
  const auto points = critical_points(supports_of(supports), supports["lambda"]);
  std::vector<bool> hit(points.size(), false);
  for (std::size_t path = 0; path < paths.paths; ++path)
    hit[nearest_critical_point(points, paths.end(path))] = true;
  long count = 0;
  for (std::size_t k = 0; k < points.size(); ++k) count += hit[k] && points[k].minimum ? 1 : 0;
  return count;
}

std::string printed_destination(const Instance& run) {
  const Instance supports = example_of(run);
  std::vector<double> start;
  for (const Rational& coordinate : place_of(run)) start.push_back(to_double(coordinate));
  const SampledPaths paths = printed_paths(supports, start, printed_scheme(0, 1));
  const auto minimisers = local_minimisers(supports);
  return place_name(minimisers[nearest_critical_point(minimisers, paths.end(0))].at);
}

Arrival followed_to_minimiser(const Instance& supports, const RationalPoint& start, Precision precision) {
  const auto minimisers = local_minimisers(supports);
  const MixedScore score = mixed_score_of(supports);
  const Destination end =
      destination(score, traps_around(score, minimisers), euclidean_ball(start, 0, precision), 1);
  Arrival arrival{.place = "", .trapped = Truth::unknown, .at = end.enclosure.centre.front(), .detail = ""};
  arrival.detail = fmt::format("{} validated steps to tau = {:.4g}", end.steps, to_double(end.entry));
  if (!end.proven) return arrival;
  arrival.place = place_name(minimisers[end.minimiser].at);
  arrival.trapped = Truth::yes;
  arrival.detail += fmt::format(", trap of radius {:.3g}", end.radius.to_double());
  return arrival;
}

Arrival proven_destination(const Point& run) {
  const RationalPoint start = start_of(run);
  return followed_to_minimiser(example_supports(start.size(), simplest_rational(run["lambda"])), start,
                               run.precision());
}

Family grid_of_runs(std::string name, const std::vector<Rational>& lambdas, std::size_t dimension,
                    const Rational& lower, const Rational& upper, const Rational& step) {
  Family family{std::move(name), {}, {}};
  for (const Rational& lambda : lambdas)
    for (Rational x = lower; x <= upper; x += step) {
      if (dimension == 1) family.members.push_back({{"lambda", lambda}, {"x1", x}});
      for (Rational y = lower; dimension == 2 && y <= upper; y += step)
        family.members.push_back({{"lambda", lambda}, {"x1", x}, {"x2", y}});
    }
  return family;
}

}  // namespace referee::geometric_asymptotics
