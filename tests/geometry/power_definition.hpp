// SPDX-License-Identifier: GPL-3.0-or-later
/// A power diagram held against its definition, face by face.
#pragma once

#include "geometry/power_diagram.hpp"

namespace referee::test {

/// Weighted sites of one space; no weights mean a Voronoi diagram.
struct Sites {
  std::vector<RationalPoint> points;
  std::vector<Rational> weights;
};

/// The sites of least |x - p|^2 - w, from that formula.
std::vector<int> least_power(const Sites& sites, const RationalPoint& x);

/// A point of the relative interior: the mean of its vertices plus all rays, moved along the lineality space.
RationalPoint relative_interior_point(const PowerDiagram& diagram, const PowerFace& face);

/// Each face has the sites, the dimension, the vertices and the rays that the definition demands; no face is
/// listed twice; the listed ones satisfy Euler's relation.
void check_faces(const PowerDiagram& diagram, const Sites& sites);

/// No face is missing: the nearest sites of every power centre of up to `largest_subset` sites, and of many
/// points between vertices and along rays, are those of a listed face.
void check_completeness(const PowerDiagram& diagram, const Sites& sites, std::size_t largest_subset);

/// The site sets of the faces of a diagram.
std::vector<std::vector<int>> site_sets(const PowerDiagram& diagram);

}  // namespace referee::test
