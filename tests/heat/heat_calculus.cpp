// SPDX-License-Identifier: GPL-3.0-or-later
/// The small tools around heat flows: error functions, powers of mixtures, derivatives in space and time.
#include "close.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/space_time.hpp"
#include "measures/mixture_powers.hpp"
#include "numbers/complex_trigonometry.hpp"
#include "numbers/error_function.hpp"
#include "numbers/quadrature.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {
constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }
using J = Jet<Ball>;
}  // namespace

BOOST_AUTO_TEST_SUITE(heat_calculus)

BOOST_AUTO_TEST_CASE(error_functions) {
  const Ball x = ball("7/5"_q);
  agree(erfc(x) + erf(x), ball(1), "complement");
  agree(inverse_erf(erf(x)), x, "inverse");
  BOOST_TEST(!inverse_erf(ball(1)).is_finite());
  const JetLayout& layout = JetLayout::of(2, 3);
  const J a = J::variable(layout, 0, ball("1/3"_q)), b = J::variable(layout, 1, ball(2));
  // With e = exp(-(a b)^2): d/da erfc(a b) = -2 b e/sqrt(pi), and so on.
  const J f = erfc(J(a * b)), slope = J(-2) * b * exp(-(a * b * a * b)) / J(sqrt(Ball::pi(bits)));
  for (int i = 0; i <= 2; ++i)
    for (int j = 0; i + j <= 2; ++j)
      agree(f.derivative({i + 1, j}), slope.derivative({i, j}), "derivatives of erfc");
}

BOOST_AUTO_TEST_CASE(powers_of_mixtures) {
  const Mixture<Ball> line{{{ball(-1)}, {ball("1/2"_q)}}, {ball("1/4"_q), ball("3/4"_q)}, {ball(1), ball(1)}};
  const Ball variance = ball("2/3"_q);
  for (int p : {1, 2, 3}) {
    const Ball by_quadrature = integrate(
        [&](const ComplexBall& x) {
          ComplexBall density(0), power(1);
          for (std::size_t k = 0; k < line.size(); ++k) {
            const ComplexBall z = x - ComplexBall(line.means[k][0]);
            density += ComplexBall(line.weights[k] / sqrt(2 * Ball::pi(bits) * variance)) *
                       exp(-(z * z) / ComplexBall(2 * variance));
          }
          for (int k = 0; k < p; ++k) power *= density;
          return power;
        },
        ball(-20), ball(20), bits);
    agree(mixture_power_integral(line, variance, p), by_quadrature, "power", 50);
  }
  // Of one component in space: (2 pi S)^(-d (p - 1)/2) p^(-d/2).
  const Mixture<Ball> space{{{ball(1), ball(2), ball(3)}}, {ball(1)}, {ball(1)}};
  const Ball root = sqrt(2 * Ball::pi(bits) * variance);
  agree(mixture_power_integral(space, variance, 2), 1 / (pow(root, 3) * sqrt(ball(8))), "space");
  BOOST_CHECK_THROW(mixture_power_integral(space, variance, 0), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(derivatives_in_space_and_time) {
  const SpaceTimeVariables at({ball(2), ball(-3)}, ball(5), 2);
  const J f = at.x[0] * at.x[0] * at.t + at.x[0] * at.x[1], h = at.x[1] * at.x[1] + at.x[0];
  agree(space_gradient(f)[0], ball(17), "f_x");
  agree(space_laplacian(f), ball(10), "Laplacian");
  agree(time_derivative(f), ball(4), "f_t");
  // div(f grad h) = f_x + 2 y f_y + 2 f.
  agree(divergence_of_flux(f, h), ball(17 + 2 * -3 * 2 + 2 * 14), "flux");
}

BOOST_AUTO_TEST_CASE(complex_cosine) {
  const ComplexBall z(ball("3/7"_q));
  agree(cos(z).real(), cos(ball("3/7"_q)), "on the line");
  agree(integrate([](const ComplexBall& x) { return cos(x); }, ball(0), ball(1), bits), sin(ball(1)),
        "integral");
}

BOOST_AUTO_TEST_SUITE_END()
