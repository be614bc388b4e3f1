// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"

namespace referee::report {
namespace {

/// "90 hold, 3 refuted": the verdicts that occur.
std::string totals(const std::vector<const court::Evidence*>& claims) {
  std::string text;
  for (const court::Verdict verdict : all_verdicts) {
    std::size_t number = 0;
    for (const court::Evidence* evidence : claims) number += evidence->judgement.verdict == verdict;
    if (number == 0) continue;
    const std::string_view word = verdict == court::Verdict::holds && number != 1 ? "hold" : name(verdict);
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, word);
  }
  return text;
}

}  // namespace

std::string paper_page(const Catalogue& catalogue, std::string_view paper) {
  const auto claims = catalogue.of_paper(paper);
  std::string page(page_marker);
  page += fmt::format("# {}\n\n", prose(paper_title(paper)));
  page += fmt::format(
      "{}: {}. Back to the {}; what is wrong is collected in the {}, printed numbers are on a {}.\n\n",
      count(claims.size(), "claim", "claims"), totals(claims), link("scoreboard", "README.md"),
      link("errata", "errata.md"), link("page of their own", "published-numbers.md"));
  Table table({"claim", "title", "verdict", "strength", "digits", "power", "rests on"});
  table.right_aligned({4});
  std::string shaken;
  for (const court::Evidence* evidence : claims) {
    const court::Judgement& judgement = evidence->judgement;
    table.row({claim_link(evidence->id, "claims/"), prose(evidence->title), emphasised(judgement.verdict),
               strength_text(judgement.strength),
               judgement.digits > 0 ? std::to_string(judgement.digits) : "", quantity(judgement.power),
               foundations(catalogue, *evidence, "claims/")});
    for (const Foundation& foundation : catalogue.refuted_foundations(*evidence)) {
      shaken +=
          fmt::format("- {} ({}) rests on {}, which is **refuted**", claim_link(evidence->id, "claims/"),
                      emphasised(judgement.verdict), claim_link(foundation.refuted->id, "claims/"));
      if (foundation.through != foundation.refuted->id) shaken += ", through " + prose(foundation.through);
      shaken += "\n";
    }
  }
  page += table.text();
  page +=
      "\nDigits: the agreement that was reached where two numbers are compared. Power: the smallest "
      "perturbation of "
      "the statement that the weakest check still catches.\n";
  if (!shaken.empty()) {
    page +=
        "\n## Claims that rest on a refuted one\n\nTheir verdicts are about the statements alone, on "
        "evidence of "
        "their own; the printed proofs need another way.\n\n" +
        shaken;
  }
  return page;
}

}  // namespace referee::report
