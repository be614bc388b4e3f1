// SPDX-License-Identifier: GPL-3.0-or-later
/// The critical points against brute force that shares no code with them but rational arithmetic.
#include "geometry/critical_points.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "geometry/linear.hpp"
#include "geometry/potential.hpp"
#include "small_supports.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

RationalPoint minus(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result(a);
  for (std::size_t i = 0; i < a.size(); ++i) result[i] -= b[i];
  return result;
}

/// Caratheodory: x is in the hull exactly when some affinely independent points hold it. Tries all extensions
/// of the corners chosen so far by later points.
bool in_hull_of(const std::vector<RationalPoint>& points, std::vector<RationalPoint>& corners,
                std::size_t next, const RationalPoint& x) {
  const std::size_t d = x.size();
  if (!corners.empty()) {
    if (affine_rank(corners) + 1 != static_cast<int>(corners.size())) return false;
    std::vector<RationalPoint> rows(d + 1);
    std::vector<Rational> right(x);
    right.emplace_back(1);
    for (const auto& corner : corners) {
      for (std::size_t i = 0; i < d; ++i) rows[i].push_back(corner[i]);
      rows[d].emplace_back(1);
    }
    const auto weights = solve(rows, right);
    if (weights && std::all_of(weights->begin(), weights->end(), [](const Rational& w) { return w >= 0; }))
      return true;
  }
  if (corners.size() > d) return false;
  for (std::size_t n = next; n < points.size(); ++n) {
    corners.push_back(points[n]);
    const bool found = in_hull_of(points, corners, n + 1, x);
    corners.pop_back();
    if (found) return true;
  }
  return false;
}

bool in_hull(const std::vector<RationalPoint>& points, const RationalPoint& x) {
  std::vector<RationalPoint> corners;
  return in_hull_of(points, corners, 0, x);
}

struct Expected {
  RationalPoint at;
  NearestSites sites;
  bool clarke, minimum;
};

/// The least slope of Phi in the plane or on the line. It is linear between the directions across which a
/// nearest site changes; those, their opposites and the directions between them show its sign.
bool has_no_descent(const DistancePotential& potential, const RationalPoint& x, const NearestSites& sites) {
  std::vector<RationalPoint> directions;
  if (x.size() == 1) {
    directions = {{1}, {-1}};
  } else {
    std::vector<RationalPoint> breaks = {{1, 0}, {0, 1}};
    const auto add = [&](const std::vector<RationalPoint>& points, const std::vector<int>& nearest) {
      for (int a : nearest)
        for (int b : nearest)
          if (a != b) {
            const auto gap = minus(points[static_cast<std::size_t>(a)], points[static_cast<std::size_t>(b)]);
            breaks.push_back({-gap[1], gap[0]});
            breaks.push_back(gap);
          }
    };
    add(potential.supports().first, sites.first);
    add(potential.supports().second, sites.second);
    for (const auto& h : breaks) {
      directions.push_back(h);
      directions.push_back({-h[0], -h[1]});
    }
  }
  return std::all_of(directions.begin(), directions.end(),
                     [&](const RationalPoint& h) { return potential.directional_derivative(x, h) >= 0; });
}

/// Clarke's set by its definition in the plane: gradients where Phi is smooth, close to x, in every
/// direction.
bool clarke_by_definition(const DistancePotential& potential, const RationalPoint& x) {
  std::set<RationalPoint> gradients;
  const Rational step = "1/1000000"_q;
  for (int n = 0; n < 144; n += x.size() == 1 ? 72 : 1) {
    const double angle = 0.0218166 + 0.0436332 * n;
    RationalPoint nearby(x);
    nearby[0] += step * rational_from_double(std::cos(angle));
    if (x.size() > 1) nearby[1] += step * rational_from_double(std::sin(angle));
    const auto sites = potential.nearest(nearby);
    if (sites.first.size() > 1 || sites.second.size() > 1) continue;
    gradients.insert(minus(x, potential.centre(sites.first[0], sites.second[0])));
  }
  return in_hull({gradients.begin(), gradients.end()}, RationalPoint(x.size(), Rational(0)));
}

