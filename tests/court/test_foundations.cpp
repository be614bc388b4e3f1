// SPDX-License-Identifier: GPL-3.0-or-later
/// Foundations that do not exist, and foundations that rest on what they carry.
#include <boost/test/unit_test.hpp>

#include "court/foundations.hpp"

using namespace referee::court;

namespace {

Claim claim(std::string id, std::vector<std::string> rests_on) {
  Claim result;
  result.id = std::move(id);
  result.rests_on = std::move(rests_on);
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(foundations)

BOOST_AUTO_TEST_CASE(two_ways_down_to_one_foundation_are_sound) {
  BOOST_TEST(
      flaws_of_foundations({claim("A", {"B", "C"}), claim("B", {"D"}), claim("C", {"D"}), claim("D", {})})
          .empty());
}

BOOST_AUTO_TEST_CASE(a_foundation_that_is_no_claim_is_named) {
  const auto flaws = flaws_of_foundations({claim("A", {"B"}), claim("B", {"C"})});
  BOOST_TEST(flaws == std::vector<std::string>{"B: rests on C, which is no claim"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_circle_is_named_once) {
  const auto flaws = flaws_of_foundations(
      {claim("A", {"B"}), claim("B", {"C"}), claim("C", {"D"}), claim("D", {"B"}), claim("E", {"E", "C"})});
  BOOST_TEST(flaws == (std::vector<std::string>{"B: rests on itself: B -> C -> D -> B",
                                                "E: rests on itself: E -> E"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
