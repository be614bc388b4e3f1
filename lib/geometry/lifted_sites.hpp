// SPDX-License-Identifier: GPL-3.0-or-later
/// Sites lifted to the heights |p|^2 - w above their affine hull: the cells of the power diagram are the
/// vertices of the lower hull of the lifted sites, its vertices the lower facets. Internal to lib/geometry.
#pragma once

#include "geometry/regular_triangulation.hpp"

namespace referee {

/// A hyperplane or a point of the lifted space R^(e+1) in homogeneous coordinates: e coordinates within the
/// hull, the homogeneous one, the height.
using LiftedVector = std::vector<Integer>;

/// The sites above their hull, in integers.
class LiftedSites {
 public:
  /// For at least one site, all different, and one weight each.
  LiftedSites(const std::vector<RationalPoint>& sites, const std::vector<Rational>& weights);

  /// A basis of the e directions within the hull.
  const std::vector<RationalPoint>& span() const { return span_; }
  /// The sites in e of their coordinates, with the weights that reproduce their heights; scaled.
  const WeightedPoints& projected() const { return projected_; }

  /// The hyperplane through e + 1 lifted sites that project to a simplex, above which all are if they are on
  /// the lower hull: <plane, site> = 0 on it, positive above it.
  LiftedVector lower_facet(const std::vector<int>& simplex) const;
  /// The vertical hyperplane through e sites; <plane, site> is positive at the apex.
  LiftedVector vertical_facet(const std::vector<int>& facet, int apex) const;

  /// The point of the hull whose power to every site on the lower facet is the same.
  RationalPoint power_centre(const LiftedVector& lower) const;
  /// The direction along the hull away from the sites, primitive.
  RationalPoint outward(const LiftedVector& vertical) const;

 private:
  int side(const LiftedVector& plane, int site) const;  // sign of <plane, site>
  const LiftedVector& row(int site) const { return rows_[static_cast<std::size_t>(site)]; }
  RationalPoint embedded(const std::vector<Rational>& products) const;

  std::vector<int> coordinates_;  // in which the hull projects injectively
  std::vector<RationalPoint> span_;
  std::vector<RationalPoint> dual_span_;  // <dual_span[i], span[j]> = 1 if i = j, else 0
  RationalPoint foot_;                    // of the origin on the hull
  Integer scale_;                         // of the coordinates; heights have its square
  WeightedPoints projected_;
  std::vector<LiftedVector> rows_;
};

}  // namespace referee
