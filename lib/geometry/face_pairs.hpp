// SPDX-License-Identifier: GPL-3.0-or-later
/// Which faces of two diagrams can meet: a filter on bounding boxes that never loses a pair.
#pragma once

#include <functional>
#include <vector>

#include "geometry/power_diagram.hpp"

namespace referee {

/// An axis-parallel box with ends rounded outward; ends may be infinite.
struct OuterBox {
  std::vector<double> lower, upper;
};

/// The least box around points, rounded outward.
OuterBox bounding_box(const std::vector<RationalPoint>& points);

/// Boxes of all faces, cut down to `region`; a face outside it gets an empty box (lower > upper).
std::vector<OuterBox> face_boxes(const PowerDiagram& diagram, const OuterBox& region);

/// Calls visit(f, g) once for every pair of faces whose boxes meet, in no particular order: n log^2 n plus
/// the number of pairs. Uses the first three coordinates only.
void for_each_meeting_pair(const std::vector<OuterBox>& first, const std::vector<OuterBox>& second,
                           const std::function<void(int, int)>& visit);

}  // namespace referee
