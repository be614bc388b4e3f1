// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/test/unit_test.hpp>

#include "court/shrink.hpp"
#include "fixtures.hpp"

using namespace referee;
using namespace referee::court;
using namespace referee::literals;

BOOST_AUTO_TEST_SUITE(shrinking)

BOOST_AUTO_TEST_CASE(a_long_decimal_becomes_short) {
  const Instance start{{"x", "0.7391827364"_q}};
  auto shrunk = [&](auto fails) { return to_string(shrink(start, fails)["x"]); };
  BOOST_TEST(shrunk([](const Instance&) { return true; }) == "0");
  BOOST_TEST(shrunk([](const Instance& i) { return i["x"] > 0; }) == "1");
  BOOST_TEST(shrunk([](const Instance& i) { return i["x"] > "0.7"_q && i["x"] < "0.8"_q; }) == "3/4");
  // Nothing simpler fails: the instance stays.
  BOOST_TEST(shrunk([&](const Instance& i) { return i == start; }) == to_string(start["x"]));
}

BOOST_AUTO_TEST_CASE(extreme_sizes_become_powers_of_ten) {
  auto shrunk = [](Rational x, auto fails) { return shrink({{"x", std::move(x)}}, fails)["x"]; };
  BOOST_TEST(to_string(shrunk("7.391827364e-60"_q, [](const Instance& i) {
               return i["x"] > 0 && i["x"] < "1e-50"_q;
             })) == to_string("1e-59"_q));
  BOOST_TEST(to_string(shrunk("739182736471.25"_q, [](const Instance& i) { return i["x"] > "1e10"_q; })) ==
             to_string("1e12"_q));
}

BOOST_AUTO_TEST_CASE(parameters_make_room_for_one_another) {
  const Instance start{{"a", "17/31"_q}, {"b", "170001/310000"_q}};
  const Instance end = shrink(start, [](const Instance& i) { return i["a"] < i["b"] && i["a"] > 0; });
  BOOST_TEST(end["a"] < end["b"]);
  BOOST_TEST(end.text() == "a = 1/2, b = 1");
}

BOOST_AUTO_TEST_CASE(rounds_go_on_while_one_of_them_helps) {
  // Only once b is 1 may a become 1/2.
  const Instance start{{"a", "3/10"_q}, {"b", "31/100"_q}};
  const Instance end = shrink(start, [](const Instance& i) { return i["a"] < i["b"] && i["a"] > 0; });
  BOOST_TEST(end.text() == "a = 1/2, b = 1");
}

BOOST_AUTO_TEST_CASE(the_number_of_calls_is_bounded_and_the_result_deterministic) {
  long calls = 0;
  auto fails = [&](const Instance& i) {
    ++calls;
    return i["x"] > "0.7391827"_q;
  };
  const Instance start{{"x", "0.7391827364"_q}};
  const Instance first = shrink(start, fails, 3);
  BOOST_TEST(calls <= 3);
  const Instance again = shrink(start, fails, 3);
  BOOST_TEST(first.text() == again.text());
  BOOST_TEST(shrink(start, fails, 0).text() == start.text());
}

BOOST_AUTO_TEST_CASE(a_member_of_an_exhaustive_family_stays_as_it_is) {
  const Instance member{{"x", "0.7391827364"_q}};
  auto fails = [](const Instance& i) { return i["x"] > "1/2"_q; };
  Family family{"one number", {member}, {}};
  BOOST_TEST((shrink(family, member, fails)["x"] == 1));
  family.exhaustive = true;
  BOOST_TEST((shrink(family, member, fails) == member));
}

BOOST_AUTO_TEST_SUITE_END()
