// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/lemniscate_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "court/methods/bound.hpp"

namespace referee::pde_perspective {
namespace {

constexpr long steps_a_decade = 100;

ScoreInTime score_of_lemniscate(LemniscateScore score, const std::vector<PlanePoint>& sites) {
  return score == LemniscateScore::exact ? lemniscate_score() : plane_dirac_score(empirical_measure(sites));
}
std::vector<PlanePoint> sites_of_lemniscate(LemniscateScore score, const Effort& effort) {
  return score == LemniscateScore::exact ? std::vector<PlanePoint>{}
                                         : lemniscate_sample(lemniscate_sites, effort.seed);
}

Curve whole_lemniscate() {
  Curve curve{.label = "lemniscate", .x = {}, .y = {}};
  for (int k = 0; k <= 200; ++k) {
    const PlanePoint at = lemniscate_point(2 * std::numbers::pi * k / 200);
    curve.x.push_back(at.x);
    curve.y.push_back(at.y);
  }
  return curve;
}
Curve marked_sites(const std::vector<PlanePoint>& sites) {
  Curve curve{.label = "sample points", .x = {}, .y = {}, .points = true};
  for (const PlanePoint& site : sites) {
    curve.x.push_back(site.x);
    curve.y.push_back(site.y);
  }
  return curve;
}

/// Members name stopping times by their number.
std::size_t stop_of(const Point& p, const char* name) {
  return static_cast<std::size_t>(std::lround(p[name].to_double()));
}

}  // namespace

const std::vector<Rational>& lemniscate_stops() {
  static const std::vector<Rational> stops{"1/10"_q, "1/100"_q, "1/1000"_q};
  return stops;
}

double distance_from_points(std::span<const double> place, const std::vector<PlanePoint>& sites) {
  double least = HUGE_VAL;
  for (const PlanePoint& site : sites)
    least = std::min(least, std::hypot(place[0] - site.x, place[1] - site.y));
  return least;
}

std::vector<double> LemniscateRuns::distances(std::size_t stop) const {
  std::vector<double> result;
  for (std::size_t path = 0; path < paths.paths; ++path) {
    const auto place = paths.at(stop + 1, path);
    result.push_back(sites.empty() ? nearest_on_lemniscate(place).distance
                                   : distance_from_points(place, sites));
  }
  return result;
}

LemniscateRuns lemniscate_runs(LemniscateScore score, const Effort& effort, long paths,
                               double start_variance) {
  LemniscateRuns runs;
  runs.sites = sites_of_lemniscate(score, effort);
  const std::vector<double> starts = normal_starts(std::vector<double>(2, 0), std::sqrt(start_variance),
                                                   static_cast<std::size_t>(paths), effort.seed);
  runs.paths = sample_paths(score_of_lemniscate(score, runs.sites), 2, starts,
                            {.epsilon = lemniscate_noise,
                             .stop_time = 1e-3,
                             .steps = 3 * steps_a_decade,
                             .seed = effort.seed,
                             .record_every = steps_a_decade});
  return runs;
}

ConfidenceInterval lemniscate_spread(const LemniscateRuns& runs, std::size_t stop) {
  return quantile_interval(runs.distances(stop), 0.95, lemniscate_error);
}

void statistical_bound(Trial& trial, std::string what, const Family& family, const Quantity& lhs,
                       const Quantity& rhs) {
  Finding finding = bound(trial.effort(), std::move(what), family, lhs, rhs);
  if (finding.strength != Strength::none) finding.strength = Strength::statistical;
  trial.add(std::move(finding));
}

void try_spread_grows(Trial& trial, const LemniscateRuns& runs, const std::string& from) {
  std::vector<ConfidenceInterval> spreads;
  for (std::size_t stop = 0; stop < 3; ++stop) spreads.push_back(lemniscate_spread(runs, stop));
  const Family pairs{"neighbouring stopping times, by number",
                     {{{"late", 2}, {"early", 1}}, {{"late", 1}, {"early", 0}}},
                     {},
                     true};
  statistical_bound(
      trial,
      "95 % quantile of the distance from " + from + ": that at the smaller t_min <= that at the larger",
      pairs,
      [=](const Point& p) { return Ball::from_double(spreads[stop_of(p, "late")].upper, p.precision()); },
      [=](const Point& p) { return Ball::from_double(spreads[stop_of(p, "early")].lower, p.precision()); });
  long falling = 0;
  const auto first = runs.distances(0), second = runs.distances(1), third = runs.distances(2);
  for (std::size_t n = 0; n < first.size(); ++n)
    if (first[n] > second[n] && second[n] > third[n]) ++falling;
  trial.note(fmt::format(
      "Quantiles {:.3f}, {:.3f}, {:.4f} at t_min = 0.1, 0.01, 0.001, {} paths: {:.2f}, {:.2f}, {:.2f} times "
      "sqrt(t_min). The distance grows in law, not along each trajectory: {:.0f} % of the paths come nearer "
      "at "
      "both steps.",
      spreads[0].estimate, spreads[1].estimate, spreads[2].estimate, first.size(),
      spreads[0].estimate / std::sqrt(0.1), spreads[1].estimate / std::sqrt(0.01),
      spreads[2].estimate / std::sqrt(0.001),
      100.0 * static_cast<double>(falling) / static_cast<double>(first.size())));
}

void try_ends_near(Trial& trial, const LemniscateRuns& runs, const std::string& to) {
  Family stops{"stopping times", {}, {}, true};
  for (std::size_t stop = 0; stop < 3; ++stop)
    stops.members.push_back({{"stop", static_cast<long>(stop)}, {"t", lemniscate_stops()[stop]}});
  std::vector<ConfidenceInterval> spreads;
  for (std::size_t stop = 0; stop < 3; ++stop) spreads.push_back(lemniscate_spread(runs, stop));
  statistical_bound(
      trial, "95 % of the paths are within 4 sqrt(t_min) of " + to, stops,
      [=](const Point& p) { return Ball::from_double(spreads[stop_of(p, "stop")].upper, p.precision()); },
      [](const Point& p) { return 4 * sqrt(p["t"]); });
  trial.note(
      "4 sqrt t: for v_T = u(T) P(d > A sqrt t) <= P(|sqrt(2t) Z| > A sqrt t) = e^(-A^2/4), which is 0.018 "
      "for A "
      "= 4 and leaves room for v_T being another Gaussian. No path is on the support at t_min > 0.");
}

Panel lemniscate_trajectories(LemniscateScore score, const Effort& effort, std::string title) {
  Panel panel{.title = std::move(title), .x_label = "x", .y_label = "y"};
  const auto sites = sites_of_lemniscate(score, effort);
  const SampledPaths paths = sample_paths(
      score_of_lemniscate(score, sites), 2,
      normal_starts(std::vector<double>(2, 0), std::sqrt(2.0), 3, effort.seed),
      {.epsilon = lemniscate_noise, .stop_time = 1e-3, .steps = 600, .seed = effort.seed, .record_every = 4});
  Curve ends{.label = "ends", .x = {}, .y = {}, .points = true};
  for (std::size_t path = 0; path < 3; ++path) {
    Curve curve{.label = fmt::format("trajectory {}", path + 1), .x = {}, .y = {}};
    for (std::size_t record = 0; record < paths.times.size(); ++record) {
      curve.x.push_back(paths.at(record, path)[0]);
      curve.y.push_back(paths.at(record, path)[1]);
    }
    ends.x.push_back(curve.x.back());
    ends.y.push_back(curve.y.back());
    panel.curves.push_back(std::move(curve));
  }
  panel.curves.push_back(whole_lemniscate());  // fourth, as among the regions: one colour for it
  if (!sites.empty()) panel.curves.push_back(marked_sites(sites));
  panel.curves.push_back(std::move(ends));
  return panel;
}

Panel lemniscate_regions(const LemniscateRuns& runs, std::string title) {
  constexpr std::size_t most_points = 600;  // a picture needs no more
  Panel panel{.title = std::move(title), .x_label = "x", .y_label = "y"};
  for (std::size_t stop = 0; stop < 3; ++stop) {
    const std::vector<double> distances = runs.distances(stop);
    const double reach = lemniscate_spread(runs, stop).estimate;
    Curve points{.label = "t_min = " + to_string(lemniscate_stops()[stop]), .x = {}, .y = {}, .points = true};
    for (std::size_t path = 0; path < runs.paths.paths && points.x.size() < most_points; ++path)
      if (distances[path] <= reach) {
        points.x.push_back(runs.paths.at(stop + 1, path)[0]);
        points.y.push_back(runs.paths.at(stop + 1, path)[1]);
      }
    panel.curves.push_back(std::move(points));
  }
  panel.curves.push_back(whole_lemniscate());
  if (!runs.sites.empty()) panel.curves.push_back(marked_sites(runs.sites));
  return panel;
}

}  // namespace referee::pde_perspective
