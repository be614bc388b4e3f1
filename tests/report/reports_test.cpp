// SPDX-License-Identifier: GPL-3.0-or-later
/// The written reports: same bytes every time, no dead links, no stale pages, nobody else's files touched.
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "report/agreement_record.hpp"
#include "report/phrases.hpp"
#include "report/reports.hpp"
#include "report/sides.hpp"
#include "samples.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::report;
namespace fs = std::filesystem;

namespace {

/// A directory of its own for each test, gone afterwards.
class Scratch {
 public:
  Scratch() {
    static int number = 0;
    path_ = fs::temp_directory_path() /
            ("referee-report-" + std::to_string(getpid()) + "-" + std::to_string(++number));
    fs::create_directories(path_);
  }
  ~Scratch() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::map<std::string, std::string> tree(const fs::path& directory) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), directory).string()] = read(entry.path());
  }
  return files;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

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

BOOST_AUTO_TEST_CASE(errata_say_each_thing_once_and_limits_without_their_last_instance) {
  const Scratch scratch;
  auto claims = samples::run();
  auto& findings = claims[0].judgement.findings;
  auto limit = findings.front();
  limit.method = "rate";
  limit.what = "the norm stays bounded";
  limit.instance = {{"t", "1/100000000000000000000"_q}};
  limit.value = "[0.50000000000000000000 +/- 1e-25]";
  limit.note = "t -> 0 from above, decades 2 to 20; It grows.";
  limit.certificate = {"t -> 0 from above, decades 2 to 20", "local exponent: 1/2"};
  findings = {limit, findings.front(), findings.front(), limit};
  write_reports(scratch.path(), claims);
  const std::string errata = read(scratch.path() / "errata.md");
  BOOST_TEST(contains(errata, "At `x = 0, R = 1, t = 1`: left side `0`"));  // one instance before a limit
  BOOST_TEST(contains(errata, "Refuted as well:\n\n- the norm stays bounded\n\n"));
  BOOST_TEST(contains(errata, "**Why.** Needs (|x| - R)\\_+. It grows.\n"));
  findings = {limit};
  write_reports(scratch.path(), claims);
  BOOST_TEST(contains(
      read(scratch.path() / "errata.md"),
      "As t -> 0 from above, decades 2 to 20: order `h^p` with `h = t` and `p = 0.5000000000...`, the "
      "statement has `p = -1/2`."));
  BOOST_TEST(!contains(read(scratch.path() / "errata.md"), "1/100000000000000000000"));
}

BOOST_AUTO_TEST_CASE(comparisons_speak_of_what_was_compared) {
  auto finding = samples::upper_bound().judgement.findings.front();
  const auto with = [&](std::string method, std::string value, std::string expected, std::string note = {}) {
    finding.method = std::move(method);
    finding.value = std::move(value);
    finding.expected = std::move(expected);
    finding.note = std::move(note);
    return comparison(finding);
  };
  BOOST_TEST(with("bound", "2", "<= 1") == "left side `2`, right side `1`: `<=` fails");
  BOOST_TEST(with("exact", "-1", "!= -1") == "left side `-1`, right side `-1`: `!=` fails");
  BOOST_TEST(with("exact", "8", "= 4") == "left side `8`, right side `4`: `=` fails");
  BOOST_TEST(with("exact", "0", "= 1") == "found `0`, the statement needs `1` (1 for yes, 0 for no)");
  BOOST_TEST(with("identity", "2", "3") == "left side `2`, right side `3`: `=` fails");
  BOOST_TEST(with("solutions", "0 zeros", "1 zero") == "found `0 zeros`, the statement needs `1 zero`");
  BOOST_TEST(with("limit", "2", "1", "t -> 1/2 from below, decades 1 to 9") ==
             "the limit is `2`, the statement has `1`");
  BOOST_TEST(with("rate", "1", "at least 2", "t -> 1/2 from below, decades 1 to 9") ==
             "order `h^p` with `h = 1/2 - t` and `p = 1`, the statement has `p >= 2`");
  BOOST_TEST(with("rate", "1/2", "0", "SNR -> +infinity, decades 2 to 40; It falls.") ==
             "order `h^p` with `h = 1/SNR` and `p = 1/2`, the statement has `p = 0` (`p > 0` means decay)");
  BOOST_TEST(remark(finding) == "It falls.");
  with("bound", "2", "<= 1", "found by the attack; It is so.");
  BOOST_TEST(remark(finding) == "It is so.");
  with("bound", "2", "<= 1", "found by branch and bound");
  BOOST_TEST(remark(finding) == "");
}

BOOST_AUTO_TEST_CASE(what_lacks_its_inputs_is_not_called_wrong) {
  const Scratch scratch;
  auto claims = samples::run();
  auto& judgement = claims[3].judgement;
  judgement.verdict = court::Verdict::unreproducible;
  auto& finding = judgement.findings.front();
  finding.method = "published";
  finding.verdict = court::Verdict::unreproducible;
  finding.value = "box 3: 1; box 5: 2;";
  finding.expected = "< 1e-9";
  finding.note = "It is short. " + std::string(600, 'x') + ".";
  write_reports(scratch.path(), claims);
  const std::string open = read(scratch.path() / "errata.md");
  BOOST_TEST(contains(
      open,
      "**Cannot be recomputed: inputs missing.** an outlook\n\n- computed:\n  - box 3: 1\n  - box 5: 2\n"));
  BOOST_TEST(contains(open, "- note: It is short. ([more on the claim's page](claims/PP-S6a.md))\n"));
  finding.strength = court::Strength::certified;
  finding.value = "2.5";
  write_reports(scratch.path(), claims);
  const std::string wrong = read(scratch.path() / "errata.md");
  BOOST_TEST(
      contains(wrong, "**What does not come out.** an outlook\n\n- computed: `2.5`\n- printed: `< 1e-9`\n"));
}

