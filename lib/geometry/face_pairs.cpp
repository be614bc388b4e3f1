// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/face_pairs.hpp"

#include <CGAL/Box_intersection_d/Box_with_info_d.h>
#include <CGAL/box_intersection_d.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace referee {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The conversion truncates, so the true value lies within one place on either side.
double below(const Rational& value) { return std::nextafter(to_double(value), -infinity); }
double above(const Rational& value) { return std::nextafter(to_double(value), infinity); }

bool is_empty(const OuterBox& box) {
  for (std::size_t i = 0; i < box.lower.size(); ++i)
    if (box.lower[i] > box.upper[i]) return true;
  return false;
}

/// CGAL orders the ends of boxes, which needs finite ones.
double finite(double value) {
  return std::clamp(value, std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
}

using IndexedBox = CGAL::Box_intersection_d::Box_with_info_d<double, 3, int>;

std::vector<IndexedBox> indexed(const std::vector<OuterBox>& boxes) {
  std::vector<IndexedBox> result;
  for (std::size_t n = 0; n < boxes.size(); ++n) {
    if (is_empty(boxes[n])) continue;
    double lower[3] = {0, 0, 0}, upper[3] = {0, 0, 0};
    for (std::size_t i = 0; i < std::min<std::size_t>(3, boxes[n].lower.size()); ++i) {
      lower[i] = finite(boxes[n].lower[i]);
      upper[i] = finite(boxes[n].upper[i]);
    }
    result.emplace_back(lower, upper, static_cast<int>(n));
  }
  return result;
}

}  // namespace

OuterBox bounding_box(const std::vector<RationalPoint>& points) {
  const std::size_t dimension = points.front().size();
  OuterBox box{std::vector<double>(dimension, infinity), std::vector<double>(dimension, -infinity)};
  for (const RationalPoint& point : points)
    for (std::size_t i = 0; i < dimension; ++i) {
      box.lower[i] = std::min(box.lower[i], below(point[i]));
      box.upper[i] = std::max(box.upper[i], above(point[i]));
    }
  return box;
}

std::vector<OuterBox> face_boxes(const PowerDiagram& diagram, const OuterBox& region) {
  const auto dimension = static_cast<std::size_t>(diagram.dimension());
  std::vector<OuterBox> corners, boxes;
  for (const RationalPoint& vertex : diagram.vertices()) corners.push_back(bounding_box({vertex}));
  std::vector<bool> endless(dimension, false);
  for (const RationalPoint& line : diagram.lineality())
    for (std::size_t i = 0; i < dimension; ++i) endless[i] = endless[i] || line[i] != 0;
  for (const PowerFace& face : diagram.faces()) {
    OuterBox box{std::vector<double>(dimension, infinity), std::vector<double>(dimension, -infinity)};
    for (std::size_t i = 0; i < dimension; ++i) {
      bool falls = endless[i], rises = endless[i];
      for (int ray : face.rays) {
        const int sign = diagram.rays()[static_cast<std::size_t>(ray)][i].sign();
        falls = falls || sign < 0;
        rises = rises || sign > 0;
      }
      for (int vertex : face.vertices) {
        box.lower[i] = std::min(box.lower[i], corners[static_cast<std::size_t>(vertex)].lower[i]);
        box.upper[i] = std::max(box.upper[i], corners[static_cast<std::size_t>(vertex)].upper[i]);
      }
      if (falls) box.lower[i] = -infinity;
      if (rises) box.upper[i] = infinity;
      box.lower[i] = std::max(box.lower[i], region.lower[i]);
      box.upper[i] = std::min(box.upper[i], region.upper[i]);
    }
    boxes.push_back(std::move(box));
  }
  return boxes;
}

void for_each_meeting_pair(const std::vector<OuterBox>& first, const std::vector<OuterBox>& second,
                           const std::function<void(int, int)>& visit) {
  std::vector<IndexedBox> left = indexed(first), right = indexed(second);
  CGAL::box_intersection_d(
      left.begin(), left.end(), right.begin(), right.end(),
      [&](const IndexedBox& a, const IndexedBox& b) { visit(a.info(), b.info()); }, std::ptrdiff_t{10},
      CGAL::Box_intersection_d::CLOSED);
}

}  // namespace referee
