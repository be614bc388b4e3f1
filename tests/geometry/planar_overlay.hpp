// SPDX-License-Identifier: GPL-3.0-or-later
/// The strata of two planar Voronoi diagrams by a route of its own: CGAL's overlay of arrangements.
#pragma once

#include "geometry/supports.hpp"

namespace referee::test {

/// A vertex, an edge or a cell of the overlay, named by the nearest sites in A1 and A2 of its points.
struct OverlayCell {
  std::vector<int> first, second;  ///< ascending
  int dimension;

  auto operator<=>(const OverlayCell&) const = default;
};

/// Every vertex, edge and face of the overlay, sorted. The bisectors come from Delaunay triangulations, the
/// names of vertices and edges from distances, those of faces from the sites that lie in them.
std::vector<OverlayCell> planar_overlay(const SupportPair& supports);

}  // namespace referee::test
