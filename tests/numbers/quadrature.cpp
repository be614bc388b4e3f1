// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/quadrature.hpp"

#include <boost/test/unit_test.hpp>

#include "numbers/real_quadrature.hpp"
#include "numbers/tanh_sinh.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision bits{240};
Ball ball(const Rational& value) { return Ball(value, bits); }

/// Both routes on one integrand written once.
template <class F>
void check(const F& f, const Rational& lower, const Rational& upper, const char* what) {
  const Ball enclosure =
      integrate([&](const ComplexBall& z) { return f(z); }, ball(lower), ball(upper), bits);
  using R = RealOf<65>;
  const FromRational<R> from;
  const auto estimate = integrate<65>([&](const R& x) { return R(f(x)); }, from(lower), from(upper));
  BOOST_TEST(enclosure.accurate_digits() >= 60, what << ": " << enclosure.to_string(30));
  const Ball apart = enclosure - exact_ball(estimate.value, bits);
  // The second route promises no bound: its own error estimate, and a thousand units of its last digit.
  const Rational allowed = exact_ball(abs(estimate.error), bits).midpoint_as_rational() +
                           enclosure.magnitude().midpoint_as_rational() * power(Rational(10), -62);
  BOOST_TEST((apart.magnitude().midpoint_as_rational() <= allowed), what << ": " << apart.to_string(5));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(quadrature)

BOOST_AUTO_TEST_CASE(closed_forms) {
  const Ball pi = Ball::pi({300});
  const Ball arctangent =
      integrate([](const ComplexBall& z) { return ComplexBall(1) / (ComplexBall(1) + z * z); }, Ball(0, bits),
                Ball(1, bits), bits);
  BOOST_TEST(arctangent.overlaps(pi / 4));
  BOOST_TEST(arctangent.accurate_digits() >= 68);
  const Ball gaussian =
      integrate([](const ComplexBall& z) { return exp(-square(z)); }, ball(-20), ball(20), bits);
  BOOST_TEST(gaussian.overlaps(sqrt(pi) * erf(ball(20))));
  BOOST_TEST(gaussian.accurate_digits() >= 68);
  const Ball odd =
      integrate([](const ComplexBall& z) { return z * exp(-square(z)); }, ball(-1), ball(1), {128});
  BOOST_TEST(odd.contains_zero());
  BOOST_TEST((odd.magnitude().midpoint_as_rational() < power(Rational(10), -30)));
  const Ball logarithm = integrate([](const ComplexBall& z) { return log(z); }, ball(1), ball("5/2"_q), bits);
  BOOST_TEST(logarithm.overlaps(ball("5/2"_q) * log(ball("5/2"_q)) - ball("3/2"_q)));
}

BOOST_AUTO_TEST_CASE(uncertain_ends_are_included) {
  const Ball upper = Ball::hull("0.9"_q, "1.1"_q, bits);
  const Ball value = integrate([](const ComplexBall& z) { return z * z; }, ball(0), upper, bits);
  BOOST_TEST(value.contains("0.243"_q));
  BOOST_TEST(value.contains(Rational(1331) / 3000));
}

BOOST_AUTO_TEST_CASE(two_routes_agree) {
  check(
      [](const auto& z) {
        using T = std::decay_t<decltype(z)>;
        return T(tanh(z) / (T(2) + z * z));
      },
      "-1/2"_q, 3, "tanh");
  check(
      [](const auto& z) {
        using T = std::decay_t<decltype(z)>;
        return T(sqrt(T(T(1) + z)) * exp(T(-z * z / T(2))));
      },
      0, 4, "sqrt exp");
  check(
      [](const auto& z) {
        using T = std::decay_t<decltype(z)>;
        return T(log(T(T(1) + exp(z))));
      },
      -5, 5, "softplus");
}

BOOST_AUTO_TEST_CASE(poles_on_the_path_are_noticed) {
  const Ball pole =
      integrate([](const ComplexBall& z) { return ComplexBall(1) / z; }, ball(-1), ball(1), {64});
  BOOST_TEST(!pole.is_finite());
  const Ball cut = integrate([](const ComplexBall& z) { return sqrt(z); }, ball(-1), ball(1), {64});
  BOOST_TEST(!cut.is_finite());
}

BOOST_AUTO_TEST_CASE(what_vanishes_or_is_finite_nowhere_costs_little) {
  long calls = 0;
  const auto counted = [&](const ComplexBall& factor) {
    return [&calls, factor](const ComplexBall& z) {
      ++calls;
      return factor * exp(-(z * z));
    };
  };
  const Ball nothing = integrate(counted(ComplexBall(0)), ball(-1), ball(2), bits);
  BOOST_TEST(nothing.is_exact());
  BOOST_TEST(nothing.contains_zero());
  BOOST_TEST(!integrate(counted(ComplexBall(1) / ComplexBall(ball(0))), ball(-1), ball(2), bits).is_finite());
  BOOST_TEST(calls < 10);
}

// exp(-1e40) times the integral of exp(z): no size is too small for a relative goal.
BOOST_AUTO_TEST_CASE(tiny_integrals_keep_their_digits) {
  const ComplexBall depth(ball("1e40"_q));
  const Ball tiny = integrate([&](const ComplexBall& z) { return exp(z - depth); }, ball(0), ball(1), bits);
  BOOST_TEST(tiny.overlaps(expm1(ball(1)) * exp(-ball("1e40"_q))));
  BOOST_TEST(tiny.accurate_digits() > 20);
}

BOOST_AUTO_TEST_CASE(endpoint_singularity_by_the_second_route) {
  using R = RealOf<65>;
  const auto value = integrate<65>([](const R& x) { return R(1 / sqrt(x)); }, R(0), R(1));
  BOOST_TEST((abs(R(value.value - 2)) <= 1000 * boost::math::tools::epsilon<R>()));
}

BOOST_AUTO_TEST_CASE(tanh_sinh_behind_its_light_header_agrees_with_the_enclosure) {
  const Precision precision = Precision::digits(65);
  const Ball lower(Rational(1, 3), precision), upper(Rational(7, 2), precision);
  const auto estimate = tanh_sinh([](const Ball& x) { return Ball(1) / (Ball(1) + x * x); }, lower, upper);
  const Ball enclosure =
      integrate([](const ComplexBall& x) { return ComplexBall(1) / (ComplexBall(1) + x * x); }, lower, upper,
                precision);
  BOOST_TEST(certainly_less(abs(estimate.value - enclosure), Ball(power(Rational(10), -60), precision)));
  BOOST_TEST(certainly_less(abs(estimate.error), Ball(power(Rational(10), -55), precision)));
}

BOOST_AUTO_TEST_SUITE_END()