BOOST_AUTO_TEST_CASE(errata_name_other_claims_with_links_and_show_their_pictures) {
  const Scratch scratch;
  auto claims = samples::run();
  claims[0].judgement.repair->statement = "As SS-C6.4 says, not as SS-P5.2.";
  claims[0].judgement.figures = {samples::figure()};
  claims[2].paper = "pde-perspective";
  write_reports(scratch.path(), claims);
  const std::string errata = read(scratch.path() / "errata.md");
  BOOST_TEST(contains(errata, "> As [SS-C6.4](claims/SS-C6.4.md) says, not as SS-P5.2.\n"));
  BOOST_TEST(contains(errata, "Picture: [score-shocks-figure-1](figures/score-shocks-figure-1.svg).\n"));
  BOOST_TEST(contains(errata, "[2 claims](claims/SS-P5.2.md) rest on it"));
}

BOOST_AUTO_TEST_CASE(the_heaviest_errata_come_first) {
  const Scratch scratch;
  auto claims = samples::run();
  claims[0].kind = "remark";
  claims[1].judgement = claims[0].judgement;
  claims[1].judgement.repair.reset();
  write_reports(scratch.path(), claims);
  const std::string errata = read(scratch.path() / "errata.md");
  BOOST_TEST(errata.find("### [SS-T6.3]") < errata.find("### [SS-P5.2]"));
  BOOST_TEST(contains(read(scratch.path() / "README.md"),
                      "- [SS-T6.3](errata.md#SS-T6.3): Amplification exponent |Lambda| (not amended)\n"));
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

BOOST_AUTO_TEST_CASE(a_script_beside_the_trial_is_shown_as_it_is) {
  const Scratch scratch, root;
  auto claims = samples::run();
  claims[0].file = "theorems/score-shocks/bounds.cpp";
  const fs::path folder = root.path() / "theorems/score-shocks/recheck";
  fs::create_directories(folder);
  write(folder / "SS-P5.2.py",
        "# SPDX-License-Identifier: GPL-3.0-or-later\n# a * b < c\nassert 1 < 2, \"1\"\n");
  write(folder / "SS-T9.9.py", "print(\"of no claim\")\n");
  write_reports(scratch.path(), claims);
  BOOST_TEST(!contains(read(scratch.path() / "errata.md"), "```python"));
  write_reports(scratch.path(), claims, root.path());
  BOOST_TEST(contains(read(scratch.path() / "claims/SS-P5.2.md"),
                      "```python\n# a * b < c\nassert 1 < 2, \"1\"\n```\n"));
  BOOST_TEST(contains(read(scratch.path() / "errata.md"), "```python\nassert 1 < 2, \"1\"\n```\n"));
  BOOST_TEST(!contains(read(scratch.path() / "claims/SS-T6.3.md"), "```python"));
  for (const auto& [name, text] : tree(scratch.path())) BOOST_TEST(!contains(text, "of no claim"), name);
}

BOOST_AUTO_TEST_CASE(a_script_tells_its_counterexample_in_the_errata) {
  const Scratch scratch, root;
  auto claims = samples::run();
  claims[0].file = "theorems/score-shocks/bounds.cpp";
  const fs::path folder = root.path() / "theorems/score-shocks/recheck";
  fs::create_directories(folder);
  const std::string licence = "# SPDX-License-Identifier: GPL-3.0-or-later\n";
  const std::string told =
      "**Counterexample.** The point x = 0 fails, see [SS-T6.3](claims/SS-T6.3.md): a\\_1 = 0.\n\n"
      "It is exact.\n\n<details><summary>Recheck in mpmath</summary>\n\n```python\nassert 1 < 2, "
      "\"1\"\n```\n\n</details>\n\n"
      "The program's certificate: |s| \\<= (|x| - R)/(2t). At `x = 0, R = 1, t = 1`: left side";
  for (const char* account :
       {"\"\"\"SS-P5.2: the point x = 0 fails,\nsee SS-T6.3: a_1 = 0.\n\nIt is exact.\n\"\"\"\n",
        "# SS-P5.2: the point x = 0 fails,\n# see SS-T6.3: a_1 = 0.\n#\n# It is exact.\n\n"}) {
    write(folder / "SS-P5.2.py", licence + account + "assert 1 < 2, \"1\"\n");
    write_reports(scratch.path(), claims, root.path());
    BOOST_TEST(contains(read(scratch.path() / "errata.md"), told), account);
    BOOST_TEST(contains(read(scratch.path() / "claims/SS-P5.2.md"), "```python\n" + std::string(account)),
               account);
  }
  write(folder / "SS-P5.2.py", licence + "assert 1 < 2, \"1\"  # the comment of a line\n");
  write_reports(scratch.path(), claims, root.path());
  const std::string errata = read(scratch.path() / "errata.md");
  BOOST_TEST(contains(errata, "**Counterexample.** |s| \\<= (|x| - R)/(2t). At `x = 0"));
  BOOST_TEST(!contains(errata, "The program's certificate"));
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
