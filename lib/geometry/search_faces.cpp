// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/search_faces.hpp"

#include <algorithm>

#include "geometry/linear.hpp"
#include "geometry/supports.hpp"

namespace referee {
namespace {

std::vector<int> basis(const PowerDiagram& diagram, const PowerFace& face) {
  std::vector<int> rows(face.sites.begin() + 1, face.sites.end());
  const int codimension = diagram.dimension() - face.dimension;
  if (static_cast<int>(rows.size()) == codimension) return rows;
  std::vector<int> chosen;
  for (int row : independent_rows(differences_to_first(diagram.sites(), face.sites)))
    chosen.push_back(rows[static_cast<std::size_t>(row)]);
  return chosen;
}

}  // namespace

void append_bisectors(const std::vector<RationalPoint>& sites, const SearchFace& face,
                      std::vector<RationalPoint>& rows, std::vector<Rational>& right) {
  const RationalPoint& base = sites[static_cast<std::size_t>(face.sites[0])];
  for (int index : face.rows) {
    const RationalPoint& site = sites[static_cast<std::size_t>(index)];
    rows.push_back(difference(site, base));
    right.push_back((dot(site, site) - dot(base, base)) / 2);
  }
}

std::vector<SearchFace> search_faces(const PowerDiagram& diagram) {
  std::vector<SearchFace> result;
  for (const PowerFace& face : diagram.faces()) {
    SearchFace& added = result.emplace_back();
    added.sites = face.sites;
    added.rows = basis(diagram, face);
    for (int site : face.sites)
      for (int neighbour : diagram.neighbours(site))
        if (!std::binary_search(face.sites.begin(), face.sites.end(), neighbour))
          added.rivals.push_back(neighbour);
    std::sort(added.rivals.begin(), added.rivals.end());
    added.rivals.erase(std::unique(added.rivals.begin(), added.rivals.end()), added.rivals.end());
  }
  return result;
}

}  // namespace referee
