// SPDX-License-Identifier: GPL-3.0-or-later
/// When reports are written, and when they are left alone.
#include <boost/test/unit_test.hpp>
#include <map>

#include "sandbox.hpp"

using sandbox::Root;
using sandbox::says;

namespace {

std::map<std::string, std::string> contents(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder)] = sandbox::read(entry.path());
  return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(left_alone_by_bad_usage_and_partial_runs) {
  const Root root;
  sandbox::write(root.file("reports/README.md"), "as it was");
  root.run({"verify", "XX-T0.0"});
  root.run({"verify", "--digits", "5"});
  root.run({"verify", "TR-T1.1"});
  root.run({"verify", "--digits", "60"});
  root.run({"verify", "--seed", "2"});
  root.run({"verify", "--budget", "quick"});
  root.run({"report", "now"});
  BOOST_TEST(
      (contents(root.path() / "reports") == std::map<std::string, std::string>{{"README.md", "as it was"}}));
}

BOOST_AUTO_TEST_CASE(a_reference_run_and_report_write_the_same_bytes) {
  const Root root;
  const auto missing = root.run({"report"});
  BOOST_TEST(missing.code == 2);
  BOOST_TEST(says(missing.err, "TR-T1.1, TR-N1.2"), missing.err);
  BOOST_TEST(!std::filesystem::exists(root.path() / "reports"));
  root.run({"verify"});
  const auto written = contents(root.path() / "reports");
  BOOST_TEST(written.contains("README.md"));
  BOOST_TEST(written.contains("claims/TR-T1.1.md"));
  std::filesystem::remove_all(root.path() / "reports");
  BOOST_TEST(root.run({"report"}).code == 0);
  BOOST_TEST((contents(root.path() / "reports") == written));
}

BOOST_AUTO_TEST_CASE(the_same_bytes_for_any_number_of_jobs) {
  const Root root;
  const auto reports = [&](const std::string& jobs) {
    const std::string folder = root.file("jobs-" + jobs);
    // Three that hold, three that break, so that they do not end in the order in which they start.
    root.run({"verify", "TR-*", "HIDDEN-holds", "HIDDEN-throws", "HIDDEN-aborts", "HIDDEN-exits",
              "--no-cache", "--jobs", jobs, "--reports", folder});
    return contents(folder);
  };
  const auto alone = reports("1");
  BOOST_TEST(alone.contains("claims/HIDDEN-throws.md"));
  BOOST_TEST((reports("2") == alone));
  BOOST_TEST((reports("5") == alone));
}

BOOST_AUTO_TEST_CASE(written_where_they_are_asked_for) {
  const Root root;
  root.run({"verify", "TR-T1.1", "--budget", "quick", "--reports", root.file("elsewhere")});
  BOOST_TEST(std::filesystem::exists(root.path() / "elsewhere/claims/TR-T1.1.md"));
  BOOST_TEST(!std::filesystem::exists(root.path() / "elsewhere/claims/TR-N1.2.md"));
  BOOST_TEST(!std::filesystem::exists(root.path() / "reports"));
}

BOOST_AUTO_TEST_SUITE_END()
