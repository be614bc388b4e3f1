// SPDX-License-Identifier: GPL-3.0-or-later
// Diagrams that are known: polytopes, lattices, sites of low dimension, hidden and touching sites.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "geometry/supports.hpp"
#include "power_definition.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::test;

namespace {

using Points = std::vector<RationalPoint>;

// The number of faces of each dimension, from 0 up.
std::vector<int> face_counts(const PowerDiagram& diagram) {
  std::vector<int> counts(static_cast<std::size_t>(diagram.dimension()) + 1);
  for (const PowerFace& face : diagram.faces()) ++counts[static_cast<std::size_t>(face.dimension)];
  return counts;
}

const PowerFace& face_of(const PowerDiagram& diagram, const std::vector<int>& sites) {
  const auto face = std::find_if(diagram.faces().begin(), diagram.faces().end(),
                                 [&](const PowerFace& candidate) { return candidate.sites == sites; });
  if (face == diagram.faces().end()) throw std::out_of_range("no such face");
  return *face;
}

void check(const PowerDiagram& diagram) { check_faces(diagram, {diagram.sites(), diagram.weights()}); }

// All points with integer coordinates from `least` to `most` that are wanted.
template <class Wanted>
Points lattice(std::size_t dimension, int least, int most, const Wanted& wanted) {
  Points points;
  RationalPoint point(dimension, least);
  for (;;) {
    if (wanted(point)) points.push_back(point);
    std::size_t k = 0;
    while (k < dimension && point[k] == most) point[k++] = least;
    if (k == dimension) return points;
    point[k] += 1;
  }
}

const auto every = [](const RationalPoint&) { return true; };

int index_of(const Points& points, const RationalPoint& point) {
  return static_cast<int>(std::find(points.begin(), points.end(), point) - points.begin());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(power_diagram_known)

BOOST_AUTO_TEST_CASE(one_site) {
  for (std::size_t d : {1u, 2u, 3u, 4u, 6u}) {
    const PowerDiagram diagram({RationalPoint(d, "1/3"_q)});
    check(diagram);
    BOOST_TEST(diagram.faces().size() == 1u);
    BOOST_CHECK(diagram.vertices() == Points{RationalPoint(d, "1/3"_q)});
    BOOST_TEST(diagram.rays().empty());
    BOOST_TEST(diagram.lineality().size() == d);
    BOOST_TEST(diagram.neighbours(0).empty());
  }
}

BOOST_AUTO_TEST_CASE(two_sites) {
  const PowerDiagram diagram({{0, 0, 0}, {2, 2, 0}});
  check(diagram);
  BOOST_CHECK((face_counts(diagram) == std::vector<int>{0, 0, 1, 2}));
  BOOST_CHECK((diagram.vertices() == Points{{1, 1, 0}}));
  BOOST_CHECK((diagram.rays() == Points{{-1, -1, 0}, {1, 1, 0}}));
  BOOST_CHECK((face_of(diagram, {0}).rays == std::vector<int>{0}));
}

BOOST_AUTO_TEST_CASE(collinear_sites) {
  Points sites;
  for (int k : {3, 0, 7, -2, 1}) sites.push_back({2 * k + 1, 1 - k, k, 0});
  const PowerDiagram diagram(sites);
  check(diagram);
  BOOST_CHECK((face_counts(diagram) == std::vector<int>{0, 0, 0, 4, 5}));
  BOOST_CHECK((diagram.neighbours(0) == std::vector<int>{2, 4}));
  BOOST_CHECK((diagram.neighbours(3) == std::vector<int>{1}));
}

BOOST_AUTO_TEST_CASE(cubes) {
  // The faces of the diagram are dual to those of the d-cube: 3^d.
  const std::vector<std::vector<int>> counts{{1, 2}, {1, 4, 4}, {1, 6, 12, 8}, {1, 8, 24, 32, 16}};
  for (std::size_t d = 1; d <= 4; ++d) {
    const PowerDiagram diagram(lattice(d, 0, 1, every));
    check(diagram);
    BOOST_CHECK(face_counts(diagram) == counts[d - 1]);
    BOOST_CHECK((diagram.vertices() == Points{RationalPoint(d, "1/2"_q)}));
    BOOST_TEST(diagram.rays().size() == 2 * d);
  }
}

BOOST_AUTO_TEST_CASE(cross_polytopes) {
  const std::vector<std::vector<int>> counts{{1, 4, 4}, {1, 8, 12, 6}, {1, 16, 32, 24, 8}};
  for (std::size_t d = 2; d <= 4; ++d) {
    const PowerDiagram diagram(lattice(d, -1, 1, [](const RationalPoint& x) { return dot(x, x) == 1; }));
    check(diagram);
    BOOST_CHECK(face_counts(diagram) == counts[d - 2]);
    BOOST_CHECK((diagram.vertices() == Points{RationalPoint(d)}));
  }
}

BOOST_AUTO_TEST_CASE(simplices) {
  // d + 1 sites in general position: every subset has its face.
  for (std::size_t d = 1; d <= 5; ++d) {
    Points sites{RationalPoint(d)};
    for (std::size_t k = 0; k < d; ++k) {
      sites.emplace_back(d);
      sites.back()[k] = static_cast<long>(k) + 1;
    }
    const PowerDiagram diagram(sites);
    check(diagram);
    BOOST_TEST(diagram.faces().size() == (1u << (d + 1)) - 1);
  }
}

BOOST_AUTO_TEST_CASE(square_grid) {
  const int m = 6;
  const PowerDiagram diagram(lattice(2, 1, m, every));
  check(diagram);
  BOOST_CHECK((face_counts(diagram) == std::vector<int>{(m - 1) * (m - 1), 2 * m * (m - 1), m * m}));
  BOOST_TEST(diagram.rays().size() == 4u);
  const Points space = lattice(3, 0, 3, every);
  const PowerDiagram cubic(space);
  check(cubic);
  BOOST_CHECK((face_counts(cubic) == std::vector<int>{27, 3 * 36, 3 * 48, 64}));
}

BOOST_AUTO_TEST_CASE(hexagonal_lattice) {
  // A2, rational within the plane x + y + z = 0 of space.
  const Points sites = lattice(3, -1, 1, [](const RationalPoint& x) { return x[0] + x[1] + x[2] == 0; });
  BOOST_TEST(sites.size() == 7u);
  const PowerDiagram diagram(sites);
  check(diagram);
  BOOST_CHECK((face_counts(diagram) == std::vector<int>{0, 6, 12, 7}));
  const PowerFace& centre = face_of(diagram, {index_of(sites, RationalPoint(3))});
  BOOST_TEST(centre.vertices.size() == 6u);
  BOOST_TEST(centre.rays.empty());
}

BOOST_AUTO_TEST_CASE(rhombic_dodecahedron) {
  // The cell of the face-centred cubic lattice: 8 corners with 4 sites, 6 with 6; 24 edges, 12 facets.
  const Points sites = lattice(3, -2, 2, [](const RationalPoint& x) {
    return dot(x, x) <= 6 && denominator((x[0] + x[1] + x[2]) / 2) == 1;
  });
  const PowerDiagram diagram(sites);
  check(diagram);
  const int centre = index_of(sites, RationalPoint(3));
  std::map<std::size_t, int> corners;
  std::vector<int> counts(4);
  for (const PowerFace& face : diagram.faces()) {
    if (!std::binary_search(face.sites.begin(), face.sites.end(), centre)) continue;
    ++counts[static_cast<std::size_t>(face.dimension)];
    if (face.dimension == 0) ++corners[face.sites.size()];
  }
  BOOST_CHECK((counts == std::vector<int>{14, 24, 12, 1}));
  BOOST_CHECK((corners == std::map<std::size_t, int>{{4, 8}, {6, 6}}));
}

BOOST_AUTO_TEST_CASE(cell_of_24_facets) {
  // The cell of D4 is the 24-cell: 24 corners, each with 8 sites, 96 edges, 96 polygons, 24 facets.
  const Points sites = lattice(4, -2, 2, [](const RationalPoint& x) {
    return dot(x, x) <= 4 && denominator((x[0] + x[1] + x[2] + x[3]) / 2) == 1;
  });
  BOOST_TEST(sites.size() == 49u);
  const PowerDiagram diagram(sites);
  const int centre = index_of(sites, RationalPoint(4));
  std::vector<int> counts(5);
  for (const PowerFace& face : diagram.faces()) {
    if (!std::binary_search(face.sites.begin(), face.sites.end(), centre)) continue;
    ++counts[static_cast<std::size_t>(face.dimension)];
    if (face.dimension == 0) BOOST_TEST(face.sites.size() == 8u);
  }
  BOOST_CHECK((counts == std::vector<int>{24, 96, 96, 24, 1}));
}

BOOST_AUTO_TEST_CASE(many_cocircular_sites) {
  // ((1 - t^2)/(1 + t^2), 2t/(1 + t^2)): one vertex, a ray between each pair.
  Points sites;
  for (int k = -20; k <= 20; ++k) {
    const Rational t(k, 7);
    sites.push_back({(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)});
  }
  const PowerDiagram diagram(sites);
  check(diagram);
  BOOST_CHECK((face_counts(diagram) == std::vector<int>{1, 41, 41}));
  BOOST_CHECK((diagram.vertices() == Points{{0, 0}}));
}

BOOST_AUTO_TEST_CASE(hidden_and_touching_sites) {
  for (std::size_t d = 1; d <= 4; ++d) {
    // The centre of a cube of half side 1 touches the diagram with weight -d, and leaves it below.
    Points sites = lattice(d, -1, 1, [](const RationalPoint& x) {
      return std::all_of(x.begin(), x.end(), [](const Rational& c) { return c != 0; });
    });
    sites.emplace_back(d);
    const int centre = static_cast<int>(sites.size()) - 1;
    const auto weights = [&](const Rational& weight) {
      std::vector<Rational> all(sites.size());
      all.back() = weight;
      return all;
    };
    const Rational critical = -static_cast<long>(d);
    const auto without = face_counts(PowerDiagram(Points(sites.begin(), sites.end() - 1)));
    const PowerDiagram touching(sites, weights(critical)), hidden(sites, weights(critical - "1e-30"_q)),
        shown(sites, weights(critical + "1e-30"_q));
    for (const PowerDiagram* diagram : {&touching, &hidden, &shown}) check(*diagram);
    BOOST_CHECK(face_counts(touching) == without);
    BOOST_CHECK(face_counts(hidden) == without);
    BOOST_CHECK_THROW(face_of(touching, {centre}), std::out_of_range);
    BOOST_TEST(face_of(touching, touching.nearest(RationalPoint(d))).sites.size() == sites.size());
    BOOST_TEST(hidden.nearest(RationalPoint(d)).size() == sites.size() - 1);
    BOOST_TEST(face_of(shown, {centre}).dimension == static_cast<int>(d));
  }
}

BOOST_AUTO_TEST_CASE(sites_that_touch_along_an_edge) {
  // (0, 0) ties with its neighbours along the whole line between them, which is unbounded below.
  const PowerDiagram diagram({{-1, 0}, {1, 0}, {0, 0}, {0, 5}}, {0, 0, -1, 0});
  check(diagram);
  const PowerFace& edge = face_of(diagram, {0, 1, 2});
  BOOST_TEST(edge.dimension == 1);
  BOOST_TEST(edge.vertices.size() == 1u);
  BOOST_TEST(edge.rays.size() == 1u);
  BOOST_CHECK((face_counts(diagram) == std::vector<int>{1, 3, 3}));
}

BOOST_AUTO_TEST_CASE(bad_input) {
  BOOST_CHECK_THROW(PowerDiagram(Points{}), std::invalid_argument);
  BOOST_CHECK_THROW(PowerDiagram(Points{{1, 2}, {1}}), std::invalid_argument);
  BOOST_CHECK_THROW(PowerDiagram(Points{{1, 2}, {3, 4}, {1, 2}}), std::invalid_argument);
  BOOST_CHECK_THROW(PowerDiagram(Points{{1}, {2}}, {1}), std::invalid_argument);
  BOOST_CHECK_THROW(PowerDiagram(Points{{1}, {2}}).nearest({1, 2}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
