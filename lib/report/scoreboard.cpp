// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "report/dependency_figure.hpp"
#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"
#include "report/suite_sections.hpp"
#include "report/weight.hpp"

namespace referee::report {
namespace {

using court::Evidence;
using court::PublishedNumber;
using court::Strength;
using court::Verdict;

bool matches(const PublishedNumber& number) { return number.verdict.starts_with("matches"); }

std::string number_cell(std::size_t number) { return number == 0 ? std::string() : std::to_string(number); }

/// "75 of 79"; empty when there are none.
std::string matched(const std::vector<const Evidence*>& claims) {
  std::size_t all = 0, good = 0;
  for (const Evidence* evidence : claims)
    for (const PublishedNumber& number : evidence->judgement.published) {
      ++all;
      good += matches(number);
    }
  return all == 0 ? std::string() : fmt::format("{} of {}", good, all);
}

std::vector<const Evidence*> everything(const Catalogue& catalogue) {
  std::vector<const Evidence*> all;
  for (const Evidence& evidence : catalogue.claims()) all.push_back(&evidence);
  return all;
}

/// The run in one sentence.
std::string summary(const Catalogue& catalogue) {
  const auto refuted = catalogue.with_verdict(Verdict::refuted);
  const auto repaired = std::count_if(refuted.begin(), refuted.end(), [](const Evidence* evidence) {
    return evidence->judgement.repair && evidence->judgement.repair->verdict == Verdict::holds;
  });
  std::string text = fmt::format(
      "Of {} {} and {} refuted; an amended statement holds for {} of these",
      count(catalogue.claims().size(), "claim", "claims"),
      count(catalogue.with_verdict(Verdict::holds).size(), "holds", "hold"),
      count(refuted.size(), "is", "are"),
      repaired == static_cast<std::ptrdiff_t>(refuted.size()) ? "each" : std::to_string(repaired));
  if (const std::string numbers = matched(everything(catalogue)); !numbers.empty())
    text += fmt::format(". {} printed numbers match", numbers);
  return text + ".";
}

std::string introduction(const Catalogue& catalogue) {
  const auto& claims = catalogue.claims();
  std::string text =
      "# Scoreboard\n\nEvery statement, printed number and figure of the papers below was put on trial by a "
      "program that recomputes it in exact, interval or high-precision arithmetic and attacks it. ";
  text += summary(catalogue);
  const bool uniform =
      !claims.empty() && std::all_of(claims.begin(), claims.end(), [&](const auto& evidence) {
        return evidence.digits == claims[0].digits && evidence.budget == claims[0].budget &&
               evidence.seed == claims[0].seed;
      });
  if (uniform) {
    text += fmt::format(" This run asked for {} digits on the {} budget, with seed {}.", claims[0].digits,
                        prose(claims[0].budget), claims[0].seed);
  }
  return text +
         fmt::format(
             "\n\n- {}: every statement that does not stand as printed, with a counterexample to check by "
             "hand, the reason and the amended statement\n"
             "- {}: every printed number beside the recomputed one\n"
             "- {}: the tables and figures, recomputed\n"
             "- {}: verdicts, strengths, methods, power, sharpness, margin\n\n",
             link("Errata", "errata.md"), link("Printed numbers", "published-numbers.md"),
             link("Experiments", "#experiments"), reading_link("How to read a page", ""));
}

/// The title with a link, then who wrote it and when.
std::string title_cell(const std::string& paper) {
  const std::string reference = prose(paper_reference(paper));
  return link(prose(paper_title(paper)), paper + ".md") + (reference.empty() ? "" : " (" + reference + ")");
}

/// Verdicts by paper, and in all; verdicts that no claim has are left out.
std::string verdicts(const Catalogue& catalogue) {
  std::vector<Verdict> occurring;
  for (const Verdict verdict : all_verdicts)
    if (!catalogue.with_verdict(verdict).empty()) occurring.push_back(verdict);
  std::vector<std::string> header{"paper", "claims"};
  for (const Verdict verdict : occurring) header.emplace_back(name(verdict));
  header.insert(header.end(), {"rest on a refuted one", "printed numbers that match", "what rests on what"});
  Table table(header);
  for (std::size_t column = 1; column + 1 < header.size(); ++column) table.right_aligned({column});
  const auto row = [&](std::string label, const std::vector<const Evidence*>& claims, std::string picture) {
    std::vector<std::string> cells{std::move(label), std::to_string(claims.size())};
    for (const Verdict verdict : occurring)
      cells.push_back(number_cell(
          static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [&](const Evidence* evidence) {
            return evidence->judgement.verdict == verdict;
          }))));
    cells.push_back(number_cell(
        static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [&](const Evidence* evidence) {
          return !catalogue.refuted_foundations(*evidence).empty();
        }))));
    cells.push_back(matched(claims));
    cells.push_back(std::move(picture));
    table.row(std::move(cells));
  };
  for (const std::string& paper : catalogue.papers())
    row(title_cell(paper), catalogue.of_paper(paper),
        link("picture", "figures/" + dependency_figure_name(paper) + ".svg"));
  row("**all**", everything(catalogue), "");
  return "## Verdicts\n\n" + table.text() +
         "\n*Holds*: tried over its hypotheses, no failure found, while a slightly falsified twin was "
         "caught. "
         "*Refuted*: a counterexample is given. *Unreproducible*: a printed number or figure comes out "
         "otherwise, or lacks its inputs. *Undecided*: says what would decide it. *Not executable*: says "
         "why.\n\n";
}

