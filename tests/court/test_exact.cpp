// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include "court/methods/exact.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;

namespace {

const Effort effort;
const ExactQuantity x = [](const Instance& i) { return i["x"]; };
const ExactQuantity square_of_x = [](const Instance& i) -> Rational { return i["x"] * i["x"]; };
/// 1 + 3 + ... + (2x - 1)
const ExactQuantity odd_numbers = [](const Instance& i) {
  Rational sum = 0;
  for (Rational k = 1; k <= i["x"]; ++k) sum += 2 * k - 1;
  return sum;
};
Verdict verdict(const Family& family, const ExactQuantity& lhs, Relation relation, const ExactQuantity& rhs) {
  return exact(effort, "test", family, lhs, relation, rhs).verdict;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exact_method)

BOOST_AUTO_TEST_CASE(true_relations_hold) {
  const Finding f = exact(effort, "odd numbers", small_integers(), odd_numbers, Relation::equal, square_of_x);
  BOOST_TEST(f.verdict == Verdict::holds);
  BOOST_TEST(f.strength == Strength::exact);
  BOOST_TEST(f.instances == 6);
  BOOST_TEST(!f.power.empty());
  BOOST_TEST(verdict(small_integers(), x, Relation::at_most, square_of_x) == Verdict::holds);
  const ExactQuantity more = [](const Instance& i) -> Rational { return i["x"] + Rational(1, 1000000); };
  BOOST_TEST(verdict(small_integers(), x, Relation::less, more) == Verdict::holds);
  BOOST_TEST(verdict(small_integers(), x, Relation::different, more) == Verdict::holds);
}

BOOST_AUTO_TEST_CASE(false_relations_are_refuted_however_small_the_miss) {
  const ExactQuantity off = [](const Instance& i) -> Rational { return i["x"] + power(Rational(10), -200); };
  const Finding f = exact(effort, "off", small_integers(), x, Relation::equal, off);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.strength == Strength::exact);
  BOOST_TEST(!f.certificate.empty());
  BOOST_TEST(verdict(small_integers(), off, Relation::at_most, x) == Verdict::refuted);
  BOOST_TEST(verdict(small_integers(), x, Relation::different, x) == Verdict::refuted);
  BOOST_TEST(verdict(small_integers(), x, Relation::less, x) == Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(equality_at_nice_points_only) {
  // Floor and ceiling agree at the integers.
  const ExactQuantity floor = [](const Instance& i) -> Rational {
    return numerator(i["x"]) / denominator(i["x"]);
  };
  BOOST_TEST(verdict(small_integers(), floor, Relation::equal, x) == Verdict::holds);
  const Finding f = exact(effort, "floor", small_integers().joined(single(Rational(739182, 1000003))), floor,
                          Relation::equal, x);
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.instance.text() == "x = 1/2");
}

BOOST_AUTO_TEST_CASE(an_inequality_that_is_an_equality_everywhere_shows_nothing) {
  BOOST_TEST(verdict(small_integers(), x, Relation::at_most, x) == Verdict::undecided);
}

BOOST_AUTO_TEST_CASE(open_hypotheses_and_empty_families_are_undecided) {
  Family family = small_integers();
  family.hypotheses = {undecidable()};
  BOOST_TEST(verdict(family, x, Relation::less, x) == Verdict::undecided);
  family.hypotheses = {x_above(10)};
  BOOST_TEST(verdict(family, x, Relation::less, x) == Verdict::undecided);
  family.hypotheses = {x_above(0)};
  Effort spent = effort;
  spent.max_bits = 0;
  BOOST_TEST(exact(spent, "no bits", family, x, Relation::less, x).verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_SUITE_END()
