// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/heat_solutions.hpp"

#include "close.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }
using J = Jet<Ball>;

void solves_the_heat_equation(const J& u, const std::string& what) {
  agree(u.derivative({0, 1}), u.derivative({2, 0}), what);
  BOOST_TEST(u.value().is_positive(), what);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(heat_solutions)

BOOST_AUTO_TEST_CASE(every_family_solves_the_heat_equation) {
  const Mixture<J> mixture{{{ball(-1)}, {ball(2)}}, {ball("1/4"_q), ball("3/4"_q)}, {ball("1/2"_q), ball(0)}};
  const std::vector<Wave<J>> waves{{ball(1), ball("1/2"_q)}, {ball(3), ball(-2)}};
  const JetLayout& layout = JetLayout::of(2, 2);
  for (const Rational& at : {Rational(-3), "1/7"_q, Rational(4)})
    for (const Rational& time : {"1/9"_q, Rational(2)}) {
      const J x = J::variable(layout, 0, ball(at)), tau = J::variable(layout, 1, ball(time));
      solves_the_heat_equation(mixture_density(mixture, x, tau), "mixture");
      solves_the_heat_equation(wave_sum(waves, x, tau), "waves");
      solves_the_heat_equation(heat_polynomial(J(ball("1/3"_q)), J(ball(2)), x, tau), "polynomial");
      solves_the_heat_equation(backward_gaussian(J(ball(3)), x, tau), "backward Gaussian");
    }
}

BOOST_AUTO_TEST_CASE(mixtures_in_the_plane_solve_it_too) {
  const Mixture<J> mixture{
      {{ball(-1), ball(0)}, {ball(2), ball(1)}}, {ball("1/4"_q), ball("3/4"_q)}, {ball("1/2"_q), ball(2)}};
  const JetLayout& layout = JetLayout::of(3, 2);
  const std::vector<J> x{J::variable(layout, 0, ball("1/3"_q)), J::variable(layout, 1, ball("-2/5"_q))};
  const J u = mixture_density(mixture, std::span<const J>(x), J::variable(layout, 2, ball("1/6"_q)));
  agree(u.derivative({0, 0, 1}), u.derivative({2, 0, 0}) + u.derivative({0, 2, 0}), "plane");
}

BOOST_AUTO_TEST_CASE(the_mixture_is_normalised_as_a_density) {
  const Mixture<Ball> one{{{ball(2)}}, {ball(1)}, {ball("1/2"_q)}};
  const Ball expected = exp(-ball("1/3"_q)) / sqrt(2 * Ball::pi(bits) * ball("3/2"_q));
  agree(mixture_density(one, ball(3), ball("1/2"_q)), expected, "one component");
}

BOOST_AUTO_TEST_SUITE_END()
