// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <regex>

#include "court/effort.hpp"
#include "report/enumeration.hpp"
#include "report/markdown.hpp"
#include "report/pages.hpp"
#include "report/short_numbers.hpp"
#include "report/sides.hpp"

namespace referee::report {

using court::Strength;
using court::Verdict;

std::string emphasised(Verdict verdict) {
  return verdict == Verdict::holds ? std::string(name(verdict)) : fmt::format("**{}**", name(verdict));
}

std::string strength_text(Strength strength) {
  return strength == Strength::none ? std::string() : std::string(name(strength));
}

std::string count(std::size_t number, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", number, number == 1 ? singular : plural);
}

std::string extent(long digits, long instances) {
  std::string text;
  if (digits > 0) text += count(static_cast<std::size_t>(digits), "digit", "digits");
  if (instances > 0) {
    if (!text.empty()) text += ", ";
    text += count(static_cast<std::size_t>(instances), "instance", "instances");
  }
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string kind_text(std::string_view kind) {
  return kind == "published-number" ? "printed number" : prose(kind);
}

std::string sentence(std::string text) {
  constexpr std::string_view symbols[] = {
      "alpha", "beta", "gamma", "delta", "epsilon", "eps", "zeta", "eta", "theta", "kappa", "lambda", "mu",
      "nu",    "xi",   "rho",   "sigma", "tau",     "phi", "chi",  "psi", "omega", "grad",  "div",    "exp",
      "log",   "sup",  "inf",   "lim",   "max",     "min", "sum",  "int", "conv",  "supp"};
  const std::string_view all = text;
  const std::string_view first = all.substr(0, all.find(' '));
  const std::string_view rest = all.substr(std::min(all.size(), first.size() + 1));
  const bool letters = !first.empty() && std::all_of(first.begin(), first.end(), [](char character) {
    return (character >= 'a' && character <= 'z') || character == ',' || character == ':';
  });
  const bool article =
      first == "a" && !rest.empty() && std::isalpha(static_cast<unsigned char>(rest[0])) != 0;
  const bool symbol =
      (first.size() == 1 && !article) ||
      std::find(std::begin(symbols), std::end(symbols), first) != std::end(symbols) ||
      (!rest.empty() && std::string_view("=<>~+-*/^|").find(rest[0]) != std::string_view::npos);
  return letters && !symbol ? capitalised(std::move(text)) : text;
}

std::string linked(const Catalogue& catalogue, const std::string& markdown, std::string_view folder,
                   std::string_view self) {
  static const std::regex id(R"(\b[A-Z]{2}-[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)");
  std::string text;
  std::size_t done = 0;
  for (std::sregex_iterator i(markdown.begin(), markdown.end(), id), none; i != none; ++i) {
    const auto at = static_cast<std::size_t>(i->position());
    text += markdown.substr(done, at - done);
    done = at + static_cast<std::size_t>(i->length());
    const std::string name = i->str();
    text += catalogue.find(name) == nullptr || name == self ? name : claim_link(name, folder);
  }
  return text + markdown.substr(done);
}

std::string comparison(const court::Finding& finding) {
  const Sides sides = sides_of(finding);
  const auto shown = [&](const std::string& side) {
    return sides.in_words ? prose(shortened(side)) : code(shortened(side));
  };
  const std::string found = shown(sides.found), stated = shown(sides.stated);
  if (is_yes_or_no(finding)) {
    const bool explained = finding.what.find("[1 or 0]") != std::string::npos;
    return fmt::format("found {}, the statement needs {}{}", found, stated,
                       explained ? "" : " (1 for yes, 0 for no)");
  }
  if (!sides.relation.empty())
    return fmt::format("left side {}, right side {}: {} {}", found, stated, code(sides.relation),
                       finding.verdict == Verdict::holds ? "holds" : "fails");
  if (const auto passage = passage_of(finding); passage && finding.method == "rate") {
    constexpr std::string_view at_least = "at least ";
    const bool lower = sides.stated.starts_with(at_least);
    const bool infinite = passage->destination.ends_with("infinity");
    return fmt::format("order {} with {} and {}, the statement has {}{}", code("h^p"),
                       code("h = " + passage->distance()), code("p = " + shortened(sides.found)),
                       code((lower ? "p >= " : "p = ") + sides.stated.substr(lower ? at_least.size() : 0)),
                       infinite ? fmt::format(" ({} means decay)", code("p > 0")) : "");
  }
  if (finding.method == "limit") return fmt::format("the limit is {}, the statement has {}", found, stated);
  return fmt::format("found {}, the statement needs {}", found, stated);
}

std::string claim_link(std::string_view id, std::string_view folder) {
  return link(prose(id), fmt::format("{}{}.md", folder, id));
}

std::string foundations(const Catalogue& catalogue, const court::Evidence& evidence,
                        std::string_view folder) {
  std::string text;
  for (const std::string& id : evidence.rests_on) {
    if (!text.empty()) text += ", ";
    const court::Evidence* foundation = catalogue.find(id);
    text += foundation == nullptr ? prose(id) : claim_link(id, folder);
    if (foundation != nullptr && foundation->judgement.verdict != Verdict::holds) {
      text += fmt::format(" ({})", emphasised(foundation->judgement.verdict));
    }
  }
  for (const Foundation& foundation : catalogue.refuted_foundations(evidence)) {
    if (foundation.through == foundation.refuted->id) continue;
    text += fmt::format("; through {} on {} (**refuted**)", prose(foundation.through),
                        claim_link(foundation.refuted->id, folder));
  }
  return text;
}

std::string finding_details(const court::Finding& finding) {
  std::string text;
  const auto item = [&](std::string_view label, const std::string& content) {
    if (!content.empty()) text += fmt::format("- {}: {}\n", label, content);
  };
  const bool refuted = finding.verdict == Verdict::refuted;
  const Sides sides = sides_of(finding);
  item(sides.found_label, sides.in_words ? prose(sides.found) : code(sides.found));
  item(sides.stated_label, sides.in_words ? prose(sides.stated) : code(sides.stated));
  const bool judged = refuted || finding.verdict == Verdict::holds;
  if (!sides.relation.empty() && judged)
    item("relation", code(sides.relation) + (refuted ? " fails" : " holds"));
  if (const auto passage = passage_of(finding)) {
    const std::string power =
        finding.method == "rate" ? "; exponents of " + code("h = " + passage->distance()) : "";
    item("approach", prose(passage->text) + power);
  }
  item("margin", code(finding.margin));
  if (!finding.instance.values().empty()) {
    item(passage_of(finding) ? "last decade"
         : refuted           ? "counterexample"
                             : "worst instance",
         code(finding.instance.text()));
  }
  item("smallest perturbation of the statement that was caught", code(finding.power));
  item("sharpness (largest left side / right side found)", code(finding.sharpness));
  if (!finding.certificate.empty()) {
    text += passage_of(finding) ? "- certificate, from the last decades:\n"
                                : "- certificate, each line enclosed at this very instance:\n";
    for (const std::string& line : finding.certificate) text += fmt::format("  - {}\n", code(line));
  }
  const std::string_view label = finding.verdict == Verdict::not_executable ? "reason"
                                 : finding.verdict == Verdict::undecided    ? "what would decide it"
                                                                            : "note";
  item(label, listed(remark(finding), "  "));
  return text;
}

std::string finding_sections(const std::vector<court::Finding>& findings, std::string_view heading) {
  std::string text;
  if (findings.size() > 3) {
    Table overview({"no.", "what was tried", "verdict", "strength"});
    for (std::size_t i = 0; i < findings.size(); ++i) {
      overview.row({std::to_string(i + 1), prose(findings[i].what), emphasised(findings[i].verdict),
                    strength_text(findings[i].strength)});
    }
    text += overview.text() + "\n";
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const court::Finding& finding = findings[i];
    // Some methods are the verdict: "not executable" need not be said twice.
    const std::string method =
        finding.method == name(finding.verdict) ? "" : prose(method_name(finding.method)) + ": ";
    text += fmt::format("{} {}. {}{}\n\n{}\n\n", heading, i + 1, method, name(finding.verdict),
                        prose(finding.what));
    std::string basis = strength_text(finding.strength);
    if (const std::string measured = extent(finding.digits, finding.instances); !measured.empty()) {
      basis += (basis.empty() ? "" : ", ") + measured;
    }
    if (!basis.empty()) text += "- evidence: " + basis + "\n";
    const std::string details = finding_details(finding);
    text += details;
    if (!basis.empty() || !details.empty()) text += "\n";
  }
  return text;
}

std::string reading_link(std::string_view label, std::string_view folder) {
  return link(label, fmt::format("{}{}", folder, reading_file));
}

std::string rerun_command(const court::Evidence& evidence) {
  const court::Effort defaults;
  std::string command = "./referee verify " + evidence.id;
  if (evidence.digits != defaults.digits) command += fmt::format(" --digits {}", evidence.digits);
  if (evidence.budget != name(defaults.budget)) command += " --budget " + evidence.budget;
  if (evidence.seed != defaults.seed) command += fmt::format(" --seed {}", evidence.seed);
  return command;
}

}  // namespace referee::report
