// SPDX-License-Identifier: GPL-3.0-or-later
// Level lines of functions with known ones, and Voronoi interfaces clipped by a window.
#include "geometry/plane_lines.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "numbers/rational.hpp"

using namespace referee;

namespace {

/// The strokes one by one.
std::vector<PlaneStrokes> parted(const PlaneStrokes& strokes) {
  std::vector<PlaneStrokes> result;
  bool fresh = true;
  for (std::size_t i = 0; i < strokes.x.size(); ++i) {
    if (std::isnan(strokes.x[i])) {
      fresh = true;
      continue;
    }
    if (fresh) result.emplace_back();
    fresh = false;
    result.back().x.push_back(strokes.x[i]);
    result.back().y.push_back(strokes.y[i]);
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plane_lines)

BOOST_AUTO_TEST_CASE(circles_are_closed) {
  const PlaneWindow window{{-2, -2}, {2, 2}};
  const auto circles = level_lines([](double x, double y) { return x * x + y * y; }, window, 80, 80, 2);
  BOOST_REQUIRE_EQUAL(circles.size(), 2);
  for (const PlaneStrokes& circle : circles) {
    BOOST_TEST(circle.x.front() == circle.x.back());
    BOOST_TEST(circle.y.front() == circle.y.back());
    const double radius = std::hypot(circle.x.front(), circle.y.front());
    // Linear interpolation of x^2 over a cell of 1/20 is off by less than (1/20)^2/4.
    for (std::size_t i = 0; i < circle.x.size(); ++i)
      BOOST_TEST(std::abs(std::pow(std::hypot(circle.x[i], circle.y[i]), 2) - radius * radius) < 1.0 / 800);
  }
}

BOOST_AUTO_TEST_CASE(open_lines_end_at_the_border) {
  const auto lines = level_lines([](double x, double) { return x; }, {{0, 0}, {1, 1}}, 10, 10, 3);
  BOOST_REQUIRE_EQUAL(lines.size(), 3);
  for (const PlaneStrokes& line : lines) {
    BOOST_TEST(line.x.size() == 11);
    BOOST_TEST(std::abs(line.y.front() - line.y.back()) == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_line_of_a_given_level) {
  const auto lines = level_line([](double x, double y) { return x + y; }, {{0, 0}, {1, 1}}, 10, 10, 0.75);
  BOOST_REQUIRE_EQUAL(lines.size(), 1);
  for (std::size_t i = 0; i < lines[0].x.size(); ++i)
    BOOST_TEST(lines[0].x[i] + lines[0].y[i] == 0.75, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(level_line([](double x, double) { return x; }, {{0, 0}, {1, 1}}, 10, 10, 2).empty());
}

BOOST_AUTO_TEST_CASE(interfaces_are_clipped) {
  const PlaneWindow window{{-1, -1}, {1, 1}};
  const auto bisector = parted(voronoi_interfaces({{-1, 0}, {1, 0}}, window));
  BOOST_REQUIRE_EQUAL(bisector.size(), 1);
  BOOST_TEST(bisector[0].x[0] == 0);
  BOOST_TEST(std::abs(bisector[0].y[0] - bisector[0].y[1]) == 2);
  BOOST_TEST(parted(voronoi_interfaces({{0, 0}, {0, 3}, {3, 0}}, window)).empty());
  BOOST_TEST(parted(voronoi_interfaces({{0, 0}, {0, 1}, {1, 0}}, window)).size() == 3);
}

BOOST_AUTO_TEST_SUITE_END()
