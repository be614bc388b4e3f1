// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/phrases.hpp"

namespace referee::report {
namespace {

using court::Strength;
using court::Verdict;

std::string introduction(const Catalogue& catalogue) {
  const auto& claims = catalogue.claims();
  std::string text =
      "# Scoreboard\n\nEvery statement, printed number and figure of the papers below was put on trial by a "
      "program "
      "that recomputes it in exact, interval or high-precision arithmetic and attacks it.";
  const bool uniform =
      !claims.empty() && std::all_of(claims.begin(), claims.end(), [&](const auto& evidence) {
        return evidence.digits == claims[0].digits && evidence.budget == claims[0].budget &&
               evidence.seed == claims[0].seed;
      });
  if (uniform) {
    text += fmt::format(" This run asked for {} digits on the {} budget, with seed {}.", claims[0].digits,
                        prose(claims[0].budget), claims[0].seed);
  }
  text += fmt::format(
      "\n\n- {}: every statement that does not stand as printed, with its counterexample and repair\n"
      "- {}: every printed number beside the recomputed one\n",
      link("Errata", "errata.md"), link("Printed numbers", "published-numbers.md"));
  for (const std::string& paper : catalogue.papers()) {
    text += fmt::format("- {}\n", link(prose(paper_title(paper)), paper + ".md"));
  }
  return text + "\n";
}

std::string number_cell(std::size_t number) { return number == 0 ? std::string() : std::to_string(number); }

/// Verdicts by paper, and in all.
std::string verdicts(const Catalogue& catalogue) {
  std::vector<std::string> header{"paper", "claims"};
  for (const Verdict verdict : all_verdicts) header.emplace_back(name(verdict));
  Table table(header);
  table.right_aligned({1, 2, 3, 4, 5, 6, 7});
  const auto row = [&](std::string label, const auto& belongs) {
    std::size_t claims = 0;
    std::vector<std::string> cells{std::move(label), ""};
    for (const Verdict verdict : all_verdicts) {
      std::size_t number = 0;
      for (const court::Evidence& evidence : catalogue.claims()) {
        number += evidence.judgement.verdict == verdict && belongs(evidence);
      }
      claims += number;
      cells.push_back(number_cell(number));
    }
    cells[1] = std::to_string(claims);
    table.row(std::move(cells));
  };
  for (const std::string& paper : catalogue.papers()) {
    row(link(prose(paper), paper + ".md"), [&](const auto& evidence) { return evidence.paper == paper; });
  }
  row("**all**", [](const auto&) { return true; });
  return "## Verdicts\n\n" + table.text() +
         "\n*Holds*: tried over its hypotheses, no failure found, while a slightly falsified twin was "
         "caught. "
         "*Refuted*: a counterexample is given. *Unreproducible*: a printed number or figure comes out "
         "otherwise, or "
         "lacks its inputs. *Undecided*: says what would decide it. *Not executable*: says why.\n\n";
}

/// How much the evidence proves, by verdict.
std::string strengths(const Catalogue& catalogue) {
  std::vector<std::string> header{"verdict"};
  for (const Strength strength : all_strengths) header.emplace_back(name(strength));
  Table table(header);
  table.right_aligned({1, 2, 3, 4, 5});
  for (const Verdict verdict : all_verdicts) {
    const auto claims = catalogue.with_verdict(verdict);
    if (claims.empty()) continue;
    std::vector<std::string> cells{emphasised(verdict)};
    for (const Strength strength : all_strengths) {
      cells.push_back(number_cell(
          static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [&](const auto* evidence) {
            return evidence->judgement.strength == strength;
          }))));
    }
    table.row(std::move(cells));
  }
  return "## Strength of the evidence\n\n" + table.text() +
         "\n*Exact*: rational arithmetic. *Certified*: enclosures over whole boxes, or at every instance of "
         "a finite "
         "statement. *Numeric*: so many digits on so many instances. *Statistical*: a confidence bound.\n\n";
}

