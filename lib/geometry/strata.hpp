// SPDX-License-Identifier: GPL-3.0-or-later
/// The strata Sigma_{I,J} of two overlaid Voronoi diagrams.
#pragma once

#include "geometry/potential.hpp"

namespace referee {

/// The points whose nearest sites are exactly I in A1 and J in A2 (geometric-asymptotics, section 7.3): a
/// relatively open convex polyhedron.
struct Stratum {
  NearestSites sites;
  int dimension;
  RationalPoint witness;               ///< a point of it
  std::vector<RationalPoint> tangent;  ///< a basis of the directions of its affine hull
  std::vector<RationalPoint> normal;   ///< a basis of their orthogonal complement
};

/// All nonempty strata, by falling dimension, then by I and J; they part R^d. Exact in every dimension, as
/// the faces of the power diagram of the points (x_k + y_l)/2 with weights -|x_k - y_l|^2/4, whose cells are
/// the overlay's.
/// @throws std::invalid_argument as validate() does.
std::vector<Stratum> strata(const SupportPair& supports);

/// Indices of the strata in the closure of all[index], itself left out: those with at least its nearest
/// sites.
std::vector<int> faces_of(const std::vector<Stratum>& all, std::size_t index);

}  // namespace referee
