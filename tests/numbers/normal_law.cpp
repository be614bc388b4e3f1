// SPDX-License-Identifier: GPL-3.0-or-later
/// The normal law and the chi law against closed forms in low dimensions and recurrences between dimensions.
#include "numbers/normal_law.hpp"

#include <boost/test/unit_test.hpp>
#include <utility>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{192};
Ball ball(const Rational& value) { return Ball(value, precision); }

/// E exp(c |Z|) = sum_k c^k E|Z|^k/k! from E|Z|^(k + 2) = (d + k) E|Z|^k and the first two moments. Since
/// E|Z|^(k + 1) <= sqrt(d + k) E|Z|^k, the terms at least halve where 2 c sqrt(d + k) < k + 1.
Ball exponential_moment_by_series(long d, const Ball& c) {
  Ball mean = sqrt(d % 2 == 1 ? Ball(2) / Ball::pi(precision) : Ball::pi(precision) / 2);
  for (long n = d % 2 == 1 ? 1 : 2; n < d; n += 2) mean = mean * (n + 1) / n;
  Ball even = ball(1), odd = mean * c, sum = ball(0);
  for (long k = 0;; ++k) {
    sum += even;
    if (certainly_less(2 * c * sqrt(ball(d + k)), Ball(k + 1)) &&
        certainly_less(even, ball(power(Rational(2), -precision.bits)) * sum))
      return join(sum, sum + even);
    const Ball after_next = even * square(c) * (d + k) / ((k + 1) * (k + 2));
    even = std::exchange(odd, after_next);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(normal_law_suite)

BOOST_AUTO_TEST_CASE(tails_in_closed_form) {
  for (const Rational& length : {"0"_q, "1/8"_q, "2"_q, "40"_q}) {
    const Ball z = ball(length), density = exp(-square(z) / 2), line = erfc(z / sqrt(ball(2)));
    const Ball space = line + sqrt(Ball(2) / Ball::pi(precision)) * z * density;
    const Ball expected[] = {line, density, space, density * (Ball(1) + square(z) / 2)};
    for (long d = 1; d <= 4; ++d) {
      BOOST_TEST(chi_tail(d, z).overlaps(expected[d - 1]));
      BOOST_TEST(chi_tail(d, z).accurate_digits() > 50);
    }
    // The tail of both ends on the line.
    BOOST_TEST((2 * normal_distribution(Ball(-z))).overlaps(line));
    BOOST_TEST((normal_distribution(z) + normal_distribution(Ball(-z))).contains(Rational(1)));
  }
}

BOOST_AUTO_TEST_CASE(mean_lengths) {
  BOOST_TEST(chi_mean(1, precision).overlaps(sqrt(Ball(2) / Ball::pi(precision))));
  BOOST_TEST(chi_mean(2, precision).overlaps(sqrt(Ball::pi(precision) / 2)));
  // Two neighbouring ones have the product d.
  for (long d : {1, 2, 3, 10, 1000}) {
    const Ball product = chi_mean(d, precision) * chi_mean(d + 1, precision);
    BOOST_TEST(product.contains(Rational(d)));
    BOOST_TEST(product.accurate_digits() > 50);
  }
}

BOOST_AUTO_TEST_CASE(exponential_moments_of_the_length) {
  for (const Rational& t : {"1/1000"_q, "1/2"_q, "9"_q})
    for (long d : {1, 2, 3, 4, 7, 20}) {
      const Ball moment = chi_exponential_moment(d, ball(t));
      BOOST_TEST_CONTEXT("t " << to_string(t) << " d " << d) {
        BOOST_TEST(moment.overlaps(exponential_moment_by_series(d, sqrt(2 * ball(t)))));
        BOOST_TEST(moment.accurate_digits() > 50);
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
