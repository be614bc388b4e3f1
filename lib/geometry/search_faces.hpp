// SPDX-License-Identifier: GPL-3.0-or-later
/// The faces of a Voronoi diagram with what the search for critical points asks of them.
#pragma once

#include "geometry/power_diagram.hpp"

namespace referee {

/// The set of points whose nearest sites are exactly `sites`.
struct SearchFace {
  std::vector<int> sites;   ///< ascending; sites[0] is the base
  std::vector<int> rows;    ///< sites whose differences to the base are a basis of all such differences
  std::vector<int> rivals;  ///< neighbours of the sites, themselves left out: a point of the face's affine
                            ///< hull whose rivals are all farther has no other nearest site
  bool simplex() const { return rows.size() + 1 == sites.size(); }
};

/// Appends the bisectors between the base and the sites in `rows`: <row, x> = right on the face.
void append_bisectors(const std::vector<RationalPoint>& sites, const SearchFace& face,
                      std::vector<RationalPoint>& rows, std::vector<Rational>& right);

/// In the order of diagram.faces().
std::vector<SearchFace> search_faces(const PowerDiagram& diagram);

}  // namespace referee
