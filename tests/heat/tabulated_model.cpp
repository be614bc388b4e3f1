// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/tabulated_model.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

using namespace referee;
using namespace referee::literals;

namespace {

double uniform(std::mt19937_64& generator) { return static_cast<double>(generator() >> 11) * 0x1p-53; }

}  // namespace

BOOST_AUTO_TEST_SUITE(tabulated_model_suite)

BOOST_AUTO_TEST_CASE(as_the_enclosures_say) {
  std::mt19937_64 generator(5);
  for (const Rational& alpha : {"-1/2"_q, "1"_q, "2"_q}) {
    const TrainedModel exact{{{{-1, 0}, {1, "1/5"_q}, {"1/3"_q, "3/2"_q}},
                              {"1/2"_q, "1/4"_q, "1/4"_q},
                              std::vector<Rational>(3, 0)},
                             alpha,
                             "1/20"_q,
                             2};
    const TabulatedModel model(exact, 12);
    for (int n = 0; n < 100; ++n) {
      const std::vector<double> x{-4 + 8 * uniform(generator), -4 + 8 * uniform(generator)};
      const std::vector<double> expected =
          optimal_model(exact.data, exact.alpha, exact.sigma_eps, exact.sigma_T, x);
      std::vector<double> value(2), displacement(2);
      model.evaluate(x, value);
      model.displacement(x, displacement);
      const double scale = std::hypot(expected[0], expected[1]);
      for (std::size_t i = 0; i < 2; ++i) BOOST_TEST(std::abs(value[i] - expected[i]) < 1e-6 * scale);
      // The same direction.
      BOOST_TEST(std::abs(displacement[0] * expected[1] - displacement[1] * expected[0]) <
                 1e-6 * scale * std::hypot(displacement[0], displacement[1]));
      BOOST_TEST(displacement[0] * expected[0] + displacement[1] * expected[1] > 0);
    }
  }
}

// For alpha = 2 and one point s_*(x) = x_1 - x, whatever the noise levels.
BOOST_AUTO_TEST_CASE(one_point_with_alpha_two) {
  const TrainedModel exact{{{{"1/2"_q}}, {1}, {0}}, 2, "1/100"_q, 3};
  const TabulatedModel model(exact, 50);
  for (double x : {-20.0, 0.499, 0.7, 3.0}) {
    double value = 0;
    model.evaluate({&x, 1}, {&value, 1});
    BOOST_TEST(std::abs(value - (0.5 - x)) <= 0x1p-40 * std::abs(x));
    BOOST_TEST(model.nearest({&x, 1}) == 0u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
