// SPDX-License-Identifier: GPL-3.0-or-later
/// The page of an experiment leads to its claims, to the scoreboard and to its source.
#include <boost/test/unit_test.hpp>

#include "report/experiment_page.hpp"
#include "samples.hpp"

using namespace referee;
using namespace referee::report;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(experiment_page)

BOOST_AUTO_TEST_CASE(a_page_links_to_claims_scoreboard_and_source) {
  const court::Experiment experiment{.name = "ss-1",
                                     .paper = "score-shocks",
                                     .title = "Residuals",
                                     .source = "section 1",
                                     .file = "experiments/score-shocks/tables.cpp"};
  court::Exhibit exhibit;
  exhibit.paragraph("As SS-T6.3 has it: a; b; c; d; e; SS-Z9: f;");
  exhibit.table({"Numbers", {"claim", "value"}, {{"SS-T6.3", "1.5"}, {"SS-Z9", "two words"}}});
  const auto files =
      experiment_files(experiment, exhibit, {samples::amplification()}, "./referee experiment ss-1");
  const std::string& page = files.at("ss-1.md");
  BOOST_TEST(contains(page,
                      "[Score Shocks: The Burgers Equation Structure of Diffusion Generative Models]"
                      "(../score-shocks.md), section 1.\n"));
  BOOST_TEST(
      contains(page, "As [SS-T6.3](../claims/SS-T6.3.md) has it:\n\n- a\n- b\n- c\n- d\n- e\n- SS-Z9: f\n"));
  BOOST_TEST(contains(page, "| [SS-T6.3](../claims/SS-T6.3.md) | `1.5` |\n| `SS-Z9` | two words |\n"));
  BOOST_TEST(contains(page, "| [SS-T6.3](../claims/SS-T6.3.md) | holds | numeric | Amplification exponent"));
  BOOST_TEST(
      contains(page,
               "Made by [`experiments/score-shocks/tables.cpp`](../../experiments/score-shocks/tables.cpp); "
               "again with `./referee experiment ss-1`. Back to the [scoreboard](../README.md).\n"));
}

BOOST_AUTO_TEST_SUITE_END()
