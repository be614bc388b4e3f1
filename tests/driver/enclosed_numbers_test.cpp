// SPDX-License-Identifier: GPL-3.0-or-later
/// Decimals that are right to their last digit, with a radius that covers the rounding.
#include "driver/enclosed_numbers.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

driver::Decimal printed(long digits, const std::function<Ball(Precision)>& value) {
  return driver::to_digits(digits,
                           [&](Precision precision) {
                             return std::vector<driver::Enclosed>{{"x", {}, {value(precision)}}};
                           })
      .front()
      .values.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(enclosed_numbers)

BOOST_AUTO_TEST_CASE(the_radius_covers_the_true_number) {
  for (const Rational& value :
       {"1/3"_q, "-2/3"_q, "1/7000000"_q, "123456789/11"_q, "99999999999/100000000000"_q})
    for (long digits : {10L, 11L, 50L}) {
      const auto [text, radius] =
          printed(digits, [&](Precision precision) { return Ball(value, precision); });
      const Rational distance = abs(parse_rational(text) - value);
      BOOST_TEST(distance <= parse_rational(radius));
      // No more than one unit in the last of the digits, and a little for rounding the radius itself.
      BOOST_TEST(parse_rational(radius) <= abs(value) * power(Rational(10), 1 - digits) * 11 / 10);
    }
}

BOOST_AUTO_TEST_CASE(exact_numbers_have_no_radius) {
  BOOST_TEST(printed(20, [](Precision precision) { return Ball("-3/4"_q, precision); }).radius == "0");
  const auto zero = printed(20, [](Precision precision) { return Ball("0"_q, precision); });
  BOOST_TEST(zero.text == "0");
  BOOST_TEST(zero.radius == "0");
}

BOOST_AUTO_TEST_CASE(cancellation_raises_the_precision) {
  // log(1 + 10^-200) = 10^-200 - 10^-400 / 2 + ...
  const auto [text, radius] = printed(
      30, [](Precision precision) { return log(Ball(Rational(1) + power(Rational(10), -200), precision)); });
  BOOST_TEST(abs(parse_rational(text) - power(Rational(10), -200)) < power(Rational(10), -229));
  BOOST_TEST(radius != "0");
}

BOOST_AUTO_TEST_CASE(a_hidden_zero_is_printed_with_its_radius) {
  const auto [text, radius] = printed(30, [](Precision precision) {
    const Ball two("2"_q, precision);
    return square(sqrt(two)) - two;
  });
  BOOST_TEST(text == "0");
  BOOST_TEST(parse_rational(radius) > 0);
  BOOST_TEST(parse_rational(radius) < power(Rational(10), -4000));
}

BOOST_AUTO_TEST_CASE(what_has_no_value_is_an_error) {
  BOOST_CHECK_THROW(printed(10, [](Precision precision) { return log(Ball("-1"_q, precision)); }),
                    std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
