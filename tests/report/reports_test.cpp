// SPDX-License-Identifier: GPL-3.0-or-later
/// The written reports: same bytes every time, no dead links, no stale pages, nobody else's files touched.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "report/agreement_record.hpp"
#include "report/reports.hpp"
#include "samples.hpp"
#include "scratch.hpp"

using namespace referee;
using namespace referee::report;
using namespace referee::report::samples;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(a_second_run_writes_the_same_bytes) {
  const Scratch first, second;
  auto claims = samples::run();
  write_reports(first.path(), claims);
  const auto files = tree(first.path());
  for (court::Evidence& evidence : claims) evidence.seconds += 17;
  write_reports(first.path(), claims);
  write_reports(second.path(), claims);
  BOOST_TEST((tree(first.path()) == files));
  BOOST_TEST((tree(second.path()) == files));
  BOOST_TEST(files.size() == 16u);
  for (const char* name :
       {"README.md", "score-shocks.md", "pde-perspective.md", "published-numbers.md", "errata.md",
        "reading.md", "claims/SS-T6.3.md", "claims/PP-S6a.md", "figures/score-shocks-figure-1.svg",
        "figures/score-shocks-figure-1.csv", "figures/dependencies-score-shocks.svg",
        "figures/dependencies-pde-perspective.csv"}) {
    BOOST_TEST(files.count(name) == 1u, name);
  }
}

BOOST_AUTO_TEST_CASE(every_link_between_the_pages_leads_somewhere) {
  const Scratch scratch;
  write_reports(scratch.path(), samples::run());
  const std::regex target("\\]\\(([^)]*)\\)");
  std::size_t links = 0;
  for (const auto& [name, text] : tree(scratch.path())) {
    if (!name.ends_with(".md")) continue;
    for (std::sregex_iterator i(text.begin(), text.end(), target), none; i != none; ++i) {
      const std::string link = (*i)[1];
      if (link.starts_with("../../theorems/")) continue;
      const std::string file = link.substr(0, link.find('#'));
      const fs::path page =
          file.empty() ? scratch.path() / name : (scratch.path() / name).parent_path() / file;
      BOOST_TEST(fs::exists(page), name << " links to " << link);
      if (file != link)
        BOOST_TEST(contains(read(page), "<a id=\"" + link.substr(file.size() + 1) + "\">"),
                   name << " links to " << link);
      ++links;
    }
  }
  BOOST_TEST(links > 30u);
}

BOOST_AUTO_TEST_CASE(the_scoreboard_links_to_the_experiments_that_were_run) {
  const Scratch scratch;
  write_reports(scratch.path(), samples::run());
  BOOST_TEST(!contains(tree(scratch.path()).at("README.md"), "experiments/"));
  fs::create_directories(scratch.path() / "experiments");
  std::ofstream(scratch.path() / "experiments/ss-10.1.md")
      << "<!-- Written by ./referee experiment; edits will be lost. -->\n\n# Residuals\n\ntext\n";
  std::ofstream(scratch.path() / "experiments/notes.md") << "# My own notes\n";
  write_reports(scratch.path(), samples::run());
  const std::string scores = tree(scratch.path()).at("README.md");
  BOOST_TEST(contains(scores, "- [`ss-10.1`](experiments/ss-10.1.md): Residuals\n"));
  BOOST_TEST(!contains(scores, "notes"));
}

