// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 2: 10,000 samples on the lemniscate with the exact and the empirical score, stopped early.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "court/experiment.hpp"
#include "dynamics/lemniscate_score.hpp"
#include "numbers/confidence.hpp"

namespace referee::pde_perspective {
namespace {

using namespace court;

constexpr long samples = 10000, batch = 500, steps_a_decade = 230;
constexpr double stops[] = {0.1, 0.01, 0.001};

/// Distances of all samples from the curve and from the nearest data point, by stopping time.
struct Distances {
  std::vector<double> curve[3], sites[3];
};

/// Batches of paths, each from its own streams, so that neither threads nor progress matter to the result.
Distances generated_distances(const Setting& setting, const ScoreInTime& score,
                              const std::vector<PlanePoint>& sites, double from, std::string_view doing) {
  Distances result;
  for (long first = 0; first < samples; first += batch) {
    if (setting.progress)
      setting.progress(from + 0.5 * static_cast<double>(first) / static_cast<double>(samples), doing);
    const std::uint64_t seed =
        setting.effort.seed * (samples / batch) + static_cast<std::uint64_t>(first / batch);
    const SampledPaths paths =
        sample_paths(score, 2, normal_starts(std::vector<double>(2, 0), std::sqrt(2.0), batch, seed),
                     {.epsilon = 0.2,
                      .stop_time = stops[2],
                      .steps = 3 * steps_a_decade,
                      .seed = seed,
                      .record_every = steps_a_decade,
                      .threads = static_cast<int>(setting.jobs)});
    for (std::size_t stop = 0; stop < 3; ++stop)
      for (std::size_t path = 0; path < paths.paths; ++path) {
        const auto place = paths.at(stop + 1, path);
        result.curve[stop].push_back(nearest_on_lemniscate(place).distance);
        double least = HUGE_VAL;
        for (const PlanePoint& site : sites)
          least = std::min(least, std::hypot(place[0] - site.x, place[1] - site.y));
        result.sites[stop].push_back(least);
      }
  }
  return result;
}

std::vector<std::string> spread_row(const std::string& score, double t, const std::vector<double>& curve,
                                    const std::vector<double>& sites, bool exact) {
  const ConfidenceInterval spread = quantile_interval(exact ? curve : sites, 0.95, 1e-10);
  const auto middle = [](const std::vector<double>& d) { return quantile_interval(d, 0.5, 1e-10).estimate; };
  return {
      score,
      fmt::format("{:g}", t),
      fmt::format("{:.4f}", middle(curve)),
      fmt::format("{:.4f}", middle(sites)),
      fmt::format("{:.4f}", spread.estimate),
      fmt::format("[{:.4f}, {:.4f}]", spread.lower, spread.upper),
      fmt::format("{:.2f}", spread.estimate / std::sqrt(t)),
      exact ? "distance from the curve grows with t_min" : "distance from the data points grows with t_min"};
}

Exhibit lemniscate(const Setting& setting) {
  const std::vector<PlanePoint> sites = lemniscate_sample(12, setting.effort.seed);
  const Distances exact = generated_distances(setting, lemniscate_score(), sites, 0, "exact score");
  const Distances empirical = generated_distances(setting, plane_dirac_score(empirical_measure(sites)), sites,
                                                  0.5, "empirical score");
  ExhibitTable table{
      fmt::format("{} samples, epsilon = 0.2, T = 1, v_T = N(0, 2 I), 12 data points", samples),
      {"score", "t_min", "median distance from the curve", "median distance from the data points",
       "95 % quantile", "interval", "in units of sqrt(t_min)", "the paper says"},
      {}};
  for (std::size_t stop = 0; stop < 3; ++stop)
    table.rows.push_back(spread_row("exact", stops[stop], exact.curve[stop], exact.sites[stop], true));
  for (std::size_t stop = 0; stop < 3; ++stop)
    table.rows.push_back(
        spread_row("empirical", stops[stop], empirical.curve[stop], empirical.sites[stop], false));
  Exhibit exhibit;
  exhibit.paragraph(
      "The paper prints epsilon = 0.2, the three stopping times, 10,000 samples and 95 %; scale and law on "
      "the "
      "lemniscate, T, v_T, number of data points, quadrature and integrator are chosen here: Bernoulli's "
      "lemniscate of half-width 1, uniform in arc length, Euler-Maruyama with steps of 0.01 in log(T/t), "
      "nodes "
      "of the quadrature at most sqrt(t)/2.5 apart. The 95 % quantile is that of the distance from the "
      "support "
      "whose score drives the flow; intervals have the error probability 1e-10.");
  exhibit.table(std::move(table));
  exhibit.figure(joined_figure("pp-figure-2", {setting.tried.begin(), setting.tried.begin() + 4}));
  return exhibit.paragraphs(remarks(setting.tried));
}

REFEREE_EXPERIMENT({
    .name = "pp-figure-2",
    .paper = "pde-perspective",
    .title = "Generation on the lemniscate with exact and empirical score, stopped early",
    .source = "Figure 2, Remark 3.8",
    .claims = {"PP-F2a", "PP-F2b", "PP-F2c", "PP-F2d", "PP-R3.8"},
    .run = lemniscate,
});

REFEREE_EXPERIMENT({
    .name = "pp-figure-3",
    .paper = "pde-perspective",
    .title = "Trajectories without noise for two sources",
    .source = "Figure 3, Remark 3.10",
    .claims = {"PP-F3", "PP-R3.10a", "PP-R3.10b"},
    .run =
        [](const Setting& setting) {
          Exhibit exhibit;
          exhibit.figure(joined_figure("pp-figure-3", {setting.tried.front()}));
          return exhibit.paragraphs(remarks(setting.tried));
        },
});

}  // namespace
}  // namespace referee::pde_perspective
