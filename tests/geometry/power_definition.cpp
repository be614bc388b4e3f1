// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_definition.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "geometry/linear.hpp"
#include "geometry/supports.hpp"

namespace referee::test {
namespace {

RationalPoint sum(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result = a;
  for (std::size_t k = 0; k < a.size(); ++k) result[k] += b[k];
  return result;
}

RationalPoint multiple(const Rational& factor, RationalPoint a) {
  for (Rational& x : a) x *= factor;
  return a;
}

RationalPoint difference(const RationalPoint& a, const RationalPoint& b) { return sum(a, multiple(-1, b)); }

const RationalPoint& site(const Sites& sites, int index) {
  return sites.points[static_cast<std::size_t>(index)];
}

bool includes(const std::vector<int>& larger, const std::vector<int>& smaller) {
  return std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end());
}

// The point of the affine hull of all sites with equal power to the chosen ones, if there is one.
std::optional<RationalPoint> power_centre(const Sites& sites, const std::vector<RationalPoint>& lineality,
                                          const std::vector<std::size_t>& chosen) {
  std::vector<RationalPoint> rows = lineality;
  std::vector<Rational> right;
  const RationalPoint& origin = sites.points.front();
  for (const RationalPoint& direction : lineality) right.push_back(dot(direction, origin));
  const auto height = [&](std::size_t i) {
    const Rational square = dot(sites.points[i], sites.points[i]);
    return sites.weights.empty() ? square : Rational(square - sites.weights[i]);
  };
  for (std::size_t k = 1; k < chosen.size(); ++k) {
    rows.push_back(difference(sites.points[chosen[k]], sites.points[chosen[0]]));
    right.push_back((height(chosen[k]) - height(chosen[0])) / 2);
  }
  return project(origin, rows, right);
}

}  // namespace

std::vector<int> least_power(const Sites& sites, const RationalPoint& x) {
  std::vector<Rational> powers;
  for (std::size_t i = 0; i < sites.points.size(); ++i) {
    Rational power = sites.weights.empty() ? Rational(0) : Rational(-sites.weights[i]);
    for (std::size_t k = 0; k < x.size(); ++k)
      power += (x[k] - sites.points[i][k]) * (x[k] - sites.points[i][k]);
    powers.push_back(power);
  }
  const Rational least = *std::min_element(powers.begin(), powers.end());
  std::vector<int> attained;
  for (std::size_t i = 0; i < powers.size(); ++i)
    if (powers[i] == least) attained.push_back(static_cast<int>(i));
  return attained;
}

RationalPoint relative_interior_point(const PowerDiagram& diagram, const PowerFace& face) {
  RationalPoint point(static_cast<std::size_t>(diagram.dimension()));
  for (int v : face.vertices) point = sum(point, diagram.vertices()[static_cast<std::size_t>(v)]);
  point = multiple(Rational(1, static_cast<long>(face.vertices.size())), point);
  for (int r : face.rays) point = sum(point, diagram.rays()[static_cast<std::size_t>(r)]);
  for (const RationalPoint& direction : diagram.lineality()) point = sum(point, direction);
  return point;
}

std::vector<std::vector<int>> site_sets(const PowerDiagram& diagram) {
  std::vector<std::vector<int>> sets;
  for (const PowerFace& face : diagram.faces()) sets.push_back(face.sites);
  return sets;
}

