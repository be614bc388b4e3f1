// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/rational.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

BOOST_AUTO_TEST_SUITE(rational)

BOOST_AUTO_TEST_CASE(every_written_form_is_read_exactly) {
  const Rational tenth = Rational(1) / 10;
  BOOST_TEST(parse_rational("7") == Rational(7));
  BOOST_TEST(parse_rational("-3/4") == Rational(-3) / 4);
  BOOST_TEST(parse_rational("+3/4") == Rational(3) / 4);
  BOOST_TEST(parse_rational("6/4") == Rational(3) / 2);
  BOOST_TEST(parse_rational("0.49") == Rational(49) / 100);
  BOOST_TEST(parse_rational("-0.049") == Rational(-49) / 1000);
  BOOST_TEST(parse_rational(".5") == Rational(1) / 2);
  BOOST_TEST(parse_rational("0.000000000000625") == Rational(1) / Rational(1600000000000));
  BOOST_TEST(parse_rational("5.") == Rational(5));
  BOOST_TEST(parse_rational("007") == Rational(7));
  BOOST_TEST(parse_rational("010") == Rational(10));
  BOOST_TEST(parse_rational("0.010") == tenth * tenth);
  BOOST_TEST(parse_rational("1.5e-7") == Rational(15) * power(tenth, 8));
  BOOST_TEST(parse_rational("2.5E+3") == Rational(2500));
  BOOST_TEST(parse_rational("1e3") == Rational(1000));
  BOOST_TEST(parse_rational("0e5") == Rational(0));
  BOOST_TEST(parse_rational("-0.000") == Rational(0));
  BOOST_TEST(parse_rational("1e100000") == power(Rational(10), 100000));
  BOOST_TEST(parse_rational("1e-100000") == power(tenth, 100000));
  BOOST_TEST("1/3"_q + "0.5"_q == Rational(5) / 6);
}

BOOST_AUTO_TEST_CASE(anything_else_is_rejected_by_name) {
  for (const char* text : {"",          " ",
                           "-",         "+",
                           ".",         "-.",
                           "e5",        ".e5",
                           "1e",        "1e+",
                           "1e-",       "1e+-5",
                           "1e--5",     "1e5.5",
                           "1.2.3",     "1/",
                           "/2",        "1/0",
                           "0/0",       "1/0.0",
                           "1/2/3",     "--1",
                           "+-1",       "1 ",
                           " 1",        "1 /2",
                           "0x10",      "1,5",
                           "nan",       "inf",
                           "-inf",      "1e100001",
                           "1e-100001", "1e99999999999999999999",
                           "1_000",     "one",
                           "1/2e",      "\xc2\xbd",
                           "1-2",       "1e5e5"}) {
    bool named = false;
    try {
      parse_rational(text);
    } catch (const std::invalid_argument& error) {
      named = std::string(error.what()).find("'" + std::string(text) + "'") != std::string::npos;
    }
    BOOST_TEST(named, "accepted, or rejected without being named: '" << text << "'");
  }
}

BOOST_AUTO_TEST_CASE(text_and_value_round_trip) {
  BOOST_TEST(to_string(Rational(7)) == "7");
  BOOST_TEST(to_string(Rational(-6) / 4) == "-3/2");
  BOOST_TEST(to_string(Rational(0)) == "0");
  Random random(1);
  for (long round = 0; round < referee::testing::effort(500); ++round) {
    const Rational value = random.wide_rational(40);
    BOOST_TEST(parse_rational(to_string(value)) == value);
  }
}

BOOST_AUTO_TEST_CASE(doubles_convert_exactly_and_back_to_nearest) {
  using limits = std::numeric_limits<double>;
  for (double value : {0.0, 1.0, -0.1, 1.0 / 3, 6.02e23, limits::min(), limits::denorm_min(), limits::max(),
                       -limits::max()}) {
    BOOST_TEST(to_double(rational_from_double(value)) == value);
  }
  BOOST_TEST(rational_from_double(0.5) == Rational(1) / 2);
  BOOST_CHECK_THROW(rational_from_double(limits::quiet_NaN()), std::invalid_argument);
  BOOST_CHECK_THROW(rational_from_double(limits::infinity()), std::invalid_argument);
  // A decimal literal of the compiler is the nearest double; so must ours be.
  BOOST_TEST(to_double("0.1"_q) == 0.1);
  BOOST_TEST(to_double("0.7"_q) == 0.7);
  BOOST_TEST(to_double("-2.3"_q) == -2.3);
  BOOST_TEST(to_double("0.49"_q) == 0.49);
  BOOST_TEST(to_double("1e-300"_q) == 1e-300);
  BOOST_TEST(to_double("4.9e-324"_q) == 4.9e-324);
  BOOST_TEST(to_double("3.1e-310"_q) == 3.1e-310);
  BOOST_TEST(to_double("2e-324"_q) == 0.0);
  BOOST_TEST(to_double("1e309"_q) == limits::infinity());
  Random random(2);
  for (long round = 0; round < referee::testing::effort(2000); ++round) {
    const Rational value = random.wide_rational(320);
    const double nearest = to_double(value);
    if (!std::isfinite(nearest)) continue;
    const Rational miss = abs(Rational(rational_from_double(nearest) - value));
    for (double neighbour :
         {std::nextafter(nearest, limits::infinity()), std::nextafter(nearest, -limits::infinity())})
      if (std::isfinite(neighbour))
        BOOST_TEST((miss <= abs(Rational(rational_from_double(neighbour) - value))), to_string(value));
  }
}

BOOST_AUTO_TEST_CASE(simplest_between_has_the_least_denominator) {
  BOOST_TEST(simplest_between("0.3"_q, "0.34"_q) == "1/3"_q);
  BOOST_TEST(simplest_between("3.1415"_q, "3.1416"_q) == "333/106"_q);
  BOOST_TEST(simplest_between("-3.1416"_q, "-3.1415"_q) == "-333/106"_q);
  BOOST_TEST(simplest_between("-1"_q, "5"_q) == "0"_q);
  BOOST_TEST(simplest_between("0"_q, "5"_q) == "0"_q);
  BOOST_TEST(simplest_between("2/7"_q, "2/7"_q) == "2/7"_q);
  BOOST_TEST(simplest_between("5/2"_q, "7/2"_q) == "3"_q);
  BOOST_CHECK_THROW(simplest_between(2, 1), std::invalid_argument);
  Random random(3);
  for (long round = 0; round < referee::testing::effort(500); ++round) {
    Rational lower = random.rational(60), upper = random.rational(60);
    if (lower > upper) std::swap(lower, upper);
    const Rational best = simplest_between(lower, upper);
    BOOST_TEST((lower <= best && best <= upper));
    // Nothing simpler: brute force over all smaller denominators.
    for (Integer q = 1; q < denominator(best); ++q) {
      const Rational scaled = upper * q;
      Integer floor = numerator(scaled) / denominator(scaled);
      if (scaled < floor) --floor;
      BOOST_TEST((Rational(floor) < lower * q), to_string(lower) << " " << to_string(upper));
    }
  }
}

BOOST_AUTO_TEST_CASE(powers) {
  BOOST_TEST(power("2/3"_q, 0) == Rational(1));
  BOOST_TEST(power("2/3"_q, 5) == "32/243"_q);
  BOOST_TEST(power("-2/3"_q, -3) == "-27/8"_q);
  BOOST_TEST(power(Rational(0), 0) == Rational(1));
  BOOST_TEST(power(Rational(0), 4) == Rational(0));
  BOOST_CHECK_THROW(power(Rational(0), -1), std::domain_error);
}

BOOST_AUTO_TEST_SUITE_END()
