// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/plane_panels.hpp"

#include <algorithm>
#include <limits>

namespace referee::geometric_asymptotics {
namespace {

using DrawnSites = std::vector<std::array<double, 2>>;

DrawnSites drawn_sites(const std::vector<RationalPoint>& sites) {
  DrawnSites result;
  for (const RationalPoint& site : sites) result.push_back({to_double(site[0]), to_double(site[1])});
  return result;
}

double drawn_squared_distance(const DrawnSites& sites, double x, double y) {
  double least = std::numeric_limits<double>::infinity();
  for (const auto& site : sites)
    least = std::min(least, (x - site[0]) * (x - site[0]) + (y - site[1]) * (y - site[1]));
  return least;
}

}  // namespace

Curve markers(std::string label, const std::vector<RationalPoint>& points) {
  Curve curve{.label = std::move(label), .x = {}, .y = {}, .points = true};
  for (const RationalPoint& point : points) {
    curve.x.push_back(to_double(point[0]));
    curve.y.push_back(to_double(point[1]));
  }
  return curve;
}

Panel landscape_in_plane(const Instance& supports, const PlaneWindow& window, std::string title) {
  Panel panel{.title = std::move(title), .x_label = "x1", .y_label = "x2"};
  const SupportPair pair = supports_of(supports);
  const DrawnSites first = drawn_sites(pair.first), second = drawn_sites(pair.second);
  const double lambda = to_double(supports["lambda"]);
  const auto potential = [&](double x, double y) {
    return lambda * drawn_squared_distance(first, x, y) + (1 - lambda) * drawn_squared_distance(second, x, y);
  };
  for (PlaneStrokes& line : level_lines(potential, window, 95, 68, 10))
    panel.curves.push_back(
        {.label = "level lines of Phi", .x = std::move(line.x), .y = std::move(line.y), .faint = true});
  return panel;
}

void add_minimisers(Panel& panel, const Instance& supports) {
  std::vector<RationalPoint> minimisers;
  for (const CriticalPoint& point : local_minimisers(supports)) minimisers.push_back(point.at);
  panel.curves.push_back(markers("local minimisers", minimisers));
}

void add_paths(Panel& panel, const SampledPaths& paths, const std::string& label) {
  for (std::size_t path = 0; path < paths.paths; ++path) {
    Curve curve{.label = label, .x = {}, .y = {}};
    for (std::size_t record = 0; record < paths.times.size(); ++record) {
      curve.x.push_back(paths.at(record, path)[0]);
      curve.y.push_back(paths.at(record, path)[1]);
    }
    panel.curves.push_back(std::move(curve));
  }
}

void add_supports(Panel& panel, const SupportPair& supports) {
  panel.curves.push_back(markers("A1", supports.first));
  panel.curves.push_back(markers("A2", supports.second));
}

void add_interfaces(Panel& panel, const SupportPair& supports, const PlaneWindow& window) {
  PlaneStrokes first = voronoi_interfaces(supports.first, window);
  PlaneStrokes second = voronoi_interfaces(supports.second, window);
  panel.curves.push_back({.label = "interfaces of A1", .x = std::move(first.x), .y = std::move(first.y)});
  panel.curves.push_back(
      {.label = "interfaces of A2", .x = std::move(second.x), .y = std::move(second.y), .dashed = true});
}

}  // namespace referee::geometric_asymptotics
