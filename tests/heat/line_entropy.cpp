// SPDX-License-Identifier: GPL-3.0-or-later
// Entropies and moments of mixtures on the line against closed forms for one normal law.
#include "heat/line_entropy.hpp"

#include <boost/test/unit_test.hpp>

#include "close.hpp"
#include "heat/exponential_moment.hpp"
#include "heat/generative_law_gaussian.hpp"
#include "numbers/quadrature.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision precision{160};
Ball number(const Rational& value) { return {value, precision}; }
Mixture<Ball> normal(const Rational& mean, const Rational& variance) {
  return {{{number(mean)}}, {number(1)}, {number(variance)}};
}
/// Both halves of the law, with weights 1/4 and 3/4.
Mixture<Ball> divided(const Rational& mean, const Rational& variance) {
  return {{{number(mean)}, {number(mean)}},
          {number("1/4"_q), number("3/4"_q)},
          {number(variance), number(variance)}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_entropies)

BOOST_AUTO_TEST_CASE(divergence_of_normal_laws) {
  for (const Rational& mean : {"0"_q, "-3"_q}) {
    const Ball expected =
        gaussian_divergence(number("1/5"_q), number("2/3"_q), number((mean - 1) * (mean - 1)), number(1));
    agree(line_divergence(divided(mean, "1/5"_q), normal(1, "2/3"_q), precision), expected, "normal laws");
  }
}

// int f log g = -log(2 pi v)/2 - (1 + m^2)/(2 v) for N(m, 1) and N(0, v). Means and variances have more
// digits than are asked for, so that nothing but the tails is of the size of the last one.
BOOST_AUTO_TEST_CASE(few_bits_enclose_the_tails) {
  for (long bits : {18L, 19L, 20L, 34L})
    for (const Rational& mean : {"0"_q, "3"_q})
      for (const Rational& variance : {"1"_q, "1/16"_q}) {
        const Ball v = number(variance);
        const Ball expected = -half_of(Ball(log(2 * Ball::pi(precision) * v) + number(1 + mean * mean) / v));
        BOOST_TEST(mean_logarithm(normal(mean, 1), normal(0, variance), {bits}).overlaps(expected));
      }
}

// One bit more than the entropy of either component.
BOOST_AUTO_TEST_CASE(entropy_of_distant_components) {
  const Mixture<Ball> pair{
      {{number(-40)}, {number(40)}}, {number("1/2"_q), number("1/2"_q)}, {number(1), number(1)}};
  const Ball one = -half_of(Ball(log(2 * Ball::pi(precision)) + Ball(1)));
  agree(mean_logarithm(pair, pair, precision), one - log(number(2)), "pair");
}

BOOST_AUTO_TEST_CASE(absolute_value) {
  for (const Rational& mean : {"0"_q, "3/2"_q, "-3/2"_q}) {
    const Rational variance = "2/3"_q;
    // Beyond 40 lies less than exp(-1000).
    const Ball expected = integrate(
        [&](const ComplexBall& x) {
          const auto bell = [&](const ComplexBall& offset) {
            return exp(-(offset * offset) / ComplexBall(number(2 * variance)));
          };
          return x * (bell(x - ComplexBall(number(mean))) + bell(x + ComplexBall(number(mean))));
        },
        number(0), number(40), precision);
    agree(mean_absolute_value(divided(mean, variance)),
          expected / sqrt(2 * Ball::pi(precision) * number(variance)), "E|X|");
  }
}

BOOST_AUTO_TEST_CASE(exponential_of_the_absolute_value) {
  for (const Rational& mean : {"0"_q, "1/2"_q, "-3"_q}) {
    const Rational variance = "5/3"_q;
    agree(mean_exponential_of_absolute_value(divided(mean, variance)),
          exponential_moment(1, abs(number(mean)), number(variance / 2)), "E exp|X|");
  }
}

BOOST_AUTO_TEST_CASE(only_on_the_line) {
  const Mixture<Ball> plane{{{number(0), number(0)}}, {number(1)}, {number(1)}};
  BOOST_CHECK_THROW(mean_logarithm(plane, plane, precision), std::invalid_argument);
  BOOST_CHECK_THROW(mean_absolute_value(plane), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
