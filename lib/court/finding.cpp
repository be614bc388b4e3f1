// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/finding.hpp"

#include <algorithm>

namespace referee::court {

Verdict overall_verdict(const std::vector<Finding>& findings) {
  if (findings.empty()) return Verdict::undecided;
  Verdict verdict = Verdict::holds;
  for (const Finding& finding : findings) verdict = worse(verdict, finding.verdict);
  return verdict;
}

Strength overall_strength(const std::vector<Finding>& findings) {
  const Verdict verdict = overall_verdict(findings);
  if (verdict == Verdict::undecided || verdict == Verdict::error) return Strength::none;
  Strength weakest = Strength::exact, strongest = Strength::none;
  for (const Finding& finding : findings) {
    if (finding.verdict != verdict) continue;
    weakest = std::min(weakest, finding.strength);
    strongest = std::max(strongest, finding.strength);
  }
  return verdict == Verdict::holds ? weakest : strongest;
}

namespace {

/// Collects the contradictions of one finding.
class Linter {
 public:
  explicit Linter(std::vector<std::string>& lines) : lines_(lines) {}

  void examine(const Finding& finding) {
    finding_ = &finding;
    switch (finding.verdict) {
      case Verdict::holds:
        holding();
        break;
      case Verdict::refuted:
        refutation();
        break;
      case Verdict::unreproducible:
        demand(!finding.note.empty() || (!finding.value.empty() && !finding.expected.empty()),
               "unreproducible, but neither a remark nor both numbers");
        break;
      case Verdict::undecided:
        demand(!finding.note.empty(), "undecided, but not said what would decide it");
        demand(finding.strength == Strength::none, "undecided, yet with a strength");
        break;
      case Verdict::not_executable:
        demand(!finding.note.empty(), "not executable, but no reason given");
        demand(finding.strength == Strength::none, "not executable, yet with a strength");
        break;
      case Verdict::error:
        demand(!finding.note.empty(), "error, but not said which");
        demand(finding.strength == Strength::none, "error, yet with a strength");
        break;
    }
    strength();
  }

 private:
  void demand(bool met, const char* complaint) {
    if (!met) lines_.push_back(finding_->method + " '" + finding_->what + "': " + complaint);
  }
  bool is(std::string_view method) const { return finding_->method == method; }

  void holding() {
    demand(finding_->strength != Strength::none, "holds, but on no evidence");
    demand(!finding_->power.empty(), "holds, but its power is not known");
    if (is("identity")) demand(finding_->digits > 0, "holds, but agrees in no digit");
    if (is("identity") || is("exact") || is("solutions") || is("trajectory"))
      demand(finding_->instances > 0, "holds, but on no instance");
  }

  void refutation() {
    demand(finding_->strength != Strength::none, "refuted, but on no evidence");
    demand(!finding_->certificate.empty(), "refuted without a certificate");
    demand(!finding_->value.empty() && !finding_->expected.empty(), "refuted, but a side is not shown");
  }

  void strength() {
    if (finding_->strength >= Strength::certified)
      demand(!finding_->value.empty(), "certified without an enclosure");
    if (is("sampling"))
      demand(finding_->strength <= Strength::statistical, "claims more than samples can show");
    if (is("limit") || is("rate"))
      demand(finding_->strength <= Strength::numeric, "claims more than an extrapolation can show");
  }

  std::vector<std::string>& lines_;
  const Finding* finding_ = nullptr;
};

}  // namespace

std::vector<std::string> contradictions(const Judgement& judgement) {
  std::vector<std::string> lines;
  if (judgement.findings.empty()) lines.push_back("the claim has no finding");
  if (judgement.verdict != overall_verdict(judgement.findings))
    lines.push_back("the verdict is not that of the worst finding");
  if (judgement.strength != overall_strength(judgement.findings))
    lines.push_back("the strength is not that of the findings behind the verdict");
  Linter linter(lines);
  for (const Finding& finding : judgement.findings) linter.examine(finding);

  if (judgement.repair) {
    const Repair& repair = *judgement.repair;
    if (judgement.verdict == Verdict::holds) lines.push_back("a repair on a claim that holds");
    if (repair.statement.empty()) lines.push_back("a repair without a statement");
    if (repair.verdict != Verdict::holds)
      lines.push_back("the repair does not hold: " + std::string(name(repair.verdict)));
    if (repair.verdict != overall_verdict(repair.findings) ||
        repair.strength != overall_strength(repair.findings))
      lines.push_back("the repair's verdict is not that of its findings");
    for (const Finding& finding : repair.findings) linter.examine(finding);
  } else if (judgement.verdict == Verdict::refuted) {
    lines.push_back("refuted without a repair");
  }

  if (judgement.verdict == Verdict::holds)
    for (const PublishedNumber& number : judgement.published)
      if (number.verdict == "wrong" || number.verdict == "last digit off" || number.verdict == "undecided")
        lines.push_back("the claim holds, but the printed " + number.quantity + " = " + number.printed +
                        " is " + number.verdict);
  return lines;
}

}  // namespace referee::court
