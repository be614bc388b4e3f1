// SPDX-License-Identifier: GPL-3.0-or-later
/// JUnit: well-formed whatever the claims say, with the outcomes that the header promises.
#include <boost/test/unit_test.hpp>

#include "report/junit.hpp"
#include "samples.hpp"
#include "xml_checker.hpp"

using namespace referee;
using namespace referee::report;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(junit)

BOOST_AUTO_TEST_CASE(the_checker_of_these_tests_finds_faults) {
  BOOST_TEST(samples::xml_fault("<?xml version=\"1.0\"?>\n<a x1=\"&lt;\"><b/>t<!-- c --></a>\n") == "");
  for (const char* text : {"", "<a>", "<a></b>", "<a/><b/>", "<a x=\"1\" x=\"2\"/>", "<a x=1/>", "<a>&</a>",
                           "<a>\x01</a>", "<a b=\"<\"/>", "text<a/>", "<a><!-- </a>", "<a>&nbsp;</a>"}) {
    BOOST_TEST(samples::xml_fault(text) != "", text);
  }
}

BOOST_AUTO_TEST_CASE(one_suite_per_paper_and_one_case_per_claim) {
  const std::string text = to_junit(samples::run(), {});
  BOOST_TEST(samples::xml_fault(text) == "");
  BOOST_TEST(
      contains(text, "<testsuites name=\"referee\" tests=\"4\" failures=\"0\" errors=\"0\" skipped=\"1\""));
  BOOST_TEST(contains(text, "<testsuite name=\"score-shocks\" tests=\"3\""));
  BOOST_TEST(contains(text, "<testsuite name=\"pde-perspective\" tests=\"1\""));
  BOOST_TEST(contains(text, "<testcase classname=\"score-shocks\" name=\"SS-T6.3\" time=\"0.300\"/>"));
  BOOST_TEST(contains(text, "<skipped message=\"not executable\">"));
}

BOOST_AUTO_TEST_CASE(a_difference_fails_and_an_error_is_an_error) {
  auto claims = samples::run();
  claims[3].judgement.verdict = court::Verdict::error;
  const std::string text =
      to_junit(claims, {{claims[0].id, {"verdict: refuted, expected holds", "repair: none, expected holds"}},
                        {claims[3].id, {"verdict: error, expected not executable"}}});
  BOOST_TEST(samples::xml_fault(text) == "");
  BOOST_TEST(contains(text, "failures=\"1\" errors=\"1\" skipped=\"0\""));
  BOOST_TEST(
      contains(text, "<failure message=\"verdict: refuted, expected holds; repair: none, expected holds\">"));
  BOOST_TEST(contains(text, "at x = 0, R = 1, t = 1"));
  BOOST_TEST(contains(text, "<error message=\"verdict: error, expected not executable\">"));
}

BOOST_AUTO_TEST_CASE(not_executable_where_a_verdict_was_expected_fails) {
  const auto claims = samples::run();
  const Differences differences{{claims[3].id, {"verdict: not executable, expected holds"}}};
  BOOST_TEST(contains(to_junit(claims, differences), "failures=\"1\" errors=\"0\" skipped=\"0\""));
}

BOOST_AUTO_TEST_CASE(awkward_text_is_escaped) {
  auto claims = samples::run();
  claims[0].id = "A&B \"<\x01>\"";
  claims[0].paper = "x<y";
  claims[0].judgement.findings[0].what =
      "]]> a && b < c \x1b[0m \xff\xfe \xed\xa0\x80 \xf4\x90\x80\x80 \xc0\x80";
  const std::string text = to_junit(claims, {{claims[0].id, {"published a < b: wrong, expected matches"}}});
  BOOST_TEST(contains(text, "message=\"published a &lt; b: wrong, expected matches\""));
  BOOST_TEST(samples::xml_fault(text) == "");
  BOOST_TEST(contains(text, "name=\"A&amp;B &quot;&lt;\xEF\xBF\xBD&gt;&quot;\""));
  BOOST_TEST(contains(text, "]]&gt; a &amp;&amp; b &lt; c"));
}

BOOST_AUTO_TEST_CASE(no_claims_are_an_empty_run) {
  const std::string text = to_junit({}, {});
  BOOST_TEST(samples::xml_fault(text) == "");
  BOOST_TEST(contains(text, "tests=\"0\""));
}

BOOST_AUTO_TEST_SUITE_END()
