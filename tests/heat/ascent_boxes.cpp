// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/ascent_boxes.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "heat/optimal_model.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{128};

Ball log_kernel(const Rational& s, const Rational& a, const Rational& b, double z) {
  const NoiseKernel kernel(Ball(a, precision), Ball(b, precision));
  const Ball at = Ball::from_double(z, precision);
  return log(kernel.scaled(Ball(s, precision), at)) - at * kernel.decay_rate();
}

double uniform(std::mt19937_64& generator) { return static_cast<double>(generator() >> 11) * 0x1p-53; }

Mixture<Rational> triangle() {
  return {{{"-1"_q, "0"_q}, {"1"_q, "1/5"_q}, {"1/3"_q, "3/2"_q}},
          {"1/2"_q, "1/4"_q, "1/4"_q},
          std::vector<Rational>(3, 0)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ascent_boxes_suite)

BOOST_AUTO_TEST_CASE(the_table_encloses_the_kernel) {
  std::mt19937_64 generator(3);
  for (const auto& [s, a, b] : {std::tuple{"3/2"_q, "1/10"_q, "2"_q},
                                {"-1/2"_q, "1/5"_q, "3"_q},
                                {"11/2"_q, "1/1000"_q, "1"_q},
                                {"0"_q, "1e-12"_q, "1"_q}}) {
    constexpr double greatest = 20;
    const NoiseKernelTable table(s, a, b, greatest);
    const double scale = to_double(a) * to_double(a);
    for (int n = 0; n < 60; ++n) {
      const double z = n == 0 ? 0 : scale * std::expm1(uniform(generator) * std::log1p(greatest / scale));
      const Ball value = log_kernel(s, a, b, z);
      const Interval point = table.log_bounds(Interval(z)), wide = table.log_bounds({z / 2, z});
      for (const Interval& bounds : {point, wide}) {
        BOOST_TEST(certainly_at_most(Ball::from_double(bounds.lower, precision), value));
        BOOST_TEST(certainly_at_most(value, Ball::from_double(bounds.upper, precision)));
      }
      BOOST_TEST(certainly_at_most(log_kernel(s, a, b, z / 2), Ball::from_double(wide.upper, precision)));
      BOOST_TEST(point.width() < 1e-3);
      BOOST_TEST(std::abs(table.log_value(z) - value.to_double()) < 1e-8);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_table_needs_an_end) {
  BOOST_CHECK_THROW(NoiseKernelTable(1, "1/10"_q, 1, -1), std::invalid_argument);
  BOOST_CHECK_THROW(NoiseKernelTable(1, "1/10"_q, 1, HUGE_VAL), std::invalid_argument);
  BOOST_CHECK_THROW(NoiseKernelTable(1, 0, 1, 1), std::invalid_argument);
}

// Random boxes: one without zeros has none of grad L in it as far as single places tell, and one with a zero
// encloses a place where grad L changes by less than its neighbours do.
BOOST_AUTO_TEST_CASE(boxes_are_judged_as_enclosures_judge_them) {
  const AscentBoxes boxes(triangle(), 1, "1/2"_q, 2, 4);
  const OptimalModel model(triangle(), 1, "1/2"_q, 2, precision);
  std::mt19937_64 generator(7);
  int none = 0, one = 0;
  for (int n = 0; n < 400; ++n) {
    // Every other box lies about the first data point.
    const double width = 0.4 * uniform(generator);
    const double x = n % 2 ? -1 - width * uniform(generator) : -1 + 2 * uniform(generator);
    const double y = n % 2 ? -width * uniform(generator) : 1.5 * uniform(generator);
    const auto answer = boxes.test({{x, x + width}, {y, y + width}});
    none += answer.zeros == AscentBoxes::Zeros::none;
    if (answer.zeros == AscentBoxes::Zeros::none) continue;
    for (const Interval& side : answer.box) BOOST_TEST(side.lower <= side.upper);
    if (answer.zeros != AscentBoxes::Zeros::one) continue;
    ++one;
    std::vector<Ball> at;
    for (const Interval& side : answer.box)
      at.push_back(Ball::hull(rational_from_double(side.lower), rational_from_double(side.upper), precision));
    for (const Ball& component : model.mixture().gradient(model.order(), at))
      BOOST_TEST(component.contains_zero());
  }
  BOOST_TEST(none > 100);
  BOOST_TEST(one > 0);
}

BOOST_AUTO_TEST_SUITE_END()
