// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/lemniscate.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>
#include <random>

using namespace referee;

namespace {
double equation(const PlanePoint& p) {
  const double square = p.x * p.x + p.y * p.y;
  return square * square - p.x * p.x + p.y * p.y;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(lemniscate)

BOOST_AUTO_TEST_CASE(points_and_speed) {
  for (int k = 0; k < 50; ++k) {
    const double a = 0.13 * k, h = 1e-6;
    BOOST_TEST(std::abs(equation(lemniscate_point(a))) < 1e-15);
    const PlanePoint before = lemniscate_point(a - h), after = lemniscate_point(a + h);
    BOOST_TEST(std::hypot(after.x - before.x, after.y - before.y) / (2 * h) == lemniscate_speed(a),
               boost::test_tools::tolerance(1e-8));
  }
}

BOOST_AUTO_TEST_CASE(nodes_integrate_to_rounding) {
  // The mean of x^2 + y^2 over arc length, by two numbers of nodes; the length is 2.62205755... times 2.
  const auto mean_square = [](std::size_t count) {
    double sum = 0;
    const Mixture<double> nodes = lemniscate_nodes(count);
    for (std::size_t k = 0; k < nodes.size(); ++k)
      sum +=
          nodes.weights[k] * (nodes.means[k][0] * nodes.means[k][0] + nodes.means[k][1] * nodes.means[k][1]);
    return sum;
  };
  BOOST_TEST(mean_square(64) == mean_square(200), boost::test_tools::tolerance(1e-13));
  // int r^2 ds / int ds = B(3/4, 1/2)/B(1/4, 1/2), from ds = dr/sqrt(1 - r^4).
  const auto beta = [](double a, double b) { return std::tgamma(a) * std::tgamma(b) / std::tgamma(a + b); };
  BOOST_TEST(mean_square(64) == beta(0.75, 0.5) / beta(0.25, 0.5), boost::test_tools::tolerance(1e-13));
}

BOOST_AUTO_TEST_CASE(nearest_points) {
  std::mt19937_64 engine(3);
  const auto uniform = [&] { return std::ldexp(static_cast<double>(engine() >> 11), -53); };
  for (int round = 0; round < 200; ++round) {
    const double place[] = {3 * uniform() - 1.5, 2 * uniform() - 1};
    const NearestOnCurve nearest = nearest_on_lemniscate(place);
    double least = HUGE_VAL;
    for (int k = 0; k < 20000; ++k) {
      const PlanePoint at = lemniscate_point(2 * std::numbers::pi * k / 20000);
      least = std::min(least, std::hypot(place[0] - at.x, place[1] - at.y));
    }
    BOOST_TEST(nearest.distance <= least + 1e-12);
    BOOST_TEST(nearest.distance >= least - 1e-4);
    const PlanePoint drawn = lemniscate_draw(uniform);
    BOOST_TEST(std::abs(equation(drawn)) < 1e-15);
  }
}

BOOST_AUTO_TEST_SUITE_END()
