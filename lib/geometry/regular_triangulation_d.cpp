// SPDX-License-Identifier: GPL-3.0-or-later
#include <CGAL/Epeck_d.h>
#include <CGAL/Regular_triangulation.h>

#include <algorithm>

#include "geometry/cgal_number.hpp"
#include "geometry/regular_triangulation.hpp"

namespace referee {
namespace {

using Kernel = CGAL::Epeck_d<CGAL::Dynamic_dimension_tag>;
using Traits = CGAL::Regular_triangulation_traits_adapter<Kernel>;
using Vertex = CGAL::Triangulation_vertex<Traits, int>;
using FullCell = CGAL::Triangulation_full_cell<Traits>;
using Triangulation =
    CGAL::Regular_triangulation<Kernel,
                                CGAL::Triangulation_data_structure<Kernel::Dimension, Vertex, FullCell>>;

}  // namespace

RegularTriangulation regular_triangulation_d(const WeightedPoints& input) {
  using Number = Kernel::FT;
  const auto dimension = static_cast<int>(input.points.front().size());
  std::vector<Triangulation::Weighted_point> points;
  for (std::size_t i = 0; i < input.points.size(); ++i) {
    std::vector<Number> q;
    for (const Rational& x : input.points[i]) q.push_back(to_cgal<Number>(x));
    points.emplace_back(Kernel::Point_d(dimension, q.begin(), q.end()), to_cgal<Number>(input.weights[i]));
  }
  Triangulation triangulation(dimension);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto vertex = triangulation.insert(points[i]);
    if (vertex != Triangulation::Vertex_handle()) vertex->data() = static_cast<int>(i);
  }

  RegularTriangulation result;
  for (auto cell = triangulation.full_cells_begin(); cell != triangulation.full_cells_end(); ++cell) {
    if (triangulation.is_infinite(cell)) continue;
    std::vector<int> simplex;
    for (int k = 0; k <= dimension; ++k) simplex.push_back(cell->vertex(k)->data());
    for (int k = 0; k <= dimension; ++k) {
      if (!triangulation.is_infinite(cell->neighbor(k))) continue;
      auto facet = simplex;
      facet.erase(facet.begin() + k);
      result.hull.push_back({std::move(facet), simplex[static_cast<std::size_t>(k)]});
    }
    std::sort(simplex.begin(), simplex.end());
    result.simplices.push_back(std::move(simplex));
  }
  return result;
}

}  // namespace referee
