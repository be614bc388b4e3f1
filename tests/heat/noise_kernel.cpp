// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/noise_kernel.hpp"

#include <boost/math/special_functions/expint.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "close.hpp"
#include "numbers/quadrature.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision precision{256};
Ball ball(const Rational& value) { return Ball(value, precision); }

/// From the definition, in log u.
Ball by_quadrature(const Rational& s, const Rational& z, const Rational& a, const Rational& b) {
  const ComplexBall order(ball(s)), argument(ball(z));
  return integrate([&](const ComplexBall& t) { return exp(order * t - argument * exp(t)); },
                   -2 * log(ball(b)), -2 * log(ball(a)), precision);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(noise_kernel_suite)

BOOST_AUTO_TEST_CASE(agrees_with_the_definition) {
  for (const Rational& a : {"1/2"_q, "1/30"_q, "19/10"_q})
    for (const Rational& s : {"0"_q, "1/2"_q, "-1/2"_q, "-3"_q, "1"_q, "7/3"_q, "1e-12"_q, "20"_q})
      for (const Rational& z : {"0"_q, "1e-20"_q, "3/10"_q, "20"_q, "-2"_q})
        agree(noise_kernel(ball(s), ball(z), ball(a), ball(2)) / by_quadrature(s, z, a, 2), ball(1),
              to_string(s) + " " + to_string(z) + " " + to_string(a), 55);
}

BOOST_AUTO_TEST_CASE(agrees_with_incomplete_gamma_functions) {
  for (double s : {0.5, 1.25, 3.0, 7.5})
    for (double z : {0.01, 1.0, 6.0, 40.0}) {
      const double a = 0.5, b = 2;
      const double expected =
          (boost::math::tgamma_lower(s, z / (a * a)) - boost::math::tgamma_lower(s, z / (b * b))) /
          std::pow(z, s);
      BOOST_TEST(noise_kernel(s, z, a, b) == expected, boost::test_tools::tolerance(1e-12));
    }
  // s = 0: E_1(z/b^2) - E_1(z/a^2).
  BOOST_TEST(noise_kernel(0.0, 3.0, 0.1, 2.0) == boost::math::expint(1, 0.75) - boost::math::expint(1, 300.0),
             boost::test_tools::tolerance(1e-13));
}

BOOST_AUTO_TEST_CASE(values_in_closed_form) {
  // s = 1: (exp(-z/b^2) - exp(-z/a^2))/z; z = 0: (a^(-2s) - b^(-2s))/s and 2 log(b/a).
  const Ball z = ball("7/3"_q), a = ball("1e-12"_q), b = ball(3);
  agree(noise_kernel(ball(1), z, a, b), (exp(-z / 9) - exp(-z / square(a))) / z, "s = 1", 60);
  agree(noise_kernel(ball(2), ball(0), a, b) * square(square(a)), half_of(Ball(1) - pow(a / b, 4)), "z = 0",
        60);
  agree(noise_kernel(ball(0), ball(0), a, b), 2 * log(b / a), "s = z = 0", 60);
}

BOOST_AUTO_TEST_CASE(far_out_nothing_is_lost) {
  for (const Rational& s : {"-2"_q, "0"_q, "1/2"_q, "3"_q}) {
    const NoiseKernel kernel(ball("1e-12"_q), ball(10));
    const Ball value = kernel(ball(s), ball(100000000)), scaled = kernel.scaled(ball(s), ball(100000000));
    BOOST_TEST(value.accurate_digits() > 60);
    BOOST_TEST(scaled.accurate_digits() > 65);
    agree(value / scaled, exp(-ball(1000000)), "decay", 60);
  }
}

BOOST_AUTO_TEST_CASE(boxes_enclose_the_range_sharply) {
  for (const Rational& s : {"-1"_q, "1/2"_q, "4"_q}) {
    const NoiseKernel kernel(ball("1/10"_q), ball(2));
    const Ball box = kernel(ball(s), Ball::hull("1/10"_q, 5, precision));
    const Ball top = kernel(ball(s), ball("1/10"_q)), bottom = kernel(ball(s), ball(5));
    BOOST_TEST(box.contains(top.midpoint()));
    BOOST_TEST(box.contains(bottom.midpoint()));
    BOOST_TEST(((box.upper() - box.lower()) / (top - bottom)).to_double() < 1.0001);
    // Noise levels known within a few per cent, and order within a range.
    const Ball wide =
        noise_kernel(Ball::hull(s, s + "1/10"_q, precision), ball(1),
                     Ball::hull("1/10"_q, "11/100"_q, precision), Ball::hull(2, "21/10"_q, precision));
    BOOST_TEST(wide.contains(noise_kernel(ball(s), ball(1), ball("1/10"_q), ball(2)).midpoint()));
    BOOST_TEST(wide.contains(
        noise_kernel(ball(s + "1/20"_q), ball(1), ball("11/100"_q), ball("21/10"_q)).midpoint()));
  }
}

BOOST_AUTO_TEST_CASE(jets_carry_derivatives) {
  const auto& layout = JetLayout::of(1, 3);
  const Ball z = ball("4/5"_q), h = ball("1e-12"_q);
  const NoiseKernel kernel(ball("1/3"_q), ball(2));
  for (const Rational& s : {"-1"_q, "0"_q, "3/2"_q}) {
    const Jet<Ball> value = kernel(ball(s), exp(Jet<Ball>::variable(layout, 0, z)));
    const auto at = [&](int k) { return kernel(ball(s), exp(z + k * h)); };
    BOOST_TEST(((at(1) - at(-1)) / (2 * h) - value.derivative({1})).magnitude().to_double() < 1e-20);
    BOOST_TEST(((at(1) - 2 * at(0) + at(-1)) / square(h) - value.derivative({2})).magnitude().to_double() <
               1e-20);
    BOOST_TEST(((at(2) - 2 * at(1) + 2 * at(-1) - at(-2)) / (2 * h * square(h)) - value.derivative({3}))
                   .magnitude()
                   .to_double() < 1e-18);
  }
}

BOOST_AUTO_TEST_CASE(reals_and_refusals) {
  using Real = RealOf<65>;
  const Real value = noise_kernel<65>(Real(1), Real(2), Real("0.5"), Real(2));
  const Real expected = (exp(Real("-0.5")) - exp(Real(-8))) / 2;
  BOOST_TEST(static_cast<double>(abs(value - expected)) < 1e-63);
  BOOST_CHECK_THROW(NoiseKernel(ball(0), ball(1)), std::invalid_argument);
  BOOST_CHECK_THROW(NoiseKernel(ball(2), ball(1)), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
