// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/not_reproduced.hpp"

#include <fmt/format.h>

#include <vector>

#include "report/enumeration.hpp"
#include "report/markdown.hpp"
#include "report/phrases.hpp"
#include "report/short_numbers.hpp"

namespace referee::report {
namespace {

using court::Finding;

/// Whole sentences, as many as fit into a paragraph, at least one.
std::string opening(const std::string& note) {
  constexpr std::size_t paragraph = 500;
  if (note.size() <= paragraph) return note;
  std::size_t end = note.rfind(". ", paragraph);
  if (end == std::string::npos) end = note.find(". ");
  return end == std::string::npos ? note : note.substr(0, end + 1);
}

/// A number as code; remarks one below the other.
std::string item(std::string_view label, const std::string& value, bool in_words) {
  if (value.empty()) return {};
  if (!in_words) return fmt::format("- {}: {}\n", label, code(shortened(value)));
  const std::vector<std::string> parts = parts_of(shortened(value));
  if (parts.size() == 1) return fmt::format("- {}: {}\n", label, prose(parts.front()));
  std::string text = fmt::format("- {}:\n", label);
  for (const std::string& part : parts) text += fmt::format("  - {}\n", prose(part));
  return text;
}

}  // namespace

std::string not_reproduced(const court::Evidence& evidence) {
  std::string text;
  const std::string page = "claims/" + evidence.id + ".md";
  for (const Finding& finding : evidence.judgement.findings) {
    if (finding.verdict != evidence.judgement.verdict) continue;
    const bool open = finding.strength == court::Strength::none;
    text += fmt::format("**{}** {}\n\n",
                        open ? "Cannot be recomputed: inputs missing." : "What does not come out.",
                        prose(finding.what));
    text += item("computed", finding.value, open) + item("printed", finding.expected, open);
    if (!finding.note.empty()) {
      const std::string begin = opening(finding.note);
      text += fmt::format("- note: {}", prose(begin));
      if (begin != finding.note) text += fmt::format(" ({})", link("more on the claim's page", page));
      text += "\n";
    }
    text += "\n";
  }
  return text + fmt::format("In full: {}, made by `{}`.\n\n", claim_link(evidence.id, "claims/"),
                            rerun_command(evidence));
}

}  // namespace referee::report
