// SPDX-License-Identifier: GPL-3.0-or-later
/// Expected verdicts: what counts as a difference, and how they are changed.
#include "driver/expectations.hpp"

#include <boost/test/unit_test.hpp>

#include "driver/usage_error.hpp"
#include "sandbox.hpp"

using namespace referee;
using driver::Expectation;
using sandbox::Root;
using sandbox::says;

namespace {

court::Judgement refuted_and_repaired() {
  court::Judgement judgement;
  judgement.verdict = court::Verdict::refuted;
  judgement.strength = court::Strength::numeric;
  judgement.repair = court::Repair{"amended", court::Verdict::holds, court::Strength::certified, {}};
  judgement.published = {{"X", "q", "1.0", "1.0", "matches"}, {"X", "q", "2.0", "2.1", "last digit off"}};
  return judgement;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expectations)

BOOST_AUTO_TEST_CASE(every_recorded_field_counts) {
  const auto judgement = refuted_and_repaired();
  const auto standard = court::Budget::standard;
  const Expectation same = driver::expectation_of(judgement);
  BOOST_TEST(same.published.size() == 2u);
  BOOST_TEST(same.published.at("q (2)") == "last digit off");
  BOOST_TEST(driver::compare(same, judgement, standard).differences.empty());
  auto other = same;
  other.verdict = court::Verdict::holds;
  BOOST_TEST(driver::compare(other, judgement, standard).differences.size() == 1u);
  other = same;
  other.repair.reset();
  BOOST_TEST(driver::compare(other, judgement, standard).differences.size() == 1u);
  other = same;
  other.published["q"] = "wrong";
  BOOST_TEST(driver::compare(other, judgement, standard).differences.size() == 1u);
  other = same;
  other.published.erase("q");
  BOOST_TEST(driver::compare(other, judgement, standard).differences.size() == 1u);
  other = same;
  other.published["r"] = "matches";
  BOOST_TEST(driver::compare(other, judgement, standard).differences.size() == 1u);
}

BOOST_AUTO_TEST_CASE(weaker_evidence_is_a_difference_except_at_quick) {
  const auto judgement = refuted_and_repaired();
  auto recorded = driver::expectation_of(judgement);
  recorded.strength = court::Strength::certified;
  for (auto budget : {court::Budget::standard, court::Budget::full})
    BOOST_TEST(driver::compare(recorded, judgement, budget).differences.size() == 1u);
  const auto quick = driver::compare(recorded, judgement, court::Budget::quick);
  BOOST_TEST(quick.differences.empty());
  BOOST_TEST(quick.remarks.size() == 1u);
  recorded.strength = court::Strength::statistical;
  BOOST_TEST(driver::compare(recorded, judgement, court::Budget::standard).differences.empty());
}

BOOST_AUTO_TEST_CASE(files_round_trip_sorted) {
  const Root root;
  const auto file = root.path() / "theorems/p/expected.json";
  BOOST_TEST(driver::read_expectations(file).empty());
  const driver::Expectations written = {{"B", driver::expectation_of(refuted_and_repaired())},
                                        {"A", Expectation{}}};
  driver::write_expectations(file, written);
  BOOST_TEST((driver::read_expectations(file) == written));
  const auto text = sandbox::read(file);
  BOOST_TEST(text.find("\"A\"") < text.find("\"B\""));
  for (const char* broken : {"", "[]", "{\"A\": {}}", "{\"A\": {\"verdict\": \"maybe\"}}"}) {
    sandbox::write(file, broken);
    BOOST_CHECK_THROW(driver::read_expectations(file), driver::UsageError);
  }
}

BOOST_AUTO_TEST_CASE(blessing_is_the_only_way_to_change_them) {
  const Root root;
  const auto first = root.run({"verify", "TR-N1.2"});
  BOOST_TEST(first.code == 1);
  BOOST_TEST(says(first.out, "run ./referee bless"), first.out);
  BOOST_TEST(!std::filesystem::exists(root.expectations()));

  const auto blessed = root.run({"bless", "TR-N*"});
  BOOST_TEST(blessed.code == 0);
  BOOST_TEST(says(blessed.out, "TR-N1.2: nothing recorded -> holds"), blessed.out);
  const auto good = root.run({"verify", "TR-N1.2"});
  BOOST_TEST(good.code == 0);
  BOOST_TEST(says(good.out, "1 cached"), good.out);

  const auto recorded = sandbox::read(root.expectations());
  sandbox::write(root.expectations(), replaced(recorded, "\"matches\"", "\"wrong\""));
  const auto number = root.run({"verify", "TR-N1.2"});
  BOOST_TEST(number.code == 1);
  BOOST_TEST(says(number.out, "published one half: matches, expected wrong"), number.out);

  sandbox::write(root.expectations(),
                 replaced(recorded, "\"verdict\": \"holds\"", "\"verdict\": \"refuted\""));
  const auto verdict = root.run({"verify", "TR-N1.2"});
  BOOST_TEST(verdict.code == 1);
  BOOST_TEST(says(verdict.out, "verdict: holds, expected refuted"), verdict.out);
  BOOST_TEST(says(root.run({"bless", "TR-N1.2"}).out, "refuted"));
  BOOST_TEST(sandbox::read(root.expectations()) == recorded);
}

BOOST_AUTO_TEST_CASE(only_the_named_entries_change) {
  const Root root;
  root.run({"verify", "TR-*"});
  root.run({"bless", "TR-N1.2"});
  const auto one = driver::read_expectations(root.expectations());
  BOOST_TEST(one.size() == 1u);
  root.run({"bless", "TR-T1.1"});
  const auto both = driver::read_expectations(root.expectations());
  BOOST_TEST(both.size() == 2u);
  BOOST_TEST((both.at("TR-N1.2") == one.at("TR-N1.2")));
}

BOOST_AUTO_TEST_CASE(errors_and_claims_not_run_are_not_blessed) {
  const Root root;
  const auto never = root.run({"bless", "TR-T1.1"});
  BOOST_TEST(never.code == 2);
  BOOST_TEST(says(never.err, "run ./referee verify TR-T1.1 first"), never.err);
  root.run({"verify", "HIDDEN-throws"});
  BOOST_TEST(root.run({"bless", "HIDDEN-throws"}).code == 2);
  // Evidence at other digits is not what an expectation records.
  root.run({"verify", "TR-T1.1", "--digits", "60"});
  BOOST_TEST(root.run({"bless", "TR-T1.1"}).code == 2);
  BOOST_TEST(!std::filesystem::exists(root.expectations()));
}

BOOST_AUTO_TEST_CASE(a_recorded_claim_that_disappears_is_a_difference) {
  const Root root;
  driver::write_expectations(root.expectations(), {{"TR-T9.9", Expectation{}}});
  const auto result = root.run({"verify"});
  BOOST_TEST(result.code == 1);
  BOOST_TEST(says(result.out, "TR-T9.9: not in this program"), result.out);
}

BOOST_AUTO_TEST_SUITE_END()
