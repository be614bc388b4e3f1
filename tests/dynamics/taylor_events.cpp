// SPDX-License-Identifier: GPL-3.0-or-later
// Zeros of functions along a trajectory.
#include <boost/test/unit_test.hpp>

#include "dynamics/step_roots.hpp"
#include "dynamics/taylor_flow.hpp"

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision bits{250};
Ball tolerance(long digits) { return Ball(power(10, -digits), {64}); }

std::vector<Series> oscillator(const FromRational<Series>&, const Series&, std::span<const Series> y) {
  return {y[1], -y[0]};
}

std::vector<Ball> polynomial(const std::vector<Rational>& coefficients) {
  std::vector<Ball> result;
  for (const Rational& c : coefficients) result.push_back(Ball(c, bits));
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(taylor_events)

BOOST_AUTO_TEST_CASE(polynomial_roots) {
  // (s - 1/3)(s - 1/2)(s - 2)
  auto roots = roots_in_unit_interval(polynomial({"-1/3"_q, "11/6"_q, "-17/6"_q, 1}));
  BOOST_REQUIRE(roots.size() == 2u);
  BOOST_TEST(certainly_less(abs(roots[0].at - Ball("1/3"_q, bits)), tolerance(60)));
  BOOST_TEST(roots[0].direction == 1);
  BOOST_TEST(certainly_less(abs(roots[1].at - Ball("1/2"_q, bits)), tolerance(60)));
  BOOST_TEST(roots[1].direction == -1);
  // (s - 1/4)^2 touches; s^2 + 1e-40 does not.
  roots = roots_in_unit_interval(polynomial({"1/16"_q, "-1/2"_q, 1}));
  BOOST_REQUIRE(roots.size() == 1u);
  BOOST_TEST(roots[0].direction == 0);
  BOOST_TEST(roots_in_unit_interval(polynomial({"1/16"_q + "1e-40"_q, "-1/2"_q, 1})).empty());
  // Two crossings 2e-20 apart.
  roots = roots_in_unit_interval(polynomial({"1/9"_q - "1e-40"_q, "-2/3"_q, 1}));
  BOOST_REQUIRE(roots.size() == 2u);
  BOOST_TEST(certainly_less(abs(roots[1].at - roots[0].at - Ball("2e-20"_q, bits)), tolerance(50)));
  BOOST_TEST(roots_in_unit_interval(polynomial({1})).empty());
}

BOOST_AUTO_TEST_CASE(crossings_of_the_oscillator) {
  // cos(t) = 0, all within (0, 20]: six, the falling ones three.
  const SeriesProgram::Function height = [](const Series&, std::span<const Series> y) { return y[0]; };
  auto flow = integrate_checked(oscillator, 0, {1, 0}, 20, {.digits = 50, .events = {{height}}});
  BOOST_REQUIRE(flow.hits.size() == 6u);
  BOOST_TEST(*flow.agreed_digits >= 49);
  for (long k = 0; k < 6; ++k)
    BOOST_TEST(certainly_less(
        abs(flow.hits[static_cast<std::size_t>(k)].time - Ball::pi(bits) * (2 * k + 1) / 2), tolerance(50)));
  flow = integrate(oscillator, 0, {1, 0}, 20, {.digits = 50, .events = {{height, -1}}});
  BOOST_TEST(flow.hits.size() == 3u);
  // Terminal, and backwards in time.
  flow = integrate(oscillator, 0, {1, 0}, -20, {.digits = 50, .events = {{height, 0, true}}});
  BOOST_REQUIRE(flow.hits.size() == 1u);
  BOOST_TEST(flow.complete);
  BOOST_TEST(certainly_less(abs(flow.time + Ball::pi(bits) / 2), tolerance(50)));
  BOOST_TEST(certainly_less(abs(flow.state[1] - 1), tolerance(49)));
  // From a zero of the event on: the start is not a hit.
  flow = integrate(oscillator, 0, {0, 1}, 1, {.digits = 30, .events = {{height}}});
  BOOST_TEST(flow.hits.empty());
}

BOOST_AUTO_TEST_CASE(contacts_are_seen) {
  // cos(t) + 1 touches zero at odd multiples of pi; cos(t) + 1 + 1e-30 does not.
  for (const Rational& gap : {Rational(0), "1e-30"_q}) {
    const auto flow = integrate(
        oscillator, 0, {1, 0}, 12,
        {.digits = 50,
         .events = {{[&](const Series&, std::span<const Series> y) { return y[0] + Series(1 + gap); }}}});
    BOOST_TEST_CONTEXT(to_string(gap))
    BOOST_TEST(flow.hits.size() == (gap == 0 ? 2u : 0u));
    for (const TaylorHit& hit : flow.hits) BOOST_TEST(hit.contact);
  }
}

BOOST_AUTO_TEST_CASE(functions_of_time_and_state) {
  // y = exp(-t) meets t: the omega constant.
  const auto flow = integrate(
      [](const FromRational<Series>&, const Series&, std::span<const Series> y) {
        return std::vector<Series>{-y[0]};
      },
      0, {1}, 3,
      {.digits = 40, .events = {{[](const Series& t, std::span<const Series> y) { return t - y[0]; }}}});
  BOOST_REQUIRE(flow.hits.size() == 1u);
  const Ball omega = flow.hits[0].time;
  BOOST_TEST(certainly_less(abs(omega * exp(omega) - 1), tolerance(39)));
}

BOOST_AUTO_TEST_SUITE_END()
