// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/plane_lines.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "geometry/power_diagram.hpp"

namespace referee {
namespace {

using PlanePoint = std::array<double, 2>;

PlanePoint in_plane(const RationalPoint& point) { return {to_double(point[0]), to_double(point[1])}; }

void lift_pen(PlaneStrokes& strokes) {
  strokes.x.push_back(std::numeric_limits<double>::quiet_NaN());
  strokes.y.push_back(std::numeric_limits<double>::quiet_NaN());
}

void draw_to(PlaneStrokes& strokes, PlanePoint point) {
  strokes.x.push_back(point[0]);
  strokes.y.push_back(point[1]);
}

/// The part of start + s step, s in [from, to], inside the window, as one stroke.
void draw_clipped(const PlaneWindow& window, PlanePoint start, PlanePoint step, double from, double to,
                  PlaneStrokes& strokes) {
  for (std::size_t i = 0; i < 2; ++i) {
    if (step[i] == 0) {
      if (start[i] < window.low[i] || start[i] > window.high[i]) return;
      continue;
    }
    double enter = (window.low[i] - start[i]) / step[i], leave = (window.high[i] - start[i]) / step[i];
    if (enter > leave) std::swap(enter, leave);
    from = std::max(from, enter);
    to = std::min(to, leave);
  }
  if (!(from < to)) return;
  for (double s : {from, to}) draw_to(strokes, {start[0] + s * step[0], start[1] + s * step[1]});
  lift_pen(strokes);
}

/// The crossings of one level, one on each edge of the grid that it meets, with the crossings that they are
/// joined to inside the cells.
struct Crossing {
  PlanePoint at;
  std::vector<int> joined;
};
using Crossings = std::map<int, Crossing>;

PlaneStrokes line_from(Crossings& crossings, int edge) {
  PlaneStrokes line;
  while (true) {
    Crossing& crossing = crossings.at(edge);
    draw_to(line, crossing.at);
    if (crossing.joined.empty()) return line;
    const int next = crossing.joined.back();
    crossing.joined.pop_back();
    auto& back = crossings.at(next).joined;
    back.erase(std::find(back.begin(), back.end(), edge));
    edge = next;
  }
}

/// The values of a function at the corners of the cells of a grid in a window.
class SampledFunction {
 public:
  SampledFunction(const std::function<double(double x, double y)>& function, const PlaneWindow& window,
                  int columns, int rows)
      : window_(window), columns_(columns), rows_(rows) {
    for (int j = 0; j <= rows; ++j)
      for (int i = 0; i <= columns; ++i) {
        const PlanePoint at = position(i, j);
        values_.push_back(function(at[0], at[1]));
      }
  }

  const std::vector<double>& values() const { return values_; }

  void append_line(std::vector<PlaneStrokes>& lines, double level) const {
    Crossings crossings;
    for (int j = 0; j < rows_; ++j)
      for (int i = 0; i < columns_; ++i) {
        const int corners[4][2] = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
        std::vector<int> met;
        for (int side = 0; side < 4; ++side) {
          // The same order from both cells of an edge, so that both find the same point.
          const int* a = corners[side == 2 ? 3 : side == 3 ? 0 : side];
          const int* b = corners[side == 2 ? 2 : side == 3 ? 3 : side + 1];
          const double left = values_[static_cast<std::size_t>(corner(a[0], a[1]))] - level;
          const double right = values_[static_cast<std::size_t>(corner(b[0], b[1]))] - level;
          if ((left < 0) == (right < 0)) continue;
          const double share = left / (left - right);
          const PlanePoint p = position(a[0], a[1]), q = position(b[0], b[1]);
          const int edge = 2 * corner(a[0], a[1]) + (a[1] == b[1] ? 0 : 1);
          crossings[edge].at = {p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])};
          met.push_back(edge);
        }
        for (std::size_t k = 0; k + 1 < met.size(); k += 2) {
          crossings[met[k]].joined.push_back(met[k + 1]);
          crossings[met[k + 1]].joined.push_back(met[k]);
        }
      }
    // Open lines from their ends, then the closed ones.
    for (const std::size_t neighbours : {1u, 2u})
      for (auto& [edge, crossing] : crossings)
        if (crossing.joined.size() == neighbours) lines.push_back(line_from(crossings, edge));
  }

 private:
  PlanePoint position(int i, int j) const {
    return {window_.low[0] + (window_.high[0] - window_.low[0]) * i / columns_,
            window_.low[1] + (window_.high[1] - window_.low[1]) * j / rows_};
  }
  int corner(int i, int j) const { return j * (columns_ + 1) + i; }

  PlaneWindow window_;
  int columns_, rows_;
  std::vector<double> values_;
};

}  // namespace

std::vector<PlaneStrokes> level_lines(const std::function<double(double x, double y)>& function,
                                      const PlaneWindow& window, int columns, int rows, int levels) {
  const SampledFunction sampled(function, window, columns, rows);
  std::vector<double> sorted(sampled.values());
  std::sort(sorted.begin(), sorted.end());
  std::vector<PlaneStrokes> lines;
  for (int n = 1; n <= levels; ++n)
    sampled.append_line(
        lines, sorted[sorted.size() * static_cast<std::size_t>(n) / (static_cast<std::size_t>(levels) + 1)]);
  return lines;
}

std::vector<PlaneStrokes> level_line(const std::function<double(double x, double y)>& function,
                                     const PlaneWindow& window, int columns, int rows, double level) {
  std::vector<PlaneStrokes> lines;
  SampledFunction(function, window, columns, rows).append_line(lines, level);
  return lines;
}

PlaneStrokes voronoi_interfaces(const std::vector<RationalPoint>& sites, const PlaneWindow& window) {
  constexpr double far = std::numeric_limits<double>::infinity();
  PlaneStrokes strokes;
  const PowerDiagram diagram(sites);
  for (const PowerFace& face : diagram.faces()) {
    if (face.dimension != 1) continue;
    const PlanePoint start = in_plane(diagram.vertices()[static_cast<std::size_t>(face.vertices[0])]);
    if (face.vertices.size() == 2) {
      const PlanePoint end = in_plane(diagram.vertices()[static_cast<std::size_t>(face.vertices[1])]);
      draw_clipped(window, start, {end[0] - start[0], end[1] - start[1]}, 0, 1, strokes);
    } else if (!face.rays.empty()) {
      for (int ray : face.rays)
        draw_clipped(window, start, in_plane(diagram.rays()[static_cast<std::size_t>(ray)]), 0, far, strokes);
    } else {
      draw_clipped(window, start, in_plane(diagram.lineality()[0]), -far, far, strokes);
    }
  }
  return strokes;
}

}  // namespace referee
