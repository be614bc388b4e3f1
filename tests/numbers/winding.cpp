// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/winding.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision bits{96};

/// (z - 1)^2 (z + 2) (z^2 + 9).
ComplexBall quintic(const ComplexBall& z) {
  return square(z - ComplexBall(1)) * (z + ComplexBall(2)) * (z * z + ComplexBall(9));
}
/// Zeros at the odd multiples of i pi.
ComplexBall one_plus_exponential(const ComplexBall& z) { return exp(z) + ComplexBall(1); }

}  // namespace

BOOST_AUTO_TEST_SUITE(winding)

BOOST_AUTO_TEST_CASE(zeros_count_with_multiplicity) {
  BOOST_TEST(zeros_in_disc(quintic, "1/2"_q, bits).value() == 0);
  BOOST_TEST(zeros_in_disc(quintic, "3/2"_q, bits).value() == 2);
  BOOST_TEST(zeros_in_disc(quintic, "5/2"_q, bits).value() == 3);
  BOOST_TEST(zeros_in_disc(quintic, 4, bits).value() == 5);
  BOOST_TEST(zeros_in_disc(one_plus_exponential, 3, bits).value() == 0);
  BOOST_TEST(zeros_in_disc(one_plus_exponential, 10, bits).value() == 4);
}

BOOST_AUTO_TEST_CASE(close_to_a_zero_on_either_side) {
  BOOST_TEST(zeros_in_disc(quintic, "999999/1000000"_q, bits).value() == 0);
  BOOST_TEST(zeros_in_disc(quintic, "1000001/1000000"_q, bits).value() == 2);
}

BOOST_AUTO_TEST_CASE(a_zero_on_the_circle_stays_undecided) {
  BOOST_TEST(!zeros_in_disc(quintic, 1, bits, 500).has_value());
  BOOST_TEST(!zeros_in_disc(quintic, 4, bits, 10).has_value());
}

BOOST_AUTO_TEST_CASE(modulus_of_the_nearest_zero) {
  const Ball found = least_zero_modulus(one_plus_exponential, 1, 5, "1e-10"_q, bits);
  BOOST_TEST(found.contains(Ball::pi(bits)), found.to_string(20));
  BOOST_TEST((found.radius().midpoint_as_rational() < "1e-9"_q));
  // One zero within, another farther out.
  const auto simple = [](const ComplexBall& z) {
    return (exp(z) - ComplexBall(3)) * (ComplexBall(7) * z + ComplexBall(19));
  };
  const Ball first = least_zero_modulus(simple, "1/3"_q, 4, "1e-10"_q, bits);
  BOOST_TEST(first.contains(log(Ball(Rational(3), bits))), first.to_string(20));
  BOOST_TEST((first.radius().midpoint_as_rational() < "1e-9"_q));
  // Where a circle happens to run through the zero, the bracket reached so far is the answer.
  BOOST_TEST(least_zero_modulus(quintic, "1/2"_q, "3/2"_q, "1e-10"_q, bits).contains(Rational(1)));
  BOOST_TEST(!least_zero_modulus(one_plus_exponential, 1, 2, "1e-10"_q, bits).is_finite());
}

BOOST_AUTO_TEST_SUITE_END()
