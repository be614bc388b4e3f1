// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/plane_regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/plane_lines.hpp"

namespace referee::multiplicative_noise {
namespace {

constexpr long cells = 121;  // per axis
constexpr double widening =
    0.05;                       // E is taken where d/dt L <= this part of |grad L|^2/L~, plus the cell size
constexpr double horizon = 30;  // in relaxation times at infinity
constexpr double level_rounding = 1e-6;  // of the integration; levels are compared up to it

struct Cell {
  std::vector<double> at;
  double level = 0;
  bool exceptional = false;
  long component = -1;
};

struct Grid {
  std::vector<Cell> cells;
  double low = 0;
  std::vector<double> thresholds;  ///< b for each component, 0 where E does not meet it
};

Grid grid_of(const SwiftModel& model, const PlaneRegion& region) {
  double reach = 0;
  for (const auto& point : model.points())
    for (double component : point) reach = std::max(reach, std::abs(component));
  reach += 2.5 * model.sigma_T();
  Grid grid;
  const double width = 2 * reach / static_cast<double>(cells - 1);
  double highest = 0;
  for (long i = 0; i < cells; ++i)
    for (long j = 0; j < cells; ++j) {
      Cell cell{{-reach + width * static_cast<double>(i), -reach + width * static_cast<double>(j)}};
      const auto values = model.at(cell.at);
      const auto e = region.perturbation(cell.at, values.model);
      double square = 0, rise = 0;
      for (std::size_t k = 0; k < 2; ++k) {
        square += values.model[k] * values.model[k];
        rise += values.model[k] * (values.model[k] + e[k]);
      }
      // Near zeros of s_* the cells between are exceptional though no corner is.
      const double turn = width * std::pow(model.sigma_eps(), model.alpha() - 2);
      cell.exceptional = rise <= widening * square + turn * std::sqrt(square);
      cell.level = values.level;
      highest = std::max(highest, cell.level);
      grid.cells.push_back(std::move(cell));
    }
  grid.low = region.part * highest;
  for (std::size_t seed = 0; seed < grid.cells.size(); ++seed) {
    if (grid.cells[seed].component >= 0 || grid.cells[seed].level <= grid.low) continue;
    const long number = static_cast<long>(grid.thresholds.size());
    double threshold = 0;
    std::vector<std::size_t> open{seed};
    grid.cells[seed].component = number;
    while (!open.empty()) {
      const std::size_t n = open.back();
      open.pop_back();
      if (grid.cells[n].exceptional)
        threshold = threshold == 0 ? grid.cells[n].level : std::min(threshold, grid.cells[n].level);
      const long i = static_cast<long>(n) / cells, j = static_cast<long>(n) % cells;
      for (const auto& [di, dj] : {std::pair{1L, 0L}, {-1L, 0L}, {0L, 1L}, {0L, -1L}}) {
        if (i + di < 0 || i + di >= cells || j + dj < 0 || j + dj >= cells) continue;
        const auto next = static_cast<std::size_t>((i + di) * cells + j + dj);
        if (grid.cells[next].component >= 0 || grid.cells[next].level <= grid.low) continue;
        grid.cells[next].component = number;
        open.push_back(next);
      }
    }
    grid.thresholds.push_back(threshold);
  }
  return grid;
}

std::vector<double> against_model(std::span<const double>, std::span<const double> s) {
  return {-2 * s[0], -2 * s[1]};
}

std::vector<std::size_t> starts_of(const Grid& grid, Generator& generator, long count) {
  std::vector<std::size_t> inside, result;
  for (std::size_t n = 0; n < grid.cells.size(); ++n)
    if (grid.cells[n].component >= 0 &&
        grid.thresholds[static_cast<std::size_t>(grid.cells[n].component)] > 0)
      inside.push_back(n);
  for (long n = 0; n < count && !inside.empty(); ++n)
    result.push_back(inside[generator.below(inside.size())]);
  return result;
}

}  // namespace

std::vector<PlaneRegion> plane_regions() {
  using X = std::span<const double>;
  const Instance triangle = data_set(1, "1/2"_q, 2, {{-2, 0}, {2, 0}, {0, 4}}, {5, 3, 2});
  const Instance even = data_set(2, "1/2"_q, 1, {{-2, 0}, {2, 1}});
  std::vector<RationalPoint> ring;
  for (int n = 0; n < 8; ++n)
    ring.push_back({rational_from_double(3 * std::cos(n * std::numbers::pi / 4)),
                    rational_from_double(3 * std::sin(n * std::numbers::pi / 4))});
  const Instance circle = data_set(1, "1/2"_q, 1, ring);
  return {{"three points, e = 0", triangle, 0.3,
           [](X, X) {
             return std::vector<double>{0, 0};
           }},
          {"three points, e = 3 J s_*", triangle, 0.3,
           [](X, X s) {
             return std::vector<double>{-3 * s[1], 3 * s[0]};
           }},
          {"two points, alpha = 2, e oscillating", even, 0.2,
           [](X x, X) {
             return std::vector<double>{0.05 * std::sin(5 * x[1]), 0.05 * std::cos(3 * x[0])};
           }},
          {"two points, alpha = 2, e turning, with a kink", even, 0.2,
           [](X x, X) {
             return std::vector<double>{-0.04 * x[1] + 0.02 * std::abs(x[0]), 0.04 * x[0]};
           }},
          {"eight points on a circle, e a small drift", circle, 0.2, [](X, X) {
             return std::vector<double>{0.03, -0.02};
           }}};
}

Finding survey_region(const Trial& trial, const PlaneRegion& region) {
  const SwiftModel model(region.data);
  const Grid grid = grid_of(model, region);
  Generator generator = trial.generator(region.name);
  Finding finding;
  finding.method = "flows";
  finding.what = "flows from Gamma come to A and stay: " + region.name;
  finding.instance = region.data;
  finding.expected = "all";
  long stray = 0, twin_fails = 0, twins = 0;
  for (std::size_t n : starts_of(grid, generator, trial.effort().scaled(40, 120, 4000))) {
    const Cell& cell = grid.cells[n];
    const double threshold = (1 - level_rounding) * grid.thresholds[static_cast<std::size_t>(cell.component)];
    const SwiftRun run = follow(model, region.perturbation, cell.at, horizon, threshold);
    ++finding.instances;
    if (!run.reached || run.least_level_inside < threshold * (1 - level_rounding)) ++stray;
    if (cell.level < threshold && twins < 20) {
      ++twins;
      twin_fails += !follow(model, against_model, cell.at, horizon / 10, threshold).reached;
    }
  }
  finding.value = fmt::format("{} of {}, {} components of Gamma's level", finding.instances - stray,
                              finding.instances, grid.thresholds.size());
  if (finding.instances == 0 || stray > 0 || twin_fails == 0) {
    finding.note =
        "some flows were not seen in A to the end, or no twin failed; an enclosure of the flow would "
        "decide them";
    return finding;
  }
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.power =
      fmt::format("with e = -2 s_*, which the hypothesis excludes, {} of {} flows fail", twin_fails, twins);
  return finding;
}

Figure region_figure(const Trial& trial) {
  const PlaneRegion region = plane_regions()[1];
  const SwiftModel model(region.data);
  Generator generator = trial.generator("figure");
  Panel panel{.title = region.name + ", J the quarter turn", .x_label = "x1", .y_label = "x2"};
  const Grid grid = grid_of(model, region);
  for (std::size_t n : starts_of(grid, generator, trial.effort().scaled(8, 24, 60))) {
    Curve curve{.label = "flows of s_* + e", .x = {}, .y = {}};
    std::vector<double> x = grid.cells[n].at;
    for (int piece = 0; piece < 60; ++piece) {
      curve.x.push_back(x[0]);
      curve.y.push_back(x[1]);
      x = follow(model, region.perturbation, x, 0.05, 0).end;
    }
    panel.curves.push_back(std::move(curve));
  }
  const std::vector<double>&first = grid.cells.front().at, &last = grid.cells.back().at;
  for (PlaneStrokes& line : level_line(
           [&](double x, double y) {
             return model.at(std::vector<double>{x, y}).level;
           },
           {{first[0], first[1]}, {last[0], last[1]}}, cells - 1, cells - 1, grid.low))
    panel.curves.push_back(
        {.label = "boundary of Gamma", .x = std::move(line.x), .y = std::move(line.y), .dashed = true});
  Curve data{.label = "data", .x = {}, .y = {}, .points = true};
  for (const auto& point : model.points()) {
    data.x.push_back(point[0]);
    data.y.push_back(point[1]);
  }
  panel.curves.push_back(std::move(data));
  return {
      "multiplicative-noise-theorem-4.2",
      fmt::format("Flows of the perturbed model from the superlevel set Gamma, where L exceeds {:g} of its "
                  "largest value: the perturbation turns them, but L rises along each.",
                  region.part),
      {panel}};
}

}  // namespace referee::multiplicative_noise
