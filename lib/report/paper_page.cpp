// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/dependency_figure.hpp"
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
  if (const std::string reference = prose(paper_reference(paper)); !reference.empty())
    page += reference + ".\n\n";
  page += fmt::format(
      "{}: {}. Back to the {}; what is wrong is collected in the {}, printed numbers are on a {}.\n\n",
      count(claims.size(), "claim", "claims"), totals(claims), link("scoreboard", "README.md"),
      link("errata", "errata.md"), link("page of their own", "published-numbers.md"));
  Table table({"claim", "title", "verdict", "strength", "digits", "power", "rests on"});
  table.right_aligned({4});
  Table shaken({"claim", "title", "verdict", "rests on the refuted"});
  for (const court::Evidence* evidence : claims) {
    const court::Judgement& judgement = evidence->judgement;
    table.row({claim_link(evidence->id, "claims/"), prose(evidence->title), emphasised(judgement.verdict),
               strength_text(judgement.strength),
               judgement.digits > 0 ? std::to_string(judgement.digits) : "", code(judgement.power),
               foundations(catalogue, *evidence, "claims/")});
    std::string refuted;
    for (const Foundation& foundation : catalogue.refuted_foundations(*evidence)) {
      refuted += (refuted.empty() ? "" : ", ") + claim_link(foundation.refuted->id, "claims/");
      if (foundation.through != foundation.refuted->id) refuted += " through " + prose(foundation.through);
    }
    if (!refuted.empty())
      shaken.row({claim_link(evidence->id, "claims/"), prose(evidence->title), emphasised(judgement.verdict),
                  refuted});
  }
  page += table.text();
  page += fmt::format(
      "\nDigits: the agreement that was reached where two numbers are compared. Power: the smallest "
      "perturbation of "
      "the statement that the weakest check still catches ({}).\n",
      reading_link("how to read a page", ""));
  const std::string picture = "figures/" + dependency_figure_name(paper);
  page += fmt::format(
      "\n## What rests on what\n\n[!{}]({}.svg)\n\nRead from left to right: each claim and what rests on it. "
      "The form tells the verdict as the colour does; a triangle marks a claim that rests on a refuted one, "
      "an "
      "orange arrow leads there: solid from the refuted claim itself, dashed through another claim. When the "
      "picture is opened on its own, every claim links to its page ({}).\n",
      link("what rests on what", picture + ".svg"), picture, link("data", picture + ".csv"));
  if (!shaken.empty())
    page +=
        "\n## Claims that rest on a refuted one\n\nTheir verdicts are about the statements alone, on "
        "evidence of their own; the printed proofs need another way, or the amended statement.\n\n" +
        shaken.text();
  return page;
}

}  // namespace referee::report
