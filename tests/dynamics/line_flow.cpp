// SPDX-License-Identifier: GPL-3.0-or-later
/// Enclosures of solutions in closed form at orders and steps so coarse that nothing but the remainder saves
/// them.
#include "dynamics/line_flow.hpp"

#include <boost/test/unit_test.hpp>

using namespace referee;
using namespace referee::literals;

namespace {

constexpr Precision line_precision{128};

Ball line_ball(const Rational& value) { return {value, line_precision}; }

FlowOptions coarse(int order) { return {.precision = line_precision, .order = order, .digits = 0}; }

/// Every step's end, and its tube at both ends, hold the solution.
void check_steps(const Flow& flow, const std::function<Ball(const Rational&)>& solution) {
  BOOST_TEST(!flow.steps.empty());
  for (const FlowStep& step : flow.steps) {
    BOOST_TEST_CONTEXT(to_string(step.from) << " to " << to_string(step.to)) {
      BOOST_TEST(step.end.overlaps(solution(step.to)));
      BOOST_TEST(step.tube.overlaps(solution(step.from)));
      BOOST_TEST(step.tube.overlaps(solution(step.to)));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_flow)

BOOST_AUTO_TEST_CASE(exponential_function_by_parabolas) {
  const LineField field = [](const Jet<Ball>&, const Jet<Ball>& y) { return y; };
  for (const int order : {2, 3, 5})
    for (const Rational& to : {"1"_q, "-1"_q}) {
      const Flow flow = follow(field, 0, to, Ball(1), coarse(order));
      BOOST_TEST(flow.complete);
      check_steps(flow, [](const Rational& t) { return exp(line_ball(t)); });
    }
}

BOOST_AUTO_TEST_CASE(a_field_that_depends_on_time) {
  // y = exp(-t^2) from either side of its top.
  const LineField field = [](const Jet<Ball>& t, const Jet<Ball>& y) { return Jet<Ball>(-2) * t * y; };
  const Flow flow = follow(field, -1, 1, exp(line_ball(-1)), coarse(2));
  BOOST_TEST(flow.complete);
  check_steps(flow, [](const Rational& t) { return exp(-square(line_ball(t))); });
}

BOOST_AUTO_TEST_CASE(steps_towards_a_pole) {
  // y = 1/(1 - t): Euler's step from 0 to 9/10 ends at 19/10, the solution at 10.
  const LineField field = [](const Jet<Ball>&, const Jet<Ball>& y) { return square(y); };
  const auto solution = [](const Rational& t) { return line_ball(1 / (1 - t)); };
  const Flow flow = follow(field, 0, "9/10"_q, Ball(1), coarse(2));
  check_steps(flow, solution);
  const Flow beyond = follow(field, 0, 2, Ball(1), {.precision = line_precision, .digits = 10});
  BOOST_TEST(!beyond.complete);
  BOOST_TEST(beyond.steps.back().to < 1);
  check_steps(beyond, solution);
}

BOOST_AUTO_TEST_CASE(a_start_with_a_radius_stands_for_its_members) {
  const LineField field = [](const Jet<Ball>&, const Jet<Ball>& y) { return y * (Jet<Ball>(1) - y); };
  const Rational least = "1/10"_q, greatest = "11/100"_q;
  const Flow flow = follow(field, 0, 1, Ball::hull(least, greatest, line_precision),
                           {.precision = line_precision, .digits = 8});
  BOOST_TEST(flow.complete);
  for (const Rational& start : {least, "21/200"_q, greatest})
    // 1/y - 1 decays as exp(-t).
    check_steps(flow,
                [&](const Rational& t) { return 1 / (1 + line_ball(1 / start - 1) * exp(line_ball(-t))); });
}

BOOST_AUTO_TEST_SUITE_END()
