// SPDX-License-Identifier: GPL-3.0-or-later
/// Several precisions and seeds, held against what is recorded.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "sandbox.hpp"

using sandbox::Root;
using sandbox::says;

BOOST_FIXTURE_TEST_SUITE(agreement, Root)

BOOST_AUTO_TEST_CASE(every_pair_of_digits_and_seed_is_tried) {
  run({"verify"});
  run({"bless", "TR-*"});
  const auto agreed = run({"agreement", "--digits", "20,40", "--seeds", "5,6,7"});
  BOOST_TEST(agreed.code == 0, agreed.out << agreed.err);
  BOOST_TEST(says(agreed.out, "all runs agree"));
  for (const char* digits : {"20", "40"})
    for (const char* seed : {"5", "6", "7"})
      for (const char* id : {"TR-T1.1", "TR-N1.2"}) {
        const std::string name = std::string(id) + '.' + digits + ".quick." + seed + ".json";
        BOOST_TEST(std::filesystem::exists(path() / ".referee/evidence" / name), name);
      }
  BOOST_TEST(says(run({"agreement", "--digits", "40", "--seeds", "7"}).out, "cached"));
}

BOOST_AUTO_TEST_CASE(the_record_is_kept_for_the_default_run_of_all_claims_or_where_it_is_asked_for) {
  run({"verify"});
  run({"bless", "TR-*"});
  const auto record = path() / "reports/agreement.json";
  run({"agreement", "--digits", "20", "--seeds", "5"});
  BOOST_TEST(!std::filesystem::exists(record));
  run({"agreement", "TR-T1.1", "--reports", (path() / "mine").string()});
  BOOST_TEST(!std::filesystem::exists(record));
  BOOST_TEST(says(sandbox::read(path() / "mine/agreement.json"), "\"budget\": \"quick\""));
  const auto agreed = run({"agreement"});
  BOOST_TEST(agreed.code == 0, agreed.out << agreed.err);
  BOOST_TEST(says(sandbox::read(record), "\"digits\": 100"));
  run({"report"});
  BOOST_TEST(says(sandbox::read(path() / "reports/README.md"), "## Precisions and seeds"));
}

BOOST_AUTO_TEST_CASE(another_verdict_than_recorded_fails) {
  run({"verify"});
  run({"bless", "TR-*"});
  std::string recorded = sandbox::read(expectations());
  const std::string truth = "\"verdict\": \"holds\"", lie = "\"verdict\": \"refuted\"";
  const auto place = recorded.find(truth);
  BOOST_REQUIRE(place != std::string::npos);
  sandbox::write(expectations(), recorded.replace(place, truth.size(), lie));
  const auto differs = run({"agreement", "--digits", "20", "--seeds", "5"});
  BOOST_TEST(differs.code == 1);
  BOOST_TEST(says(differs.out, "20 digits, seed 5: TR-N1.2: verdict: holds, expected refuted"), differs.out);
  BOOST_TEST(says(differs.out, "NOT all runs agree"));
}

BOOST_AUTO_TEST_CASE(nothing_recorded_is_no_agreement) {
  const auto unrecorded = run({"agreement", "--digits", "20", "--seeds", "5", "TR-T1.1"});
  BOOST_TEST(unrecorded.code == 1);
  BOOST_TEST(says(unrecorded.out, "TR-T1.1: no recorded expectation"), unrecorded.out);
}

BOOST_AUTO_TEST_CASE(bad_lists_are_refused) {
  for (const char* digits : {"20,9", "20,x", "1001"}) {
    const auto refused = run({"agreement", "--digits", digits});
    BOOST_TEST(refused.code == 2, digits);
    BOOST_TEST(says(refused.err, "--digits"), refused.err);
  }
  BOOST_TEST(run({"agreement", "--seeds", "-1"}).code == 2);
}

BOOST_AUTO_TEST_SUITE_END()
