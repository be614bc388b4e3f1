// SPDX-License-Identifier: GPL-3.0-or-later
/// Ids, patterns and near misses.
#include "driver/selection.hpp"

#include <boost/test/unit_test.hpp>

#include "driver/usage_error.hpp"

using namespace referee;

namespace {

std::vector<court::Claim> registry() {
  std::vector<court::Claim> claims;
  for (const auto& [id, paper, hidden] :
       std::vector<std::tuple<const char*, const char*, bool>>{{"AA-T1.1", "first", false},
                                                               {"AA-T1.2", "first", false},
                                                               {"BB-L2.1", "second", false},
                                                               {"CC-T1", "none", true}}) {
    claims.emplace_back();
    claims.back().id = id;
    claims.back().paper = paper;
    claims.back().hidden = hidden;
  }
  return claims;
}

std::vector<std::string> selected(const std::vector<std::string>& patterns, std::string_view paper = "") {
  const auto claims = registry();
  std::vector<std::string> ids;
  for (const auto* claim : driver::select(claims, patterns, paper)) ids.push_back(claim->id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(ids_and_patterns) {
  BOOST_TEST(selected({}) == (Ids{"AA-T1.1", "AA-T1.2", "BB-L2.1"}), boost::test_tools::per_element());
  BOOST_TEST(selected({"BB-L2.1", "AA-*", "AA-T1.1"}) == (Ids{"AA-T1.1", "AA-T1.2", "BB-L2.1"}),
             boost::test_tools::per_element());
  BOOST_TEST(selected({"?A-T1.[2-9]"}) == Ids{"AA-T1.2"}, boost::test_tools::per_element());
  BOOST_TEST(selected({}, "second") == Ids{"BB-L2.1"}, boost::test_tools::per_element());
  BOOST_TEST(selected({"CC-T1"}) == Ids{"CC-T1"}, boost::test_tools::per_element());
  BOOST_CHECK_THROW(selected({"CC-*"}), driver::UsageError);
  BOOST_CHECK_THROW(selected({"AA-T1.1"}, "second"), driver::UsageError);
  BOOST_CHECK_THROW(selected({}, "none"), driver::UsageError);
}

BOOST_AUTO_TEST_CASE(near_misses) {
  const Ids known = {"SS-T6.3", "SS-T6.4", "GA-T6.3", "PP-E2.1"};
  BOOST_TEST(driver::nearest("ss-t6.3", known, 1) == Ids{"SS-T6.3"}, boost::test_tools::per_element());
  BOOST_TEST(driver::nearest("S-T6.4", known, 1) == Ids{"SS-T6.4"}, boost::test_tools::per_element());
  BOOST_TEST(driver::nearest("SS-6T.3", known, 1) == Ids{"SS-T6.3"}, boost::test_tools::per_element());
  BOOST_TEST(driver::nearest("something else", known, 3).empty());
  BOOST_TEST(driver::suggestion("SST6.3", known).starts_with("; did you mean SS-T6.3"));
  BOOST_TEST(driver::suggestion("", known) == "");
}

BOOST_AUTO_TEST_SUITE_END()
