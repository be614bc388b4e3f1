// SPDX-License-Identifier: GPL-3.0-or-later
/// Basins of x' = s_*(x) in the plane against the Voronoi cells of the data.
#include <fmt/format.h>

#include <cmath>

#include "court/experiment.hpp"
#include "dynamics/ascent_basins.hpp"
#include "dynamics/parallel_loop.hpp"
#include "geometry/plane_lines.hpp"

namespace referee::multiplicative_noise {
namespace {

using namespace court;
using namespace literals;

struct PlaneData {
  std::string name;
  std::vector<RationalPoint> points;
};

std::vector<PlaneData> plane_data() {
  return {{"three points", {{-1, 0}, {"1/2"_q, "-1/5"_q}, {"4/5"_q, "9/10"_q}}},
          {"six points",
           {{"-3/2"_q, "-3/5"_q},
            {"-1/2"_q, "-1/5"_q},
            {"-1/5"_q, "4/5"_q},
            {"3/5"_q, "1/2"_q},
            {"7/10"_q, "-4/5"_q},
            {"8/5"_q, "1/5"_q}}}};
}

struct Case {
  PlaneData data;
  Rational alpha, sigma_eps;
};

TrainedModel trained_on(const Case& instance) {
  const auto& points = instance.data.points;
  return {{points, std::vector<Rational>(points.size(), Rational(1, static_cast<long>(points.size()))),
           std::vector<Rational>(points.size(), 0)},
          instance.alpha,
          instance.sigma_eps,
          5};
}

constexpr PlaneWindow window{{-2.4, -1.6}, {2.4, 1.8}};
constexpr double reach = 5, table_reach = 3 * reach;
constexpr int columns = 180, rows = 128;
/// Of every so many cells along both axes the picture shows one.
constexpr int shown_every = 5;
/// Tolerances of the two runs that are compared, and of drawn lines.
constexpr double fine = 1e-6, coarse = 1e-4, drawn = 1e-5;
constexpr long most_boxes = 200000;

/// Where the middle of each cell of the window goes.
struct Ends {
  std::vector<int> trap;             ///< with the fine tolerance, -1 unknown
  std::vector<std::size_t> nearest;  ///< data point
  long changed = 0;                  ///< cells that go elsewhere with the coarse tolerance
};

std::vector<double> middle_of(std::size_t cell) {
  const auto at = [](double low, double high, std::size_t n, int count) {
    return low + (high - low) * (static_cast<double>(n) + 0.5) / count;
  };
  return {at(window.low[0], window.high[0], cell % columns, columns),
          at(window.low[1], window.high[1], cell / columns, rows)};
}

Ends followed(const TabulatedModel& model, const std::vector<AscentTrap>& traps, long threads) {
  constexpr std::size_t cells = columns * rows;
  Ends ends{std::vector<int>(cells), std::vector<std::size_t>(cells), 0};
  std::vector<char> changed(cells);
  parallel_loop(rows, threads, [&](std::size_t row) {
    for (std::size_t cell = row * columns; cell < (row + 1) * columns; ++cell) {
      const auto start = middle_of(cell);
      ends.nearest[cell] = model.nearest(start);
      ends.trap[cell] = ascent_end(model, traps, start, {.tolerance = fine});
      changed[cell] = ascent_end(model, traps, start, {.tolerance = coarse}) != ends.trap[cell];
    }
  });
  for (char one : changed) ends.changed += one;
  return ends;
}

void add_point(Curve& curve, const std::vector<double>& at) {
  curve.x.push_back(at[0]);
  curve.y.push_back(at[1]);
}

/// The line from a place in the window up to where it leaves the window for the first time.
void add_path(Curve& curve, const std::vector<double>& path) {
  for (std::size_t n = 0; n + 1 < path.size(); n += 2) {
    double part = 1;  // of the way from the last place
    for (std::size_t i = 0; i < 2; ++i) {
      const double to = path[n + i], from = n == 0 ? to : path[n + i - 2];
      if (to > window.high[i]) part = std::min(part, (window.high[i] - from) / (to - from));
      if (to < window.low[i]) part = std::min(part, (window.low[i] - from) / (to - from));
    }
    if (part == 1) {
      add_point(curve, {path[n], path[n + 1]});
      continue;
    }
    const auto between = [&](std::size_t i) {
      return path[n + i - 2] + part * (path[n + i] - path[n + i - 2]);
    };
    add_point(curve, {between(0), between(1)});
    break;
  }
  add_point(curve, {NAN, NAN});
}

/// A unit vector along which L falls fastest at a saddle: the stable manifold leaves it there.
std::vector<double> falling_direction(const std::vector<Ball>& hessian) {
  const double a = hessian[0].to_double(), b = hessian[1].to_double(), c = hessian[3].to_double();
  const double angle = 0.5 * std::atan2(2 * b, a - c);  // of the greater eigenvalue
  return {-std::sin(angle), std::cos(angle)};
}

/// Everything found for one data set, alpha and sigma_eps.
struct Portrait {
  Panel panel;
  std::vector<std::string> row;
};

Portrait portrayed(const Case& instance, long threads) {
  const TrainedModel exact = trained_on(instance);
  const EquilibriumSearch search = find_equilibria(exact, 15, most_boxes);
  const TabulatedModel model(exact, table_reach);
  const OptimalModel enclosing = exact.at({96});
  std::vector<AscentTrap> traps;
  std::vector<std::size_t> trap_point;  // data point nearest to the equilibrium
  Curve data{.label = "data", .x = {}, .y = {}, .points = true};
  Curve stable{.label = "stable", .x = {}, .y = {}, .points = true};
  Curve saddles{.label = "saddle", .x = {}, .y = {}, .points = true};
  Curve sources{.label = "source", .x = {}, .y = {}, .points = true};
  Curve boundary{.label = "boundaries of basins", .x = {}, .y = {}};
  long undecided = 0;
  for (const auto& point : instance.data.points) add_point(data, {to_double(point[0]), to_double(point[1])});
  for (const Equilibrium& point : search.points) {
    const std::vector<double> at{point.at[0].to_double(), point.at[1].to_double()};
    const auto hessian = enclosing.mixture().hessian(enclosing.order(), point.at);
    const Ball determinant = hessian[0] * hessian[3] - square(hessian[1]);
    if (point.stable == Truth::yes) {
      add_point(stable, at);
      if (const auto trap = ascent_trap(exact, point, 1)) {
        traps.push_back(*trap);
        trap_point.push_back(point.nearest);
      }
    } else if (determinant.is_negative()) {
      add_point(saddles, at);
      const auto direction = falling_direction(hessian);
      const double step = to_double(instance.sigma_eps) / 1024;
      for (double side : {-step, step})
        add_path(boundary, ascent_source(model, {at[0] + side * direction[0], at[1] + side * direction[1]},
                                         reach, {.tolerance = drawn}));
    } else if (determinant.is_positive()) {
      add_point(sources, at);
    } else {
      ++undecided;
    }
  }
  const Ends ends = followed(model, traps, threads);
  // A curve a row: the page thins out long curves.
  std::vector<Curve> strangers;
  long elsewhere = 0, nowhere = 0;
  for (std::size_t cell = 0; cell < ends.trap.size(); ++cell) {
    const int trap = ends.trap[cell];
    nowhere += trap < 0;
    if (trap < 0 || trap_point[static_cast<std::size_t>(trap)] == ends.nearest[cell]) continue;
    ++elsewhere;
    if (cell % columns % shown_every != 1 || cell / columns % shown_every != 1) continue;
    const auto at = middle_of(cell);
    if (strangers.empty() || strangers.back().y.back() != at[1])
      strangers.push_back(
          {.label = "not to the nearest point", .x = {}, .y = {}, .points = true, .faint = true});
    add_point(strangers.back(), at);
  }
  const PlaneStrokes edges = voronoi_interfaces(instance.data.points, window);
  const double cells = static_cast<double>(ends.trap.size());
  Portrait portrait;
  portrait.row = {instance.data.name,
                  to_string(instance.alpha),
                  to_string(instance.sigma_eps),
                  std::to_string(stable.x.size()),
                  std::to_string(saddles.x.size()),
                  std::to_string(sources.x.size()),
                  search.complete && undecided == 0 && traps.size() == stable.x.size() ? "yes" : "no",
                  fmt::format("{:.3f} %", 100 * static_cast<double>(elsewhere) / cells),
                  std::to_string(ends.changed),
                  std::to_string(nowhere)};
  portrait.panel = {.title = fmt::format("{}, alpha = {}, sigma_eps = {}", instance.data.name,
                                         to_string(instance.alpha), to_string(instance.sigma_eps)),
                    .x_label = "x1",
                    .y_label = "x2"};
  portrait.panel.curves = std::move(strangers);
  Curve voronoi{.label = "Voronoi edges", .x = edges.x, .y = edges.y, .dashed = true};
  for (Curve* curve : {&boundary, &voronoi, &data, &stable, &saddles, &sources})
    if (!curve->x.empty()) portrait.panel.curves.push_back(std::move(*curve));
  return portrait;
}

Exhibit basins(const Setting& setting) {
  ExhibitTable table{
      fmt::format("Equal weights, sigma_T = 5; {} x {} cells over [{:g}, {:g}] x [{:g}, {:g}].", columns,
                  rows, window.low[0], window.high[0], window.low[1], window.high[1]),
      {"data", "alpha", "sigma_eps", "stable", "saddles", "sources", "all found", "area that ends elsewhere",
       "cells changed by a coarser step", "cells undecided"},
      {}};
  std::vector<Figure> figures;
  const auto sets = plane_data();
  for (const auto& data : sets) {
    figures.push_back({"mn-basins-" + std::to_string(data.points.size()),
                       "Basins of the autonomous flow for " + data.name +
                           ", bounded by the stable manifolds of the saddles, against the Voronoi cells.",
                       {}});
    for (const Rational& alpha : {"0"_q, "2"_q})
      for (const Rational& sigma_eps : {"1/4"_q, "1/10"_q}) {
        if (setting.progress)
          setting.progress(static_cast<double>(table.rows.size()) / 8,
                           data.name + ", alpha = " + to_string(alpha));
        Portrait portrait = portrayed({data, alpha, sigma_eps}, setting.jobs);
        table.rows.push_back(std::move(portrait.row));
        figures.back().panels.push_back(std::move(portrait.panel));
      }
  }
  Exhibit exhibit;
  exhibit.paragraph(
      "A trajectory of x' = s_*(x) climbs L and ends at an equilibrium. Were the model no more than a copy "
      "of its "
      "data, every place would go to the nearest data point; grey cells do not. All equilibria are proven "
      "and the "
      "list is complete where the table says so. Trajectories are followed in double precision (their curves "
      "depend on alpha only through (d + alpha)/2) into balls about the stable equilibria in which L is "
      "proven "
      "concave, so that none returns. Every cell is followed twice, with local errors 1e-6 and 1e-4; the "
      "table "
      "counts the cells whose ends differ.");
  exhibit.paragraph(
      "Between sigma_eps and sigma_T the pull of a data point falls like |x - x_j|^(-(d + alpha - 1)). The "
      "faster, "
      "the more the nearest point wins; for small d + alpha the crowd pulls farther than the neighbour, "
      "points on "
      "the rim lose ground to those inside, and where sigma_eps has merged their equilibria with others they "
      "lose "
      "all of it. Away from the data boundaries turn off the Voronoi edges even where they run along them "
      "between "
      "the points.");
  exhibit.table(std::move(table));
  for (Figure& figure : figures) exhibit.figure(std::move(figure));
  return exhibit;
}

REFEREE_EXPERIMENT({.name = "mn-basins",
                    .paper = "multiplicative-noise",
                    .title = "Basins of the autonomous flow against the nearest data point",
                    .source = "section 4.2, beyond the paper",
                    .claims = {"MN-T4.3", "MN-T4.4"},
                    .run = basins});

}  // namespace
}  // namespace referee::multiplicative_noise
