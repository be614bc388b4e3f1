// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/training_ball.hpp"

#include <boost/test/unit_test.hpp>

#include "close.hpp"
#include "heat/kernel_mixture.hpp"
#include "numbers/leading_eigenvalue.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::agree;

namespace {

constexpr Precision precision{200};
Ball number(const Rational& value) { return {value, precision}; }

std::vector<Ball> place(const RationalPoint& x) {
  std::vector<Ball> result;
  for (const Rational& component : x) result.push_back(number(component));
  return result;
}

/// d + alpha = `sum`, sigma_T = 1.
TrainingBall ball(const std::vector<RationalPoint>& others, std::size_t d, const Rational& sum,
                  const Rational& a, const Rational& k) {
  std::vector<std::vector<Ball>> points;
  for (const RationalPoint& other : others) points.push_back(place(other));
  return {d, points, number(sum - static_cast<long>(d)), number(a), number(1), number(k)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(training_ball_suite)

BOOST_AUTO_TEST_CASE(derivatives_are_those_of_the_averaged_kernel) {
  const TrainingBall three = ball({{1, 0}, {-2, 1}}, 2, "3/2"_q, "1/10"_q, 1);
  const Ball one = number(1);
  const KernelMixture mixture(
      {{place({0, 0}), place({1, 0}), place({-2, 1})}, {one, one, one}, {Ball(0), Ball(0), Ball(0)}},
      NoiseKernel(number("1/10"_q), number(1)));
  const auto x = place({"1/20"_q, "1/30"_q});
  const Ball order = three.order() - Ball(1);
  agree(three.value(x), mixture.value(order, x), "value");
  const auto force = three.force(x), gradient = mixture.gradient(order, x);
  const auto hessian = three.hessian(x), expected = mixture.hessian(order, x);
  for (std::size_t i = 0; i < 2; ++i) agree(force[i], gradient[i], "force");
  for (std::size_t i = 0; i < 4; ++i) agree(hessian[i], expected[i], "Hessian");
}

BOOST_AUTO_TEST_CASE(the_kernel_without_a_lower_noise_level) {
  // Order 1: exp(-z/b^2)/z.
  agree(noise_kernel_from_zero(number(1), number(3), number(2)), exp(-number("3/4"_q)) / 3, "order 1");
  // It exceeds Phi_a by less than exp(-z/a^2) times a moderate factor.
  const Ball below = noise_kernel(number("-1/3"_q), number(2), number("1/20"_q), number(1));
  agree(noise_kernel_from_zero(number("-1/3"_q), number(2), number(1)), below, "order -1/3");
}

// d + alpha = 2 on the line, where the kernels are elementary: with p = exp(-z/b^2), q = exp(-z/a^2) they are
// (p - q)/z at order 1 and minus its derivative at order 2.
BOOST_AUTO_TEST_CASE(bounds_in_closed_form) {
  const Ball a = number("1/2"_q), b = number(1), r = half_of(a), distance = number(2);
  const TrainingBall pair = ball({{-2}}, 1, 2, "1/2"_q, "1/2"_q);
  const auto first = [&](const Ball& z) { return (exp(-z / square(b)) - exp(-z / square(a))) / z; };
  const auto second = [&](const Ball& z) {
    return (first(z) + exp(-z / square(b)) / square(b) - exp(-z / square(a)) / square(a)) / z;
  };
  const Ball z = half_of(square(distance - r)), own = half_of(square(r));
  const Ball first_at_zero = 1 / square(a) - 1 / square(b),
             second_at_zero = half_of(1 / pow(a, 4) - 1 / pow(b, 4));
  agree(pair.concavity_bound(),
        3 * own * second_at_zero - first_at_zero + second(z) * square(distance + r) + first(z), "J_1");
  agree(pair.sphere_bound(), first(own) * own - first(z) * r * distance, "J_2");
}

BOOST_AUTO_TEST_CASE(bounds_hold_in_the_ball) {
  const TrainingBall three = ball({{1, 0}, {0, -2}}, 2, "3/2"_q, "1/4"_q, 1);
  const Ball centre = three.value(place({0, 0}));
  for (const RationalPoint& direction :
       std::initializer_list<RationalPoint>{{1, 0}, {"3/5"_q, "-4/5"_q}, {0, -1}, {"-5/13"_q, "12/13"_q}}) {
    for (const Rational& length : {"0"_q, "1/8"_q, "1/4"_q}) {
      const auto x = place({length * direction[0], length * direction[1]});
      BOOST_TEST(certainly_less(leading_eigenvalue(three.hessian(x), 2), three.concavity_bound()));
    }
    const auto rim = place({direction[0] / 4, direction[1] / 4});
    BOOST_TEST(certainly_less(three.sphere_bound(), centre - three.value(rim)));
  }
}

BOOST_AUTO_TEST_CASE(bounds_over_all_smaller_noise_levels) {
  for (const char* sum : {"1", "3/2", "4"}) {
    const TrainingBall at = ball({{1, 0}, {0, 2}}, 2, parse_rational(sum), "1/20"_q, "1/2"_q);
    // At the same noise level the kernels differ by exp(-|x_j|^2/(2 a^2)) only.
    for (const char* a : {"1/25", "1/50", "1e-8"}) {
      const TrainingBall below = ball({{1, 0}, {0, 2}}, 2, parse_rational(sum), parse_rational(a), "1/2"_q);
      const Ball power = exp(2 * at.order() * log(below.a()));
      BOOST_TEST(certainly_less(power * below.concavity_bound(), at.concavity_bound_below()));
      BOOST_TEST(certainly_less(at.sphere_bound_below(), power / square(below.a()) * below.sphere_bound()));
    }
  }
}

BOOST_AUTO_TEST_CASE(equilibria_are_counted) {
  BOOST_TEST(ball({{1}}, 1, 2, "1/20"_q, 1).equilibria(1000).value_or(-1) == 1);
  BOOST_TEST(ball({{1, 0}, {0, -2}}, 2, 2, "1/20"_q, 1).equilibria(4000).value_or(-1) == 1);
  // d + alpha = 1/2: the other point pulls too hard.
  BOOST_TEST(ball({{1}}, 1, "1/2"_q, "1/1000"_q, 1).equilibria(1000).value_or(-1) == 0);
  // A ball that reaches a second point far away: both and the minimum between.
  BOOST_TEST(ball({{6}}, 1, 2, "1/2"_q, 14).equilibria(4000).value_or(-1) == 3);
  BOOST_TEST(!ball({{6}}, 1, 2, "1/2"_q, 14).equilibria(3).has_value());
}

// The second point lies in a corner of the box around the ball, and counts from a larger radius on.
BOOST_AUTO_TEST_CASE(only_the_ball_counts) {
  BOOST_TEST(ball({{2, 2}}, 2, 2, "1/2"_q, 5).equilibria(20000).value_or(-1) == 2);
  BOOST_TEST(ball({{2, 2}}, 2, 2, "1/2"_q, 6).equilibria(20000).value_or(-1) == 3);
}

BOOST_AUTO_TEST_CASE(the_equilibrium_follows_the_pull) {
  const TrainingBall pair = ball({{1, 0}}, 2, 2, "1e-8"_q, 1);
  const auto zero = pair.equilibrium();
  BOOST_TEST_REQUIRE(zero.has_value());
  // (x^ - x_i)/sigma_eps is sigma_eps (d + alpha)/2 times the pull, up to a factor 1 + O(sigma_eps^2) that
  // double precision does not see.
  const Ball law = pair.limiting_pull()[0] * pair.order() * pair.a();
  BOOST_TEST(std::abs(((*zero)[0] / law).to_double() - 1) < 1e-14);
}

BOOST_AUTO_TEST_SUITE_END()
