// SPDX-License-Identifier: GPL-3.0-or-later
// Gibbs moments of the uniform density against the error function, from mild to extreme heat times.
#include "measures/gibbs_moments.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{160};

GibbsMoments uniform(const Rational& x, const Rational& t) {
  const Rational nearest = x < 0 ? Rational(0) : x > 1 ? Rational(1) : x;
  const auto ball = [](const Rational& value) { return Ball(value, precision); };
  return gibbs_moments([](const ComplexBall&) { return ComplexBall(1); }, ball(0), ball(1), ball(x),
                       ball(nearest), ball(t), precision);
}

// sqrt(pi t) (erf((1 - x)/(2 sqrt t)) + erf(x/(2 sqrt t))), for x inside.
Ball closed_form(const Rational& x, const Rational& t) {
  const Ball root = sqrt(Ball(t, precision)), at(x, precision);
  return sqrt(Ball::pi(precision)) * root *
         (erf((Ball(1) - at) / (Ball(2) * root)) + erf(at / (Ball(2) * root)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gibbs_moments_of_densities)

BOOST_AUTO_TEST_CASE(mass_inside_the_unit_interval) {
  for (const Rational& x : {"0"_q, "1/3"_q, "1"_q})
    for (const Rational& t : {"10"_q, "1/100"_q, "1e-12"_q}) {
      const Ball mass = uniform(x, t).mass;
      BOOST_TEST(mass.overlaps(closed_form(x, t)));
      BOOST_TEST(mass.accurate_digits() > 30);
    }
}

BOOST_AUTO_TEST_CASE(mean_offset_is_a_derivative) {
  // By parts: int h e = 2t (e(0) - e(1)) for nearest = x = 0.
  const Rational t = "1/7"_q;
  const Ball end = exp(-(Ball(1) / (Ball(4) * Ball(t, precision))));
  BOOST_TEST(uniform(0, t).offset.overlaps(Ball(2) * Ball(t, precision) * (Ball(1) - end)));
}

BOOST_AUTO_TEST_CASE(far_outside_nothing_underflows) {
  // x = -1: e = exp(-(h^2 + 2h)/(4t)), mass = 2t (1 - 2t + ...).
  const GibbsMoments moments = uniform(-1, "1e-12"_q);
  BOOST_TEST((moments.mass / Ball("2e-12"_q, precision) - Ball(1)).to_double() == -2e-12,
             boost::test_tools::tolerance(1e-6));
  BOOST_TEST(moments.offset.is_positive());
}

// A needle at the middle, which the guess of the integral's size takes for all of the interval: beside that
// guess much of the needle is negligible, and has to be enclosed all the same.
BOOST_AUTO_TEST_CASE(a_needle_far_thinner_than_guessed) {
  for (long exponent : {-100L, -150L, -300L}) {
    const Ball width(power(Rational(2), exponent), precision), one(1, precision);
    const auto needle = [&](const ComplexBall& y) {
      const ComplexBall h = y / ComplexBall(width);
      return exp(-(h * h));
    };
    const Ball mass = integrate_peaked(needle, -one, one, one, precision);
    BOOST_TEST(mass.overlaps(width * sqrt(Ball::pi(precision))));
    BOOST_TEST(certainly_less(mass.radius(), Ball(power(Rational(2), -190), precision)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
