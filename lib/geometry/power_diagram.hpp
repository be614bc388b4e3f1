// SPDX-License-Identifier: GPL-3.0-or-later
/// Voronoi and power diagrams of rational points in any dimension, exact down to every degenerate face.
#pragma once

#include "numbers/rational.hpp"

namespace referee {

/// A face of a power diagram: the points x whose set of nearest sites (least |x - p|^2 - w) is exactly
/// `sites`. Its closure is the convex hull of `vertices` plus the cone of `rays` plus the diagram's lineality
/// space.
struct PowerFace {
  std::vector<int> sites;     ///< ascending; more than dimension + 1 where sites are cospherical
  int dimension;              ///< d minus the dimension of the affine hull of the sites
  std::vector<int> vertices;  ///< indices into PowerDiagram::vertices(), ascending
  std::vector<int> rays;      ///< indices into PowerDiagram::rays(), ascending
};

/// The power diagram of weighted points: the cell of site p is where |x - p|^2 - w is least. Without weights,
/// the Voronoi diagram.
///
/// Computed from a regular triangulation in exact arithmetic (CGAL); simplices that share a power sphere are
/// merged, so that collinear, cocircular and cospherical sites give the true faces, and sites that span less
/// than R^d a diagram with a lineality space. A site whose cell has no point is hidden and occurs in no face;
/// one whose power is nowhere the only least (possible with unequal weights) has no face {site}, but is
/// listed in the faces at whose points it ties. Order and content of everything but neighbours() follow from
/// the sites alone. Cost: n log n in the plane for points in general position, quadratic at worst in space.
class PowerDiagram {
 public:
  /// @param weights empty for the Voronoi diagram, else one a site.
  /// @throws std::invalid_argument for no site, unequal dimensions, or two sites at one point.
  explicit PowerDiagram(std::vector<RationalPoint> sites, std::vector<Rational> weights = {});

  int dimension() const { return dimension_; }
  const std::vector<RationalPoint>& sites() const { return sites_; }
  const std::vector<Rational>& weights() const { return weights_; }  ///< all zero for a Voronoi diagram

  /// The faces of least dimension, each by its one point in the affine hull of the sites, in lexicographic
  /// order; never empty (a single site is its own vertex).
  const std::vector<RationalPoint>& vertices() const { return vertices_; }
  /// Directions to infinity, orthogonal to the lineality space, with coprime integer components, in
  /// lexicographic order.
  const std::vector<RationalPoint>& rays() const { return rays_; }
  /// A basis of the directions in which the whole diagram is invariant: orthogonal to the span of the sites,
  /// with coprime integer components.
  const std::vector<RationalPoint>& lineality() const { return lineality_; }
  /// Every face once, cells first, then by falling dimension, sites in lexicographic order.
  const std::vector<PowerFace>& faces() const { return faces_; }
  /// Sites whose cell may touch the cell of this site (a superset of those across its facets: the edges of
  /// the triangulation), ascending. A site without a cell of dimension d may have none.
  const std::vector<int>& neighbours(int site) const { return neighbours_[static_cast<std::size_t>(site)]; }

  /// |x - p|^2 - w, minimised over the sites: exactly those that attain it, ascending. Linear search.
  /// @throws std::invalid_argument for a point of another dimension.
  std::vector<int> nearest(const RationalPoint& x) const;

 private:
  int dimension_;
  std::vector<RationalPoint> sites_;
  std::vector<Rational> weights_;
  std::vector<RationalPoint> vertices_, rays_, lineality_;
  std::vector<PowerFace> faces_;
  std::vector<std::vector<int>> neighbours_;
};

}  // namespace referee
