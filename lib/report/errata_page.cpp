// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"
#include "report/short_numbers.hpp"
#include "report/weight.hpp"

namespace referee::report {
namespace {

using court::Evidence;
using court::Finding;
using court::Verdict;

bool is_limit(const Finding& finding) { return finding.method == "limit" || finding.method == "rate"; }

/// The findings that share the verdict, the easiest to check by hand first: a short instance, then a
/// limit, then a long instance.
std::vector<const Finding*> decisive(const court::Judgement& judgement) {
  std::vector<const Finding*> found;
  for (const Finding& finding : judgement.findings)
    if (finding.verdict == judgement.verdict) found.push_back(&finding);
  constexpr std::size_t legible = 120;
  const auto effort = [](const Finding* finding) {
    return is_limit(*finding) ? 1 : finding->instance.text().size() > legible ? 2 : 0;
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Finding* a, const Finding* b) { return effort(a) < effort(b); });
  return found;
}

/// The range of a limit, which its note begins with and its certificate repeats.
std::string limit_range(const Finding& finding) {
  if (!is_limit(finding) || finding.certificate.empty()) return {};
  const std::string& range = finding.certificate.front();
  return finding.note.starts_with(range) ? range : std::string();
}
std::string remark(const Finding& finding) {
  std::string note = finding.note.substr(limit_range(finding).size());
  if (!limit_range(finding).empty() && note.starts_with("; ")) note.erase(0, 2);
  return note;
}

/// "At x = 0, R = 1: computed 0, the statement has <= -1/2."
std::string counterexample(const Finding& finding) {
  std::string text = fmt::format("**Counterexample.** {}", prose(finding.what));
  const std::string range = limit_range(finding);
  if (!range.empty())
    text += fmt::format(". As {}:", prose(range));
  else if (!finding.instance.values().empty())
    text += fmt::format(". At {}:", code(finding.instance.text()));
  else
    text += ":";
  const std::string_view subject = finding.method == "rate" ? "the exponent is" : "computed";
  return text + fmt::format(" {} {}, the statement has {}.\n\n", subject, quantity(shortened(finding.value)),
                            quantity(shortened(finding.expected)));
}

/// Further refuted findings by name; those that say the same of another instance are left to the claim's
/// page.
std::string also(const std::vector<const Finding*>& findings) {
  std::set<std::string> said{findings.front()->what};
  std::string text;
  for (const Finding* finding : findings)
    if (said.insert(finding->what).second) text += fmt::format("- {}\n", prose(finding->what));
  return text.empty() ? text : "Refuted as well:\n\n" + text + "\n";
}

std::string reasons(const std::vector<const Finding*>& findings) {
  std::string text;
  std::set<std::string> said;
  for (const Finding* finding : findings) {
    std::string note = remark(*finding);
    if (note.empty() || !said.insert(note).second) continue;
    text += (text.empty() ? "" : " ") + prose(note);
    if (note.back() != '.') text += ".";
  }
  return text.empty() ? text : fmt::format("**Why.** {}\n\n", text);
}

std::string amendment(const court::Repair& repair) {
  std::string text = "**Amended.**\n\n" + quotation(repair.statement) + "\n";
  text += fmt::format("On trial in its turn: {}", emphasised(repair.verdict));
  if (const std::string strength = strength_text(repair.strength); !strength.empty())
    text += fmt::format(" ({})", strength);
  text += repair.findings.empty() ? ".\n\n" : ", by:\n\n";
  std::set<std::string> said;
  for (const Finding& finding : repair.findings) {
    if (!said.insert(finding.what).second) continue;  // the same of another instance
    text += fmt::format("- {} ({}", prose(finding.what), prose(finding.method));
    if (const std::string measured = extent(finding.digits, finding.instances); !measured.empty())
      text += ", " + measured;
    text += ")\n";
  }
  return text + (repair.findings.empty() ? "" : "\n");
}

std::string heading(const Evidence& evidence) {
  const court::Judgement& judgement = evidence.judgement;
  std::string text = fmt::format("<a id=\"{}\"></a>\n\n### {}: {}\n\n{}{}{}, {}", evidence.id,
                                 claim_link(evidence.id, "claims/"), prose(evidence.title),
                                 capitalised(prose(evidence.kind)), evidence.source.empty() ? "" : ", ",
                                 prose(evidence.source), emphasised(judgement.verdict));
  if (const std::string strength = strength_text(judgement.strength); !strength.empty())
    text += fmt::format(" ({})", strength);
  text += ".\n\n" + quotation(evidence.statement) + "\n";
  if (!evidence.hypotheses.empty()) text += fmt::format("Hypotheses: {}\n\n", prose(evidence.hypotheses));
  return text;
}

std::string erratum(const Catalogue& catalogue, const Evidence& evidence, const Rechecks& rechecks) {
  const auto findings = decisive(evidence.judgement);
  std::string text = heading(evidence);
  if (!findings.empty()) text += counterexample(*findings.front()) + also(findings) + reasons(findings);
  if (evidence.judgement.repair) text += amendment(*evidence.judgement.repair);
  if (const std::size_t number = catalogue.resting_on(evidence).size(); number > 0)
    text += fmt::format("{} on it; their verdicts are about the statements alone.\n\n",
                        count(number, "claim rests", "claims rest"));
  if (const std::string script = recheck_block(rechecks, evidence); !script.empty())
    text += "<details><summary>Recheck in mpmath</summary>\n\n" + script + "\n</details>\n\n";
  return text + fmt::format("Certificate: {}, made by `{}`.\n\n", claim_link(evidence.id, "claims/"),
                            rerun_command(evidence));
}

/// Whole sentences, as many as fit into a paragraph, at least one; the claim's page has the rest.
std::string opening(const std::string& note) {
  constexpr std::size_t paragraph = 500;
  if (note.size() <= paragraph) return note;
  std::size_t end = note.rfind(". ", paragraph);
  if (end == std::string::npos) end = note.find(". ");
  return end == std::string::npos ? note : note.substr(0, end + 1) + " ...";
}

/// A number or figure that comes out otherwise, or cannot come out at all.
std::string unreproducible(const Evidence& evidence) {
  std::string text = heading(evidence);
  for (const Finding* finding : decisive(evidence.judgement)) {
    text += fmt::format("**What does not come out.** {}\n\n", prose(finding->what));
    if (!finding->value.empty()) text += fmt::format("- computed: {}\n", quantity(shortened(finding->value)));
    if (!finding->expected.empty())
      text += fmt::format("- printed: {}\n", quantity(shortened(finding->expected)));
    if (!finding->note.empty()) text += fmt::format("- note: {}\n", prose(opening(finding->note)));
    text += "\n";
  }
  return text + fmt::format("In full: {}, made by `{}`.\n\n", claim_link(evidence.id, "claims/"),
                            rerun_command(evidence));
}

std::vector<const Evidence*> of_verdict(const Catalogue& catalogue, std::string_view paper, Verdict verdict) {
  std::vector<const Evidence*> found;
  for (const Evidence* evidence : catalogue.of_paper(paper))
    if (evidence->judgement.verdict == verdict) found.push_back(evidence);
  return found;
}

/// How many of which kind, by paper.
std::string overview(const Catalogue& catalogue) {
  std::vector<std::string> header{"paper", "refuted"};
  for (const std::string_view name : weight_classes()) header.emplace_back(name);
  header.emplace_back("unreproducible");
  Table table(header);
  table.right_aligned({1, 2, 3, 4, 5, 6, 7});
  const auto cell = [](std::size_t number) { return number == 0 ? std::string() : std::to_string(number); };
  for (const std::string& paper : catalogue.papers()) {
    const auto refuted = of_verdict(catalogue, paper, Verdict::refuted);
    std::vector<std::size_t> numbers(weight_classes().size(), 0);
    for (const Evidence* evidence : refuted) ++numbers[weight_class(*evidence)];
    std::vector<std::string> cells{refuted.empty() ? prose(paper) : link(prose(paper), "#" + paper),
                                   cell(refuted.size())};
    for (const std::size_t number : numbers) cells.push_back(cell(number));
    const std::size_t others = of_verdict(catalogue, paper, Verdict::unreproducible).size();
    cells.push_back(others == 0 ? "" : link(std::to_string(others), "#unreproducible-" + paper));
    table.row(std::move(cells));
  }
  return table.text() + "\n";
}

/// The entries of one paper, those of most weight first.
std::string contents(const Catalogue& catalogue, std::vector<const Evidence*> errata) {
  std::stable_sort(errata.begin(), errata.end(),
                   [](const Evidence* a, const Evidence* b) { return weight_class(*a) < weight_class(*b); });
  Table table({"erratum", "kind", "where", "about", "evidence", "claims that rest on it"});
  table.right_aligned({5});
  for (const Evidence* evidence : errata) {
    const std::size_t number = catalogue.resting_on(*evidence).size();
    table.row({link(prose(evidence->id), "#" + evidence->id), prose(evidence->kind), prose(evidence->source),
               prose(evidence->title), strength_text(evidence->judgement.strength),
               number == 0 ? "" : std::to_string(number)});
  }
  return table.text() + "\n";
}

}  // namespace

