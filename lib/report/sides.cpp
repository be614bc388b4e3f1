// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sides.hpp"

#include <fmt/format.h>

#include <regex>

namespace referee::report {
namespace {

using court::Finding;

/// Takes the relation off the front of what a statement says of its right side.
std::string split_relation(std::string& stated) {
  const std::size_t end = stated.find_first_not_of("<>=!");
  if (end == 0 || end == std::string::npos) return {};
  std::string relation = stated.substr(0, end);
  stated.erase(0, stated.find_first_not_of(' ', end));
  return relation;
}

}  // namespace

std::string Passage::distance() const {
  if (destination == "+infinity") return "1/" + parameter;
  if (destination == "-infinity") return "-1/" + parameter;
  if (destination == "0") return text.find(" from below") == std::string::npos ? parameter : "-" + parameter;
  return text.find(" from below") == std::string::npos ? parameter + " - " + destination
                                                       : destination + " - " + parameter;
}

std::optional<Passage> passage_of(const Finding& finding) {
  if (finding.method != "limit" && finding.method != "rate") return std::nullopt;
  static const std::regex pattern(R"(^(.+?) -> (\S+?)( from above| from below)?, decades -?\d+ to -?\d+)");
  std::smatch match;
  if (!std::regex_search(finding.note, match, pattern)) return std::nullopt;
  return Passage{match.str(0), match.str(1), match.str(2)};
}

Sides sides_of(const Finding& finding) {
  Sides sides{"found", "stated", finding.value, finding.expected, {}, false};
  const std::string& method = finding.method;
  if (method == "bound" || method == "exact" || method == "identity") {
    sides.found_label = "left side";
    sides.stated_label = "right side";
    sides.relation = split_relation(sides.stated);
    if (sides.relation.empty()) sides.relation = method == "bound" ? "<=" : "=";
  } else if (method == "limit") {
    sides.found_label = "limit found";
    sides.stated_label = "limit stated";
  } else if (method == "rate") {
    sides.found_label = "exponent found";
    sides.stated_label = "exponent stated";
  } else if (method == "published") {
    sides.found_label = "recomputed";
    sides.stated_label = "printed";
    sides.in_words = finding.strength == court::Strength::none;
  } else if (method == "sampling") {
    sides.found_label = "interval";
    sides.stated_label = "stated value";
  } else {
    sides.in_words = method != "solutions";
  }
  return sides;
}

bool is_yes_or_no(const Finding& finding) {
  const auto bit = [](const std::string& text) { return text == "0" || text == "1"; };
  const Sides sides = sides_of(finding);
  return finding.method == "exact" && finding.verdict == court::Verdict::refuted && sides.relation == "=" &&
         bit(sides.found) && bit(sides.stated);
}

std::string_view method_name(std::string_view method) {
  return method == "exact" ? "exact comparison" : method == "published" ? "printed number" : method;
}

std::string remark(const Finding& finding) {
  std::string note = finding.note;
  const auto passage = passage_of(finding);
  const auto drop = [&](std::string_view opening) {
    if (!note.starts_with(opening)) return;
    note.erase(0, opening.size());
    if (note.starts_with("; ")) note.erase(0, 2);
  };
  if (passage) drop(passage->text);
  if (finding.method == "bound" && finding.verdict == court::Verdict::refuted) {
    drop("found by the attack");
    drop("found by branch and bound");
  }
  return note;
}

}  // namespace referee::report
