// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/symmetric_pair.hpp"

#include "close.hpp"
#include "heat/burgers_shock.hpp"
#include "heat/score.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/roots.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {
constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }
using J = Jet<Ball>;
}  // namespace

BOOST_AUTO_TEST_SUITE(symmetric_pair)

BOOST_AUTO_TEST_CASE(closed_forms_against_the_kernel) {
  for (const Rational& a : {"1/10"_q, Rational(1), "23/10"_q, Rational(100)})
    for (const Rational& variance : {"1/100"_q, "49/100"_q, Rational(4)})
      for (const Rational& tau : {Rational(0), "1/3"_q, Rational(50)}) {
        const Ball total = total_variance(ball(variance), ball(tau));
        auto kernel = smoothed({{{-a}, {a}}, {"1/2"_q, "1/2"_q}, {variance, variance}}, ball(tau),
                               FromRational<Ball>{bits});
        for (const Rational& x : {Rational(0), "1/9"_q, Rational(-3), Rational(40)}) {
          const Posterior<Ball>& posterior = kernel.at(ball(x), 2);
          agree(pair_score(ball(a), total, ball(x)), score(posterior, kernel.noise())[0], "score");
        }
        agree(midpoint_slope(ball(a), total), score_jacobian(kernel.at(ball(0), 2), kernel.noise())[0],
              "midpoint slope");
      }
}

BOOST_AUTO_TEST_CASE(speciation_is_where_the_midpoint_slope_vanishes) {
  const Ball a = ball("23/10"_q), variance = ball("49/100"_q);
  const Ball star = pair_speciation_time(a, variance);
  BOOST_TEST(midpoint_slope(a, total_variance(variance, star)).contains_zero());
  BOOST_TEST(star.contains("12/5"_q));
  BOOST_TEST(pair_speciation_time(ball("1/2"_q), ball(1)).is_negative());
  // And the root solver finds it alone.
  const UnivariateFunction slope = [&](const J& tau) {
    return midpoint_slope(J(a), total_variance(J(variance), tau));
  };
  const RootIsolation found = isolate_roots(slope, 0, 10, bits);
  BOOST_TEST(found.complete());
  BOOST_REQUIRE(found.roots.size() == 1U);
  agree(refine_root(slope, found.roots[0], 50), star, "speciation time");
}

BOOST_AUTO_TEST_CASE(amplification_is_the_integral_of_the_midpoint_slope) {
  const Ball a = ball("23/10"_q), variance = ball("49/100"_q);
  const Ball integral = integrate(
      [&](const ComplexBall& tau) {
        return midpoint_slope(ComplexBall(a), total_variance(ComplexBall(variance), tau));
      },
      ball(0), pair_speciation_time(a, variance), bits);
  agree(amplification_exponent(Ball(square(a) / variance)), integral, "Lambda(0)");
}

BOOST_AUTO_TEST_CASE(the_interface_is_a_burgers_shock) {
  // u = -2 s of the pair: the drift 2x/total beside a standing shock of half-jump 2a/total with viscosity
  // one.
  const Ball a = ball(2), total = ball("3/4"_q), x = ball("1/5"_q);
  const Ball jump = 2 * a / total;
  agree(-2 * pair_score(a, total, x) - 2 * x / total, shock_profile(jump, -jump, ball(1), x), "shock");
  agree(shock_width(jump, -jump, ball(1)), interfacial_width(a, total), "width");
}

BOOST_AUTO_TEST_CASE(the_shock_profile_travels_at_the_mean_speed) {
  const J left(ball(3)), right(ball("-1/2"_q)), viscosity(ball("2/7"_q));
  for (const Rational& at : {Rational(-2), Rational(0), "1/3"_q}) {
    const J x = J::variable(JetLayout::of(1, 2), 0, ball(at));
    const J profile = shock_profile(left, right, viscosity, x);
    // (u - c) u' = nu u''.
    agree((profile.value() - ball("5/4"_q)) * profile.derivative({1}),
          ball("2/7"_q) * profile.derivative({2}), "Burgers");
  }
  const J far = shock_profile(left, right, viscosity, J(ball(-1000)));
  agree(far.value(), ball(3), "left state");
}

BOOST_AUTO_TEST_SUITE_END()
