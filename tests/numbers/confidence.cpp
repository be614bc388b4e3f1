// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/confidence.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>

using namespace referee;

BOOST_AUTO_TEST_SUITE(confidence)

BOOST_AUTO_TEST_CASE(proportions_by_hand) {
  // No hit in n draws: (1 - upper)^n = error/2.
  const ConfidenceInterval none = proportion_interval(0, 100, 0.02);
  BOOST_TEST(none.lower == 0);
  BOOST_TEST(none.upper == 1 - std::pow(0.01, 0.01), boost::test_tools::tolerance(1e-12));
  const ConfidenceInterval all = proportion_interval(100, 100, 0.02);
  BOOST_TEST(all.lower == std::pow(0.01, 0.01), boost::test_tools::tolerance(1e-12));
  BOOST_TEST(all.upper == 1);
  BOOST_CHECK_THROW(proportion_interval(2, 1, 0.01), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(quantiles_by_hand) {
  // Both extremes of n draws around the median miss it with probability 2^(1-n).
  const ConfidenceInterval extremes = quantile_interval({3, 1, 2, 5, 4}, 0.5, 0.07);
  BOOST_TEST(extremes.lower == 1);
  BOOST_TEST(extremes.upper == 5);
  BOOST_TEST(quantile_interval({3, 1, 2, 5, 4}, 0.5, 0.06).lower == -INFINITY);
  BOOST_CHECK_THROW(quantile_interval({}, 0.5, 0.1), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(intervals_contain_the_quantile_as_often_as_promised) {
  std::mt19937_64 engine(7);
  long missed = 0;
  constexpr long rounds = 2000;
  for (long round = 0; round < rounds; ++round) {
    std::vector<double> draws(200);
    for (double& draw : draws) draw = std::ldexp(static_cast<double>(engine() >> 11), -53);
    const ConfidenceInterval interval = quantile_interval(draws, 0.9, 0.05);
    missed += interval.lower > 0.9 || interval.upper < 0.9;
  }
  BOOST_TEST(missed < 130);
  BOOST_TEST(missed > 20);  // not uselessly wide
}

BOOST_AUTO_TEST_SUITE_END()
