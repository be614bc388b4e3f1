// SPDX-License-Identifier: GPL-3.0-or-later
// Integrals over the line against Gaussian moments in closed form, for one bump and for distant narrow ones.
#include "measures/line_integral.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision precision{200};
Ball ball(const Rational& value) { return Ball(value, precision); }

// sum w_k exp(-(x - m_k)^2/(2 v_k))/sqrt(2 pi v_k)
Ball density(const Mixture<Ball>& mixture, const Ball& x) {
  Ball sum = ball(0);
  for (std::size_t k = 0; k < mixture.size(); ++k)
    sum += mixture.weights[k] * exp(-square(x - mixture.means[k][0]) / (2 * mixture.variances[k])) /
           sqrt(2 * Ball::pi(precision) * mixture.variances[k]);
  return sum;
}

void moments_agree(const Mixture<Ball>& mixture) {
  const auto integral = [&](long degree, const std::function<Ball(const Ball&)>& factor) {
    return integrate_line([&](const Ball& x) { return factor(x) * density(mixture, x); },
                          {mixture, ball(1), degree}, precision);
  };
  Ball second = ball(0);
  for (std::size_t k = 0; k < mixture.size(); ++k)
    second += mixture.weights[k] * (square(mixture.means[k][0]) + mixture.variances[k]);
  const Ball mass = integral(0, [](const Ball&) { return ball(1); });
  const Ball spread = integral(1, [](const Ball& x) { return square(x); });
  BOOST_TEST(mass.contains(Rational(1)));
  BOOST_TEST(mass.accurate_digits() > 50);
  BOOST_TEST(spread.overlaps(second));
  BOOST_TEST(spread.accurate_digits() > 50);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_integrals)

BOOST_AUTO_TEST_CASE(one_bump) { moments_agree({{{ball(3)}}, {ball(1)}, {ball("1/2"_q)}}); }

BOOST_AUTO_TEST_CASE(what_lies_far_out_is_enclosed) {
  const Mixture<Ball> bump{{{ball(0)}}, {ball(1)}, {ball(1)}};
  const Ball integral = integrate_line(
      [&](const Ball& x) {
        return certainly_less(Ball(40), abs(x)) ? density(bump, x) : Ball(0).at(precision);
      },
      {bump, ball(1), 0}, precision);
  BOOST_TEST(certainly_less(density(bump, ball(41)), integral.upper()));
}

BOOST_AUTO_TEST_CASE(narrow_bumps_far_apart) {
  moments_agree(
      {{{ball(-100)}, {ball(7)}}, {ball("1/4"_q), ball("3/4"_q)}, {ball("1e-12"_q), ball("1e-11"_q)}});
}

BOOST_AUTO_TEST_CASE(odd_integrand_vanishes) {
  const Mixture<Ball> centred{{{ball(0)}}, {ball(1)}, {ball(1)}};
  const Ball odd = integrate_line([&](const Ball& x) { return x * density(centred, x); },
                                  {centred, ball(1), 1}, precision);
  BOOST_TEST(odd.contains_zero());
  BOOST_TEST(odd.is_finite());
}

BOOST_AUTO_TEST_CASE(only_on_the_line) {
  const Mixture<Ball> plane{{{ball(0), ball(0)}}, {ball(1)}, {ball(1)}};
  BOOST_CHECK_THROW(integrate_line([](const Ball& x) { return x; }, {plane, ball(1), 0}, precision),
                    std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
