// SPDX-License-Identifier: GPL-3.0-or-later
/// Bad usage: one line that names the trouble and the mend, exit code 2, nothing written.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "sandbox.hpp"

using sandbox::Root;
using sandbox::says;

namespace {

void refused(const Root& root, const std::vector<std::string>& arguments, const std::string& mention) {
  const auto result = root.run(arguments);
  BOOST_TEST_CONTEXT(result.err) {
    BOOST_TEST(result.code == 2);
    BOOST_TEST(says(result.err, mention), mention);
    BOOST_TEST(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    BOOST_TEST(result.out.empty());
    // It was refused before anything ran.
    BOOST_TEST(!std::filesystem::exists(root.path() / ".referee"));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(usage)

BOOST_AUTO_TEST_CASE(unknown_names) {
  const Root root;
  refused(root, {"verify", "TR-T1.2"}, "did you mean TR-T1.1");
  refused(root, {"verify", "XX-T0.0"}, "unknown claim id 'XX-T0.0'");
  refused(root, {"verify", "XX-*"}, "no claim matches");
  refused(root, {"verify", "HIDDEN-*"}, "no claim matches");
  refused(root, {"verify", "--paper", "none"}, "trial-runs");
  refused(root, {"show", "TR-1.1"}, "TR-T1.1");
  refused(root, {"verfy"}, "did you mean verify?");
  refused(root, {"test"}, "./referee test");
  refused(root, {"mutate"}, "./referee mutate");
  refused(root, {}, "name a command");
  refused(root, {"verify", "--buget", "quick"}, "--budget");
}

BOOST_AUTO_TEST_CASE(values_out_of_range) {
  const Root root;
  for (const char* digits : {"5", "9", "1001", "abc", "-50", "50.5", ""})
    refused(root, {"verify", "--digits", digits}, "--digits");
  for (const char* jobs : {"0", "-1", "many"}) refused(root, {"verify", "--jobs", jobs}, "--jobs");
  refused(root, {"verify", "--budget", "huge"}, "--budget");
  refused(root, {"verify", "--seed", "-1"}, "--seed");
}

BOOST_AUTO_TEST_CASE(leading_zeros_do_not_make_octal_numbers) {
  const Root root;
  root.run({"verify", "TR-T1.1", "--digits", "020", "--seed", "010", "--jobs", "08"});
  BOOST_TEST(std::filesystem::exists(root.path() / ".referee/evidence/TR-T1.1.20.standard.10.json"));
}

BOOST_AUTO_TEST_CASE(outputs_that_cannot_be_written_are_refused_before_the_run) {
  const Root root;
  sandbox::write(root.file("plain"), "text");
  refused(root, {"verify", "--json", root.file("absent/run.json")}, "--json");
  refused(root, {"verify", "--junit", root.path().string()}, "--junit");
  refused(root, {"verify", "--reports", root.file("plain")}, "--reports");
  refused(root, {"verify", "--reports", root.file("plain/below")}, "--reports");
}

BOOST_AUTO_TEST_CASE(limits_from_the_environment_are_checked) {
  const Root root;
  ::setenv("REFEREE_CLAIM_SECONDS", "soon", 1);
  refused(root, {"verify"}, "REFEREE_CLAIM_SECONDS");
  ::unsetenv("REFEREE_CLAIM_SECONDS");
}

BOOST_AUTO_TEST_CASE(help_names_every_command_and_variable) {
  const Root root;
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"--help"}, {"help"}}) {
    const auto help = root.run(arguments);
    BOOST_TEST(help.code == 0);
    for (const char* word : {"verify", "agreement", "list", "show", "explain", "report", "bless", "compute",
                             "experiment", "version", "./referee test", "./referee mutate",
                             "REFEREE_CLAIM_SECONDS", "REFEREE_CLAIM_MEGABYTES"})
      BOOST_TEST(says(help.out, word), word);
  }
  BOOST_TEST(says(root.run({"help", "verify"}).out, "--budget"));
  BOOST_TEST(says(root.run({"version"}).out, "FLINT"));
}

BOOST_AUTO_TEST_CASE(catalogue) {
  const Root root;
  BOOST_TEST(root.run({"list", "--ids"}).out ==
             "TR-T1.1 trial-runs statement\nTR-N1.2 trial-runs statement\n");
  BOOST_TEST(!says(root.run({"list"}).out, "HIDDEN"));
  const auto shown = root.run({"show", "TR-T1.1"});
  BOOST_TEST(shown.code == 0);
  BOOST_TEST(says(shown.out, "n + n = 2 n"));
  BOOST_TEST(says(shown.out, "tests/driver/hidden_claims.cpp"), shown.out);
  BOOST_TEST(says(root.run({"explain", "TR-T1.1"}).err, "never ran"));
}

BOOST_AUTO_TEST_SUITE_END()