/// Every pair of subsets of the sites has at most one candidate; all of them are looked at.
std::vector<Expected> brute_force(const SupportPair& supports, const Rational& lambda) {
  const DistancePotential potential(supports, lambda);
  std::vector<Expected> result;
  for (unsigned long i = 1; i < 1ul << supports.first.size(); ++i)
    for (unsigned long j = 1; j < 1ul << supports.second.size(); ++j) {
      NearestSites sites;
      for (std::size_t k = 0; k < supports.first.size(); ++k)
        if (i >> k & 1) sites.first.push_back(static_cast<int>(k));
      for (std::size_t l = 0; l < supports.second.size(); ++l)
        if (j >> l & 1) sites.second.push_back(static_cast<int>(l));
      std::vector<RationalPoint> rows;
      std::vector<Rational> right;
      const auto bisect = [&](const std::vector<RationalPoint>& points, const std::vector<int>& chosen) {
        const auto& base = points[static_cast<std::size_t>(chosen[0])];
        for (std::size_t n = 1; n < chosen.size(); ++n) {
          const auto& site = points[static_cast<std::size_t>(chosen[n])];
          rows.push_back(minus(site, base));
          right.push_back((dot(site, site) - dot(base, base)) / 2);
        }
      };
      bisect(supports.first, sites.first);
      bisect(supports.second, sites.second);
      const auto x = project(potential.centre(sites.first[0], sites.second[0]), rows, right);
      if (!x || !(potential.nearest(*x) == sites)) continue;
      std::vector<RationalPoint> centres;
      for (int k : sites.first)
        for (int l : sites.second) centres.push_back(potential.centre(k, l));
      if (!in_hull(centres, *x)) continue;
      result.push_back({*x, sites, x->size() > 2 || clarke_by_definition(potential, *x),
                        x->size() <= 2 && has_no_descent(potential, *x, sites)});
    }
  std::sort(result.begin(), result.end(), [](const Expected& a, const Expected& b) { return a.at < b.at; });
  return result;
}

std::string describe(const SupportPair& supports, const Rational& lambda) {
  std::string text = "lambda " + to_string(lambda);
  for (const auto* points : {&supports.first, &supports.second}) {
    text += points == &supports.first ? " A1" : " A2";
    for (const auto& point : *points) {
      text += " (";
      for (const auto& coordinate : point) text += to_string(coordinate) + " ";
      text += ")";
    }
  }
  return text;
}

