// SPDX-License-Identifier: GPL-3.0-or-later
// Exponential moments: the Poisson mixture against closed forms in odd dimensions, and its limits.
#include "heat/exponential_moment.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {
constexpr Precision precision{200};
Ball ball(const Rational& value) { return Ball(value, precision); }
}  // namespace

BOOST_AUTO_TEST_SUITE(exponential_moments)

BOOST_AUTO_TEST_CASE(odd_dimensions) {
  for (long d : {1L, 3L, 5L, 7L})
    for (const Rational& a : {"1/100"_q, "1"_q, "12"_q})
      for (const Rational& t : {"1/10"_q, "3"_q}) {
        const Ball series = exponential_moment(d, ball(a), ball(t)),
                   closed = odd_exponential_moment(d, ball(a), ball(t));
        BOOST_TEST(series.overlaps(closed));
        BOOST_TEST(series.accurate_digits() > 50);
      }
}

BOOST_AUTO_TEST_CASE(at_the_origin) {
  for (long d = 1; d <= 8; ++d)
    BOOST_TEST(exponential_moment(d, ball(0), ball("2/3"_q)).overlaps(exponential_moment(d, ball("2/3"_q))));
}

// On the line and in the plane: e^t (1 + erf sqrt t) and 1 + sqrt(pi t) e^t (1 + erf sqrt t).
BOOST_AUTO_TEST_CASE(low_dimensions) {
  const Ball t = ball("5/4"_q), line = exp(t) * (Ball(1) + erf(sqrt(t)));
  BOOST_TEST(exponential_moment(1, t).overlaps(line));
  BOOST_TEST(exponential_moment(2, t).overlaps(Ball(1) + sqrt(Ball::pi(precision) * t) * line));
}

BOOST_AUTO_TEST_CASE(few_bits_enclose_what_many_show) {
  for (long bits : {4L, 12L, 40L})
    for (long d : {1L, 2L, 3L, 8L})
      for (const Rational& a : {"1/8"_q, "1"_q, "12"_q})
        for (const Rational& t : {"1/8"_q, "1/2"_q, "32"_q}) {
          const Ball few = exponential_moment(d, Ball(a, {bits}), Ball(t, {bits}));
          BOOST_TEST(few.overlaps(exponential_moment(d, ball(a), ball(t))));
        }
}

BOOST_AUTO_TEST_CASE(needs_a_dimension) {
  BOOST_CHECK_THROW(exponential_moment(0, ball(1)), std::invalid_argument);
  BOOST_CHECK_THROW(odd_exponential_moment(2, ball(1), ball(1)), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
