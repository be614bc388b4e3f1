// SPDX-License-Identifier: GPL-3.0-or-later
// Trajectories with known solutions, from 16 to 1000 digits.
#include "dynamics/taylor_flow.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

Ball tolerance(long digits) { return Ball(power(10, -digits), {64}); }

std::vector<Series> oscillator(const FromRational<Series>&, const Series&, std::span<const Series> y) {
  return {y[1], -y[0]};
}

std::vector<Series> predator_and_prey(const FromRational<Series>& from, const Series&,
                                      std::span<const Series> y) {
  return {y[0] * (from("3/2"_q) - y[1]), y[1] * (y[0] - from("4/3"_q))};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(taylor_flow)

BOOST_AUTO_TEST_CASE(harmonic_oscillator) {
  for (long digits : {16L, 50L, 100L, 300L, 1000L}) {
    const auto flow = integrate(oscillator, 0, {1, 0}, "22/7"_q, {.digits = digits});
    const Precision precision = Precision::digits(digits + 10);
    const Ball t("22/7"_q, precision);
    BOOST_TEST(flow.complete);
    BOOST_TEST(certainly_less(abs(flow.state[0] - cos(t)), tolerance(digits)));
    BOOST_TEST(certainly_less(abs(flow.state[1] + sin(t)), tolerance(digits)));
    // The number of steps does not depend on the digits; the order does.
    BOOST_TEST(flow.steps <= 12);
  }
}

BOOST_AUTO_TEST_CASE(backwards_in_time_and_dense_output) {
  const auto flow = integrate(oscillator, "5/3"_q, {"1/2"_q, -1}, -4, {.digits = 40});
  BOOST_TEST(flow.complete);
  const Precision precision{200};
  for (const Rational& when : {"5/3"_q, Rational(1), "-1/7"_q, "-3999/1000"_q, Rational(-4)}) {
    const Ball t(Rational(when - "5/3"_q), precision);
    const auto y = flow.at(Ball(when, precision).midpoint());
    BOOST_TEST(certainly_less(abs(y[0] - (cos(t) / 2 - sin(t))), tolerance(39)));
  }
  BOOST_CHECK_THROW(flow.at(Ball(2)), std::out_of_range);
  BOOST_CHECK_THROW(flow.at(Ball(-5)), std::out_of_range);
  const auto back = integrate(oscillator, 0, {1, 0}, 0, {.digits = 40});
  BOOST_TEST(back.complete);
  BOOST_TEST(back.steps == 0);
}

BOOST_AUTO_TEST_CASE(predator_and_prey_keep_their_invariant) {
  const auto flow = integrate_checked(predator_and_prey, 0, {2, "1/3"_q}, 20, {.digits = 60});
  BOOST_TEST(flow.complete);
  BOOST_TEST(*flow.agreed_digits >= 55);
  const Precision precision{300};
  auto invariant = [&](const Ball& x, const Ball& y) {
    return x - Ball("4/3"_q, precision) * log(x) + y - Ball("3/2"_q, precision) * log(y);
  };
  BOOST_TEST(certainly_less(abs(invariant(flow.state[0], flow.state[1]) -
                                invariant(Ball(Rational(2), precision), Ball("1/3"_q, precision))),
                            tolerance(70)));
}

BOOST_AUTO_TEST_CASE(time_dependent_and_algebraic_fields) {
  // y = sqrt(1 + t^2) solves y' = t/y; y = tanh(t) solves y' = 1 - y^2; y = log(1 + t) solves y' = exp(-y).
  const auto flow = integrate(
      [](const FromRational<Series>&, const Series& t, std::span<const Series> y) {
        return std::vector<Series>{t / y[0], 1 - square(y[1]), exp(-y[2])};
      },
      0, {1, 0, 0}, 7, {.digits = 50});
  const Ball t(Rational(7), {300});
  BOOST_TEST(certainly_less(abs(flow.state[0] - sqrt(1 + square(t))), tolerance(49)));
  BOOST_TEST(certainly_less(abs(flow.state[1] - tanh(t)), tolerance(49)));
  BOOST_TEST(certainly_less(abs(flow.state[2] - log(1 + t)), tolerance(49)));
}

BOOST_AUTO_TEST_CASE(a_switch_that_the_coefficients_do_not_show) {
  // y' = c logistic(c (t - 1)) from t = 0: at the start the right-hand side is exp(-c) and looks like zero.
  for (long sharpness : {300L, 100000L, 100000000L}) {
    const Ball c(Rational(sharpness), {400});
    const auto flow = integrate(
        [&](const FromRational<Series>& from, const Series& t, std::span<const Series>) {
          return std::vector<Series>{from(sharpness) / (1 + exp((1 - t) * from(sharpness)))};
        },
        0, {0}, 2, {.digits = 30});
    // log(1 + exp(c)) - log(1 + exp(-c)) = c.
    BOOST_TEST_CONTEXT(sharpness << ", " << flow.steps << " steps: " << flow.state[0].to_string(30))
    BOOST_TEST(certainly_less(abs(flow.state[0] - c), tolerance(28) * c));
    const auto twin = integrate(
        [&](const FromRational<Series>& from, const Series& t, std::span<const Series>) {
          return std::vector<Series>{from(Rational(sharpness) / 2) *
                                     (1 + tanh((t - 1) * from(Rational(sharpness) / 2)))};
        },
        0, {0}, 2, {.digits = 30});
    BOOST_TEST(certainly_less(abs(twin.state[0] - c), tolerance(28) * c));
  }
}

BOOST_AUTO_TEST_CASE(a_pole_is_not_crossed) {
  const auto flow = integrate([](const FromRational<Series>&, const Series&,
                                 std::span<const Series> y) { return std::vector<Series>{square(y[0])}; },
                              0, {1}, 2, {.digits = 20, .most_steps = 400});
  BOOST_TEST(!flow.complete);
  BOOST_TEST(flow.time.to_double() < 1.0000001);
}

BOOST_AUTO_TEST_CASE(invariance_under_scaling) {
  // t -> 1000 t, y -> y/1e30: the same steps, the same digits.
  const auto plain = integrate(oscillator, 0, {1, 0}, 3, {.digits = 40});
  const auto scaled = integrate(
      [](const FromRational<Series>& from, const Series&, std::span<const Series> y) {
        return std::vector<Series>{from("1/1000"_q) * y[1], from("-1/1000"_q) * y[0]};
      },
      0, {"1e-30"_q, 0}, 3000, {.digits = 40, .scale = 1e-30});
  BOOST_TEST(std::abs(plain.steps - scaled.steps) <= 1);
  BOOST_TEST(
      certainly_less(abs(scaled.state[0] * Ball(power(10, 30), {300}) - plain.state[0]), tolerance(39)));
}

BOOST_AUTO_TEST_CASE(bad_input_is_named) {
  BOOST_CHECK_THROW(integrate(oscillator, 0, {1}, 1, {}), std::exception);
  BOOST_CHECK_THROW(integrate(oscillator, 0, {1, 0}, 1, {.digits = 0}), std::invalid_argument);
  BOOST_CHECK_THROW(integrate(oscillator, 0, {1, 0}, 1, {.scale = 0}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
