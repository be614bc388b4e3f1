// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"

namespace referee::report {
namespace {

using court::Verdict;

/// One erratum: the statement, the findings that decide it, the repair.
std::string erratum(const court::Evidence& evidence, const Rechecks& rechecks) {
  const court::Judgement& judgement = evidence.judgement;
  std::string text = fmt::format("### {}: {}\n\n", claim_link(evidence.id, "claims/"), prose(evidence.title));
  text += fmt::format("{}{}{}, {}", capitalised(prose(evidence.kind)), evidence.source.empty() ? "" : ", ",
                      prose(evidence.source), emphasised(judgement.verdict));
  if (const std::string strength = strength_text(judgement.strength); !strength.empty()) {
    text += fmt::format(" ({})", strength);
  }
  text += ". As stated:\n\n" + quotation(evidence.statement) + "\n";
  if (!evidence.hypotheses.empty()) text += fmt::format("Hypotheses: {}\n\n", prose(evidence.hypotheses));
  for (const court::Finding& finding : judgement.findings) {
    if (finding.verdict != judgement.verdict) continue;
    const bool refuted = finding.verdict == Verdict::refuted;
    text += fmt::format("{}: {}\n\n", refuted ? "What fails" : "What does not come out", prose(finding.what));
    if (const std::string details = finding_details(finding); !details.empty()) text += details + "\n";
  }
  if (const std::string script = recheck_block(rechecks, evidence); !script.empty())
    text += "Recheck in mpmath:\n\n" + script + "\n";
  if (judgement.repair) {
    text += "Amended statement:\n\n" + quotation(judgement.repair->statement) + "\n";
    text += fmt::format("On trial in its turn: {}", emphasised(judgement.repair->verdict));
    if (const std::string strength = strength_text(judgement.repair->strength); !strength.empty()) {
      text += fmt::format(" ({})", strength);
    }
    text += ".\n\n";
  }
  return text + fmt::format("To recheck: `{}`\n\n", rerun_command(evidence));
}

}  // namespace

std::string errata_page(const Catalogue& catalogue, const Rechecks& rechecks) {
  std::string page(page_marker);
  page +=
      "# Errata\n\nStatements that do not stand as printed, each with the evidence that a sceptic needs to "
      "recheck it "
      "by hand. Statements are given in our own words, with the formulas as printed. *Refuted*: at the given "
      "instance, "
      "an exact rational where there is one, the hypotheses hold and the two sides of the statement differ; "
      "where the "
      "evidence is exact or certified, rational or ball arithmetic proves both. *Unreproducible*: a printed "
      "number or "
      "figure comes out otherwise, or its inputs are not given, although the claim around it may stand.\n\n";
  std::string body;
  for (const std::string& paper : catalogue.papers()) {
    std::string errata;
    for (const Verdict verdict : {Verdict::refuted, Verdict::unreproducible}) {
      for (const court::Evidence* evidence : catalogue.of_paper(paper)) {
        if (evidence->judgement.verdict == verdict) errata += erratum(*evidence, rechecks);
      }
    }
    if (errata.empty()) continue;
    body += fmt::format("## {}\n\n{}", link(prose(paper_title(paper)), paper + ".md"), errata);
  }
  page += body.empty() ? "Nothing was refuted in this run.\n\n" : body;
  return page + fmt::format("Back to the {}.\n", link("scoreboard", "README.md"));
}

}  // namespace referee::report