std::string errata_page(const Catalogue& catalogue, const Rechecks& rechecks) {
  std::string page(page_marker);
  page +=
      "# Errata\n\nStatements of the papers that do not stand as printed. Each comes with a counterexample "
      "in "
      "exact numbers, the reason, the nearest statement that was found to hold, and a script that rechecks "
      "the "
      "counterexample without this program: it needs Python with mpmath, computes both sides from the "
      "paper's "
      "definitions, and stops with an error if the printed statement holds there. Statements are given in "
      "our "
      "own words, with the formulas as printed.\n\nAt a counterexample the hypotheses hold and the two sides "
      "differ; where the evidence is exact or certified, rational or ball arithmetic proves both. Dots mark "
      "digits that were left out.\n\n";
  std::string body, rest;
  for (const std::string& paper : catalogue.papers()) {
    const std::string title = link(prose(paper_title(paper)), paper + ".md");
    const auto refuted = of_verdict(catalogue, paper, Verdict::refuted);
    if (!refuted.empty())
      body += fmt::format("<a id=\"{}\"></a>\n\n## {}\n\n{}", paper, title, contents(catalogue, refuted));
    for (const Evidence* evidence : refuted) body += erratum(catalogue, *evidence, rechecks);
    const auto others = of_verdict(catalogue, paper, Verdict::unreproducible);
    if (!others.empty())
      rest += fmt::format("<a id=\"unreproducible-{}\"></a>\n\n## Not reproduced: {}\n\n", paper, title);
    for (const Evidence* evidence : others) rest += unreproducible(*evidence);
  }
  if (body.empty()) body = "Nothing was refuted in this run.\n\n";
  if (!rest.empty())
    rest =
        "# Numbers and figures that were not reproduced\n\nPrinted numbers and figures that come out "
        "otherwise, or whose inputs are not given. The claims around them may stand.\n\n" +
        rest;
  if (!catalogue.claims().empty()) page += overview(catalogue);
  return page + body + rest + fmt::format("Back to the {}.\n", link("scoreboard", "README.md"));
}

}  // namespace referee::report
