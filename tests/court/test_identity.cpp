// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>
#include <ctime>

#include "court/methods/identity.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;
using namespace referee::literals;

namespace {

const Quantity double_angle = [](const Point& p) { return sin(2 * p["x"]); };
const Quantity product = [](const Point& p) { return 2 * sin(p["x"]) * cos(p["x"]); };
const Effort effort;

}  // namespace

BOOST_AUTO_TEST_SUITE(identity_method)

BOOST_AUTO_TEST_CASE(true_identity_holds_with_power_near_its_digits) {
  const Finding f = identity(effort, "sin 2x = 2 sin x cos x", small_integers(), double_angle, product);
  BOOST_TEST(f.verdict == Verdict::holds);
  BOOST_TEST(f.strength == Strength::numeric);
  BOOST_TEST(f.instances == 6);
  BOOST_TEST(f.digits >= 50);
  BOOST_TEST(f.power.substr(0, 3) == "1e-");
  BOOST_TEST(std::stol(f.power.substr(3)) >= f.digits - 1);
  BOOST_TEST(!f.margin.empty());
  BOOST_TEST(f.value.substr(0, 10) == f.expected.substr(0, 10));
}

BOOST_AUTO_TEST_CASE(an_error_in_the_fortieth_digit_is_refuted) {
  const Quantity off = [](const Point& p) { return product(p) * p.constant(1 + "1e-40"_q); };
  const Finding f = identity(effort, "off in the 40th digit", small_integers(), double_angle, off);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.strength == Strength::certified);
  BOOST_TEST(f.instance.text() == "x = 1");
  BOOST_TEST(!f.certificate.empty());
  BOOST_TEST(f.value != f.expected);
  BOOST_TEST(f.digits >= 39);
  BOOST_TEST(f.digits <= 40);
}

BOOST_AUTO_TEST_CASE(a_constant_off_by_one_per_cent_is_refuted) {
  const Quantity off = [](const Point& p) { return p.constant("1.01"_q) * product(p); };
  const Finding f = identity(effort, "1 % off", small_integers(), double_angle, off);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.instances == 1);
}

BOOST_AUTO_TEST_CASE(equality_at_nice_points_only_is_refuted_at_the_other_one) {
  const Quantity lhs = [](const Point& p) { return p["x"] + sin(Ball::pi(p.precision()) * p["x"]); };
  const Quantity rhs = [](const Point& p) { return p["x"]; };
  BOOST_TEST(identity(effort, "x + sin pi x = x", small_integers(), lhs, rhs).verdict == Verdict::holds);
  const Finding f = identity(effort, "x + sin pi x = x",
                             small_integers().joined(single("7391827364/1000000007"_q)), lhs, rhs);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.instance.text() == "x = 1/2");
}

BOOST_AUTO_TEST_CASE(a_polynomial_that_vanishes_at_the_integers_tried) {
  const Quantity lhs = [](const Point& p) {
    Ball all = p["x"];
    for (int k = 1; k <= 6; ++k) all *= p["x"] - Ball(k);
    return all;
  };
  const Quantity zero = [](const Point&) { return Ball(0); };
  BOOST_TEST(identity(effort, "x(x-1)...(x-6) = 0", small_integers(), lhs, zero).verdict == Verdict::holds);
  const Finding f = identity(effort, "x(x-1)...(x-6) = 0", small_integers().joined(single(7)), lhs, zero);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.value != "0");
}

BOOST_AUTO_TEST_CASE(very_small_and_very_large_values_are_compared_relatively) {
  for (const char* factor : {"1e-400", "1e300", "1e-5000"}) {
    const Rational scale = parse_rational(factor);
    const Quantity lhs = [&](const Point& p) { return p.constant(scale) * double_angle(p); };
    const Quantity rhs = [&](const Point& p) { return p.constant(scale) * product(p); };
    const Quantity off = [&](const Point& p) { return rhs(p) * p.constant(1 + "1e-45"_q); };
    const Finding held = identity(effort, factor, small_integers(), lhs, rhs);
    BOOST_TEST(held.verdict == Verdict::holds);
    BOOST_TEST(held.digits >= 50);
    BOOST_TEST(identity(effort, factor, small_integers(), lhs, off).verdict == Verdict::refuted);
  }
}

