// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/quartic_readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace referee::score_shocks {
namespace {

constexpr double a = 2.5;

/// Nodes, and weights times p0 (up to its norm).
struct WeightedGrid {
  std::vector<double> nodes, weights;
};

std::vector<double> equidistant(double lower, double upper, int points) {
  std::vector<double> nodes;
  for (int i = 0; i < points; ++i) nodes.push_back(lower + i * ((upper - lower) / (points - 1)));
  return nodes;
}

WeightedGrid weighted(std::vector<double> nodes, QuadratureRule rule) {
  const std::size_t n = nodes.size();
  const double step = nodes[1] - nodes[0];
  std::vector<double> weights(n, 0);
  if (rule == QuadratureRule::rectangle) {
    std::fill(weights.begin(), weights.end(), step);
  } else {
    // Simpson's rule on an even number of cells; a cell that is left over is a trapezoid.
    const std::size_t simpson = rule == QuadratureRule::simpson ? (n - 1) / 2 * 2 : 0;
    for (std::size_t i = 0; i < simpson; i += 2) {
      weights[i] += step / 3;
      weights[i + 1] += 4 * step / 3;
      weights[i + 2] += step / 3;
    }
    for (std::size_t i = simpson; i + 1 < n; ++i) {
      weights[i] += step / 2;
      weights[i + 1] += step / 2;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    const double gap = nodes[i] * nodes[i] - a * a;
    weights[i] *= std::exp(-gap * gap / (4 * a * a));
  }
  return {std::move(nodes), std::move(weights)};
}

WeightedGrid restricted(const WeightedGrid& grid, bool (*inside)(double)) {
  WeightedGrid part;
  for (std::size_t i = 0; i < grid.nodes.size(); ++i)
    if (inside(grid.nodes[i])) {
      part.nodes.push_back(grid.nodes[i]);
      part.weights.push_back(grid.weights[i]);
    }
  return part;
}

struct Basins {
  WeightedGrid left, right, whole;
};

Basins basins(const QuadratureReading& reading) {
  const std::vector<double> nodes = equidistant(-reading.reach, reading.reach, reading.points);
  const WeightedGrid whole = weighted(nodes, reading.rule);
  const auto negative = [](double y) { return y < 0; };
  const auto nonnegative = [](double y) { return y >= 0; };
  switch (reading.cut) {
    case BasinCut::own_grids:
      return {weighted(equidistant(-reading.reach, 0, reading.points), reading.rule),
              weighted(equidistant(0, reading.reach, reading.points), reading.rule), whole};
    case BasinCut::slices: {
      const auto split = std::partition_point(nodes.begin(), nodes.end(), negative);
      return {weighted({nodes.begin(), split}, reading.rule), weighted({split, nodes.end()}, reading.rule),
              whole};
    }
    case BasinCut::masks:
      return {restricted(whole, negative), restricted(whole, nonnegative), whole};
    default:
      return {restricted(whole, [](double y) { return y <= 0; }), restricted(whole, nonnegative), whole};
  }
}

struct SmoothedPart {
  double mass = 0, score = 0, slope = 0;
};

/// Heat-kernel integrals over a grid, up to the kernel's norm.
SmoothedPart smoothed(const WeightedGrid& grid, double x, double tau) {
  double mass = 0, first = 0, second = 0;
  for (std::size_t i = 0; i < grid.nodes.size(); ++i) {
    // Beside the largest weight, exp(0), that is no weight at all.
    if (grid.weights[i] < 1e-300) continue;
    const double shift = (grid.nodes[i] - x) / (2 * tau);
    const double term = grid.weights[i] * std::exp(-shift * shift * tau);
    mass += term;
    first += term * shift;
    second += term * shift * shift;
  }
  const double score = first / mass;
  return {mass, score, second / mass - 1 / (2 * tau) - score * score};
}

}  // namespace

std::string in_words(const QuadratureReading& reading) {
  const char* rules[] = {"trapezoids", "Simpson", "plain sums"};
  const char* cuts[] = {"own grids", "slices y < 0 and y >= 0", "masks y < 0 and y >= 0",
                        "masks y <= 0 and y >= 0"};
  return fmt::format("{}, {}, {} points of [-{}, {}]", rules[static_cast<int>(reading.rule)],
                     cuts[static_cast<int>(reading.cut)], reading.points, reading.reach, reading.reach);
}

std::vector<QuadratureReading> natural_readings() {
  std::vector<QuadratureReading> readings;
  for (QuadratureRule rule : {QuadratureRule::trapezoid, QuadratureRule::simpson, QuadratureRule::rectangle})
    for (BasinCut cut : {BasinCut::own_grids, BasinCut::slices, BasinCut::masks, BasinCut::shared_masks})
      for (double reach : {5.0, 6.0, 7.0, 8.0, 10.0, 12.0})
        for (int cells : {200, 400, 500, 1000, 2000, 3000, 4000, 5000, 6000})
          for (int points : {cells, cells + 1}) readings.push_back({rule, cut, reach, points});
  return readings;
}

BoundaryResidual boundary_residual(const QuadratureReading& reading) {
  const Basins grid = basins(reading);
  const auto slope = [&](double tau) { return smoothed(grid.whole, 0, tau).slope; };
  double before = 1.9, at = 2, slope_before = slope(before);
  // The secant converges in a handful of steps; it stops when rounding does.
  for (int step = 0; step < 20; ++step) {
    const double slope_at = slope(at);
    if (slope_at == slope_before || at == before) break;
    const double next = at - slope_at * (at - before) / (slope_at - slope_before);
    before = at;
    slope_before = slope_at;
    at = next;
  }
  const SmoothedPart left = smoothed(grid.left, 0, at), right = smoothed(grid.right, 0, at);
  const double kappa = right.score - left.score;
  return {at, std::abs(slope(at) - ((left.slope + right.slope) / 2 + kappa * kappa / 4))};
}

double decomposition_residual(const QuadratureReading& reading, double tau) {
  const Basins grid = basins(reading);
  double worst = 0;
  for (double x : equidistant(-6, 6, 121)) {
    const SmoothedPart left = smoothed(grid.left, x, tau), right = smoothed(grid.right, x, tau);
    const double phi = std::log(right.mass / left.mass), gradient = right.score - left.score;
    worst = std::max(worst, std::abs(smoothed(grid.whole, x, tau).score - (left.score + right.score) / 2 -
                                     std::tanh(phi / 2) * gradient / 2));
  }
  return worst;
}

}  // namespace referee::score_shocks
