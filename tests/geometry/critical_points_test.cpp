// SPDX-License-Identifier: GPL-3.0-or-later
/// The critical points against brute force that shares no code with them but rational arithmetic.
#include "geometry/critical_points.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "critical_definition.hpp"
#include "small_supports.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

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
    const auto expected = test::critical_points_by_definition(supports, lambda);
    BOOST_TEST_REQUIRE(found.size() == expected.size());
    const DistancePotential potential(supports, lambda);
    for (std::size_t n = 0; n < found.size(); ++n) {
      BOOST_TEST((found[n].at == expected[n].at));
      BOOST_TEST((NearestSites{found[n].first, found[n].second} == expected[n].sites));
      BOOST_TEST(found[n].potential == potential.value(found[n].at));
      BOOST_TEST(found[n].degenerate == expected[n].degenerate);
      if (supports.dimension() > 2) continue;
      BOOST_TEST(found[n].clarke == expected[n].clarke);
      BOOST_TEST(found[n].minimum == (expected[n].least_slope >= 0));
      BOOST_TEST(to_string(found[n].kind) == to_string(test::kind_of(expected[n])));
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

BOOST_AUTO_TEST_CASE(on_the_edge_of_the_outer_set_a_point_is_degenerate) {
  // The circumcentre (1, 1) of a right triangle lies on its longest side: along (1, 1) the slope is 0.
  const std::vector<RationalPoint> triangle = {{0, 0}, {2, 0}, {0, 2}};
  const auto kind_at_circumcentre = [&](const Rational& lambda) {
    const auto found = critical_points({triangle, {{1, 1}}}, lambda);
    const auto point = std::find_if(found.begin(), found.end(), [](const CriticalPoint& critical) {
      return critical.at == RationalPoint{1, 1};
    });
    BOOST_TEST_REQUIRE((point != found.end()));
    BOOST_TEST(point->degenerate);
    return to_string(point->kind);
  };
  for (const Rational& lambda : {"1/2"_q, "1"_q, "3"_q})
    BOOST_TEST(kind_at_circumcentre(lambda) == "degenerate", to_string(lambda));
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