/// How much the evidence proves, by verdict; the amended statements have a line of their own.
std::string strengths(const Catalogue& catalogue) {
  std::vector<std::string> header{"verdict"};
  for (const Strength strength : all_strengths) header.emplace_back(name(strength));
  Table table(header);
  table.right_aligned({1, 2, 3, 4, 5});
  const auto row = [&](std::string label, const std::vector<Strength>& found) {
    if (found.empty()) return;
    std::vector<std::string> cells{std::move(label)};
    for (const Strength strength : all_strengths)
      cells.push_back(
          number_cell(static_cast<std::size_t>(std::count(found.begin(), found.end(), strength))));
    table.row(std::move(cells));
  };
  for (const Verdict verdict : all_verdicts) {
    std::vector<Strength> found;
    for (const Evidence* evidence : catalogue.with_verdict(verdict))
      found.push_back(evidence->judgement.strength);
    row(emphasised(verdict), found);
  }
  std::vector<Strength> repaired;
  for (const Evidence& evidence : catalogue.claims())
    if (const auto& repair = evidence.judgement.repair; repair && repair->verdict == Verdict::holds)
      repaired.push_back(repair->strength);
  row("amended statement holds", repaired);
  return "## How firmly\n\n" + table.text() +
         "\n*Exact*: rational arithmetic. *Certified*: enclosures over whole boxes, or at every instance of "
         "a "
         "finite statement. *Numeric*: so many digits on so many instances. *Statistical*: a confidence "
         "bound.\n\n";
}

/// Every refuted statement by name, the heaviest kind first; a repair is mentioned where it does not hold.
std::string refuted(const Catalogue& catalogue) {
  const auto all = catalogue.with_verdict(Verdict::refuted);
  if (all.empty()) return {};
  std::string text = "## Refuted\n\n";
  for (std::size_t weight = 0; weight < weight_classes().size(); ++weight) {
    std::string list;
    std::size_t number = 0;
    for (const Evidence* evidence : all) {
      if (weight_class(*evidence) != weight) continue;
      ++number;
      const auto& repair = evidence->judgement.repair;
      list += fmt::format(
          "- {}: {}{}\n", link(prose(evidence->id), "errata.md#" + evidence->id), prose(evidence->title),
          !repair                             ? " (not amended)"
          : repair->verdict == Verdict::holds ? ""
                                              : fmt::format(" (amended: {})", emphasised(repair->verdict)));
    }
    if (number == 0) continue;
    text += fmt::format("{} ({}):\n\n{}\n", capitalised(std::string(weight_classes()[weight])), number, list);
  }
  return text;
}

/// One line for each claim of that verdict.
std::string claims_with(const Catalogue& catalogue, Verdict verdict, std::string_view heading) {
  std::string text;
  for (const Evidence* evidence : catalogue.with_verdict(verdict))
    text += fmt::format("- {}: {}\n", claim_link(evidence->id, "claims/"), prose(evidence->title));
  return text.empty() ? text : fmt::format("## {}\n\n{}\n", heading, text);
}

