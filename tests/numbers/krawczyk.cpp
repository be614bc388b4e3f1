// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/krawczyk.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{128};
Ball ball(const Rational& value) { return Ball(value, precision); }

/// The circle x^2 + y^2 = 4 and the line x = y: zeros at +-(sqrt 2, sqrt 2).
VectorField circle_and_line() {
  return {[](const std::vector<Ball>& x) {
            return std::vector<Ball>{square(x[0]) + square(x[1]) - Ball(4), x[0] - x[1]};
          },
          [](const std::vector<Ball>& x) {
            return std::vector<Ball>{2 * x[0], 2 * x[1], Ball(1), Ball(-1)};
          }};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(krawczyk_suite)

BOOST_AUTO_TEST_CASE(proves_and_excludes) {
  const std::vector<Ball> around{Ball::hull("13/10"_q, "3/2"_q, precision),
                                 Ball::hull("13/10"_q, "3/2"_q, precision)};
  const KrawczykTest found = krawczyk(circle_and_line(), around);
  BOOST_TEST(found.unique);
  BOOST_TEST(found.zero[0].overlaps(sqrt(ball(2))));
  const std::vector<Ball> aside{Ball::hull("13/10"_q, "3/2"_q, precision),
                                Ball::hull("16/10"_q, "17/10"_q, precision)};
  BOOST_TEST(krawczyk(circle_and_line(), aside).excluded);
  // Both zeros: nothing can be said.
  const std::vector<Ball> all(2, Ball::hull(-3, 3, precision));
  BOOST_TEST(!krawczyk(circle_and_line(), all).unique);
  BOOST_TEST(!krawczyk(circle_and_line(), all).excluded);
}

BOOST_AUTO_TEST_CASE(newton_to_a_proven_zero) {
  const auto zero = proven_zero(circle_and_line(), {ball(3), ball(1)});
  BOOST_TEST_REQUIRE(zero.has_value());
  BOOST_TEST((*zero)[1].overlaps(sqrt(ball(2))));
  BOOST_TEST((*zero)[1].accurate_digits() > 34);
  // A double zero is never proven.
  const VectorField flat{[](const std::vector<Ball>& x) { return std::vector<Ball>{square(x[0])}; },
                         [](const std::vector<Ball>& x) { return std::vector<Ball>{2 * x[0]}; }};
  BOOST_TEST(!proven_zero(flat, {ball(1)}).has_value());
}

BOOST_AUTO_TEST_CASE(definiteness) {
  BOOST_TEST((negative_definite({ball(-2), ball(1), ball(1), ball(-2)}, 2) == Truth::yes));
  BOOST_TEST((negative_definite({ball(-2), ball(3), ball(3), ball(-2)}, 2) == Truth::no));
  BOOST_TEST((negative_definite({ball(-1), ball(1), ball(1), ball(-1)}, 2) == Truth::unknown));
}

BOOST_AUTO_TEST_SUITE_END()
