// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "report/markdown.hpp"
#include "report/not_reproduced.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"
#include "report/sides.hpp"
#include "report/weight.hpp"

namespace referee::report {
namespace {

using court::Evidence;
using court::Finding;
using court::Verdict;

/// The findings that share the verdict, the easiest to check by hand first: a short instance, then a
/// limit, then a long instance.
std::vector<const Finding*> decisive(const court::Judgement& judgement) {
  std::vector<const Finding*> found;
  for (const Finding& finding : judgement.findings)
    if (finding.verdict == judgement.verdict) found.push_back(&finding);
  constexpr std::size_t legible = 120;
  const auto effort = [](const Finding* finding) {
    return passage_of(*finding) ? 1 : finding->instance.text().size() > legible ? 2 : 0;
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Finding* a, const Finding* b) { return effort(a) < effort(b); });
  return found;
}

/// "|s| <= 1/t. At `x = 0`: left side `2`, right side `1`: `<=` fails."
std::string certificate(const Finding& finding) {
  std::string text = prose(finding.what);
  if (const auto passage = passage_of(finding))
    text += fmt::format(". As {}:", prose(passage->text));
  else if (!finding.instance.values().empty())
    text += fmt::format(". At {}:", code(finding.instance.text()));
  else
    text += ":";
  return fmt::format("{} {}.", text, comparison(finding));
}

std::string script(const Rechecks& rechecks, const Evidence& evidence) {
  const std::string block = recheck_block(rechecks, evidence, Account::left_out);
  if (block.empty()) return {};
  return "<details><summary>Recheck in mpmath</summary>\n\n" + block + "\n</details>\n\n";
}

/// What a reader checks by hand, then the script, then what the program found; the latter alone where no
/// script tells more.
std::string counterexample(const Catalogue& catalogue, const Evidence& evidence, const Finding& finding,
                           const Rechecks& rechecks) {
  const std::string account = recheck_account(rechecks, evidence);
  std::string text;
  std::istringstream paragraphs(account);
  for (std::string line; std::getline(paragraphs, line);)
    text += (text.empty() ? "**Counterexample.** " : "") +
            linked(catalogue, prose(text.empty() ? sentence(line) : line), "claims/", evidence.id) + "\n\n";
  if (text.empty()) text = fmt::format("**Counterexample.** {}\n\n", certificate(finding));
  text += script(rechecks, evidence);
  const std::string in_full = fmt::format("In full: {}, made by `{}`.\n\n",
                                          claim_link(evidence.id, "claims/"), rerun_command(evidence));
  return text + (account.empty()
                     ? in_full
                     : fmt::format("The program's certificate: {} {}", certificate(finding), in_full));
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

std::string reasons(const Catalogue& catalogue, const std::vector<const Finding*>& findings,
                    std::string_view self) {
  std::string text;
  std::set<std::string> said;
  for (const Finding* finding : findings) {
    std::string note = remark(*finding);
    if (note.empty() || !said.insert(note).second) continue;
    text += (text.empty() ? "" : " ") + prose(sentence(note));
    if (note.back() != '.') text += ".";
  }
  return text.empty() ? text : fmt::format("**Why.** {}\n\n", linked(catalogue, text, "claims/", self));
}

std::string amendment(const Catalogue& catalogue, const court::Repair& repair, std::string_view self) {
  std::string text =
      "**Amended.**\n\n" + linked(catalogue, quotation(repair.statement), "claims/", self) + "\n";
  text += fmt::format("On trial in its turn: {}", emphasised(repair.verdict));
  if (const std::string strength = strength_text(repair.strength); !strength.empty())
    text += fmt::format(" ({})", strength);
  text += ".\n\n";
  if (repair.findings.empty()) return text;
  text += "<details><summary>How the amended statement was tested</summary>\n\n";
  std::set<std::string> said;
  for (const Finding& finding : repair.findings) {
    if (!said.insert(finding.what).second) continue;  // the same of another instance
    text += fmt::format("- {} ({}", prose(finding.what), prose(method_name(finding.method)));
    if (const std::string measured = extent(finding.digits, finding.instances); !measured.empty())
      text += ", " + measured;
    text += ")\n";
  }
  return text + "\n</details>\n\n";
}

/// "2 claims of the paper rest on it; they were tried on their own evidence."
std::string consequences(const Catalogue& catalogue, const Evidence& evidence) {
  const auto claims = catalogue.resting_on(evidence);
  if (claims.empty()) return {};
  const bool one = claims.size() == 1;
  const bool of_the_paper = std::all_of(
      claims.begin(), claims.end(), [&](const Evidence* claim) { return claim->paper == evidence.paper; });
  const std::string subject = count(claims.size(), "claim", "claims") + (of_the_paper ? " of the paper" : "");
  return fmt::format("{} {} on it; {}.\n\n", link(subject, "claims/" + evidence.id + ".md"),
                     one ? "rests" : "rest",
                     one ? "it was tried on its own evidence" : "they were tried on their own evidence");
}

std::string pictures(const Evidence& evidence) {
  std::string text;
  for (const court::Figure& figure : evidence.judgement.figures)
    text += fmt::format("{}{}", text.empty() ? "" : ", ",
                        link(prose(figure.name), "figures/" + figure.name + ".svg"));
  if (text.empty()) return text;
  return fmt::format("{}: {}.\n\n", evidence.judgement.figures.size() == 1 ? "Picture" : "Pictures", text);
}

std::string heading(const Evidence& evidence) {
  const court::Judgement& judgement = evidence.judgement;
  std::string text = fmt::format("<a id=\"{}\"></a>\n\n### {}: {}\n\n{}{}{}, {}", evidence.id,
                                 claim_link(evidence.id, "claims/"), prose(evidence.title),
                                 capitalised(kind_text(evidence.kind)), evidence.source.empty() ? "" : ", ",
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
  if (!findings.empty())
    text += counterexample(catalogue, evidence, *findings.front(), rechecks) + also(findings) +
            reasons(catalogue, findings, evidence.id);
  if (evidence.judgement.repair) text += amendment(catalogue, *evidence.judgement.repair, evidence.id);
  return text + consequences(catalogue, evidence) + pictures(evidence);
}

std::vector<const Evidence*> of_verdict(const Catalogue& catalogue, std::string_view paper, Verdict verdict) {
  std::vector<const Evidence*> found;
  for (const Evidence* evidence : catalogue.of_paper(paper))
    if (evidence->judgement.verdict == verdict) found.push_back(evidence);
  return found;
}

/// How firmly the amended statements stand.
std::string proven_amendments(const Catalogue& catalogue) {
  std::size_t all = 0, proven = 0;
  for (const Evidence& evidence : catalogue.claims()) {
    const auto& repair = evidence.judgement.repair;
    if (!repair || repair->verdict != Verdict::holds) continue;
    ++all;
    proven += repair->strength == court::Strength::exact || repair->strength == court::Strength::certified;
  }
  if (all == 0) return {};
  const std::string exception =
      proven == 0 ? "" : fmt::format(" The exception: {} of {}, marked *exact* or *certified*.", proven, all);
  return fmt::format(
      "Amended statements were tested at many instances and found to hold there; they are not "
      "proven.{} ",
      exception);
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

/// What is refuted in one paper, that of most weight first.
std::vector<const Evidence*> by_weight(const Catalogue& catalogue, std::string_view paper) {
  auto errata = of_verdict(catalogue, paper, Verdict::refuted);
  std::stable_sort(errata.begin(), errata.end(),
                   [](const Evidence* a, const Evidence* b) { return weight_class(*a) < weight_class(*b); });
  return errata;
}

std::string contents(const Catalogue& catalogue, const std::vector<const Evidence*>& errata) {
  Table table({"erratum", "kind", "where", "about", "evidence", "claims that rest on it"});
  table.right_aligned({5});
  for (const Evidence* evidence : errata) {
    const std::size_t number = catalogue.resting_on(*evidence).size();
    table.row({link(prose(evidence->id), "#" + evidence->id), kind_text(evidence->kind),
               prose(evidence->source), prose(evidence->title), strength_text(evidence->judgement.strength),
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
      "the counterexample without this program: it needs Python with mpmath, computes both sides from the "
      "paper's definitions, and stops with an error if the printed statement holds there. Statements are "
      "given in our own words, with the formulas as printed.\n\nAt a counterexample the hypotheses hold and "
      "the two sides differ; where the evidence is exact or certified, rational or ball arithmetic proves "
      "both. ";
  page += proven_amendments(catalogue);
  page += fmt::format("Dots mark digits that were left out. The words used are explained in {}.\n\n",
                      reading_link("How to read a page", ""));
  std::string body, rest;
  for (const std::string& paper : catalogue.papers()) {
    const std::string title = link(prose(paper_title(paper)), paper + ".md");
    std::string reference = prose(paper_reference(paper));
    if (!reference.empty()) reference += ".\n\n";
    const auto refuted = by_weight(catalogue, paper);
    if (!refuted.empty())
      body += fmt::format("<a id=\"{}\"></a>\n\n## {}\n\n{}{}", paper, title, reference,
                          contents(catalogue, refuted));
    for (const Evidence* evidence : refuted) body += erratum(catalogue, *evidence, rechecks);
    const auto others = of_verdict(catalogue, paper, Verdict::unreproducible);
    if (!others.empty())
      rest += fmt::format("<a id=\"unreproducible-{}\"></a>\n\n## Not reproduced: {}\n\n{}", paper, title,
                          reference);
    for (const Evidence* evidence : others) rest += heading(*evidence) + not_reproduced(*evidence);
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
