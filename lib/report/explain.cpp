// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "report/catalogue.hpp"
#include "report/phrases.hpp"
#include "report/reports.hpp"
#include "report/sides.hpp"
#include "report/text.hpp"

namespace referee::report {
namespace {

constexpr std::size_t terminal_columns = 90;
constexpr std::size_t label_width = 16;

/// "label         text", the text wrapped and indented; nothing for empty text.
std::string labelled(std::string_view label, std::string_view text, std::size_t indent) {
  if (text.empty()) return {};
  std::string result;
  for (const std::string& line : wrap(clean(text), terminal_columns - indent - label_width)) {
    result += fmt::format("{:{}}{:<{}}{}\n", "", indent, result.empty() ? label : "", label_width, line);
  }
  return result;
}

std::string paragraph(std::string_view text, std::size_t indent) {
  std::string result;
  for (const std::string& line : wrap(clean(text), terminal_columns - indent)) {
    result += fmt::format("{:{}}{}\n", "", indent, line);
  }
  return result;
}

/// "holds (certified, 48 digits, 214 instances)".
std::string verdict_text(court::Verdict verdict, court::Strength strength, long digits, long instances) {
  std::string basis = strength_text(strength);
  if (const std::string measured = extent(digits, instances); !measured.empty()) {
    basis += (basis.empty() ? "" : ", ") + measured;
  }
  return std::string(name(verdict)) + (basis.empty() ? "" : " (" + basis + ")");
}

std::string finding_text(const court::Finding& finding, std::size_t number) {
  std::string text =
      paragraph(fmt::format("{}. {}: {}", number, method_name(finding.method), finding.what), 2);
  text += labelled("verdict",
                   verdict_text(finding.verdict, finding.strength, finding.digits, finding.instances), 5);
  const Sides sides = sides_of(finding);
  text += labelled(sides.found_label, sides.found, 5);
  text += labelled(sides.stated_label, sides.stated, 5);
  const bool refuted = finding.verdict == court::Verdict::refuted;
  if (!sides.relation.empty() && (refuted || finding.verdict == court::Verdict::holds))
    text += labelled("relation", sides.relation + (refuted ? " fails" : " holds"), 5);
  const auto passage = passage_of(finding);
  if (passage)
    text += labelled(
        "approach",
        passage->text + (finding.method == "rate" ? "; exponents of h = " + passage->distance() : ""), 5);
  text += labelled("margin", finding.margin, 5);
  text += labelled(passage   ? "last decade"
                   : refuted ? "counterexample"
                             : "worst at",
                   finding.instance.text(), 5);
  text += labelled("power", finding.power, 5);
  text += labelled("sharpness", finding.sharpness, 5);
  for (const std::string& line : finding.certificate) text += labelled("certificate", line, 5);
  return text + labelled("note", remark(finding), 5);
}

std::string findings_text(const std::vector<court::Finding>& findings) {
  std::string text;
  for (std::size_t i = 0; i < findings.size(); ++i) text += finding_text(findings[i], i + 1);
  return text;
}

}  // namespace

std::string explain(const court::Evidence& evidence) {
  const court::Judgement& judgement = evidence.judgement;
  std::string text = paragraph(evidence.id + "  " + evidence.title, 0);
  text += paragraph(
      evidence.kind + ", " + evidence.paper + (evidence.source.empty() ? "" : ", ") + evidence.source, 0);
  text += "\n";
  text +=
      labelled("verdict",
               verdict_text(judgement.verdict, judgement.strength, judgement.digits, judgement.instances), 0);
  if (unexpected(evidence)) text += labelled("expected", evidence.expected + " (the verdict differs)", 0);
  text += labelled("statement", evidence.statement, 0);
  text += labelled("hypotheses", evidence.hypotheses, 0);
  std::string foundations;
  for (const std::string& id : evidence.rests_on) foundations += (foundations.empty() ? "" : ", ") + id;
  text += labelled("rests on", foundations, 0);
  text += labelled("evidence", evidence.evidence, 0);
  text += labelled("refuted by", evidence.refuted_by, 0);
  text += labelled("attack", evidence.attack, 0);
  text += labelled("power", judgement.power, 0);
  text += labelled("sharpness", judgement.sharpness, 0);
  text += labelled("source", evidence.file, 0);
  text += "\nFindings\n" + (judgement.findings.empty() ? "  none\n" : findings_text(judgement.findings));
  if (const auto& repair = judgement.repair; repair) {
    text += "\nRepair\n" + paragraph(repair->statement, 2);
    text += labelled("verdict", verdict_text(repair->verdict, repair->strength, 0, 0), 2);
    text += findings_text(repair->findings);
  }
  if (!judgement.published.empty()) text += "\nPrinted numbers\n";
  for (const court::PublishedNumber& number : judgement.published) {
    text += paragraph(fmt::format("{}: printed {}, recomputed {}: {}", number.quantity, number.printed,
                                  number.computed, number.verdict),
                      2);
  }
  return text + "\nRun it again: " + rerun_command(evidence) + "\n";
}

}  // namespace referee::report