BOOST_AUTO_TEST_CASE(the_scoreboard_tells_the_score_of_the_planted_faults) {
  const Scratch scratch;
  write_reports(scratch.path(), samples::run());
  BOOST_TEST(!contains(tree(scratch.path()).at("README.md"), "Planted faults"));
  std::ofstream(scratch.path() / "mutations.json")
      << R"({"planted": 9, "caught": 6, "errors": 0, "explained": 2, "survived": 1})";
  write_reports(scratch.path(), samples::run());
  BOOST_TEST(contains(
      tree(scratch.path()).at("README.md"),
      "Of 9 faults that were planted, one at a time, in the formulas of the library and in the "
      "statements on trial, 6 were noticed by a unit test or by a verdict that changed, 2 survive for "
      "the reason given, 1 survives: [every fault and its fate](mutations.md)."));
  std::ofstream(scratch.path() / "mutations.json") << "{}";
  BOOST_CHECK_THROW(write_reports(scratch.path(), samples::run()), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_scoreboard_shows_the_runs_at_other_precisions_and_seeds) {
  const Scratch scratch;
  write_reports(scratch.path(), samples::run());
  BOOST_TEST(!contains(tree(scratch.path()).at("README.md"), "Precisions and seeds"));
  const Agreement written{"quick",
                          {{30, 18446744073709551615u, 4, {}}, {100, 2, 3, {"SS-T6.3: verdict: undecided"}}}};
  std::ofstream(scratch.path() / "agreement.json") << to_json(written);
  const auto record = read_agreement(scratch.path() / "agreement.json");
  BOOST_REQUIRE(record.has_value());
  BOOST_TEST(to_json(*record) == to_json(written));
  write_reports(scratch.path(), samples::run());
  const std::string scores = tree(scratch.path()).at("README.md");
  BOOST_TEST(contains(scores, "| 30 | 18446744073709551615 | 4 | – |\n| 100 | 2 | 3 | 1 |\n"));
  BOOST_TEST(contains(scores, "\n- 100 digits, seed 2: SS-T6.3: verdict: undecided\n"));
  std::ofstream(scratch.path() / "agreement.json") << "{}";
  BOOST_CHECK_THROW(write_reports(scratch.path(), samples::run()), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_pages_say_what_was_found) {
  const Scratch scratch;
  write_reports(scratch.path(), samples::run());
  const auto files = tree(scratch.path());
  const std::string& scores = files.at("README.md");
  BOOST_TEST(contains(scores, "| **all** | 4 | 2 | 1 | 1 | 2 | 1 of 2 | – |"));
  BOOST_TEST(
      contains(scores, "Of 4 claims 2 hold and 1 is refuted; an amended statement holds for each of these"));
  BOOST_TEST(contains(scores, "- [SS-P5.2](errata.md#SS-P5.2): Upper bound of |s|\n"));
  BOOST_TEST(contains(scores, "| amended statement holds | – | 1 | – | – | – |"));
  BOOST_TEST(contains(scores, "| `18.2x` | `18.1993` | **last digit off** |"));
  BOOST_TEST(contains(scores, "| [score-shocks](score-shocks.md) | 2 | 1 | – | 1 | – | – |"));
  const std::string& paper = files.at("score-shocks.md");
  BOOST_TEST(
      contains(paper,
               "| [SS-T6.3](claims/SS-T6.3.md) | Amplification exponent \\|Lambda\\| | holds | numeric | "
               "48 | `1e-45` | [SS-P5.2](claims/SS-P5.2.md) (**refuted**), SS-P5.4 |"));
  BOOST_TEST(
      contains(paper, "[SS-T6.3](claims/SS-T6.3.md); through SS-T6.3 on [SS-P5.2](claims/SS-P5.2.md)"));
  BOOST_TEST(contains(paper, "| holds | [SS-P5.2](claims/SS-P5.2.md) through SS-T6.3 |"));
  BOOST_TEST(contains(files.at("claims/SS-P5.2.md"),
                      "Claims that rest on it: [SS-T6.3](SS-T6.3.md), [SS-C6.4](SS-C6.4.md)."));
  const std::string& claim = files.at("claims/SS-T6.3.md");
  BOOST_TEST(contains(claim, "> where s\\_x(0, tau) = (a^2 - sigma^2)/sigma^4."));
  BOOST_TEST(contains(claim, "![score-shocks-figure-1](../figures/score-shocks-figure-1.svg)"));
  BOOST_TEST(contains(claim, "./referee verify SS-T6.3 --seed 18446744073709551615\n"));
  BOOST_TEST(contains(claim, "| Lambda(0) | `2.9014` | `2.90138771133189012345678901234` | matches |"));
  const std::string& errata = files.at("errata.md");
  BOOST_TEST(contains(errata,
                      "**Counterexample.** |s| \\<= (|x| - R)/(2t). At `x = 0, R = 1, t = 1`: left side `0`, "
                      "right side `-1/2`: `<=` fails.\n\nIn full: [SS-P5.2](claims/SS-P5.2.md), made by"));
  BOOST_TEST(contains(errata, "**Why.** Needs (|x| - R)\\_+.\n"));
  BOOST_TEST(contains(errata, "> |s(x, t)| \\<= (|x| + R)/(2t)"));
  BOOST_TEST(
      contains(errata,
               "On trial in its turn: holds (certified).\n\n<details><summary>How the amended statement was "
               "tested</summary>\n\n- |s| \\<= (|x| + R)/(2t) (bound, 12 instances)\n"));
  BOOST_TEST(contains(errata, "they are not proven. The exception: 1 of 1, marked *exact* or *certified*."));
  BOOST_TEST(contains(
      errata,
      "[2 claims of the paper](claims/SS-P5.2.md) rest on it; they were tried on their own evidence."));
  BOOST_TEST(contains(errata, "Krisanu Sarkar, arXiv:2604.07404v1, 8 April 2026.\n"));
  BOOST_TEST(contains(paper, "Krisanu Sarkar, arXiv:2604.07404v1, 8 April 2026.\n"));
  BOOST_TEST(contains(scores, "(Krisanu Sarkar, arXiv:2604.07404v1, 8 April 2026) |"));
  BOOST_TEST(!contains(scores, "Every claim"));
  BOOST_TEST(contains(files.at("claims/SS-P5.2.md"),
                      "- left side: `0`\n- right side: `-1/2`\n- relation: `<=` fails\n"));
  BOOST_TEST(contains(claim, "- relation: `=` holds\n"));
  for (const auto& [name, text] : files)
    if (name.starts_with("claims/")) BOOST_TEST(contains(text, "](../reading.md)"), name);
  BOOST_TEST(contains(scores, "[How to read a page](reading.md)"));
  BOOST_TEST(
      contains(errata, "| [SS-P5.2](#SS-P5.2) | proposition | section 5.2, (5.3) | Upper bound of \\|s\\|"));
  BOOST_TEST(contains(files.at("claims/SS-P5.2.md"), "  - `R > 0: [1 +/- 0]`"));
  BOOST_TEST(contains(errata, "./referee verify SS-P5.2 --digits 30 --budget quick --seed 7"));
  BOOST_TEST(contains(files.at("published-numbers.md"), "**last digit off**"));
  BOOST_TEST(contains(files.at("claims/PP-S6a.md"), "- reason: It states a plan."));
}

BOOST_AUTO_TEST_CASE(an_unexpected_verdict_is_said_aloud) {
  const Scratch scratch;
  auto claims = samples::run();
  claims[1].expected = "refuted";
  write_reports(scratch.path(), claims);
  BOOST_TEST(contains(read(scratch.path() / "README.md"),
                      "- [SS-T6.3](claims/SS-T6.3.md): holds, expected refuted"));
  BOOST_TEST(contains(read(scratch.path() / "claims/SS-T6.3.md"), "**The expected verdict is refuted.**"));
}

BOOST_AUTO_TEST_CASE(foundations_that_go_in_circles_end) {
  const Scratch scratch;
  auto claims = samples::run();
  claims[0].rests_on = {"SS-C6.4", "SS-P5.2"};
  write_reports(scratch.path(), claims);
  BOOST_TEST(
      contains(read(scratch.path() / "claims/SS-C6.4.md"), "The printed proof goes back to a refuted claim"));
  BOOST_TEST(!contains(read(scratch.path() / "claims/SS-P5.2.md"), "goes back to"));
}

BOOST_AUTO_TEST_CASE(stale_pages_go_and_other_files_stay) {
  const Scratch scratch;
  auto claims = samples::run();
  write_reports(scratch.path(), claims);
  write(scratch.path() / "claims/notes.md", "mine\n");
  write(scratch.path() / "claims/data.txt", "mine\n");
  write(scratch.path() / "figures/photo.svg", "<svg/>\n");
  write(scratch.path() / "figures/table.csv", "a,b\n");
  write(scratch.path() / "essay.md", "mine\n");
  claims.erase(claims.begin() + 1);
  write_reports(scratch.path(), claims);
  const auto files = tree(scratch.path());
  BOOST_TEST(files.count("claims/SS-T6.3.md") == 0u);
  BOOST_TEST(files.count("figures/score-shocks-figure-1.svg") == 0u);
  BOOST_TEST(files.count("figures/score-shocks-figure-1.csv") == 0u);
  BOOST_TEST(files.count("figures/table.csv") == 1u);
  BOOST_TEST(files.count("claims/SS-C6.4.md") == 1u);
  for (const char* name : {"claims/notes.md", "claims/data.txt", "figures/photo.svg", "essay.md"}) {
    BOOST_TEST(files.count(name) == 1u, name);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_named_and_nothing_half_done_stays) {
  const Scratch scratch;
  write(scratch.path() / "claims", "a file where a folder should be\n");
  BOOST_CHECK_EXCEPTION(write_reports(scratch.path(), samples::run()), std::runtime_error,
                        [](const auto& error) { return contains(error.what(), "claims/"); });
  for (const auto& [name, text] : tree(scratch.path())) BOOST_TEST(!contains(name, ".partial"), name);
}

BOOST_AUTO_TEST_CASE(nothing_is_written_when_a_name_is_unfit) {
  for (const char* name : {"../evil", "a/b", "", ".hidden", "a b", "x\n"}) {
    const Scratch scratch;
    auto claims = samples::run();
    claims[2].id = name;
    BOOST_CHECK_THROW(write_reports(scratch.path(), claims), std::runtime_error);
    claims = samples::run();
    claims[1].judgement.figures[0].name = name;
    BOOST_CHECK_THROW(write_reports(scratch.path(), claims), std::runtime_error);
    BOOST_TEST(fs::is_empty(scratch.path()));
  }
  const Scratch scratch;
  auto claims = samples::run();
  claims[2].id = claims[1].id;
  BOOST_CHECK_THROW(write_reports(scratch.path(), claims), std::runtime_error);
  claims = samples::run();
  claims[2].judgement.figures = {samples::figure()};
  BOOST_CHECK_NO_THROW(write_reports(scratch.path(), claims));  // the same figure may serve two claims
  claims[2].judgement.figures[0].caption = "Another one.";
  BOOST_CHECK_THROW(write_reports(scratch.path(), claims), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(no_claims_make_a_scoreboard_all_the_same) {
  const Scratch scratch;
  write_reports(scratch.path(), {});
  BOOST_TEST(contains(read(scratch.path() / "errata.md"), "Nothing was refuted"));
  BOOST_TEST(contains(read(scratch.path() / "README.md"), "| **all** | 0 |"));
}

BOOST_AUTO_TEST_CASE(the_explanation_fits_a_terminal) {
  for (const court::Evidence& evidence : samples::run()) {
    const std::string text = explain(evidence);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) BOOST_TEST(line.size() <= 90u, line);
    BOOST_TEST(contains(text, evidence.id));
    BOOST_TEST(contains(text, "./referee verify " + evidence.id));
  }
  const std::string text = explain(samples::upper_bound());
  BOOST_TEST(contains(text, "verdict         refuted (certified, 12 instances)"));
  BOOST_TEST(contains(text, "counterexample  x = 0, R = 1, t = 1"));
  BOOST_TEST(contains(text, "Repair\n  |s(x, t)| <= (|x| + R)/(2t)"));
}

BOOST_AUTO_TEST_SUITE_END()