std::string printed_numbers(const Catalogue& catalogue) {
  std::vector<std::string> header{"paper", "printed"};
  header.insert(header.end(), std::begin(all_matches), std::end(all_matches));
  Table table(header);
  table.right_aligned({1, 2, 3, 4, 5, 6});
  for (const std::string& paper : catalogue.papers()) {
    std::array<std::size_t, std::size(all_matches)> numbers{};
    std::size_t printed = 0;
    for (const court::Evidence* evidence : catalogue.of_paper(paper)) {
      for (const court::PublishedNumber& number : evidence->judgement.published) {
        const auto found = std::find(std::begin(all_matches), std::end(all_matches), number.verdict);
        ++printed;
        if (found != std::end(all_matches))
          ++numbers[static_cast<std::size_t>(found - std::begin(all_matches))];
      }
    }
    if (printed == 0) continue;
    std::vector<std::string> cells{link(prose(paper), paper + ".md"), std::to_string(printed)};
    for (const std::size_t number : numbers) cells.push_back(number_cell(number));
    table.row(std::move(cells));
  }
  if (table.empty()) return {};
  return fmt::format("## Printed numbers\n\n{}\nAll of them, with the recomputed values: {}.\n\n",
                     table.text(), link("printed numbers", "published-numbers.md"));
}

/// One line for each claim of that verdict.
std::string claims_with(const Catalogue& catalogue, Verdict verdict, std::string_view heading) {
  std::string text;
  for (const court::Evidence* evidence : catalogue.with_verdict(verdict)) {
    text += fmt::format("- {}: {}", claim_link(evidence->id, "claims/"), prose(evidence->title));
    if (const auto& repair = evidence->judgement.repair; repair) {
      text += fmt::format(" (repair: {})", emphasised(repair->verdict));
    }
    text += "\n";
  }
  return text.empty() ? text : fmt::format("## {}\n\n{}\n", heading, text);
}

std::string surprises(const Catalogue& catalogue) {
  std::string text;
  for (const court::Evidence& evidence : catalogue.claims()) {
    if (!unexpected(evidence)) continue;
    text += fmt::format("- {}: {}, expected {}\n", claim_link(evidence.id, "claims/"),
                        emphasised(evidence.judgement.verdict), prose(evidence.expected));
  }
  return text.empty() ? text : "## Verdicts that differ from the expected ones\n\n" + text + "\n";
}

std::string index(const Catalogue& catalogue) {
  std::string text = "## Every claim\n";
  for (const std::string& paper : catalogue.papers()) {
    text += fmt::format("\n{}:\n", link(prose(paper), paper + ".md"));
    std::string separator;
    for (const court::Evidence* evidence : catalogue.of_paper(paper)) {
      text += separator + claim_link(evidence->id, "claims/");
      separator = ",\n";
    }
    text += "\n";
  }
  return text;
}

std::string tables_and_figures(const std::vector<ExperimentLink>& experiments) {
  if (experiments.empty()) return {};
  std::string text = "## Tables and figures of the papers, recomputed\n\n";
  for (const ExperimentLink& one : experiments)
    text += fmt::format("- {}: {}\n", link(code(one.name), "experiments/" + one.name + ".md"), one.title);
  return text + "\n";
}

std::string planted_faults(const MutationScore& score) {
  const auto further = [](long number, std::string_view fate) {
    return number == 0 ? std::string() : fmt::format(", {} {}", number, fate);
  };
  return fmt::format(
      "## Planted faults\n\nOf {} faults that were planted, one at a time, in the formulas of the library "
      "and in the "
      "statements on trial, {} were noticed by a unit test or by a verdict that changed{}{}{}: {}.\n\n",
      score.planted, score.caught, further(score.errors, "ended in an error or a time-out"),
      further(score.explained, "survive for the reason given"), further(score.survived, "survive"),
      link("every fault and its fate", "mutations.md"));
}

}  // namespace

std::string scoreboard(const Catalogue& catalogue, const std::vector<ExperimentLink>& experiments,
                       const std::optional<MutationScore>& mutations) {
  std::string page(page_marker);
  page += introduction(catalogue);
  page += verdicts(catalogue);
  page += surprises(catalogue);
  page += claims_with(catalogue, Verdict::refuted, "Refuted");
  page += claims_with(catalogue, Verdict::unreproducible, "Unreproducible");
  page += claims_with(catalogue, Verdict::undecided, "Undecided");
  page += claims_with(catalogue, Verdict::error, "Errors");
  page += strengths(catalogue);
  page += printed_numbers(catalogue);
  if (mutations) page += planted_faults(*mutations);
  page += tables_and_figures(experiments);
  return page + index(catalogue);
}

}  // namespace referee::report
