// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/real.hpp"

#include <boost/test/unit_test.hpp>

#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

BOOST_AUTO_TEST_SUITE(real)

BOOST_AUTO_TEST_CASE(the_ladder_takes_the_least_sufficient_step) {
  auto digits = [](long wanted) {
    return with_real(wanted, [](auto zero) { return std::numeric_limits<decltype(zero)>::digits10; });
  };
  BOOST_TEST(digits(1) == 30);
  BOOST_TEST(digits(15) == 30);
  BOOST_TEST(digits(16) == 65);
  BOOST_TEST(digits(50) == 65);
  BOOST_TEST(digits(51) == 130);
  BOOST_TEST(digits(115) == 130);
  BOOST_TEST(digits(116) == 260);
  BOOST_TEST(digits(500) == 520);
  BOOST_TEST(digits(505) == 520);
  BOOST_TEST(digits(506) == 1040);
  BOOST_TEST(digits(1025) == 1040);
  BOOST_CHECK_THROW(digits(1026), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(the_ladder_delivers_the_digits) {
  for (long wanted : {10, 50, 115, 500, 1000}) {
    const Ball apart = with_real(wanted, [&](auto zero) {
      using T = decltype(zero);
      const T third = FromRational<T>()("1/3"_q);
      const T value = exp(third);
      return exact_ball(value, {4000}) - exp(Ball("1/3"_q, Precision{4000}));
    });
    BOOST_TEST((apart.magnitude().midpoint_as_rational() < power(Rational(10), -wanted)));
  }
}

BOOST_AUTO_TEST_CASE(rationals_are_rounded_to_nearest_and_balls_are_exact) {
  Random random(71);
  using R = RealOf<30>;
  for (long round = 0; round < referee::testing::effort(500); ++round) {
    const Rational value = random.wide_rational(50);
    const R rounded = FromRational<R>()(value);
    const Ball point = exact_ball(rounded, {128});
    BOOST_TEST(point.is_exact());
    BOOST_TEST(point.precision().bits == 128);
    R above = rounded, below = rounded;
    mpfr_nextabove(above.backend().data());
    mpfr_nextbelow(below.backend().data());
    const Rational miss = abs(Rational(point.midpoint_as_rational() - value));
    BOOST_TEST((miss <= abs(Rational(exact_ball(above, {128}).midpoint_as_rational() - value))));
    BOOST_TEST((miss <= abs(Rational(exact_ball(below, {128}).midpoint_as_rational() - value))));
  }
}

BOOST_AUTO_TEST_CASE(traits_of_every_number_type) {
  BOOST_TEST(square(3.0) == 9.0);
  BOOST_TEST(square("2/3"_q) == "4/9"_q);
  BOOST_TEST(leads(2.0, 1.0));
  BOOST_TEST(!leads(1.0, 1.0));
  BOOST_TEST(leads(Ball(2), Ball(1)));
  BOOST_TEST(leads(Ball::hull(1, 5, {64}), Ball::hull(1, 4, {64})));
  BOOST_TEST(is_exact_zero(0.0));
  BOOST_TEST(is_exact_zero(Ball(0)));
  BOOST_TEST(!is_exact_zero(Ball::hull(-1, 1, {64})));
  double sum = 1;
  add_product(sum, 2.0, 3.0);
  BOOST_TEST(sum == 7.0);
  BOOST_TEST(exact_ball(pi_like(RealOf<65>()), {400})
                 .overlaps(Ball::hull("3.14159265358979323846264338327950288419716939937510582097494459230"_q,
                                      "3.14159265358979323846264338327950288419716939937510582097494459231"_q,
                                      {400})));
}

BOOST_AUTO_TEST_SUITE_END()
