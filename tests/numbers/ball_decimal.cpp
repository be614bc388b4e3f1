// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal output: every printed digit is right up to one unit in the last, or nothing is printed.
#include <boost/test/unit_test.hpp>
#include <string>

#include "numbers/ball.hpp"
#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

namespace {

/// One unit in the last of `digits` significant digits of a non-zero value.
Rational unit_in_last_place(const Rational& value, long digits) {
  Rational unit = 1;
  const Rational size = abs(value);
  while (unit > size) unit /= 10;
  while (unit * 10 <= size) unit *= 10;
  return unit * power(Rational(10), 1 - digits);
}

void check_decimal(const Rational& value, long digits, Precision precision) {
  const Ball enclosure(value, precision);
  const std::string text = enclosure.to_decimal(digits);
  const Rational printed = parse_rational(text);
  BOOST_TEST((abs(Rational(printed - value)) <= unit_in_last_place(value, digits)),
             to_string(value) << " printed as " << text << " with " << digits << " digits");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ball_decimal)

BOOST_AUTO_TEST_CASE(at_round_off_boundaries) {
  for (long digits = 1; digits <= 30; ++digits) {
    const Rational nines = 1 - power(Rational(10), -digits);
    const Rational half = Rational(1) / 2 * power(Rational(10), 1 - digits);
    const Precision precision = Precision::digits(digits).plus(40);
    for (const Rational& value :
         {nines, Rational(nines + half / 10), Rational(1 + half), Rational(1 - half / 10), Rational(1),
          Rational(2 + half), Rational(10 - half), Rational(9 + half)}) {
      if (value == 0) continue;
      check_decimal(value, digits, precision);
      check_decimal(-value, digits, precision);
      check_decimal(value * power(Rational(10), 25), digits, precision);
      check_decimal(value * power(Rational(10), -25), digits, precision);
    }
  }
}

BOOST_AUTO_TEST_CASE(random_values) {
  Random random(21);
  for (long round = 0; round < referee::testing::effort(2000); ++round) {
    const long digits = random.integer(1, 60);
    check_decimal(random.wide_rational(50), digits, Precision::digits(digits).plus(random.integer(8, 60)));
  }
}

BOOST_AUTO_TEST_CASE(too_wide_is_refused) {
  const Ball third("1/3"_q, Precision::digits(20));
  BOOST_CHECK_NO_THROW(third.to_decimal(18));
  BOOST_CHECK_THROW(third.to_decimal(40), std::domain_error);
  BOOST_CHECK_THROW(Ball::hull("0.99"_q, "1.01"_q, {64}).to_decimal(5), std::domain_error);
  BOOST_CHECK_THROW(Ball::hull("-1"_q, "1"_q, {64}).to_decimal(1), std::domain_error);
  BOOST_CHECK_THROW(Ball::hull("-1e-30"_q, "1e-30"_q, {64}).to_decimal(1), std::domain_error);
}

BOOST_AUTO_TEST_CASE(exact_values) {
  BOOST_TEST(Ball(0).to_decimal(20) == "0");
  BOOST_TEST(parse_rational(Ball(42).to_decimal(5)) == 42);
  BOOST_TEST(parse_rational(Ball("-0.375"_q, {64}).to_decimal(10)) == "-0.375"_q);
  // An exact value is printed exactly, without a radius.
  BOOST_TEST(Ball("0.5"_q, {64}).to_string(10).find("+/-") == std::string::npos);
  BOOST_TEST(Ball("1/3"_q, {64}).to_string(30).find("+/-") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(accurate_digits_never_boast) {
  Random random(22);
  for (long round = 0; round < referee::testing::effort(300); ++round) {
    const Rational value = random.wide_rational(20);
    const long digits = random.integer(2, 40);
    const Rational spread = abs(value) * power(Rational(10), -digits);
    const long claimed = Ball::hull(value - spread, value + spread, {400}).accurate_digits();
    BOOST_TEST(claimed <= digits);
    BOOST_TEST(claimed >= digits - 2);
  }
}

BOOST_AUTO_TEST_SUITE_END()
