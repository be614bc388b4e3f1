// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/search_faces.hpp"

#include <algorithm>

#include "geometry/linear.hpp"

namespace referee {
namespace {

std::vector<int> basis(const PowerDiagram& diagram, const PowerFace& face) {
  std::vector<int> rows(face.sites.begin() + 1, face.sites.end());
  const int codimension = diagram.dimension() - face.dimension;
  if (static_cast<int>(rows.size()) == codimension) return rows;
  std::vector<RationalPoint> differences;
  const RationalPoint& base = diagram.sites()[static_cast<std::size_t>(face.sites[0])];
  for (int site : rows) {
    differences.push_back(diagram.sites()[static_cast<std::size_t>(site)]);
    for (std::size_t i = 0; i < base.size(); ++i) differences.back()[i] -= base[i];
  }
  std::vector<int> chosen;
  for (int row : independent_rows(differences)) chosen.push_back(rows[static_cast<std::size_t>(row)]);
  return chosen;
}

}  // namespace

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
