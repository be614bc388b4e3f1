// SPDX-License-Identifier: GPL-3.0-or-later
/// The errata stand on their own: what was compared, the script's own account, what lacks its inputs.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "report/phrases.hpp"
#include "report/reports.hpp"
#include "report/sides.hpp"
#include "samples.hpp"
#include "scratch.hpp"

using namespace referee;
using namespace referee::literals;
using namespace referee::report;
using namespace referee::report::samples;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(errata)

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
  BOOST_TEST(contains(read(scratch.path() / "claims/SS-P5.2.md"),
                      "> As [SS-C6.4](SS-C6.4.md) says, not as SS-P5.2.\n"));
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

BOOST_AUTO_TEST_SUITE_END()
