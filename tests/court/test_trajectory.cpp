// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include "court/methods/trajectory.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;

namespace {

const Effort effort;

/// y' = y - y^3 from y(0) = x: the sign of x decides; (0, oo) and (-oo, 0) are traps.
const Journey bistable = [](const Point& p) {
  const Ball& x = p["x"];
  if (x.is_positive()) return Arrival{"+1", Truth::yes, x, "the half line y > 0"};
  if (x.is_negative()) return Arrival{"-1", Truth::yes, x, "the half line y < 0"};
  return Arrival{"", Truth::unknown, x, "the start is not off the saddle"};
};
const std::function<std::string(const Instance&)> by_sign = [](const Instance& i) {
  return i["x"] > 0 ? "+1" : "-1";
};
Finding follow(const Family& family, const std::function<std::string(const Instance&)>& destination) {
  return trajectory(effort, "where y' = y - y^3 goes", family, bistable, destination);
}
const Family both{"both sides", {{{"x", 2}}, {{"x", -3}}, {{"x", Rational(1, 1000)}}}, {}};

}  // namespace

BOOST_AUTO_TEST_SUITE(trajectory_method)

BOOST_AUTO_TEST_CASE(proven_ends_hold) {
  const Finding f = follow(both, by_sign);
  BOOST_TEST(f.verdict == Verdict::holds);
  BOOST_TEST(f.strength == Strength::certified);
  BOOST_TEST(f.instances == 3);
  BOOST_TEST(!f.power.empty());
}

BOOST_AUTO_TEST_CASE(another_end_is_refuted_and_shrunk) {
  const Family family{"one wrong", {{{"x", 2}}, {{"x", Rational(-7391827, 10000001)}}}, {}};
  const Finding f = follow(family, [](const Instance&) { return "+1"; });
  BOOST_TEST(f.verdict == Verdict::refuted);
  BOOST_TEST(f.instance.text() == "x = -1");
  BOOST_TEST(f.expected == "+1");
  BOOST_TEST(!f.certificate.empty());
}

BOOST_AUTO_TEST_CASE(exchanged_destinations_are_refuted) {
  BOOST_TEST(follow(both, [](const Instance& i) { return i["x"] > 0 ? "-1" : "+1"; }).verdict ==
             Verdict::refuted);
}

BOOST_AUTO_TEST_CASE(a_family_with_one_end_shows_nothing) {
  const Finding f = follow(single(2), by_sign);
  BOOST_TEST(f.verdict == Verdict::undecided);
  BOOST_TEST(!f.note.empty());
}

BOOST_AUTO_TEST_CASE(no_trap_no_budget_no_instance_are_undecided) {
  BOOST_TEST(follow(both.joined(single(0)), by_sign).verdict == Verdict::undecided);
  Effort spent = effort;
  spent.max_bits = 0;
  BOOST_TEST(trajectory(spent, "no bits", both, bistable, by_sign).verdict == Verdict::undecided);
  Family family = both;
  family.hypotheses = {undecidable()};
  BOOST_TEST(follow(family, [](const Instance&) { return "+1"; }).verdict == Verdict::undecided);
  family.hypotheses = {x_above(10)};
  BOOST_TEST(follow(family, by_sign).verdict == Verdict::undecided);
  // A place that is named but not proven to trap counts for nothing.
  const Journey hopeful = [](const Point& p) { return Arrival{"+1", Truth::unknown, p["x"], "close to it"}; };
  BOOST_TEST(trajectory(effort, "hope", both, hopeful, by_sign).verdict == Verdict::undecided);
}

BOOST_AUTO_TEST_SUITE_END()
