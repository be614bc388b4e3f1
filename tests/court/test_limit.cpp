// SPDX-License-Identifier: GPL-3.0-or-later
/// Methods `limit` and `rate`: true limits and exponents hold, near misses are refuted, slow ones stay open.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "court/methods/extrapolation.hpp"
#include "court/methods/limit.hpp"

using namespace referee;
using namespace referee::court;
using namespace referee::literals;

namespace {

const Effort effort{.digits = 50, .budget = Budget::quick};
const Approach to_zero{.parameter = "h"};

Quantity constant(Rational value) {
  return [value](const Point& p) { return p.constant(value); };
}
Ball h(const Point& p) { return p["h"]; }
Ball logarithm(const Point& p) { return -log(p["h"]); }
Quantity power_of_h(Rational exponent) {
  return [exponent](const Point& p) { return exp(log(p["h"]) * p.constant(exponent)); };
}

void check(const Finding& finding, Verdict verdict) {
  BOOST_TEST_CONTEXT(finding.what << ": " << finding.value << ", " << finding.margin << ", "
                                  << finding.note) {
    BOOST_TEST(name(finding.verdict) == name(verdict));
    BOOST_TEST(name(finding.strength) == (verdict == Verdict::undecided ? "none" : "numeric"));
    BOOST_TEST(finding.power.empty() == (verdict != Verdict::holds));
    BOOST_TEST(finding.certificate.empty() == (verdict != Verdict::refuted));
    BOOST_TEST(!finding.note.empty());
    if (verdict == Verdict::refuted) BOOST_TEST((!finding.value.empty() && !finding.expected.empty()));
  }
}

void check_limit(const char* what, const Quantity& quantity, const Rational& expected, Verdict verdict,
                 const Approach& approach = to_zero) {
  check(limit(effort, what, approach, quantity, constant(expected)), verdict);
}
void check_rate(const char* what, const Quantity& quantity, const Rational& exponent, Verdict verdict,
                const Approach& approach = to_zero) {
  check(rate(effort, what, approach, quantity, exponent), verdict);
}
void check_order(const char* what, const Quantity& quantity, const Rational& exponent, Verdict verdict,
                 const Approach& approach = to_zero) {
  check(order_at_least(effort, what, approach, quantity, exponent), verdict);
}

Ball difference_quotient(const Point& p) { return (1 - exp(-h(p))) / h(p); }
Ball sinc(const Point& p) { return sin(h(p)) / h(p); }
Ball self_power(const Point& p) { return exp(h(p) * log(h(p))); }

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(true_limits_hold) {
  check_limit("(1 - exp(-h)) / h -> 1", difference_quotient, 1, Verdict::holds);
  check_limit("sin h / h -> 1", sinc, 1, Verdict::holds);
  check_limit("h^h -> 1", self_power, 1, Verdict::holds);
  check_limit(
      "1 / log(1/h) -> 0", [](const Point& p) { return 1 / logarithm(p); }, 0, Verdict::holds);
  check_limit(
      "1 + 3 / log(1/h) -> 1", [](const Point& p) { return 1 + 3 / logarithm(p); }, 1, Verdict::holds);
  check_limit("a constant", constant(3), 3, Verdict::holds);
  check_limit(
      "sin h -> 0", [](const Point& p) { return sin(h(p)); }, 0, Verdict::holds);
  check_limit(
      "1 + h^0.1 -> 1", [](const Point& p) { return 1 + power_of_h("0.1"_q)(p); }, 1, Verdict::holds);
}

BOOST_AUTO_TEST_CASE(limits_off_by_one_percent_are_refuted) {
  for (const Rational& wrong : {"1.01"_q, "0.99"_q}) {
    check_limit("(1 - exp(-h)) / h", difference_quotient, wrong, Verdict::refuted);
    check_limit("sin h / h", sinc, wrong, Verdict::refuted);
    check_limit("h^h", self_power, wrong, Verdict::refuted);
    check_limit(
        "1 + 3 / log(1/h)", [](const Point& p) { return 1 + 3 / logarithm(p); }, wrong, Verdict::refuted);
  }
  check_limit(
      "sin h -> 1/1000", [](const Point& p) { return sin(h(p)); }, Rational(1, 1000), Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(too_slow_or_absent_limits_are_undecided) {
  const Quantity iterated = [](const Point& p) { return 1 / log(1 + logarithm(p)); };
  check_limit("1 / log log(1/h) -> 0", iterated, 0, Verdict::undecided);
  check_limit(
      "sin(1/h)", [](const Point& p) { return sin(1 / h(p)); }, 0, Verdict::undecided);
  check_limit(
      "1/h", [](const Point& p) { return 1 / h(p); }, 0, Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(an_error_that_covers_the_twins_decides_nothing) {
  // Extrapolated to a twentieth: the limit lies within, and so do its neighbours.
  Approach brief = to_zero;
  brief.first = 1;
  brief.last = 9;
  const Quantity slow = [](const Point& p) { return 1 + 1 / sqrt(logarithm(p)); };
  check_limit("1 + log(1/h)^(-1/2) -> 1", slow, 1, Verdict::undecided, brief);
  check_rate(
      "h^(1 + log(1/h)^(-1/2))", [&](const Point& p) { return exp(log(h(p)) * slow(p)); }, 1,
      Verdict::undecided, brief);
}

BOOST_AUTO_TEST_CASE(an_extrapolation_agrees_with_its_limit_only) {
  std::vector<Ball> sequence;
  for (long k = 1; k <= 12; ++k) sequence.push_back(Ball(1 + power(Rational(1, 3), k), Precision{256}));
  const Convergence convergence(sequence, 1);
  BOOST_TEST(convergence.agrees(Ball(1)));
  for (const Rational& other : {"0.99"_q, "1.01"_q, "2"_q, "-1"_q})
    BOOST_TEST(!convergence.agrees(Ball(other, Precision{256})));
}

BOOST_AUTO_TEST_CASE(all_directions) {
  Approach infinity{.parameter = "h", .to_infinity = true};
  check_limit(
      "tanh x -> 1", [](const Point& p) { return tanh(h(p)); }, 1, Verdict::holds, infinity);
  const Quantity quotient = [](const Point& p) { return (2 * h(p) + 1) / (h(p) + 3); };
  check_limit("(2x + 1) / (x + 3) -> 2", quotient, 2, Verdict::holds, infinity);
  infinity.sign = -1;
  check_limit("(2x + 1) / (x + 3) -> 2 at -infinity", quotient, 2, Verdict::holds, infinity);
  check_limit("(2x + 1) / (x + 3) -> 2.02 at -infinity", quotient, "2.02"_q, Verdict::refuted, infinity);
  check_rate(
      "2 - (2x + 1) / (x + 3) ~ 1/x", [&](const Point& p) { return 2 - quotient(p); }, 1, Verdict::holds,
      infinity);

  const Quantity step = [](const Point& p) { return (h(p) - 2) / abs(h(p) - 2) + h(p); };
  Approach side{.parameter = "h", .at = 2};
  check_limit("one-sided, above", step, 3, Verdict::holds, side);
  check_limit("one-sided, above, wrong", step, 1, Verdict::refuted, side);
  side.sign = -1;
  check_limit("one-sided, below", step, 1, Verdict::holds, side);
  check_limit("one-sided, below, wrong", step, 3, Verdict::refuted, side);
  side.sign = 2;
  BOOST_CHECK_THROW(limit(effort, "sign", side, step, constant(1)), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(fixed_parameters_reach_both_sides) {
  Approach approach = to_zero;
  approach.fixed = {{"a", 3}};
  const Quantity quantity = [](const Point& p) { return (exp(p["a"] * h(p)) - 1) / h(p); };
  check(limit(effort, "(exp(a h) - 1) / h -> a", approach, quantity, [](const Point& p) { return p["a"]; }),
        Verdict::holds);
}

BOOST_AUTO_TEST_CASE(undecidable_inputs_are_undecided) {
  const Quantity nan = [](const Point& p) { return Ball::from_double(std::nan(""), p.precision()); };
  check_limit("NaN", nan, 1, Verdict::undecided);
  check(limit(effort, "expected NaN", to_zero, sinc, nan), Verdict::undecided);
  check_rate("NaN", nan, 1, Verdict::undecided);
  check_order("NaN", nan, 1, Verdict::undecided);
  check_limit(
      "infinite", [](const Point& p) { return 1 / (h(p) - h(p)); }, 1, Verdict::undecided);
  check_rate("zero has no exponent", constant(0), 1, Verdict::undecided);
  check_order("zero is of every order", constant(0), 1, Verdict::undecided);
  Effort penniless = effort;
  penniless.max_bits = 0;
  check(limit(penniless, "no budget", to_zero, sinc, constant(1)), Verdict::undecided);
  check(rate(penniless, "no budget", to_zero, h, 1), Verdict::undecided);
  check(order_at_least(penniless, "no budget", to_zero, h, 1), Verdict::undecided);
  Approach brief = to_zero;
  brief.last = 4;
  check_limit("too few decades", sinc, 1, Verdict::undecided, brief);
}

BOOST_AUTO_TEST_CASE(true_exponents_hold) {
  check_rate(
      "h^2 (1 + h)", [](const Point& p) { return square(h(p)) * (1 + h(p)); }, 2, Verdict::holds);
  check_rate("h^1.5", power_of_h("1.5"_q), "1.5"_q, Verdict::holds);
  check_rate(
      "h^2 log(1/h)", [](const Point& p) { return square(h(p)) * logarithm(p); }, 2, Verdict::holds);
  check_rate(
      "-h^2 / (5 + log(1/h))", [](const Point& p) { return -square(h(p)) / (5 + logarithm(p)); }, 2,
      Verdict::holds);
  check_rate(
      "1 - cos h", [](const Point& p) { return 1 - cos(h(p)); }, 2, Verdict::holds);
  check_rate(
      "1/h", [](const Point& p) { return 1 / h(p); }, -1, Verdict::holds);
}

BOOST_AUTO_TEST_CASE(exponents_off_by_two_hundredths_are_refuted) {
  for (const Rational& wrong : {"1.98"_q, "2.02"_q}) {
    check_rate(
        "h^2", [](const Point& p) { return square(h(p)); }, wrong, Verdict::refuted);
    check_rate(
        "h^2 (1 + h)", [](const Point& p) { return square(h(p)) * (1 + h(p)); }, wrong, Verdict::refuted);
    check_rate(
        "h^2 log(1/h)", [](const Point& p) { return square(h(p)) * logarithm(p); }, wrong, Verdict::refuted);
  }
  check_rate(
      "exp(-1/h^(1/8)) is no power", [](const Point& p) { return exp(-power_of_h(Rational(-1, 8))(p)); }, 2,
      Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(orders) {
  check_order(
      "h^3 = O(h^2)", [](const Point& p) { return pow(h(p), 3); }, 2, Verdict::holds);
  check_order(
      "h^2 = O(h^2)", [](const Point& p) { return square(h(p)); }, 2, Verdict::holds);
  check_order(
      "h^2 (3 + h) = O(h^2)", [](const Point& p) { return square(h(p)) * (3 + h(p)); }, 2, Verdict::holds);
  check_order(
      "h^2 / log(1/h) = O(h^2)", [](const Point& p) { return square(h(p)) / logarithm(p); }, 2,
      Verdict::holds);
  check_order(
      "exp(-1/h^(1/8)) = O(h^2)", [](const Point& p) { return exp(-power_of_h(Rational(-1, 8))(p)); }, 2,
      Verdict::holds);
  check_order("h^1.9 = O(h^2)", power_of_h("1.9"_q), 2, Verdict::refuted);
  check_order("h^1.98 = O(h^2)", power_of_h("1.98"_q), 2, Verdict::refuted);
  check_order(
      "h^2 log(1/h) = O(h^2)", [](const Point& p) { return square(h(p)) * logarithm(p); }, 2,
      Verdict::refuted);
  check_order(
      "h^2 sqrt(log(1/h)) = O(h^2)", [](const Point& p) { return square(h(p)) * sqrt(logarithm(p)); }, 2,
      Verdict::refuted);
  check_order(
      "h^2 log log(1/h) = O(h^2)", [](const Point& p) { return square(h(p)) * log(1 + logarithm(p)); }, 2,
      Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(sixty_decades_with_cancellation) {
  Approach far = to_zero;
  far.last = 60;
  const Quantity remainder = [](const Point& p) { return exp(h(p)) - 1 - h(p) - square(h(p)) / 2; };
  check_rate("exp h - 1 - h - h^2/2 ~ h^3", remainder, 3, Verdict::holds, far);
  check_rate("exp h - 1 - h - h^2/2 ~ h^2.98", remainder, "2.98"_q, Verdict::refuted, far);
}

BOOST_AUTO_TEST_CASE(errors_of_extrapolations_cover_the_truth) {
  const Precision precision{200};
  const auto sequence = [&](const auto& term) {
    std::vector<Ball> terms;
    for (long k = 1; k <= 30; ++k) terms.push_back(term(Ball(k).at(precision)));
    return terms;
  };
  const auto covered = [](const std::vector<Ball>& terms, const Ball& limit) {
    const Convergence convergence(terms, 1);
    BOOST_REQUIRE(convergence.exists());
    BOOST_TEST(convergence.agrees(limit));
    BOOST_TEST(!convergence.excludes(limit));
  };
  covered(sequence([](const Ball& k) { return 1 + 1 / k; }), 1);
  covered(sequence([](const Ball& k) { return 1 + 1 / square(k + 2); }), 1);
  covered(sequence([](const Ball& k) { return 1 + log(k) / k; }), 1);
  covered(sequence([](const Ball& k) { return exp(-k) * k; }), 0);
  covered(sequence([](const Ball& k) { return exp(-k) - 2 * exp(-(k / 3)); }), 0);
  // No limit, no value
  BOOST_TEST(!Convergence(sequence([](const Ball& k) { return k; }), 1).exists());
  BOOST_TEST(!extrapolate(std::vector<Ball>(3, Ball(1)), 1).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
