// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/line_score.hpp"

#include <cmath>
#include <limits>

#include "close.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/symmetric_pair.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {
constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }
using J = Jet<Ball>;
}  // namespace

BOOST_AUTO_TEST_SUITE(line_score)

BOOST_AUTO_TEST_CASE(against_the_naive_density_in_space_and_time) {
  const Mixture<Rational> pair{{{-1}, {2}}, {"1/3"_q, "2/3"_q}, {"1/2"_q, "1/2"_q}};
  const Mixture<Rational> unequal{{{-1}, {2}, {0}}, {"1/3"_q, "1/2"_q, "1/6"_q}, {"1/2"_q, "1/3"_q, 2}};
  for (const auto& mixture : {pair, unequal}) {
    LineScoreKernel<Ball> kernel(smoothed(mixture, ball("3/7"_q), FromRational<Ball>{bits}));
    for (const Rational& x : {Rational(-30), Rational(-1), "1/2"_q, Rational(5)}) {
      const JetLayout& layout = JetLayout::of(2, 3);
      const J at_x = J::variable(layout, 0, ball(x)), at_tau = J::variable(layout, 1, ball("3/7"_q));
      const J log_u = log(mixture_density(convert(mixture, FromRational<J>{{bits}}), at_x, at_tau));
      const LineScore<Ball>& got = kernel.at(ball(x));
      agree(got.s, log_u.derivative({1, 0}), "s");
      agree(got.s_x, log_u.derivative({2, 0}), "s_x");
      agree(got.s_xx, log_u.derivative({3, 0}), "s_xx");
      // The jet differentiates in time; the kernel uses the Burgers equation.
      agree(got.s_tau, log_u.derivative({1, 1}), "s_tau");
    }
  }
}

BOOST_AUTO_TEST_CASE(doubles_against_the_hyperbolic_formula) {
  const double a = 2.3, total = 0.75;
  LineScoreKernel<double> kernel(PosteriorKernel<double>({{{-a}, {a}}, {0.5, 0.5}, {0, 0}}, total));
  for (double x = -6; x <= 6; x += 0.125) {
    const LineScore<double>& got = kernel.at(x);
    const double t = std::tanh(a * x / total), u = 1 - t * t, r = a / total;
    const double s = r * t - x / total, s_x = r * r * u - 1 / total, s_xx = -2 * r * r * r * t * u;
    // The log-ratio 2 a x/total is rounded a few times before it is exponentiated.
    const double allowed =
        16 * std::numeric_limits<double>::epsilon() * (1 + std::abs(2 * a * x / total)) * 2 * r * r * r;
    BOOST_TEST(std::abs(got.s - s) <= allowed);
    BOOST_TEST(std::abs(got.s_x - s_x) <= allowed);
    BOOST_TEST(std::abs(got.s_xx - s_xx) <= allowed);
    BOOST_TEST(std::abs(got.s_tau - (s_xx + 2 * s * s_x)) <= allowed * (1 + std::abs(s) + std::abs(s_x)));
  }
}

BOOST_AUTO_TEST_CASE(only_the_line) {
  const Mixture<Rational> plane{{{0, 0}, {1, 1}}, {"1/2"_q, "1/2"_q}, {1, 1}};
  auto kernel = smoothed(plane, ball(1), FromRational<Ball>{bits});
  BOOST_CHECK_THROW(LineScoreKernel<Ball>{kernel}, std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
