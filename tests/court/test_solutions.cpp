// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include "court/methods/solutions.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;

namespace {

const Effort effort;

/// tanh(b y) = y on (-2, 2): one zero for b <= 1, three for b > 1.
const Equation mean_field{[](const Point& p, const Jet<Ball>& y) { return tanh(Jet<Ball>(p["x"]) * y) - y; },
                          [](const Instance&) { return std::pair(Rational(-2), Rational(2)); }};
std::function<long(const Instance&)> always(long n) {
  return [n](const Instance&) { return n; };
}
Finding count(const Family& family, long n) {
  return solutions(effort, "zeros of tanh(x y) - y", family, mean_field, always(n));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(solutions_method)

BOOST_AUTO_TEST_CASE(the_right_count_holds) {
  const Finding three = count({"large", {{{"x", 2}}, {{"x", Rational(11, 10)}}, {{"x", 40}}}, {}}, 3);
  BOOST_TEST(three.verdict == Verdict::holds);
  BOOST_TEST(three.strength == Strength::certified);
  BOOST_TEST(three.instances == 3);
  BOOST_TEST(three.value.substr(0, 8) == "3 zeros:");
  BOOST_TEST(!three.power.empty());
  BOOST_TEST(count({"small", {{{"x", Rational(1, 2)}}, {{"x", Rational(9, 10)}}}, {}}, 1).verdict ==
             Verdict::holds);
}

BOOST_AUTO_TEST_CASE(no_zero_at_all_holds) {
  const Equation none{[](const Point& p, const Jet<Ball>& y) { return exp(y) + Jet<Ball>(p["x"]); },
                      [](const Instance&) { return std::pair(Rational(-5), Rational(5)); }};
  BOOST_TEST(solutions(effort, "exp(y) + x = 0", small_integers(), none, always(0)).verdict ==
             Verdict::holds);
  BOOST_TEST(solutions(effort, "exp(y) + x = 0", small_integers(), none, always(1)).verdict ==
             Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(one_too_few_and_one_too_many_are_refuted) {
  const Family family{"large", {{{"x", Rational(27182, 10000)}}}, {x_above(1)}};
  for (long wrong : {2L, 4L}) {
    const Finding f = count(family, wrong);
    BOOST_TEST(f.verdict == Verdict::refuted);
    BOOST_TEST(f.strength == Strength::certified);
    BOOST_TEST(f.instance.text() == "x = 2");
    BOOST_TEST(!f.certificate.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_count_that_is_right_at_all_but_one_instance_is_refuted) {
  const Family family{"mixed", {{{"x", 2}}, {{"x", 3}}, {{"x", Rational(99, 100)}}}, {}};
  BOOST_TEST(count(family, 3).verdict == Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(a_multiple_zero_is_undecided) {
  // At x = 1 the zero at the origin is triple.
  const Finding f = count(single(1), 1);
  BOOST_TEST(f.verdict == Verdict::undecided);
  BOOST_TEST(!f.note.empty());
}

BOOST_AUTO_TEST_CASE(more_zeros_than_claimed_refute_although_others_stay_open) {
  // y^2 (y - 1)(y - 2): the double zero stays open, two simple ones are proven.
  const Equation quartic{
      [](const Point&, const Jet<Ball>& y) { return y * y * (y - Jet<Ball>(1)) * (y - Jet<Ball>(2)); },
      [](const Instance&) { return std::pair(Rational(-1), Rational(3)); }};
  BOOST_TEST(solutions(effort, "one zero", single(1), quartic, always(1)).verdict == Verdict::refuted);
  BOOST_TEST(solutions(effort, "three zeros", single(1), quartic, always(3)).verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(unusable_inputs_are_undecided) {
  const Equation broken{
      [](const Point& p, const Jet<Ball>&) { return Jet<Ball>(Ball::whole_line(p.precision())); },
      [](const Instance&) { return std::pair(Rational(0), Rational(1)); }};
  Effort quick = effort;
  quick.budget = Budget::quick;
  BOOST_TEST(solutions(quick, "whole line", single(1), broken, always(0)).verdict == Verdict::undecided);
  Effort spent = effort;
  spent.max_bits = 0;
  BOOST_TEST(solutions(spent, "no bits", single(2), mean_field, always(3)).verdict == Verdict::undecided);
  Family family = single(2);
  family.hypotheses = {undecidable()};
  BOOST_TEST(count(family, 1).verdict == Verdict::undecided);
  family.hypotheses = {x_below(0)};
  BOOST_TEST(count(family, 1).verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_SUITE_END()
