// SPDX-License-Identifier: GPL-3.0-or-later
// Enclosed distances from hulls against closed forms, and inclusion for points with a radius.
#include "geometry/hull_distance.hpp"

#include <boost/test/unit_test.hpp>

#include "numbers/rational.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{200};

std::vector<Ball> ball(const RationalPoint& point) {
  std::vector<Ball> result;
  for (const Rational& coordinate : point) result.emplace_back(coordinate, precision);
  return result;
}
std::vector<std::vector<Ball>> enclosed(const std::vector<RationalPoint>& points) {
  std::vector<std::vector<Ball>> result;
  for (const RationalPoint& point : points) result.push_back(ball(point));
  return result;
}

const std::vector<RationalPoint> triangle{{0, 0}, {3, 0}, {0, 3}};

}  // namespace

BOOST_AUTO_TEST_SUITE(hull_distance)

BOOST_AUTO_TEST_CASE(closed_forms) {
  const Ball face = distance_to_hull(enclosed(triangle), ball({2, 2}), precision);
  const Ball expected = Ball(1) / sqrt(Ball(2).at(precision));
  BOOST_TEST(face.overlaps(expected));
  BOOST_TEST(face.accurate_digits() > 50);
  BOOST_TEST(distance_to_hull(enclosed(triangle), ball({"1/3"_q, "1/7"_q}), precision).contains_zero());
  const Ball corner = distance_to_hull(enclosed(triangle), ball({-3, -4}), precision);
  BOOST_TEST(corner.contains(Rational(5)));
  BOOST_TEST(corner.accurate_digits() > 50);
  BOOST_TEST(distance_to_hull(enclosed({{"1/3"_q}}), ball({"4/3"_q}), precision).contains(Rational(1)));
}

BOOST_AUTO_TEST_CASE(encloses_every_member) {
  std::vector<Ball> x{Ball::hull(2, 3, precision), Ball::hull(-1, "-1/2"_q, precision)};
  const Ball distance = distance_to_hull(enclosed(triangle), x, precision);
  for (const Rational& at : {"2"_q, "5/2"_q, "3"_q})
    for (const Rational& below : {"-1"_q, "-1/2"_q})
      BOOST_TEST(distance.overlaps(distance_to_hull(enclosed(triangle), ball({at, below}), precision)));
}

BOOST_AUTO_TEST_CASE(refuses_and_gives_up) {
  BOOST_CHECK_THROW(distance_to_hull({}, ball({0}), precision), std::invalid_argument);
  BOOST_CHECK_THROW(distance_to_hull(enclosed({{0, 0}}), ball({0}), precision), std::invalid_argument);
  BOOST_TEST(!distance_to_hull(enclosed({{0}}), {Ball::whole_line(precision)}, precision).is_finite());
}

BOOST_AUTO_TEST_SUITE_END()
