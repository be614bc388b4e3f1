// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamics/settling.hpp"

#include <boost/test/unit_test.hpp>

#include "dynamics/similarity_flow.hpp"
#include "minimisers.hpp"

namespace referee {
namespace {

using namespace literals;
using testing::diracs;

CriticalPoint point_at(const MixedScore& mixed, const RationalPoint& at) {
  for (const CriticalPoint& point : critical_points({mixed.first.means, mixed.second.means}, mixed.lambda))
    if (point.at == at) return point;
  throw std::logic_error("no critical point there");
}
const Precision precision = Precision::digits(40);

BOOST_AUTO_TEST_SUITE(settling)

BOOST_AUTO_TEST_CASE(two_tied_sites_in_closed_form) {
  MixedScore mixed{diracs({{1}}), diracs({{0}, {"3/2"_q}}), 2};
  mixed.second.weights = {"9/10"_q, "1/10"_q};
  const auto series = settling_series(mixed, point_at(mixed, {"3/4"_q}), precision);
  BOOST_REQUIRE(series);
  const Ball c = Ball("4/3"_q, precision) * log(Ball(45).at(precision));
  BOOST_TEST(series->first[0].overlaps(c));
  BOOST_TEST(series->first[0].accurate_digits() > 35);
  // DH = Cov/2 = (1/2) (9/4) (5/6) (1/6).
  BOOST_TEST(series->second[0].overlaps(c / Ball("5/32"_q, precision)));
}

BOOST_AUTO_TEST_CASE(a_vertex_settles_with_the_cube_of_the_time_left) {
  MixedScore mixed{diracs({{1, "1/2"_q}}), diracs({{5, 0}, {-3, 4}, {-3, -4}}), 2};
  mixed.second.weights = {"1/2"_q, "1/3"_q, "1/6"_q};
  const auto series = settling_series(mixed, point_at(mixed, {0, 0}), precision);
  BOOST_REQUIRE(series);
  BOOST_TEST(series->normal.size() == 2u);
  BOOST_TEST(series->tangent.empty());
  for (const Rational& t : {power(Rational(10), -6), power(Rational(10), -7)}) {
    const auto flow = follow_similarity_flow(mixed, {1, -1}, 1, t, 36);
    const Ball time(t, precision);
    for (std::size_t i = 0; i < 2; ++i) {
      const Ball predicted = time * (series->first[i] + time * (series->second[i] + time * series->third[i]));
      // The next coefficient is of the size of these, far below 10.
      BOOST_TEST(certainly_less(abs(flow.state[i] - predicted), Ball(10) * pow(time, 4)));
      BOOST_TEST(certainly_less(Ball("1/100"_q, precision) * pow(time, 3),
                                abs(flow.state[i] - predicted + pow(time, 3) * series->third[i])));
    }
  }
}

BOOST_AUTO_TEST_CASE(affinely_dependent_sites_and_both_interfaces_at_once) {
  MixedScore four{diracs({{1, "1/2"_q}}), diracs({{5, 0}, {-3, 4}, {-3, -4}, {4, 3}}), 2};
  BOOST_TEST(settling_series(four, point_at(four, {0, 0}), precision).has_value());
  MixedScore both{diracs({{-1}, {1}}), diracs({{-3}, {3}}), 2};
  both.first.weights = {"1/4"_q, "3/4"_q};
  both.second.weights = {"2/3"_q, "1/3"_q};
  const auto series = settling_series(both, point_at(both, {0}), precision);
  BOOST_REQUIRE(series);
  // 3 mean_2(c) = 2 mean_1(c), the means of +-3 and +-1.
  const Ball c = series->first[0];
  const Ball first = Ball("3/4"_q, precision) * exp(c), second = Ball("1/2"_q, precision) * exp(Ball(3) * c);
  const Ball mean1 = (first - Ball("1/4"_q, precision)) / (first + Ball("1/4"_q, precision));
  const Ball mean2 = Ball(3) * (second - Ball(1)) / (second + Ball(1));
  BOOST_TEST((mean2 - Ball(2) * mean1).contains_zero());
}

BOOST_AUTO_TEST_CASE(nothing_on_an_edge_and_no_normal_at_a_smooth_point) {
  const MixedScore edge{diracs({{"3/4"_q}}), diracs({{0}, {1}}), 2};
  BOOST_TEST(!settling_series(edge, point_at(edge, {"1/2"_q}), precision).has_value());
  const MixedScore smooth{diracs({{1}}), diracs({{0}}), 2};
  const auto series = settling_series(smooth, point_at(smooth, {2}), precision);
  BOOST_REQUIRE(series);
  BOOST_TEST(series->normal.empty());
  BOOST_TEST(series->first[0].contains_zero());
}

BOOST_AUTO_TEST_CASE(one_site_on_the_edge_is_enough) {
  // Tied at 0: (1, 0), whose balance (2, 0) is on an edge of the square, and (3/5, 4/5), whose balance is
  // inside. H has a zero between them, but along (1, 0) a trajectory stays as far as sqrt(t) can bring it:
  // X_1 = (lambda - (lambda - 1) 2) + exp(-tau/2) X_1(0) while (1, 0) and the two sites at x = 2 are alone.
  const MixedScore mixed{diracs({{1, 0}, {"3/5"_q, "4/5"_q}}), diracs({{2, 2}, {2, -2}, {-2, 2}, {-2, -2}}),
                         2};
  const CriticalPoint origin = point_at(mixed, {0, 0});
  BOOST_TEST(origin.minimum);
  BOOST_TEST(!settling_series(mixed, origin, precision).has_value());
  const Rational start_time = "1e-4"_q, time = "1e-8"_q;
  const auto flow = follow_similarity_flow(mixed, {1, -1}, start_time, time, 20);
  BOOST_REQUIRE(flow.complete);
  BOOST_TEST(certainly_less(abs(flow.state[0] - Ball("1/100"_q, precision)), Ball("1/10000"_q, precision)));
}

BOOST_AUTO_TEST_CASE(bad_input) {
  const MixedScore mixed{diracs({{1}}), diracs({{0}, {"3/2"_q}}), 1};
  BOOST_CHECK_THROW(settling_series(mixed, point_at(mixed, {1}), precision), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace referee