void check_faces(const PowerDiagram& diagram, const Sites& sites) {
  const int d = diagram.dimension();
  const auto lineality_dimension = static_cast<int>(diagram.lineality().size());
  BOOST_REQUIRE_EQUAL(lineality_dimension, d - affine_rank(sites.points));
  BOOST_REQUIRE_EQUAL(rank(diagram.lineality()), lineality_dimension);
  for (const RationalPoint& direction : diagram.lineality()) {
    for (const RationalPoint& point : sites.points)
      BOOST_REQUIRE(dot(direction, point) == dot(direction, sites.points.front()));
    for (const RationalPoint& vertex : diagram.vertices())
      BOOST_REQUIRE(dot(direction, vertex) == dot(direction, sites.points.front()));
    for (const RationalPoint& ray : diagram.rays()) BOOST_REQUIRE(dot(direction, ray) == 0);
  }
  BOOST_REQUIRE(std::is_sorted(
      diagram.faces().begin(), diagram.faces().end(), [](const PowerFace& a, const PowerFace& b) {
        return a.dimension != b.dimension ? a.dimension > b.dimension : a.sites < b.sites;
      }));
  const auto sets = site_sets(diagram);
  BOOST_REQUIRE_EQUAL((std::set<std::vector<int>>(sets.begin(), sets.end()).size()), sets.size());

  std::vector<std::vector<int>> nearest_to_vertex;
  for (const RationalPoint& vertex : diagram.vertices()) {
    nearest_to_vertex.push_back(least_power(sites, vertex));
    BOOST_REQUIRE(std::find(sets.begin(), sets.end(), nearest_to_vertex.back()) != sets.end());
  }
  int euler = 0, least_faces = 0;
  for (const PowerFace& face : diagram.faces()) {
    const RationalPoint inside = relative_interior_point(diagram, face);
    BOOST_REQUIRE(face.sites == least_power(sites, inside));
    BOOST_REQUIRE(face.sites == diagram.nearest(inside));
    std::vector<RationalPoint> points;
    for (int i : face.sites) points.push_back(site(sites, i));
    BOOST_REQUIRE_EQUAL(face.dimension, d - affine_rank(points));
    euler += face.dimension % 2 == d % 2 ? 1 : -1;

    std::vector<int> vertices, rays;
    for (std::size_t v = 0; v < diagram.vertices().size(); ++v)
      if (includes(nearest_to_vertex[v], face.sites)) vertices.push_back(static_cast<int>(v));
    BOOST_REQUIRE(face.vertices == vertices);
    if (face.dimension == lineality_dimension) {
      ++least_faces;
      BOOST_REQUIRE_EQUAL(face.vertices.size(), 1u);
      BOOST_REQUIRE(face.rays.empty());
    }
    // A ray belongs to the face if the sites of the face lie farthest along it.
    for (std::size_t r = 0; r < diagram.rays().size(); ++r) {
      const RationalPoint& ray = diagram.rays()[r];
      const auto farthest = [&](const RationalPoint& point) {
        return std::all_of(sites.points.begin(), sites.points.end(),
                           [&](const RationalPoint& other) { return dot(ray, other) <= dot(ray, point); });
      };
      if (std::all_of(points.begin(), points.end(), farthest)) rays.push_back(static_cast<int>(r));
    }
    BOOST_REQUIRE(face.rays == rays);
    // They span the face.
    std::vector<RationalPoint> directions = diagram.lineality();
    for (int v : face.vertices)
      directions.push_back(difference(diagram.vertices()[static_cast<std::size_t>(v)],
                                      diagram.vertices()[static_cast<std::size_t>(face.vertices.front())]));
    for (int r : face.rays) directions.push_back(diagram.rays()[static_cast<std::size_t>(r)]);
    BOOST_REQUIRE_EQUAL(rank(directions), face.dimension);
  }
  BOOST_REQUIRE_EQUAL(static_cast<std::size_t>(least_faces), diagram.vertices().size());
  // R^d is the disjoint union of the relatively open faces.
  BOOST_REQUIRE_EQUAL(euler, 1);

  // Sites across a facet are neighbours, and being neighbours is mutual.
  for (const PowerFace& face : diagram.faces())
    if (face.dimension == d - 1 && face.sites.size() == 2)
      BOOST_REQUIRE(includes(diagram.neighbours(face.sites[0]), {face.sites[1]}));
  for (std::size_t i = 0; i < sites.points.size(); ++i)
    for (int other : diagram.neighbours(static_cast<int>(i)))
      BOOST_REQUIRE(includes(diagram.neighbours(other), {static_cast<int>(i)}));
}

void check_completeness(const PowerDiagram& diagram, const Sites& sites, std::size_t largest_subset) {
  const auto sets = site_sets(diagram);
  const std::set<std::vector<int>> listed(sets.begin(), sets.end());
  const auto require_listed = [&](const RationalPoint& x) {
    BOOST_REQUIRE(listed.count(least_power(sites, x)) == 1);
  };
  std::vector<std::size_t> chosen;
  const auto visit = [&](const auto& self, std::size_t first) -> void {
    if (!chosen.empty())
      if (const auto centre = power_centre(sites, diagram.lineality(), chosen)) require_listed(*centre);
    if (chosen.size() == largest_subset) return;
    for (std::size_t i = first; i < sites.points.size(); ++i) {
      chosen.push_back(i);
      self(self, i + 1);
      chosen.pop_back();
    }
  };
  visit(visit, 0);
  const auto& vertices = diagram.vertices();
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    require_listed(vertices[v]);
    for (std::size_t w = 0; w < v; ++w) {
      const RationalPoint way = difference(vertices[w], vertices[v]);
      for (const Rational& part : {Rational(1, 2), Rational(-1, 3), Rational(-7), Rational(1, 1000)})
        require_listed(sum(vertices[v], multiple(part, way)));
    }
    for (const RationalPoint& ray : diagram.rays())
      for (const Rational& part : {Rational(1, 1000), Rational(1), Rational(1000)})
        require_listed(sum(vertices[v], multiple(part, ray)));
  }
}

}  // namespace referee::test
