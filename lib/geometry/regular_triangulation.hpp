// SPDX-License-Identifier: GPL-3.0-or-later
/// Regular triangulations of weighted rational points: what PowerDiagram is made from. Internal to
/// lib/geometry.
#pragma once

#include "numbers/rational.hpp"

namespace referee {

/// Weighted points of R^e whose affine hull is R^e, all different.
struct WeightedPoints {
  std::vector<RationalPoint> points;
  std::vector<Rational> weights;
};

/// The projection of the lower hull of the points (q, |q|^2 - w), cut into simplices. Every point on that
/// hull is a vertex, also amid a facet: where points tie, CGAL lifts the lexicographically greatest a little,
/// which never hides one that lies between others. Points above the hull are left out.
struct RegularTriangulation {
  /// A facet of the convex hull of the points, and the vertex of its simplex across from it.
  struct HullFacet {
    std::vector<int> points;
    int apex;
  };
  std::vector<std::vector<int>> simplices;  ///< e + 1 points each, ascending
  std::vector<HullFacet> hull;              ///< they tile the boundary of the convex hull; none for e = 0
};

/// By the dimension e; e = 0 is a single point.
RegularTriangulation regular_triangulation(const WeightedPoints& input);

// One source each: their headers compile slowly.
RegularTriangulation regular_triangulation_1(const WeightedPoints& input);  ///< monotone chain
RegularTriangulation regular_triangulation_2(const WeightedPoints& input);  ///< CGAL in the plane
RegularTriangulation regular_triangulation_3(const WeightedPoints& input);  ///< CGAL in space
RegularTriangulation regular_triangulation_d(const WeightedPoints& input);  ///< CGAL in any dimension

}  // namespace referee
