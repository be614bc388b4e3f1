// SPDX-License-Identifier: GPL-3.0-or-later
/// The incomplete gamma integral against its recurrence in the order and its closed forms, on boxes too.
#include "numbers/truncated_gamma.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{192};
Ball ball(const Rational& value) { return Ball(value, precision); }

/// Order 1, where the integral is elementary: (1 - exp(-y (r - 1)))/y, and r - 1 for y = 0.
Ball first_order(const Ball& y, const Ball& r) {
  return y.contains_zero() ? r - Ball(1) : (Ball(1) - exp(y - y * r)) / y;
}

/// Order 2, from order 1 by parts.
Ball second_order(const Ball& y, const Ball& r) {
  return (first_order(y, r) + Ball(1) - r * exp(y - y * r)) / y;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(truncated_gamma_suite)

BOOST_AUTO_TEST_CASE(parts_tie_each_order_to_the_next) {
  // y J(s + 1) = s J(s) + 1 - r^s exp(-y (r - 1)).
  for (const Rational& s : {"-3"_q, "-5/2"_q, "0"_q, "1/4"_q, "1"_q, "7/2"_q, "20"_q})
    for (const Rational& y : {"-600"_q, "-30"_q, "-1/2"_q, "1/1024"_q, "3"_q, "15"_q, "200"_q})
      for (const Rational& r : {"1/4"_q, "3/2"_q, "5"_q})
        BOOST_TEST_CONTEXT("s " << to_string(s) << " y " << to_string(y) << " r " << to_string(r)) {
          const Ball value = truncated_gamma(ball(s), ball(y), ball(r));
          const Ball next = truncated_gamma(ball(s + 1), ball(y), ball(r));
          BOOST_TEST(value.accurate_digits() > 55);
          const Ball end = exp(ball(s) * log(ball(r)) + ball(y) - ball(y) * ball(r));
          BOOST_TEST((ball(y) * next).overlaps(ball(s) * value + Ball(1) - end));
        }
}

BOOST_AUTO_TEST_CASE(the_first_order_is_elementary) {
  for (const Rational& y : {"-30"_q, "-1/2"_q, "0"_q, "3"_q, "200"_q})
    for (const Rational& r : {"1/4"_q, "3/2"_q, "5"_q}) {
      const Ball value = truncated_gamma(ball(1), ball(y), ball(r));
      BOOST_TEST(value.overlaps(first_order(ball(y), ball(r))));
      BOOST_TEST(value.accurate_digits() > 55);
    }
}

BOOST_AUTO_TEST_CASE(a_range_of_orders_is_enclosed) {
  const Ball orders = Ball::hull(1, 2, precision), y = ball("3/2"_q), r = ball(4);
  const Ball range = truncated_gamma(orders, y, r);
  BOOST_TEST(range.contains(first_order(y, r)));
  BOOST_TEST(range.contains(second_order(y, r)));
  // Without decay, (r^s - 1)/s.
  const Ball powers = truncated_gamma(Ball::hull(1, 3, precision), Ball(0), r);
  for (long s = 1; s <= 3; ++s) BOOST_TEST(powers.contains((pow(r, s) - Ball(1)) / s));
}

BOOST_AUTO_TEST_CASE(boxes_of_decay_and_ratio_are_enclosed_by_their_corners) {
  struct Box {
    Rational least_y, most_y, least_r, most_r;
  };
  // Wide and thin ones, on both sides of the ratio 1 and of the decay 0.
  for (const Box& box : {Box{"1/2"_q, 2, "3/2"_q, 4}, Box{-1, 1, "1/4"_q, 3}, Box{-2, -1, "1/4"_q, "1/2"_q},
                         Box{2, "65/32"_q, 3, "97/32"_q}, Box{3, 3, "5/4"_q, 7}, Box{"1/4"_q, 5, 2, 2}})
    BOOST_TEST_CONTEXT("y from " << to_string(box.least_y) << ", r from " << to_string(box.least_r)) {
      const Ball value = truncated_gamma(ball(1), Ball::hull(box.least_y, box.most_y, precision),
                                         Ball::hull(box.least_r, box.most_r, precision));
      for (const Rational& y : {box.least_y, box.most_y})
        for (const Rational& r : {box.least_r, box.most_r})
          BOOST_TEST(value.contains(first_order(ball(y), ball(r)).midpoint()));
      // It rises with the ratio and falls with the decay, so no enclosure is narrower than this; that of a
      // thin box is linear in its sides, with a bound in place of the slope.
      const Ball least = first_order(ball(box.most_y), ball(box.least_r));
      const Ball most = first_order(ball(box.least_y), ball(box.most_r));
      BOOST_TEST(((value.upper() - value.lower()) / (most - least)).to_double() < 2);
    }
}

BOOST_AUTO_TEST_SUITE_END()
