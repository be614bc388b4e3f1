// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/gauss_legendre.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;

BOOST_AUTO_TEST_SUITE(gauss_legendre_suite)

BOOST_AUTO_TEST_CASE(exact_up_to_its_degree) {
  const Precision precision{160};
  const GaussLegendre rule(5, precision);
  const Ball two = Ball(2).at(precision);
  // x^9 over [0, 2] is integrated exactly, x^10 is not.
  const auto power_of = [](long n) { return [n](const Ball& x) { return pow(x, n); }; };
  const Ball ninth = rule.integrate(power_of(9), Ball(0).at(precision), two, 1);
  BOOST_TEST((ninth - Ball(1024) / Ball(10).at(precision)).magnitude().to_double() < 1e-40);
  const Ball tenth = rule.integrate(power_of(10), Ball(0).at(precision), two, 1);
  BOOST_TEST((tenth - Ball(2048) / Ball(11).at(precision)).magnitude().to_double() > 1e-6);
}

BOOST_AUTO_TEST_CASE(smooth_functions_by_panels) {
  const Precision precision{160};
  const Ball value = GaussLegendre(20, precision)
                         .integrate([](const Ball& x) { return exp(-square(x)); }, Ball(-10).at(precision),
                                    Ball(10).at(precision), 10);
  BOOST_TEST((value - sqrt(Ball::pi(precision))).magnitude().to_double() < 1e-22);
  BOOST_CHECK_THROW(GaussLegendre(0, precision), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
