// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"

namespace referee::report {
namespace {

/// Verdict, strength and extent on one line, the origin of the claim on the next.
std::string summary(const court::Evidence& evidence) {
  const court::Judgement& judgement = evidence.judgement;
  std::string text = fmt::format("Verdict: **{}**", name(judgement.verdict));
  std::string basis = strength_text(judgement.strength);
  if (const std::string measured = extent(judgement.digits, judgement.instances); !measured.empty()) {
    basis += (basis.empty() ? "" : ", ") + measured;
  }
  if (!basis.empty()) text += fmt::format(" ({})", basis);
  text += fmt::format(". {}.", reading_link("How to read this page", "../"));
  if (unexpected(evidence)) text += fmt::format(" **The expected verdict is {}.**", prose(evidence.expected));
  text += fmt::format("\n\n{} of {}", capitalised(kind_text(evidence.kind)),
                      link(prose(paper_title(evidence.paper)), "../" + evidence.paper + ".md"));
  if (!evidence.source.empty()) text += ", " + prose(evidence.source);
  return text + ".\n\n";
}

/// What the statement needs and what it leans on.
std::string premises(const Catalogue& catalogue, const court::Evidence& evidence) {
  std::string text;
  if (!evidence.hypotheses.empty())
    text += fmt::format("Hypotheses: {}\n\n", linked(catalogue, prose(evidence.hypotheses), "", evidence.id));
  if (const std::string list = foundations(catalogue, evidence, ""); !list.empty()) {
    text += fmt::format("Rests on {}.\n\n", list);
  }
  const auto refuted = catalogue.refuted_foundations(evidence);
  if (!refuted.empty()) {
    text += fmt::format(
        "**The printed proof goes back to {}; the verdict here is about the statement alone, on "
        "evidence of its own.**\n\n",
        refuted.size() == 1 ? "a refuted claim" : "refuted claims");
  }
  if (evidence.judgement.verdict == court::Verdict::refuted) {
    std::string list;
    for (const court::Evidence* claim : catalogue.resting_on(evidence))
      list += (list.empty() ? "" : ", ") + claim_link(claim->id, "");
    if (!list.empty()) text += fmt::format("Claims that rest on it: {}.\n\n", list);
    text += fmt::format("In short: {}.\n\n", link("erratum", "../errata.md#" + evidence.id));
  }
  return text;
}

std::string trial(const Catalogue& catalogue, const court::Evidence& evidence) {
  std::string text;
  const auto item = [&](std::string_view label, std::string_view content) {
    if (!content.empty())
      text += fmt::format("- {}: {}\n", label, linked(catalogue, prose(content), "", evidence.id));
  };
  item("evidence", evidence.evidence);
  item("what would refute it", evidence.refuted_by);
  item("where the attack looked", evidence.attack);
  if (!evidence.judgement.power.empty()) {
    text += fmt::format("- power: the smallest perturbation that the weakest check still catches is {}\n",
                        code(evidence.judgement.power));
  }
  if (!evidence.judgement.sharpness.empty()) {
    text += fmt::format("- sharpness: the largest left side / right side found is {}\n",
                        code(evidence.judgement.sharpness));
  }
  if (!evidence.file.empty()) {
    text += fmt::format("- source of the trial: {}\n", link(code(evidence.file), "../../" + evidence.file));
  }
  return text.empty() ? text : "## How it was tried\n\n" + text + "\n";
}

std::string repair_section(const Catalogue& catalogue, const court::Repair& repair, std::string_view self) {
  std::string text = "## Repair\n\nThe nearest statement that was found to stand in its place:\n\n";
  if (repair.verdict != court::Verdict::holds) text = "## Repair\n\nThe amended statement:\n\n";
  text += linked(catalogue, quotation(repair.statement), "", self) + "\n";
  text += fmt::format("On trial in its turn: {}", emphasised(repair.verdict));
  if (const std::string strength = strength_text(repair.strength); !strength.empty()) {
    text += fmt::format(" ({})", strength);
  }
  return text + ".\n\n" + finding_sections(repair.findings, "###");
}

std::string printed_numbers(const std::vector<court::PublishedNumber>& numbers) {
  if (numbers.empty()) return {};
  Table table({"quantity", "printed", "recomputed", "verdict"});
  for (const court::PublishedNumber& number : numbers) {
    table.row({prose(number.quantity), code(number.printed), code(number.computed), prose(number.verdict)});
  }
  return "## Printed numbers\n\n" + table.text() + "\n";
}

}  // namespace

std::string claim_page(const Catalogue& catalogue, const court::Evidence& evidence,
                       const Rechecks& rechecks) {
  const court::Judgement& judgement = evidence.judgement;
  std::string page(page_marker);
  page += fmt::format("# {}: {}\n\n", prose(evidence.id), prose(evidence.title));
  page += summary(evidence);
  page += "## Statement\n\n" + linked(catalogue, quotation(evidence.statement), "", evidence.id) + "\n";
  page += premises(catalogue, evidence);
  page += trial(catalogue, evidence);
  page += "## Findings\n\n";
  page += judgement.findings.empty() ? "None.\n\n" : finding_sections(judgement.findings, "###");
  if (const std::string script = recheck_block(rechecks, evidence); !script.empty())
    page += "## Recheck in mpmath\n\n" + script + "\n";
  if (judgement.repair) page += repair_section(catalogue, *judgement.repair, evidence.id);
  page += printed_numbers(judgement.published);
  if (!judgement.figures.empty()) page += judgement.figures.size() == 1 ? "## Figure\n\n" : "## Figures\n\n";
  for (const court::Figure& figure : judgement.figures) {
    page += fmt::format("!{}\n\n{} ({})\n\n", link(prose(figure.name), "../figures/" + figure.name + ".svg"),
                        prose(figure.caption), link("data", "../figures/" + figure.name + ".csv"));
  }
  page += fmt::format("## Run it again\n\n```\n{}\n```\n", rerun_command(evidence));
  return page;
}

}  // namespace referee::report