void compare(const SupportPair& supports, const Rational& lambda) {
  BOOST_TEST_CONTEXT(describe(supports, lambda)) {
    const auto found = critical_points(supports, lambda);
    const auto expected = brute_force(supports, lambda);
    BOOST_TEST_REQUIRE(found.size() == expected.size());
    const DistancePotential potential(supports, lambda);
    for (std::size_t n = 0; n < found.size(); ++n) {
      BOOST_TEST((found[n].at == expected[n].at));
      BOOST_TEST((NearestSites{found[n].first, found[n].second} == expected[n].sites));
      BOOST_TEST(found[n].potential == potential.value(found[n].at));
      if (supports.dimension() > 2) continue;
      BOOST_TEST(found[n].clarke == expected[n].clarke);
      BOOST_TEST(found[n].minimum == expected[n].minimum);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(critical_points_suite)

BOOST_AUTO_TEST_CASE(every_random_small_case_on_the_line_agrees_with_brute_force) {
  std::mt19937_64 random(1);
  for (int n = 0; n < 3000; ++n) {
    const auto supports = test::random_supports(random, 1, 4, 7);
    compare(supports, test::random_lambda(random));
  }
}

BOOST_AUTO_TEST_CASE(every_random_small_case_in_the_plane_agrees_with_brute_force) {
  std::mt19937_64 random(2);
  for (int n = 0; n < 600; ++n) {
    const auto supports = test::random_supports(random, 2, 4, 2 + n % 4);
    compare(supports, test::random_lambda(random));
  }
}

BOOST_AUTO_TEST_CASE(every_random_small_case_in_space_agrees_with_brute_force) {
  std::mt19937_64 random(3);
  for (int n = 0; n < 200; ++n) compare(test::random_supports(random, 3, 4, 3), test::random_lambda(random));
}

BOOST_AUTO_TEST_CASE(four_dimensions_agree_with_brute_force) {
  std::mt19937_64 random(4);
  for (int n = 0; n < 60; ++n) compare(test::random_supports(random, 4, 3, 3), test::random_lambda(random));
}

BOOST_AUTO_TEST_CASE(dense_sampling_on_the_line_finds_the_same_minima) {
  std::mt19937_64 random(7);
  const Rational step = "1/61"_q;  // no site, centre or border of these cases lies on the grid but 0
  for (int n = 0; n < 50; ++n) {
    const auto supports = test::random_supports(random, 1, 4, 7);
    const auto lambda = test::random_lambda(random);
    const DistancePotential potential(supports, lambda);
    std::vector<RationalPoint> minima;
    for (const auto& point : critical_points(supports, lambda))
      if (point.minimum) minima.push_back(point.at);
    BOOST_TEST_CONTEXT(describe(supports, lambda)) {
      std::vector<Rational> values;
      const Rational from = -60 - "1/122"_q;
      const int count = 61 * 125;
      for (int k = 0; k < count; ++k) values.push_back(potential.value({Rational(from + k * step)}));
      std::size_t found = 0;
      for (std::size_t k = 1; k + 1 < values.size(); ++k) {
        if (values[k] > values[k - 1] || values[k] >= values[k + 1]) continue;
        const Rational x = from + static_cast<long>(k) * step;
        BOOST_TEST(std::any_of(minima.begin(), minima.end(), [&](const RationalPoint& minimum) {
          return abs(Rational(minimum[0] - x)) <= step;
        }));
        ++found;
      }
      BOOST_TEST(found == minima.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(one_point_each_has_one_smooth_minimum) {
  const auto found = critical_points({{{0, 0}}, {{4, 2}}}, "1/2"_q);
  BOOST_TEST_REQUIRE(found.size() == 1u);
  BOOST_TEST((found[0].at == RationalPoint{2, 1}));
  BOOST_TEST((found[0].kind == CriticalKind::smooth_minimum));
  BOOST_TEST(found[0].dimension == 2);
  BOOST_TEST(found[0].potential == 5);
}

BOOST_AUTO_TEST_CASE(the_line_example_of_the_paper_at_lambda_2) {
  // A1 = {-1, 1, 2}, A2 = {0, 3/2, 5} (geometric-asymptotics, section 5.1). Worked out by hand:
  // the centres 2x - y in their own cells are -2 (from -1, 0), and the borders of A2 at 3/4 and 13/4 attract.
  const auto found = critical_points({{{-1}, {1}, {2}}, {{0}, {"3/2"_q}, {5}}}, 2);
  std::vector<RationalPoint> minima;
  for (const auto& point : found)
    if (point.minimum) minima.push_back(point.at);
  BOOST_TEST((minima == std::vector<RationalPoint>{{-2}, {"3/4"_q}, {"5/2"_q}}));
}

BOOST_AUTO_TEST_CASE(translation_scaling_and_exchange_of_axes_carry_the_critical_points_along) {
  std::mt19937_64 random(5);
  for (int n = 0; n < 100; ++n) {
    const auto supports = test::random_supports(random, 2, 5, 5);
    const auto lambda = test::random_lambda(random);
    SupportPair moved;
    const auto map = [](const RationalPoint& x) {
      return RationalPoint{"7/3"_q * x[1] - 11, "7/3"_q * x[0] + "1/5"_q};
    };
    for (const auto& x : supports.first) moved.first.push_back(map(x));
    for (const auto& y : supports.second) moved.second.push_back(map(y));
    auto found = critical_points(supports, lambda);
    const auto after = critical_points(moved, lambda);
    BOOST_TEST_REQUIRE(found.size() == after.size());
    std::sort(found.begin(), found.end(),
              [&](const CriticalPoint& a, const CriticalPoint& b) { return map(a.at) < map(b.at); });
    for (std::size_t m = 0; m < found.size(); ++m) {
      BOOST_TEST((map(found[m].at) == after[m].at));
      BOOST_TEST((found[m].kind == after[m].kind));
      BOOST_TEST(found[m].clarke == after[m].clarke);
    }
  }
}

BOOST_AUTO_TEST_CASE(many_points_satisfy_the_index_count) {
  // On the sphere, with a maximum at infinity, minima - saddles + maxima = 1 when nothing is degenerate.
  std::mt19937_64 random(6);
  const auto points = [&](std::size_t count) {
    std::vector<RationalPoint> result;
    for (std::size_t n = 0; n < count; ++n)
      result.push_back(
          {Rational(static_cast<long>(random() % 1000003)), Rational(static_cast<long>(random() % 1000003))});
    return result;
  };
  const SupportPair supports{points(300), points(300)};
  for (const char* lambda : {"1/2", "1", "2"}) {
    long sum = 0, degenerate = 0;
    for (const auto& point : critical_points(supports, parse_rational(lambda))) {
      sum += point.minimum || point.kind == CriticalKind::maximum ? 1 : -1;
      degenerate += point.kind == CriticalKind::degenerate;
    }
    BOOST_TEST(degenerate == 0);
    BOOST_TEST(sum == 1);
  }
}

BOOST_AUTO_TEST_CASE(bad_input_is_refused_in_one_line) {
  const auto message = [](const SupportPair& supports, const Rational& lambda) {
    try {
      critical_points(supports, lambda);
    } catch (const std::invalid_argument& reason) {
      return std::string(reason.what());
    }
    return std::string();
  };
  BOOST_TEST(message({{}, {{1}}}, 1).starts_with("A1: is empty"));
  BOOST_TEST(message({{{1}}, {}}, 1).starts_with("A2: is empty"));
  BOOST_TEST(message({{{1}, {2}, {1}}, {{0}}}, 1).starts_with("A1: points 1 and 3 are equal"));
  BOOST_TEST(message({{{1}}, {{0, 1}}}, 1).starts_with("A2: point 1 has 2 coordinates"));
  BOOST_TEST(message({{{1}}, {{0}}}, "-1/2"_q).starts_with("lambda: -1/2 is negative"));
}

BOOST_AUTO_TEST_SUITE_END()
