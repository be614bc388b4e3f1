// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `bound`: true inequalities must hold, false ones must be refuted, undecidable ones left open.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "court/methods/bound.hpp"
#include "court/methods/branch_and_bound.hpp"

using namespace referee;
using namespace referee::court;
using namespace referee::literals;

namespace {

const Effort quick{.digits = 30, .budget = Budget::quick};

Domain interval(Rational lower, Rational upper, bool logarithmic = false) {
  return {.name = "interval", .ranges = {{"x", lower, upper, logarithmic}}, .hypotheses = {}, .fixed = {}};
}

Domain unit_square() {
  return {.name = "square", .ranges = {{"x", 0, 1}, {"y", 0, 1}}, .hypotheses = {}, .fixed = {}};
}

Ball zero(const Point&) { return 0; }
Ball one(const Point&) { return 1; }
Ball identity_of_x(const Point& p) { return p["x"]; }

void check_refuted(const Finding& finding) {
  BOOST_TEST_CONTEXT(finding.what << ": " << finding.note << " at " << finding.instance.text()) {
    BOOST_TEST(name(finding.verdict) == "refuted");
    BOOST_TEST(name(finding.strength) == "certified");
    BOOST_TEST(!finding.certificate.empty());
    BOOST_TEST(!finding.value.empty());
    BOOST_TEST(!finding.expected.empty());
  }
}

void check_holds(const Finding& finding, std::string_view strength) {
  BOOST_TEST_CONTEXT(finding.what << ": " << finding.note << " at " << finding.instance.text()) {
    BOOST_TEST(name(finding.verdict) == "holds");
    BOOST_TEST(name(finding.strength) == strength);
    BOOST_TEST(!finding.power.empty());
    BOOST_TEST(finding.instances > 0);
  }
}

void check_undecided(const Finding& finding) {
  BOOST_TEST_CONTEXT(finding.what << ": " << finding.note) {
    BOOST_TEST(name(finding.verdict) == "undecided");
    BOOST_TEST(name(finding.strength) == "none");
    BOOST_TEST(!finding.note.empty());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bounds)

BOOST_AUTO_TEST_CASE(strict_bound_is_certified) {
  const Quantity sine = [](const Point& p) { return sin(p["x"]); };
  const Finding finding = bound(quick, "sin x <= 1.01", interval(-10, 10), sine,
                                [](const Point& p) { return p.constant("1.01"_q); });
  check_holds(finding, "certified");
  BOOST_TEST(std::stod(finding.sharpness) > 0.990);
  BOOST_TEST(std::stod(finding.sharpness) < 0.991);
  BOOST_TEST(finding.power == "1e-2");
}

BOOST_AUTO_TEST_CASE(constant_off_by_one_percent_is_refuted) {
  // max of x exp(-x) is 1/e = 0.36788 at x = 1
  const Quantity hump = [](const Point& p) { return p["x"] * exp(-p["x"]); };
  check_refuted(bound(quick, "hump, constant 1 % too small", interval(0, 20), hump,
                      [](const Point& p) { return p.constant("0.99"_q) * exp(p.constant(-1)); }));
  check_holds(bound(quick, "hump, constant 1 % too large", interval(0, 20), hump,
                    [](const Point& p) { return p.constant("1.01"_q) * exp(p.constant(-1)); }),
              "certified");
}

BOOST_AUTO_TEST_CASE(sharp_constant_holds_numerically_and_its_power_is_high) {
  const Quantity hump = [](const Point& p) { return p["x"] * exp(-p["x"]); };
  const Finding finding =
      bound(quick, "hump, sharp", interval(0, 20), hump, [](const Point& p) { return exp(p.constant(-1)); });
  check_holds(finding, "numeric");
  BOOST_TEST(finding.note.find("branch and bound proves it on 99") != std::string::npos);
  // The maximiser is found to about half the digits of a double, hence the maximum to all of them.
  BOOST_TEST(std::stod(finding.power) < 1e-12);
}

BOOST_AUTO_TEST_CASE(exponent_off_by_two_hundredths_is_refuted) {
  const Quantity root = [](const Point& p) { return sqrt(p["x"]); };
  const auto power_of_x = [](Rational exponent) -> Quantity {
    return [exponent](const Point& p) { return exp(log(p["x"]) * p.constant(exponent)); };
  };
  const Domain decades = interval(power(Rational(10), -40), 1, true);
  check_refuted(bound(quick, "sqrt x <= x^0.52", decades, root, power_of_x("0.52"_q)));
  check_holds(bound(quick, "sqrt x <= x^0.48", decades, root, power_of_x("0.48"_q)), "numeric");
}

BOOST_AUTO_TEST_CASE(narrow_dip_is_found) {
  // rhs < 0 only where (x - a)^2 + (y - b)^2 < ln(3/2) / 1.3e6: area 9.8e-7 of the square
  const Quantity dip = [](const Point& p) {
    const Ball distance =
        square(p["x"] - p.constant("0.31830988"_q)) + square(p["y"] - p.constant("0.70710678"_q));
    return 1 - p.constant("1.5"_q) * exp(-(distance * p.constant(1300000)));
  };
  const Finding finding = bound(quick, "0 <= dip", unit_square(), zero, dip);
  check_refuted(finding);
  // The same dip with a floor above zero is a true statement.
  const Quantity shallow = [&](const Point& p) { return dip(p) + p.constant("0.51"_q); };
  check_holds(bound(quick, "0 <= shallow dip", unit_square(), zero, shallow), "certified");
}

BOOST_AUTO_TEST_CASE(failure_only_in_the_limit_is_found) {
  const Domain decades = interval(power(Rational(10), -40), 1, true);
  // x + 1e-30 <= 2 max(x, ...) style: fails only for x < 1e-30
  const Quantity shifted = [](const Point& p) { return p["x"] + p.constant(power(Rational(10), -30)); };
  const Quantity twice = [](const Point& p) { return 2 * p["x"]; };
  const Finding small = bound(quick, "x + 1e-30 <= 2x", decades, shifted, twice);
  check_refuted(small);
  BOOST_TEST(small.instance["x"] < power(Rational(10), -30));
  check_refuted(bound(quick, "x + 1e-30 <= 2x, linear scale", interval(0, 1), shifted, twice));
  check_refuted(bound(quick, "x + 1e-30 <= 2x, open linear scale", interval(power(Rational(10), -50), 1),
                      shifted, twice));

  // lhs / rhs tends to 1 from above at the lower end only: 1 + x - 10^20 x^2 <= 1 fails for x < 1e-20.
  const Quantity above = [](const Point& p) {
    return 1 + p["x"] - p.constant(power(Rational(10), 20)) * square(p["x"]);
  };
  check_refuted(bound(quick, "1 + x - 1e20 x^2 <= 1", interval(0, 1), above, one));
  check_refuted(bound(quick, "1 + x - 1e20 x^2 <= 1, logarithmic", decades, above, one));
}

BOOST_AUTO_TEST_CASE(equality_at_a_point_or_along_a_curve_holds_numerically) {
  const Finding tangent = bound(
      quick, "tanh x <= x", interval(0, 1), [](const Point& p) { return tanh(p["x"]); }, identity_of_x);
  check_holds(tangent, "numeric");
  BOOST_TEST(tangent.note.find("% of the domain's volume") != std::string::npos);
  BOOST_TEST(tangent.power == "1e-30");

  const Quantity product = [](const Point& p) { return p["x"] * p["y"]; };
  const Quantity mean = [](const Point& p) { return (square(p["x"]) + square(p["y"])) / 2; };
  check_holds(bound(quick, "x y <= (x^2 + y^2) / 2", unit_square(), product, mean), "numeric");
  // The same along a curve that no rational grid meets, in transcendental form.
  const Quantity pythagoras = [](const Point& p) { return square(sin(p["x"])) + square(cos(p["x"])); };
  check_holds(bound(quick, "sin^2 + cos^2 <= 1", interval(0, 3), pythagoras, one), "numeric");

  check_refuted(bound(quick, "x y <= 0.99 (x^2 + y^2) / 2", unit_square(), product,
                      [&](const Point& p) { return p.constant("0.99"_q) * mean(p); }));
}

BOOST_AUTO_TEST_CASE(singular_ends_of_a_range_do_not_spoil_the_proof) {
  // sqrt is undefined below the range, and log(1 - x) beyond a range that ends at 999/1000.
  const Finding root = bound(
      quick, "sqrt x <= 1.01", interval(0, 1), [](const Point& p) { return sqrt(p["x"]); },
      [](const Point& p) { return p.constant("1.01"_q); });
  check_holds(root, "certified");
  const Finding mirrored = bound(
      quick, "sqrt(1 - x) <= 1.01", interval(0, 1), [](const Point& p) { return sqrt(1 - p["x"]); },
      [](const Point& p) { return p.constant("1.01"_q); });
  check_holds(mirrored, "certified");
}

BOOST_AUTO_TEST_CASE(hypotheses_cut_the_domain_down) {
  Domain domain = unit_square();
  domain.hypotheses = {{"x + y < 1", [](const Point& p) { return less(p["x"] + p["y"], p.constant(1)); }}};
  const Quantity sum = [](const Point& p) { return p["x"] + p["y"]; };
  check_holds(bound(quick, "x + y <= 1.01", domain, sum, [](const Point& p) { return p.constant("1.01"_q); }),
              "certified");
  const Finding false_one =
      bound(quick, "x + y <= 0.99", domain, sum, [](const Point& p) { return p.constant("0.99"_q); });
  check_refuted(false_one);
  BOOST_TEST(false_one.instance["x"] + false_one.instance["y"] < 1);
  BOOST_TEST(false_one.certificate.front().find("x + y < 1") != std::string::npos);

  // Beyond 1 the statement is false, and boxes on which the hypothesis is open show it.
  check_holds(bound(
                  quick, "x <= 1.01 where x^2 < x",
                  Domain{"x from 0 to 2",
                         {{"x", 0, 2}},
                         {{"x^2 < x", [](const Point& p) { return less(p["x"] * p["x"], p["x"]); }}},
                         {}},
                  [](const Point& p) { return p["x"]; }, [](const Point& p) { return p.constant("1.01"_q); }),
              "certified");

  domain.hypotheses = {{"x > 2", [](const Point& p) { return less(p.constant(2), p["x"]); }}};
  check_undecided(bound(quick, "nothing is admissible", domain, sum, one));
}

BOOST_AUTO_TEST_CASE(degenerate_ranges_and_fixed_parameters) {
  Domain domain = unit_square();
  domain.ranges[1].upper = 0;
  domain.fixed.set("c", "1.01"_q);
  const Quantity sum = [](const Point& p) { return cos(p["x"]) + p["y"]; };
  const Quantity constant = [](const Point& p) { return p["c"]; };
  check_holds(bound(quick, "cos x + y <= c", domain, sum, constant), "certified");
  domain.fixed.set("c", "0.99"_q);
  const Finding finding = bound(quick, "cos x + y <= c, false", domain, sum, constant);
  check_refuted(finding);
  BOOST_TEST(finding.instance["c"] == "0.99"_q);
  BOOST_TEST(finding.instance["y"] == 0);

  domain.ranges.clear();
  domain.fixed = {{"x", 0}, {"y", 0}, {"c", "1.01"_q}};
  check_holds(bound(quick, "a single point", domain, sum, constant), "certified");
  domain.fixed.set("c", "0.99"_q);
  check_refuted(bound(quick, "a single point, false", domain, sum, constant));
}

BOOST_AUTO_TEST_CASE(undecidable_inputs_are_undecided) {
  const Quantity nothing = [](const Point& p) { return Ball::whole_line(p.precision()); };
  check_undecided(bound(quick, "whole line <= 1", interval(0, 1), nothing, one));
  check_undecided(bound(quick, "0 <= whole line", interval(0, 1), zero, nothing));
  const Quantity removable = [](const Point& p) { return sin(p["x"]) / p["x"]; };
  check_undecided(bound(quick, "0/0 at an end", interval(0, 1), removable,
                        [](const Point& p) { return p.constant("1.01"_q); }));
  const Quantity wide = [](const Point& p) { return Ball::hull("0.5"_q, 2, p.precision()); };
  check_undecided(bound(quick, "a ball too wide at any precision", interval(0, 1), wide, one));
  const Quantity ten_digits = [](const Point& p) {
    return p.constant(1) + Ball::hull("-1e-10"_q, "1e-10"_q, p.precision());
  };
  check_undecided(bound(quick, "sides known to ten digits", interval(0, 1), ten_digits, one));
  Effort penniless = quick;
  penniless.max_bits = 0;
  check_undecided(bound(penniless, "no budget", interval(0, 1), identity_of_x, one));
  // 0 <= 0 everywhere: no twin could fail
  check_undecided(bound(quick, "zero <= zero", interval(0, 1), zero, zero));
}

BOOST_AUTO_TEST_CASE(malformed_domains_are_rejected) {
  BOOST_CHECK_THROW(bound(quick, "reversed", interval(1, 0), zero, one), std::invalid_argument);
  BOOST_CHECK_THROW(bound(quick, "log of zero", interval(0, 1, true), zero, one), std::invalid_argument);
  Domain twice = interval(0, 1);
  twice.fixed.set("x", 3);
  BOOST_CHECK_THROW(bound(quick, "given twice", twice, zero, one), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(exceptions_of_a_quantity_pass_through_the_optimiser) {
  long calls = 0;
  const Quantity brittle = [&](const Point& p) -> Ball {
    if (++calls > 200) throw std::domain_error("brittle");
    return p["x"];
  };
  BOOST_CHECK_THROW(
      bound(quick, "brittle", interval(0, 1), brittle, [](const Point& p) { return p.constant(2); }),
      std::domain_error);
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_finding) {
  const Quantity wave = [](const Point& p) { return sin(7 * p["x"]) * cos(3 * p["y"]); };
  const Quantity limit = [](const Point& p) { return p.constant("0.97"_q); };
  const Finding first = bound(quick, "wave", unit_square(), wave, limit);
  const Finding second = bound(quick, "wave", unit_square(), wave, limit);
  check_refuted(first);
  BOOST_TEST(first.instance.text() == second.instance.text());
  BOOST_TEST(first.instances == second.instances);
}

BOOST_AUTO_TEST_CASE(more_dimensions) {
  Domain cube{.name = "cube", .ranges = {}, .hypotheses = {}, .fixed = {}};
  for (const char* parameter : {"a", "b", "c", "d", "e"}) cube.ranges.push_back({parameter, -1, 1});
  const Quantity square_sum = [](const Point& p) {
    return square(p["a"]) + square(p["b"]) + square(p["c"]) + square(p["d"]) + square(p["e"]);
  };
  check_refuted(bound(quick, "five squares <= 4.99", cube, square_sum,
                      [](const Point& p) { return p.constant("4.99"_q); }));
  check_holds(bound(quick, "five squares <= 5.01", cube, square_sum,
                    [](const Point& p) { return p.constant("5.01"_q); }),
              "certified");
  // An interior maximum off every grid point: exp(-5 |z - c|^2) <= 0.99 fails near c only.
  const Quantity bump = [](const Point& p) {
    Ball distance = 0;
    for (const char* parameter : {"a", "b", "c", "d", "e"})
      distance += square(p[parameter] - p.constant("0.37"_q));
    return exp(-5 * distance);
  };
  check_refuted(
      bound(quick, "bump <= 0.99", cube, bump, [](const Point& p) { return p.constant("0.99"_q); }));
}

BOOST_AUTO_TEST_CASE(families) {
  Family family{.name = "three", .members = {{{"x", 1}}, {{"x", 2}}, {{"x", 3}}}, .hypotheses = {}};
  const Quantity squared = [](const Point& p) { return square(p["x"]); };
  const Quantity constant = [](const Point& p) { return p.constant("9.09"_q); };
  check_holds(bound(quick, "x^2 <= 9.09", family, squared, constant), "certified");
  const Finding failing =
      bound(quick, "x^2 <= 8.91", family, squared, [](const Point& p) { return p.constant("8.91"_q); });
  check_refuted(failing);
  BOOST_TEST(failing.instance["x"] == 3);
  // Equality that no precision can decide
  const Quantity pythagoras = [](const Point& p) { return square(sin(p["x"])) + square(cos(p["x"])); };
  check_holds(bound(quick, "sin^2 + cos^2 <= 1", family, pythagoras, one), "numeric");
  // A violation beyond the digits asked for
  family.members = {{{"x", power(Rational(10), -25)}}};
  check_refuted(bound(
      quick, "1 + x^2 <= 1", family, [](const Point& p) { return 1 + square(p["x"]); }, one));

  family.members.clear();
  check_undecided(bound(quick, "empty family", family, squared, constant));
  family.members = {{{"x", 1}}};
  check_undecided(bound(quick, "NaN", family, squared,
                        [](const Point& p) { return Ball::from_double(std::nan(""), p.precision()); }));
  family.hypotheses = {{"never decided", [](const Point&) { return Truth::unknown; }}};
  check_undecided(bound(quick, "undecided hypothesis", family, squared, constant));
}

BOOST_AUTO_TEST_CASE(hulls_are_anchored) {
  const Precision precision{64};
  const auto tenth = "0.1"_q;
  const Ball low = anchored_hull(0, tenth, false, precision);
  BOOST_TEST(low.is_nonnegative());
  BOOST_TEST(low.contains(tenth));
  BOOST_TEST(low.contains(Rational(0)));
  const Ball high = anchored_hull(-tenth, 0, true, precision);
  BOOST_TEST((-high).is_nonnegative());
  BOOST_TEST(high.contains(-tenth));
  BOOST_TEST(high.contains(Rational(0)));
  const Ball dyadic = anchored_hull(0, 1, false, precision);
  BOOST_TEST(certainly_at_most(dyadic, Ball(1)));
}

BOOST_AUTO_TEST_CASE(branch_and_bound_counts_the_proven_volume) {
  const Effort effort = quick;
  Domain domain = interval(0, 1);
  const DomainChart chart(domain);
  const Quantity half = [](const Point& p) { return p.constant("0.7"_q); };
  const Quantity lhs = identity_of_x, rhs = half;
  const Inequality inequality(effort, domain.hypotheses, lhs, rhs);
  const BoxProof proof = branch_and_bound(chart, inequality, effort.start(), 100, 3);
  BOOST_TEST(!proof.complete);
  BOOST_REQUIRE(proof.violation.has_value());
  BOOST_TEST((*proof.violation)["x"] > "0.7"_q);
  BOOST_TEST(branch_and_bound(chart, inequality, effort.start(), 0, 3).boxes == 0);
}

BOOST_AUTO_TEST_SUITE_END()
