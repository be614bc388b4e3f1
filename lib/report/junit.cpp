// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/junit.hpp"

#include <fmt/format.h>

#include <iterator>

#include "report/catalogue.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

using court::Verdict;

/// What a claim is to JUnit; a claim is one of them.
enum class Outcome { passed, failed, broken, skipped };

Outcome outcome(const court::Evidence& evidence, bool differs) {
  if (evidence.judgement.verdict == Verdict::error) return Outcome::broken;
  if (differs) return Outcome::failed;
  if (evidence.judgement.verdict == Verdict::not_executable) return Outcome::skipped;
  return Outcome::passed;
}

struct Suite {
  std::string cases;
  int tests = 0, failed = 0, broken = 0, skipped = 0;
  double seconds = 0;

  void add(const court::Evidence& evidence, const std::vector<std::string>& differences);
};

/// The findings that gave the claim its verdict, one line each.
std::string deciding_findings(const court::Judgement& judgement) {
  std::string text;
  for (const court::Finding& finding : judgement.findings) {
    if (finding.verdict != judgement.verdict) continue;
    text += fmt::format("{}: {}\n", finding.method, finding.what);
    if (!finding.value.empty()) text += fmt::format("  value {}\n", finding.value);
    if (!finding.expected.empty()) text += fmt::format("  expected {}\n", finding.expected);
    if (!finding.instance.values().empty()) text += fmt::format("  at {}\n", finding.instance.text());
    if (!finding.note.empty()) text += fmt::format("  {}\n", finding.note);
  }
  return text;
}

void Suite::add(const court::Evidence& evidence, const std::vector<std::string>& differences) {
  const court::Judgement& judgement = evidence.judgement;
  auto out = std::back_inserter(cases);
  fmt::format_to(out, "    <testcase classname=\"{}\" name=\"{}\" time=\"{:.3f}\"",
                 escape_xml(evidence.paper), escape_xml(evidence.id), evidence.seconds);
  const std::string message = differences.empty() ? std::string(name(judgement.verdict))
                                                  : fmt::format("{}", fmt::join(differences, "; "));
  const auto close_with = [&](std::string_view element) {
    fmt::format_to(out, ">\n      <{0} message=\"{1}\">{2}</{0}>\n    </testcase>\n", element,
                   escape_xml(message), escape_xml(deciding_findings(judgement)));
  };
  ++tests;
  seconds += evidence.seconds;
  switch (outcome(evidence, !differences.empty())) {
    case Outcome::passed:
      cases += "/>\n";
      break;
    case Outcome::failed:
      ++failed, close_with("failure");
      break;
    case Outcome::broken:
      ++broken, close_with("error");
      break;
    case Outcome::skipped:
      ++skipped, close_with("skipped");
      break;
  }
}

std::string counts(const Suite& suite) {
  return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\"", suite.tests,
                     suite.failed, suite.broken, suite.skipped, suite.seconds);
}

}  // namespace

std::string to_junit(const std::vector<court::Evidence>& claims, const Differences& differences) {
  std::string suites;
  Suite total;
  const Catalogue catalogue(claims);
  for (const std::string& paper : catalogue.papers()) {
    Suite suite;
    for (const court::Evidence* evidence : catalogue.of_paper(paper)) {
      const auto found = differences.find(evidence->id);
      suite.add(*evidence, found == differences.end() ? std::vector<std::string>{} : found->second);
    }
    total.tests += suite.tests;
    total.failed += suite.failed;
    total.broken += suite.broken;
    total.skipped += suite.skipped;
    total.seconds += suite.seconds;
    suites += fmt::format("  <testsuite name=\"{}\" {}>\n{}  </testsuite>\n", escape_xml(paper),
                          counts(suite), suite.cases);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"referee\" {}>\n{}</testsuites>\n",
      counts(total), suites);
}

}  // namespace referee::report
