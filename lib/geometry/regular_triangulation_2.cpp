// SPDX-License-Identifier: GPL-3.0-or-later
#include <CGAL/Exact_predicates_exact_constructions_kernel.h>
#include <CGAL/Regular_triangulation_2.h>
#include <CGAL/Triangulation_vertex_base_with_info_2.h>

#include <algorithm>

#include "geometry/cgal_number.hpp"
#include "geometry/regular_triangulation.hpp"

namespace referee {
namespace {

using Kernel = CGAL::Exact_predicates_exact_constructions_kernel;
using Vertex = CGAL::Triangulation_vertex_base_with_info_2<int, Kernel,
                                                           CGAL::Regular_triangulation_vertex_base_2<Kernel>>;
using Face = CGAL::Regular_triangulation_face_base_2<Kernel>;
using Triangulation =
    CGAL::Regular_triangulation_2<Kernel, CGAL::Triangulation_data_structure_2<Vertex, Face>>;

}  // namespace

RegularTriangulation regular_triangulation_2(const WeightedPoints& input) {
  std::vector<std::pair<Triangulation::Weighted_point, int>> points;
  for (std::size_t i = 0; i < input.points.size(); ++i) {
    const RationalPoint& q = input.points[i];
    points.push_back(
        {{{to_cgal<Kernel::FT>(q[0]), to_cgal<Kernel::FT>(q[1])}, to_cgal<Kernel::FT>(input.weights[i])},
         static_cast<int>(i)});
  }
  Triangulation triangulation;
  triangulation.insert(points.begin(), points.end());

  RegularTriangulation result;
  for (const auto face : triangulation.finite_face_handles()) {
    std::vector<int> simplex;
    for (int k = 0; k < 3; ++k) simplex.push_back(face->vertex(k)->info());
    for (int k = 0; k < 3; ++k)
      if (triangulation.is_infinite(face->neighbor(k)))
        result.hull.push_back({{simplex[(k + 1) % 3], simplex[(k + 2) % 3]}, simplex[k]});
    std::sort(simplex.begin(), simplex.end());
    result.simplices.push_back(std::move(simplex));
  }
  return result;
}

}  // namespace referee
