// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "court/effort.hpp"
#include "report/markdown.hpp"

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

std::string quantity(std::string_view text) {
  // Four words of four letters do not occur in numbers, enclosures and formulas.
  int words = 0, letters = 0;
  for (const char character : text) {
    const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    letters = letter ? letters + 1 : 0;
    if (letters == 4) ++words;
  }
  return words >= 4 ? prose(text) : code(text);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
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
  item("computed", quantity(finding.value));
  item("expected", quantity(finding.expected));
  item("margin", quantity(finding.margin));
  if (!finding.instance.values().empty()) {
    item(refuted ? "counterexample" : "worst instance", code(finding.instance.text()));
  }
  item("smallest perturbation of the statement that was caught", quantity(finding.power));
  item("sharpness (largest left side / right side found)", quantity(finding.sharpness));
  if (!finding.certificate.empty()) {
    text += "- certificate, each line enclosed at this very instance:\n";
    for (const std::string& line : finding.certificate) text += fmt::format("  - {}\n", quantity(line));
  }
  const std::string_view label = finding.verdict == Verdict::not_executable ? "reason"
                                 : finding.verdict == Verdict::undecided    ? "what would decide it"
                                                                            : "note";
  item(label, prose(finding.note));
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
    const std::string method = finding.method == name(finding.verdict) ? "" : prose(finding.method) + ": ";
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

std::string rerun_command(const court::Evidence& evidence) {
  const court::Effort defaults;
  std::string command = "./referee verify " + evidence.id;
  if (evidence.digits != defaults.digits) command += fmt::format(" --digits {}", evidence.digits);
  if (evidence.budget != name(defaults.budget)) command += " --budget " + evidence.budget;
  if (evidence.seed != defaults.seed) command += fmt::format(" --seed {}", evidence.seed);
  return command;
}

}  // namespace referee::report