BOOST_AUTO_TEST_CASE(zero_on_both_sides_is_compared_absolutely) {
  const Quantity pythagoras = [](const Point& p) {
    return square(sin(p["x"])) + square(cos(p["x"])) - Ball(1);
  };
  const Finding f = identity(effort, "sin^2 + cos^2 - 1 = 0", small_integers(), pythagoras,
                             [](const Point&) { return Ball(0); });
  BOOST_TEST(f.verdict == Verdict::holds);
  BOOST_TEST(f.note.find("absolute") != std::string::npos);
  BOOST_TEST(identity(
                 effort, "0 = 0", single(1), [](const Point&) { return Ball(0); },
                 [](const Point&) { return Ball(0); })
                 .verdict == Verdict::holds);
  BOOST_TEST(identity(
                 effort, "1e-400 = 0", single(1), [](const Point& p) { return p.constant("1e-400"_q); },
                 [](const Point&) { return Ball(0); })
                 .verdict == Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(values_that_look_like_zero_at_first_are_told_apart) {
  // Both sides enclose zero at the starting precision: 1 is added and taken away again.
  auto hidden = [](const char* value) {
    return Quantity(
        [v = parse_rational(value)](const Point& p) { return (p.constant(v) + Ball(1)) - Ball(1); });
  };
  const Finding f = identity(effort, "1e-150 = 2e-150", single(1), hidden("1e-150"), hidden("2e-150"));
  BOOST_TEST(f.verdict == Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(exact_integers_agree) {
  const Quantity three = [](const Point&) { return Ball(3); };
  const Finding f = identity(effort, "3 = 3", single(1), three, three);
  BOOST_TEST(f.verdict == Verdict::holds);
  BOOST_TEST(f.margin == "0");
  BOOST_TEST(!f.power.empty());
}

BOOST_AUTO_TEST_CASE(cancellation_is_met_with_more_digits) {
  // exp(x) - exp(x - 1e-300) loses 300 digits.
  const Rational step = "1e-300"_q;
  const Quantity lhs = [&](const Point& p) { return exp(p["x"]) - exp(p["x"] - p.constant(step)); };
  const Quantity rhs = [&](const Point& p) { return -(exp(p["x"]) * expm1(-p.constant(step))); };
  const Finding f = identity(effort, "difference", small_integers(), lhs, rhs);
  BOOST_TEST(f.verdict == Verdict::holds);
  BOOST_TEST(f.digits >= 50);
  Effort poor = effort;
  poor.max_bits = 512;
  const Finding open = identity(poor, "difference", small_integers(), lhs, rhs);
  BOOST_TEST(open.verdict == Verdict::undecided);
  BOOST_TEST(open.strength == Strength::none);
  BOOST_TEST(!open.note.empty());
}

BOOST_AUTO_TEST_CASE(unusable_inputs_are_undecided) {
  const Quantity x = [](const Point& p) { return p["x"]; };
  const Quantity logarithm_of_minus = [](const Point& p) { return log(-p["x"]); };
  const Quantity division_by_zero = [](const Point& p) { return p["x"] / (p["x"] - p["x"]); };
  const Quantity whole_line = [](const Point& p) { return Ball::whole_line(p.precision()); };
  for (const Quantity& bad : {logarithm_of_minus, division_by_zero, whole_line}) {
    BOOST_TEST(identity(effort, "bad = x", small_integers(), bad, x).verdict == Verdict::undecided);
    BOOST_TEST(identity(effort, "x = bad", small_integers(), x, bad).verdict == Verdict::undecided);
    BOOST_TEST(identity(effort, "bad = bad", small_integers(), bad, bad).verdict == Verdict::undecided);
  }
}

BOOST_AUTO_TEST_CASE(a_ball_that_does_not_narrow_is_undecided) {
  const Quantity fixed = [](const Point& p) {
    return p["x"] + Ball::hull("-1e-70"_q, "1e-70"_q, p.precision());
  };
  const Finding f = identity(effort, "fixed width", single(2), fixed, [](const Point& p) { return p["x"]; });
  BOOST_TEST(f.verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(agreement_to_fewer_digits_than_asked_for_is_undecided) {
  // It narrows with every doubling, but never shows more than some twenty digits.
  const Quantity slow = [](const Point& p) {
    const Rational width = "1e-20"_q / Rational(p.precision().bits);
    return p["x"] + Ball::hull(-width, width, p.precision());
  };
  const Finding f = identity(effort, "twenty digits", single(2), slow, [](const Point& p) { return p["x"]; });
  BOOST_TEST(f.verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(no_budget_no_instance_and_open_hypotheses_are_undecided) {
  Effort spent = effort;
  spent.max_bits = 0;
  BOOST_TEST(identity(spent, "no bits", small_integers(), double_angle, product).verdict ==
             Verdict::undecided);
  Family none = small_integers();
  none.hypotheses = {x_above(100)};
  const Finding empty = identity(effort, "no instance", none, double_angle, product);
  BOOST_TEST(empty.verdict == Verdict::undecided);
  BOOST_TEST(empty.instances == 0);
  BOOST_TEST(identity(effort, "nothing at all", Family{}, double_angle, product).verdict ==
             Verdict::undecided);
  Family open = small_integers();
  open.hypotheses = {undecidable()};
  // Even a plainly false statement is not refuted where the hypotheses are open.
  const Quantity one_more = [](const Point& p) { return product(p) + Ball(1); };
  BOOST_TEST(identity(effort, "open", open, double_angle, one_more).verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(instances_outside_the_hypotheses_do_not_count) {
  // |x| = x fails for x < 0 only.
  Family family{"signs", {{{"x", -1}}, {{"x", 1}}, {{"x", 2}}}, {x_above(0)}};
  const Quantity size = [](const Point& p) { return abs(p["x"]); };
  const Quantity x = [](const Point& p) { return p["x"]; };
  const Finding held = identity(effort, "|x| = x", family, size, x);
  BOOST_TEST(held.verdict == Verdict::holds);
  BOOST_TEST(held.instances == 2);
  family.hypotheses.clear();
  BOOST_TEST(identity(effort, "|x| = x", family, size, x).verdict == Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(a_counterexample_is_shrunk_within_the_hypotheses) {
  Family family = single("0.7391827364"_q);
  family.hypotheses = {x_above("7/10"_q), x_below("8/10"_q)};
  const Quantity x = [](const Point& p) { return p["x"]; };
  const Finding f = identity(
      effort, "x^2 = x", family, [](const Point& p) { return square(p["x"]); }, x);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.instance.text() == "x = 3/4");
  BOOST_TEST(f.certificate.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_refutation_outweighs_open_instances) {
  const Quantity lhs = [](const Point& p) { return log(p["x"] - Ball(3)); };
  const Quantity rhs = [](const Point& p) { return log(p["x"] - Ball(3)) * 2; };
  BOOST_TEST(identity(effort, "open below 3", small_integers(), lhs, rhs).verdict == Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(two_hundred_cheap_instances_take_milliseconds) {
  Family family{"many", {}, {x_above(0)}};
  for (int i = 1; i <= 200; ++i) family.members.push_back({{"x", Rational(i, 37)}});
  // Processor time: other programs on the machine do not count.
  const std::clock_t start = std::clock();
  const Finding f = identity(effort, "sin 2x = 2 sin x cos x", family, double_angle, product);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  BOOST_TEST(f.verdict == Verdict::holds);
  // A generous multiple of the 16 ms that two shared cores need.
  BOOST_TEST(seconds < 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
