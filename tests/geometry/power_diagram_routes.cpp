// SPDX-License-Identifier: GPL-3.0-or-later
// Power diagrams by other routes: every set of sites put to a linear program, diagrams one dimension higher,
// moved and enlarged copies.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <set>

#include "geometry/convex.hpp"
#include "geometry/linear.hpp"
#include "geometry/supports.hpp"
#include "power_definition.hpp"
#include "random_points.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::test;

namespace {

using Points = std::vector<RationalPoint>;
using SiteSets = std::set<std::vector<int>>;

SiteSets sets_of(const PowerDiagram& diagram) {
  const auto sets = site_sets(diagram);
  return {sets.begin(), sets.end()};
}

Sites random_sites(std::mt19937_64& engine, std::size_t dimension, std::size_t count, int grid) {
  Sites sites{distinct_grid_points(engine, count, dimension, grid), {}};
  for (std::size_t i = 0; i < sites.points.size(); ++i)
    sites.weights.push_back(Rational(random_integer(engine, 0, 3), 2));
  return sites;
}

// Is there an x at which exactly these sites have the least power? Equal powers leave an affine space of x,
// on which the other sites give strict affine inequalities.
bool has_face(const Sites& sites, const std::vector<int>& chosen) {
  const std::size_t d = sites.points.front().size();
  const auto base = static_cast<std::size_t>(chosen.front());
  // power_i(x) - power_base(x) = <normal, x> + constant
  Points normals;
  std::vector<Rational> constants;
  for (std::size_t i = 0; i < sites.points.size(); ++i) {
    RationalPoint normal(d);
    for (std::size_t k = 0; k < d; ++k) normal[k] = 2 * (sites.points[base][k] - sites.points[i][k]);
    normals.push_back(normal);
    constants.push_back(dot(sites.points[i], sites.points[i]) - sites.weights[i] -
                        dot(sites.points[base], sites.points[base]) + sites.weights[base]);
  }
  Points rows{RationalPoint(d)};
  std::vector<Rational> right{0};
  for (int i : chosen) {
    rows.push_back(normals[static_cast<std::size_t>(i)]);
    right.push_back(-constants[static_cast<std::size_t>(i)]);
  }
  const auto start = solve(rows, right);
  if (!start) return false;
  const auto directions = null_space(rows, d);
  RationalPoint at_infinity(directions.size() + 1);
  at_infinity.back() = 1;
  Points inequalities{at_infinity};
  for (std::size_t i = 0; i < sites.points.size(); ++i) {
    if (std::count(chosen.begin(), chosen.end(), static_cast<int>(i)) > 0) continue;
    inequalities.emplace_back();
    for (const RationalPoint& direction : directions)
      inequalities.back().push_back(dot(normals[i], direction));
    inequalities.back().push_back(dot(normals[i], *start) + constants[i]);
  }
  return positive_direction(inequalities).has_value();
}

// x -> scale Q x + shift with Q a product of rotations by (3, 4)/5 and (5, 12)/13 in coordinate planes.
RationalPoint moved(RationalPoint x, const Rational& scale, const RationalPoint& shift) {
  for (std::size_t k = 0; k + 1 < x.size(); ++k) {
    const Rational cosine = k % 2 ? "5/13"_q : "3/5"_q, sine = k % 2 ? "12/13"_q : "4/5"_q;
    const Rational first = cosine * x[k] - sine * x[k + 1], second = sine * x[k] + cosine * x[k + 1];
    x[k] = first;
    x[k + 1] = second;
  }
  for (std::size_t k = 0; k < x.size(); ++k) x[k] = scale * x[k] + shift[k];
  return x;
}

std::set<RationalPoint> as_set(const Points& points) { return {points.begin(), points.end()}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(power_diagram_routes)

BOOST_AUTO_TEST_CASE(every_set_of_sites_by_a_linear_program) {
  std::mt19937_64 engine(11);
  for (int trial = 0; trial < 90; ++trial) {
    const std::size_t d = 1 + static_cast<std::size_t>(trial) % 3;
    const Sites sites = random_sites(engine, d, 7, d == 1 ? 5 : 1);
    SiteSets expected;
    for (unsigned mask = 1; mask < 1u << sites.points.size(); ++mask) {
      std::vector<int> chosen;
      for (std::size_t i = 0; i < sites.points.size(); ++i)
        if (mask >> i & 1u) chosen.push_back(static_cast<int>(i));
      if (has_face(sites, chosen)) expected.insert(chosen);
    }
    BOOST_TEST_CONTEXT("trial " << trial) {
      BOOST_CHECK(sets_of(PowerDiagram(sites.points, sites.weights)) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_site_on_the_lower_hull_is_lost) {
  // Lifted to the graph of a convex function, the greatest of some affine ones, all sites lie on their lower
  // hull: most of them amid its facets, ridges and border, where their cells have no interior.
  std::mt19937_64 engine(19);
  for (int trial = 0; trial < 160; ++trial) {
    const std::size_t d = 1 + static_cast<std::size_t>(trial) % 4;
    Sites sites{
        distinct_grid_points(engine, std::array<std::size_t, 5>{0, 5, 20, 24, 16}[d], d, d < 3 ? 2 : 1), {}};
    Points slopes;
    for (int n = random_integer(engine, 1, 3); n > 0; --n) slopes.push_back(grid_point(engine, d, 1));
    for (const RationalPoint& point : sites.points) {
      Rational height = dot(slopes.front(), point);
      for (const RationalPoint& slope : slopes) height = std::max(height, dot(slope, point));
      sites.weights.push_back(dot(point, point) - height);
    }
    const PowerDiagram diagram(sites.points, sites.weights);
    check_faces(diagram, sites);
    std::set<int> listed;
    for (const PowerFace& face : diagram.faces()) listed.insert(face.sites.begin(), face.sites.end());
    BOOST_TEST(listed.size() == sites.points.size());
  }
}

BOOST_AUTO_TEST_CASE(slice_of_a_voronoi_diagram) {
  // With w = -z^2, the power of x to p is the squared distance from (x, 0) to (p, z).
  std::mt19937_64 engine(12);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t d = 1 + static_cast<std::size_t>(trial) % 3;
    Sites sites{distinct_grid_points(engine, 8, d, 2), {}};
    Points raised = sites.points;
    for (RationalPoint& point : raised) {
      point.push_back(Rational(random_integer(engine, -3, 3), 2));
      sites.weights.push_back(-point.back() * point.back());
    }
    const PowerDiagram power(sites.points, sites.weights), voronoi(raised);
    const SiteSets above = sets_of(voronoi);
    for (const PowerFace& face : power.faces()) {
      BOOST_REQUIRE(above.count(face.sites) == 1);
      RationalPoint inside = relative_interior_point(power, face);
      inside.push_back(0);
      BOOST_REQUIRE(voronoi.nearest(inside) == face.sites);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_common_weight_changes_nothing) {
  std::mt19937_64 engine(13);
  for (int trial = 0; trial < 30; ++trial) {
    const Sites sites = random_sites(engine, 2 + static_cast<std::size_t>(trial) % 2, 10, 2);
    auto weights = sites.weights;
    for (Rational& weight : weights) weight += "22/7"_q;
    const PowerDiagram diagram(sites.points, sites.weights), shifted(sites.points, weights);
    BOOST_CHECK(sets_of(diagram) == sets_of(shifted));
    BOOST_CHECK(diagram.vertices() == shifted.vertices());
    BOOST_CHECK(diagram.rays() == shifted.rays());
    const PowerDiagram voronoi(sites.points);
    const PowerDiagram equal(sites.points, std::vector<Rational>(sites.points.size(), "-5/3"_q));
    BOOST_CHECK(sets_of(voronoi) == sets_of(equal));
    BOOST_CHECK(voronoi.vertices() == equal.vertices());
  }
}

BOOST_AUTO_TEST_CASE(motions_and_scaling) {
  std::mt19937_64 engine(14);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t d = 1 + static_cast<std::size_t>(trial) % 4;
    const Sites sites = random_sites(engine, d, 8, 1);
    // Up to squares beyond the range of doubles.
    const Rational scales[] = {"7/3"_q, "1e-12"_q, "1e250"_q, "1e-250"_q, "1e400"_q};
    const Rational& scale = scales[trial % 5];
    RationalPoint shift = grid_point(engine, d, 1000000, 7);
    Sites copy = sites;
    for (RationalPoint& point : copy.points) point = moved(point, scale, shift);
    for (Rational& weight : copy.weights) weight *= scale * scale;
    const PowerDiagram diagram(sites.points, sites.weights), moved_diagram(copy.points, copy.weights);
    BOOST_CHECK(sets_of(diagram) == sets_of(moved_diagram));
    std::set<RationalPoint> vertices, rays;
    for (const RationalPoint& vertex : diagram.vertices()) vertices.insert(moved(vertex, scale, shift));
    for (const RationalPoint& ray : diagram.rays()) rays.insert(primitive(moved(ray, 1, RationalPoint(d))));
    BOOST_CHECK(vertices == as_set(moved_diagram.vertices()));
    BOOST_CHECK(rays == as_set(moved_diagram.rays()));
  }
}

BOOST_AUTO_TEST_CASE(more_coordinates) {
  // Sites of a rotated flat in a larger space.
  std::mt19937_64 engine(15);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t d = 1 + static_cast<std::size_t>(trial) % 4,
                      more = 1 + static_cast<std::size_t>(trial) % 3;
    const Sites sites = random_sites(engine, d, 7, 1);
    const RationalPoint shift = grid_point(engine, d + more, 5, 3);
    Sites copy = sites;
    for (RationalPoint& point : copy.points) {
      point.resize(d + more);
      point = moved(moved(point, 1, RationalPoint(d + more)), 1, shift);
    }
    const PowerDiagram diagram(sites.points, sites.weights), embedded(copy.points, copy.weights);
    check_faces(embedded, copy);
    BOOST_CHECK(sets_of(diagram) == sets_of(embedded));
    BOOST_TEST(embedded.lineality().size() == diagram.lineality().size() + more);
  }
}

BOOST_AUTO_TEST_CASE(order_of_sites_and_axes) {
  std::mt19937_64 engine(16);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t d = 2 + static_cast<std::size_t>(trial) % 3;
    const Sites sites = random_sites(engine, d, 8, 1);
    std::vector<int> order(sites.points.size());
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), engine);
    Sites copy;
    for (int i : order) {
      copy.points.push_back(sites.points[static_cast<std::size_t>(i)]);
      std::reverse(copy.points.back().begin(), copy.points.back().end());
      copy.weights.push_back(sites.weights[static_cast<std::size_t>(i)]);
    }
    SiteSets renamed;
    for (auto set : site_sets(PowerDiagram(copy.points, copy.weights))) {
      for (int& i : set) i = order[static_cast<std::size_t>(i)];
      std::sort(set.begin(), set.end());
      renamed.insert(set);
    }
    BOOST_CHECK(sets_of(PowerDiagram(sites.points, sites.weights)) == renamed);
  }
}

BOOST_AUTO_TEST_CASE(many_sites) {
  std::mt19937_64 engine(18);
  for (std::size_t d = 1; d <= 4; ++d) {
    Sites sites{distinct_grid_points(engine, std::array<std::size_t, 5>{0, 200, 120, 40, 15}[d], d, 1000),
                {}};
    for (std::size_t i = 0; i < sites.points.size(); ++i)
      sites.weights.push_back(random_integer(engine, 0, 30000));
    check_faces(PowerDiagram(sites.points, sites.weights), sites);
  }
}

BOOST_AUTO_TEST_CASE(many_unlike_denominators) {
  // More than one common denominator would bear.
  std::mt19937_64 engine(17);
  for (std::size_t d = 1; d <= 4; ++d) {
    Sites sites;
    for (int i = 0; i < 9; ++i) {
      sites.points.push_back(grid_point(engine, d, 1000000, random_integer(engine, 900000, 1000000)));
      sites.weights.push_back(
          Rational(random_integer(engine, 0, 100000), random_integer(engine, 900000, 1000000)));
    }
    const PowerDiagram diagram(sites.points, sites.weights);
    check_faces(diagram, sites);
    check_completeness(diagram, sites, 2);
  }
}

BOOST_AUTO_TEST_SUITE_END()
