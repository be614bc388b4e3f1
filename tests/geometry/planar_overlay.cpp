// SPDX-License-Identifier: GPL-3.0-or-later
#include "planar_overlay.hpp"

#include <CGAL/Arr_default_overlay_traits.h>
#include <CGAL/Arr_extended_dcel.h>
#include <CGAL/Arr_linear_traits_2.h>
#include <CGAL/Arr_naive_point_location.h>
#include <CGAL/Arr_overlay_2.h>
#include <CGAL/Arrangement_2.h>
#include <CGAL/Delaunay_triangulation_2.h>
#include <CGAL/Exact_predicates_exact_constructions_kernel.h>

#include <algorithm>
#include <boost/variant/get.hpp>
#include <variant>

#include "geometry/cgal_number.hpp"

namespace referee::test {
namespace {

using Kernel = CGAL::Exact_predicates_exact_constructions_kernel;
using Number = Kernel::FT;
using Point = Kernel::Point_2;
using Points = std::vector<Point>;
using Delaunay = CGAL::Delaunay_triangulation_2<Kernel>;
using Traits = CGAL::Arr_linear_traits_2<Kernel>;
using FaceName = std::pair<int, int>;  // the nearest site in A1 and in A2; a single diagram uses the first
using Arrangement = CGAL::Arrangement_2<Traits, CGAL::Arr_face_extended_dcel<Traits, FaceName>>;

struct PairNames {
  FaceName operator()(const FaceName& first, const FaceName& second) const {
    return {first.first, second.first};
  }
};

// The alternative of a variant of Boost (CGAL 5) or of the standard library (CGAL 6).
template <class Alternative, class Variant>
const Alternative* held(const Variant& variant) {
  if constexpr (requires { std::get_if<Alternative>(&variant); })
    return std::get_if<Alternative>(&variant);
  else
    return boost::get<Alternative>(&variant);
}

Points convert(const std::vector<RationalPoint>& points) {
  Points converted;
  for (const RationalPoint& point : points)
    converted.emplace_back(to_cgal<Number>(point[0]), to_cgal<Number>(point[1]));
  return converted;
}

Arrangement voronoi_arrangement(const Points& sites) {
  const Delaunay delaunay(sites.begin(), sites.end());
  std::vector<Traits::Curve_2> curves;
  for (auto edge = delaunay.finite_edges_begin(); edge != delaunay.finite_edges_end(); ++edge) {
    const CGAL::Object dual = delaunay.dual(edge);
    Kernel::Segment_2 segment;
    Kernel::Ray_2 ray;
    Kernel::Line_2 line;
    // Between cocircular sites there is an edge without length.
    if (CGAL::assign(segment, dual) && !segment.is_degenerate()) curves.emplace_back(segment);
    if (CGAL::assign(ray, dual)) curves.emplace_back(ray);
    if (CGAL::assign(line, dual)) curves.emplace_back(line);
  }
  Arrangement arrangement;
  CGAL::insert(arrangement, curves.begin(), curves.end());
  const CGAL::Arr_naive_point_location<Arrangement> location(arrangement);
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const auto found = location.locate(sites[i]);
    const auto* face = held<Arrangement::Face_const_handle>(found);
    if (face == nullptr) throw std::logic_error("a site on the boundary of its cell");
    arrangement.non_const_handle(*face)->set_data({static_cast<int>(i), 0});
  }
  return arrangement;
}

std::vector<int> nearest(const Points& sites, const Point& x) {
  std::vector<Number> distances;
  for (const Point& site : sites) distances.push_back(CGAL::squared_distance(site, x));
  const Number least = *std::min_element(distances.begin(), distances.end());
  std::vector<int> attained;
  for (std::size_t i = 0; i < sites.size(); ++i)
    if (distances[i] == least) attained.push_back(static_cast<int>(i));
  return attained;
}

Point point_within(const Traits::X_monotone_curve_2& curve) {
  if (curve.is_segment()) return CGAL::midpoint(curve.source(), curve.target());
  return curve.is_ray() ? curve.ray().point(1) : curve.line().point(0);
}

}  // namespace

std::vector<OverlayCell> planar_overlay(const SupportPair& supports) {
  const Points first = convert(supports.first), second = convert(supports.second);
  Arrangement overlay;
  CGAL::Arr_face_overlay_traits<Arrangement, Arrangement, Arrangement, PairNames> traits;
  CGAL::overlay(voronoi_arrangement(first), voronoi_arrangement(second), overlay, traits);

  std::vector<OverlayCell> cells;
  for (auto face = overlay.faces_begin(); face != overlay.faces_end(); ++face)
    if (!face->is_fictitious()) cells.push_back({{face->data().first}, {face->data().second}, 2});
  for (auto edge = overlay.edges_begin(); edge != overlay.edges_end(); ++edge) {
    const Point inside = point_within(edge->curve());
    cells.push_back({nearest(first, inside), nearest(second, inside), 1});
  }
  for (auto vertex = overlay.vertices_begin(); vertex != overlay.vertices_end(); ++vertex)
    cells.push_back({nearest(first, vertex->point()), nearest(second, vertex->point()), 0});
  std::sort(cells.begin(), cells.end());
  return cells;
}

}  // namespace referee::test
