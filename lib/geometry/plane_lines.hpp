// SPDX-License-Identifier: GPL-3.0-or-later
/// Lines for pictures of the plane, in double precision: for the eye, not for proofs.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "numbers/rational.hpp"

namespace referee {

/// The part of the plane that a picture shows.
struct PlaneWindow {
  std::array<double, 2> low, high;
};

/// Strokes of a pen one after the other, with a NaN between two.
struct PlaneStrokes {
  std::vector<double> x, y;
};

/// Where a function crosses `levels` values that part the window into equal areas: marching squares on a grid
/// of columns x rows cells, linearly interpolated, cells joined to lines, one element each; a closed line
/// ends where it starts.
std::vector<PlaneStrokes> level_lines(const std::function<double(double x, double y)>& function,
                                      const PlaneWindow& window, int columns, int rows, int levels);

/// Where a function crosses one value, drawn in the same way.
std::vector<PlaneStrokes> level_line(const std::function<double(double x, double y)>& function,
                                     const PlaneWindow& window, int columns, int rows, double level);

/// The Voronoi interfaces of sites in the plane, one stroke an edge.
PlaneStrokes voronoi_interfaces(const std::vector<RationalPoint>& sites, const PlaneWindow& window);

}  // namespace referee