/// What became of the printed numbers, and those that do not match one by one.
std::string printed_numbers(const Catalogue& catalogue) {
  std::vector<std::string> header{"paper", "printed"};
  header.insert(header.end(), std::begin(all_matches), std::end(all_matches));
  Table table(header);
  table.right_aligned({1, 2, 3, 4, 5, 6});
  Table others({"claim", "quantity", "printed", "recomputed", "verdict"});
  for (const std::string& paper : catalogue.papers()) {
    std::array<std::size_t, std::size(all_matches)> numbers{};
    std::size_t printed = 0;
    for (const Evidence* evidence : catalogue.of_paper(paper)) {
      for (const PublishedNumber& number : evidence->judgement.published) {
        const auto found = std::find(std::begin(all_matches), std::end(all_matches), number.verdict);
        ++printed;
        if (found != std::end(all_matches))
          ++numbers[static_cast<std::size_t>(found - std::begin(all_matches))];
        if (!matches(number))
          others.row({claim_link(evidence->id, "claims/"), prose(number.quantity), code(number.printed),
                      code(number.computed), fmt::format("**{}**", prose(number.verdict))});
      }
    }
    if (printed == 0) continue;
    std::vector<std::string> cells{link(prose(paper), paper + ".md"), std::to_string(printed)};
    for (const std::size_t number : numbers) cells.push_back(number_cell(number));
    table.row(std::move(cells));
  }
  if (table.empty()) return {};
  return fmt::format("## Printed numbers\n\n{}\n{}All of them, with the recomputed values: {}.\n\n",
                     table.text(),
                     others.empty() ? "" : "Those that do not match:\n\n" + others.text() + "\n",
                     link("printed numbers", "published-numbers.md"));
}

std::string surprises(const Catalogue& catalogue) {
  std::string text;
  for (const Evidence& evidence : catalogue.claims()) {
    if (!unexpected(evidence)) continue;
    text += fmt::format("- {}: {}, expected {}\n", claim_link(evidence.id, "claims/"),
                        emphasised(evidence.judgement.verdict), prose(evidence.expected));
  }
  return text.empty() ? text : "## Verdicts that differ from the expected ones\n\n" + text + "\n";
}

std::string tables_and_figures(const std::vector<ExperimentLink>& experiments) {
  std::string text = "<a id=\"experiments\"></a>\n\n## Tables and figures of the papers, recomputed\n\n";
  if (experiments.empty()) text += "No experiment has been run here; `./referee experiment` runs them.\n";
  for (const ExperimentLink& one : experiments)
    text += fmt::format("- {}: {}\n", link(code(one.name), "experiments/" + one.name + ".md"), one.title);
  return text + "\n";
}

/// The pictures that no paper has: what the claims look like.
std::string further_figures(const Catalogue& catalogue) {
  std::string text;
  std::set<std::string> shown;
  for (const Evidence& evidence : catalogue.claims())
    for (const court::Figure& figure : evidence.judgement.figures) {
      const bool of_the_paper = figure.name.find("-figure-") != std::string::npos;
      if (of_the_paper || !shown.insert(figure.name).second) continue;
      text += fmt::format("- {}: {} ({})\n", link(prose(figure.name), "figures/" + figure.name + ".svg"),
                          prose(figure.caption), claim_link(evidence.id, "claims/"));
    }
  return text.empty() ? text : "## Pictures beyond the papers\n\n" + text + "\n";
}

}  // namespace

std::string scoreboard(const Catalogue& catalogue, const OtherRecords& others) {
  std::string page(page_marker);
  page += introduction(catalogue);
  page += verdicts(catalogue);
  page += surprises(catalogue);
  page += strengths(catalogue);
  page += refuted(catalogue);
  page += printed_numbers(catalogue);
  page += claims_with(catalogue, Verdict::unreproducible, "Unreproducible");
  page += claims_with(catalogue, Verdict::undecided, "Undecided");
  page += claims_with(catalogue, Verdict::error, "Errors");
  if (others.agreement) page += precisions_and_seeds(*others.agreement);
  if (others.mutations) page += planted_faults(*others.mutations);
  page += tables_and_figures(others.experiments);
  return page + further_figures(catalogue);
}

}  // namespace referee::report
