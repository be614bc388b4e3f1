// SPDX-License-Identifier: GPL-3.0-or-later
// Exact convexity against Caratheodory's theorem: every representation is a mixture of those by affinely
// independent points, and these are tried one by one.
#include "geometry/convex.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "geometry/hull_certificate.hpp"
#include "geometry/linear.hpp"
#include "geometry/supports.hpp"
#include "random_points.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::test;

namespace {

using Points = std::vector<RationalPoint>;

// Calls visit(indices, columns (p_i, 1)) for every affinely independent subset.
template <class Visit>
void simplices(const Points& points, const Visit& visit) {
  std::vector<std::size_t> chosen;
  Points columns;
  const auto extend = [&](const auto& self, std::size_t first) -> void {
    for (std::size_t i = first; i < points.size(); ++i) {
      RationalPoint column = points[i];
      column.push_back(1);
      columns.push_back(column);
      chosen.push_back(i);
      if (rank(columns) == static_cast<int>(columns.size())) {
        visit(chosen, columns);
        self(self, i + 1);
      }
      columns.pop_back();
      chosen.pop_back();
    }
  };
  extend(extend, 0);
}

std::optional<RationalPoint> coordinates_in(const Points& columns, const RationalPoint& target) {
  Points rows(target.size() + 1);
  for (std::size_t k = 0; k < rows.size(); ++k)
    for (const RationalPoint& column : columns) rows[k].push_back(column[k]);
  RationalPoint right = target;
  right.push_back(1);
  return solve(rows, right);
}

Side side_by_simplices(const Points& points, const RationalPoint& target) {
  std::vector<bool> used(points.size());
  simplices(points, [&](const std::vector<std::size_t>& chosen, const Points& columns) {
    const auto weights = coordinates_in(columns, target);
    if (!weights || std::any_of(weights->begin(), weights->end(), [](const Rational& w) { return w < 0; }))
      return;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      if ((*weights)[i] > 0) used[chosen[i]] = true;
  });
  const auto count = std::count(used.begin(), used.end(), true);
  if (count == 0) return Side::outside;
  return count == static_cast<long>(points.size()) ? Side::inside : Side::boundary;
}

Rational least_square_by_simplices(const Points& points) {
  Rational least = -1;
  simplices(points, [&](const std::vector<std::size_t>& chosen, const Points&) {
    // The foot of the origin on the affine hull: p_0 + sum t_i (p_i - p_0).
    Points edges, gram;
    std::vector<Rational> right;
    for (std::size_t i = 1; i < chosen.size(); ++i) {
      edges.push_back(points[chosen[i]]);
      for (std::size_t k = 0; k < edges.back().size(); ++k) edges.back()[k] -= points[chosen[0]][k];
    }
    for (const RationalPoint& a : edges) {
      gram.emplace_back();
      for (const RationalPoint& b : edges) gram.back().push_back(dot(a, b));
      right.push_back(-dot(a, points[chosen[0]]));
    }
    const RationalPoint t = *solve(gram, right);
    Rational rest = 1;
    RationalPoint foot = points[chosen[0]];
    for (std::size_t i = 0; i < t.size(); ++i) {
      if (t[i] < 0) return;
      rest -= t[i];
      for (std::size_t k = 0; k < foot.size(); ++k) foot[k] += t[i] * edges[i][k];
    }
    if (rest < 0) return;
    const Rational square = dot(foot, foot);
    if (least < 0 || square < least) least = square;
  });
  return least;
}

// What HullPosition promises, in its own words.
void check_certificate(const HullPosition& position, const Points& points, const RationalPoint& target) {
  if (position.side != Side::outside) {
    RationalPoint sum(target.size());
    Rational total = 0;
    BOOST_REQUIRE_EQUAL(position.weights.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      BOOST_REQUIRE(position.side == Side::inside ? position.weights[i] > 0 : position.weights[i] >= 0);
      total += position.weights[i];
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += position.weights[i] * points[i][k];
    }
    BOOST_REQUIRE(total == 1);
    BOOST_REQUIRE(sum == target);
  }
  if (position.side == Side::inside) return;
  int equal = 0, beyond = 0;
  for (const RationalPoint& point : points) {
    const Rational gap = dot(position.direction, point) - dot(position.direction, target);
    BOOST_REQUIRE(gap >= 0);
    ++(gap == 0 ? equal : beyond);
  }
  BOOST_REQUIRE(beyond > 0);
  BOOST_REQUIRE((equal > 0) == (position.side == Side::boundary));
}

RationalPoint mixture_of(const Points& points, std::mt19937_64& engine, int most) {
  RationalPoint mixture(points.front().size());
  std::vector<int> weights;
  int total = 0;
  for (std::size_t i = 0; i < points.size(); ++i)
    total += weights.emplace_back(random_integer(engine, 0, most));
  if (total == 0) return points.front();
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t k = 0; k < mixture.size(); ++k) mixture[k] += Rational(weights[i], total) * points[i][k];
  return mixture;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(convex)

BOOST_AUTO_TEST_CASE(random_positions) {
  std::mt19937_64 engine(3);
  int seen[3] = {0, 0, 0};
  for (int trial = 0; trial < 1500; ++trial) {
    const auto dimension = static_cast<std::size_t>(random_integer(engine, 1, 4));
    Points points;
    const int count = random_integer(engine, 1, 7);
    for (int i = 0; i < count; ++i)  // repetitions wanted
      points.push_back(grid_point(engine, dimension, 1 + trial % 2, 1 + trial % 3));
    RationalPoint target;
    switch (trial % 4) {
      case 0:
        target = grid_point(engine, dimension, 2, 2);
        break;
      case 1:
        target = points.back();
        break;
      default:
        target = mixture_of(points, engine, trial % 4 - 1);
    }
    BOOST_TEST_CONTEXT("trial " << trial) {
      const HullPosition position = position_in_hull(points, target);
      BOOST_REQUIRE(position.side == side_by_simplices(points, target));
      check_certificate(position, points, target);
      ++seen[static_cast<int>(position.side)];
    }
  }
  for (int count : seen) BOOST_TEST(count > 100);
}

BOOST_AUTO_TEST_CASE(random_nearest_points) {
  std::mt19937_64 engine(4);
  int contain_origin = 0, far = 0;
  for (int trial = 0; trial < 1000; ++trial) {
    const auto dimension = static_cast<std::size_t>(random_integer(engine, 1, 4));
    Points points;
    const int count = random_integer(engine, 1, 7);
    const RationalPoint shift = grid_point(engine, dimension, trial % 3);
    for (int i = 0; i < count; ++i) {
      points.push_back(grid_point(engine, dimension, 2, 1 + trial % 3));
      for (std::size_t k = 0; k < dimension; ++k) points.back()[k] += shift[k];
    }
    BOOST_TEST_CONTEXT("trial " << trial) {
      const NearestPoint nearest = nearest_to_origin(points);
      BOOST_REQUIRE(dot(nearest.at, nearest.at) == least_square_by_simplices(points));
      RationalPoint sum(dimension);
      Rational total = 0;
      for (std::size_t i = 0; i < points.size(); ++i) {
        BOOST_REQUIRE(nearest.weights[i] >= 0);
        total += nearest.weights[i];
        for (std::size_t k = 0; k < dimension; ++k) sum[k] += nearest.weights[i] * points[i][k];
      }
      BOOST_REQUIRE(total == 1);
      BOOST_REQUIRE(sum == nearest.at);
      const bool inside = side_by_simplices(points, RationalPoint(dimension)) != Side::outside;
      const auto direction = positive_direction(points);
      BOOST_REQUIRE(direction.has_value() == !inside);
      if (direction)
        for (const RationalPoint& point : points) BOOST_REQUIRE(dot(*direction, point) > 0);
      ++(inside ? contain_origin : far);
    }
  }
  BOOST_TEST(contain_origin > 100);
  BOOST_TEST(far > 100);
}

BOOST_AUTO_TEST_CASE(known_positions) {
  const Points square{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  BOOST_CHECK(position_in_hull(square, {"1/2"_q, "1/2"_q}).side == Side::inside);
  BOOST_CHECK(position_in_hull(square, {"1/2"_q, 0}).side == Side::boundary);
  BOOST_CHECK(position_in_hull(square, {1, 1}).side == Side::boundary);
  BOOST_CHECK(position_in_hull(square, {"1/2"_q, "-1e-40"_q}).side == Side::outside);
  BOOST_CHECK(position_in_hull(square, {"1/2"_q, "1e-40"_q}).side == Side::inside);
  // Relative to the affine hull: the middle of a segment, a point alone, twice the same point.
  BOOST_CHECK(position_in_hull({{0, 0}, {2, 4}}, {1, 2}).side == Side::inside);
  BOOST_CHECK(position_in_hull({{0, 0}, {2, 4}}, {2, 4}).side == Side::boundary);
  BOOST_CHECK(position_in_hull({{1, 2}}, {1, 2}).side == Side::inside);
  BOOST_CHECK(position_in_hull({{1, 2}, {1, 2}}, {1, 2}).side == Side::inside);
  BOOST_CHECK(position_in_hull({{1, 2}}, {1, 3}).side == Side::outside);
}

BOOST_AUTO_TEST_CASE(known_nearest_points) {
  BOOST_CHECK((nearest_to_origin({{1, 1}, {3, 1}}).at == RationalPoint{1, 1}));
  BOOST_CHECK((nearest_to_origin({{-1, 1}, {3, 1}}).at == RationalPoint{0, 1}));
  BOOST_CHECK(
      (nearest_to_origin({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}).at == RationalPoint{"1/3"_q, "1/3"_q, "1/3"_q}));
  BOOST_CHECK((nearest_to_origin({{1, 1}, {-1, -1}, {1, -1}}).at == RationalPoint{0, 0}));
  BOOST_CHECK(!positive_direction({{1, 0}, {-1, 0}}));
  BOOST_CHECK(positive_direction({{1, 0}, {"-1"_q, "1e-30"_q}}));
}

BOOST_AUTO_TEST_CASE(larger_polytopes) {
  std::mt19937_64 engine(5);
  for (int trial = 0; trial < 20; ++trial) {
    Points points;
    for (int i = 0; i < 40; ++i) points.push_back(grid_point(engine, 8, 1000, 997));
    // Convex weights that vanish nowhere, a vertex (the extreme point in a random direction), and the origin.
    BOOST_CHECK(position_in_hull(points, mixture_of(points, engine, 1000)).side != Side::outside);
    const RationalPoint random_direction = grid_point(engine, 8, 1000);
    const auto extreme = *std::max_element(points.begin(), points.end(), [&](const auto& a, const auto& b) {
      return dot(a, random_direction) < dot(b, random_direction);
    });
    const HullPosition at_vertex = position_in_hull(points, extreme);
    BOOST_CHECK(at_vertex.side == Side::boundary);
    check_certificate(at_vertex, points, extreme);
    const RationalPoint origin(8);
    const HullPosition position = position_in_hull(points, origin);
    check_certificate(position, points, origin);
    BOOST_CHECK((position.side == Side::outside) == positive_direction(points).has_value());
  }
}

BOOST_AUTO_TEST_CASE(false_certificates_are_refused) {
  using detail::proves;
  const Points triangle{{0, 0}, {3, 0}, {0, 3}};
  const RationalPoint within{1, 1}, edge{1, 0}, beyond{4, 4};
  const std::vector<Rational> thirds(3, "1/3"_q), on_edge{"2/3"_q, "1/3"_q, 0};
  BOOST_TEST(proves({Side::inside, thirds, {}}, triangle, within));
  BOOST_TEST(proves({Side::boundary, on_edge, {0, 1}}, triangle, edge));
  BOOST_TEST(proves({Side::outside, {}, {-1, -1}}, triangle, beyond));
  // Weights of another point, a vanishing one, a negative one, a sum other than 1.
  BOOST_TEST(!proves({Side::inside, thirds, {}}, triangle, edge));
  BOOST_TEST(!proves({Side::inside, on_edge, {}}, triangle, edge));
  BOOST_TEST(!proves({Side::inside, {"-5/3"_q, "4/3"_q, "4/3"_q}, {}}, triangle, beyond));
  BOOST_TEST(!proves({Side::inside, {2, "1/3"_q, "1/3"_q}, {}}, triangle, within));
  // A direction that leaves points of the hull on both sides, that touches or does not, that is 0.
  BOOST_TEST(!proves({Side::outside, {}, {1, 0}}, triangle, within));
  BOOST_TEST(!proves({Side::outside, {}, {1, 0}}, triangle, beyond));
  BOOST_TEST(!proves({Side::outside, {}, {0, 1}}, triangle, edge));
  BOOST_TEST(!proves({Side::boundary, on_edge, {-1, 0}}, triangle, edge));
  BOOST_TEST(!proves({Side::boundary, on_edge, {0, 0}}, triangle, edge));
  BOOST_TEST(!proves({Side::boundary, thirds, {-1, -1}}, triangle, within));

  const Points segment{{1, 1}, {3, 1}};
  BOOST_TEST(proves({{1, 1}, {1, 0}}, segment));
  BOOST_TEST(!proves({{2, 1}, {"1/2"_q, "1/2"_q}}, segment));
  BOOST_TEST(!proves({{0, 1}, {"3/2"_q, "-1/2"_q}}, segment));
  BOOST_TEST(!proves({{0, 1}, {1, 0}}, segment));
}

BOOST_AUTO_TEST_CASE(bad_input) {
  BOOST_CHECK_THROW(position_in_hull({}, {1}), std::invalid_argument);
  BOOST_CHECK_THROW(position_in_hull({{1, 2}}, {1}), std::invalid_argument);
  BOOST_CHECK_THROW(nearest_to_origin({}), std::invalid_argument);
  BOOST_CHECK_THROW(nearest_to_origin({{1}, {1, 2}}), std::invalid_argument);
  BOOST_CHECK_THROW(positive_direction({}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
