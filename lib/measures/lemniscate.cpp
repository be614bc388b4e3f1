// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/lemniscate.hpp"

#include <cmath>
#include <numbers>

namespace referee {
namespace {

constexpr double full_turn = 2 * std::numbers::pi;

double squared_distance(std::span<const double> place, double angle) {
  const PlanePoint at = lemniscate_point(angle);
  return (place[0] - at.x) * (place[0] - at.x) + (place[1] - at.y) * (place[1] - at.y);
}

/// The least of the squared distance between two angles around which it is convex, by golden sections.
double golden_minimum(std::span<const double> place, double low, double high) {
  const double ratio = (std::sqrt(5.0) - 1) / 2;
  double inner = high - ratio * (high - low), outer = low + ratio * (high - low);
  double at_inner = squared_distance(place, inner), at_outer = squared_distance(place, outer);
  while (high - low > 1e-8) {
    if (at_inner < at_outer) {
      high = outer;
      outer = inner;
      at_outer = at_inner;
      inner = high - ratio * (high - low);
      at_inner = squared_distance(place, inner);
    } else {
      low = inner;
      inner = outer;
      at_inner = at_outer;
      outer = low + ratio * (high - low);
      at_outer = squared_distance(place, outer);
    }
  }
  return (low + high) / 2;
}

}  // namespace

PlanePoint lemniscate_point(double angle) {
  const double s = std::sin(angle), c = std::cos(angle), scale = 1 / (1 + s * s);
  return {c * scale, s * c * scale};
}
double lemniscate_speed(double angle) { return 1 / std::sqrt(1 + std::sin(angle) * std::sin(angle)); }

Mixture<double> lemniscate_nodes(std::size_t count) {
  Mixture<double> nodes;
  double length = 0;
  for (std::size_t k = 0; k < count; ++k) {
    // Off the crossing, which two nodes would share.
    const double angle = full_turn * (static_cast<double>(k) + 0.25) / static_cast<double>(count);
    const PlanePoint at = lemniscate_point(angle);
    nodes.means.push_back({at.x, at.y});
    nodes.weights.push_back(lemniscate_speed(angle));
    nodes.variances.push_back(0);
    length += nodes.weights.back();
  }
  for (double& weight : nodes.weights) weight /= length;
  return nodes;
}

PlanePoint lemniscate_draw(const std::function<double()>& uniform) {
  while (true) {
    const double angle = full_turn * uniform();
    if (uniform() < lemniscate_speed(angle)) return lemniscate_point(angle);
  }
}

NearestOnCurve nearest_on_lemniscate(std::span<const double> place) {
  constexpr int sections = 96;
  const auto angle_of = [](int k) { return full_turn * k / sections; };
  double distances[sections];
  for (int k = 0; k < sections; ++k) distances[k] = squared_distance(place, angle_of(k));
  NearestOnCurve nearest{0, HUGE_VAL};
  for (int k = 0; k < sections; ++k) {
    if (distances[k] > distances[(k + 1) % sections] ||
        distances[k] > distances[(k + sections - 1) % sections])
      continue;
    const double angle = golden_minimum(place, angle_of(k - 1), angle_of(k + 1));
    const double distance = std::sqrt(squared_distance(place, angle));
    if (distance < nearest.distance) nearest = {angle, distance};
  }
  return nearest;
}

}  // namespace referee
