// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/methods/admission.hpp"

#include <exception>

namespace referee::court {

std::vector<Precision> ladder(const Effort& effort) {
  std::vector<Precision> steps;
  for (Precision p = effort.start(); p.bits <= effort.max_bits; p = p.doubled()) steps.push_back(p);
  return steps;
}

Truth admitted(std::span<const Hypothesis> hypotheses, const Instance& instance, const Effort& effort,
               std::string* open) {
  if (hypotheses.empty()) return Truth::yes;
  Truth all = Truth::unknown;
  for (Precision precision : ladder(effort)) {
    const Point point(instance, precision);
    all = Truth::yes;
    for (const Hypothesis& hypothesis : hypotheses) {
      const Truth one = hypothesis.satisfied(point);
      if (one == Truth::unknown && open != nullptr) *open = hypothesis.name;
      all = all && one;
      if (all == Truth::no) return all;
    }
    if (all == Truth::yes) return all;
  }
  return all;
}

std::vector<std::string> certificate(std::span<const Hypothesis> hypotheses) {
  std::vector<std::string> lines;
  for (const Hypothesis& hypothesis : hypotheses)
    lines.push_back(hypothesis.name + ": enclosed as satisfied");
  if (lines.empty()) lines.push_back("no hypothesis restricts this instance");
  return lines;
}

bool Survey::admits(const Instance& instance) {
  std::string open;
  const Truth truth = admitted(family_.hypotheses, instance, effort_, &open);
  if (truth == Truth::unknown)
    doubt(instance, open.empty() ? "max_bits leaves no precision at which to decide the hypotheses"
                                 : "the hypothesis '" + open + "' stays undecided up to " +
                                       std::to_string(effort_.max_bits) + " bits");
  if (truth != Truth::yes) return false;
  ++tried_;
  return true;
}

void Survey::doubt(const Instance& instance, std::string reason, std::string value, std::string expected) {
  if (doubts_++ > 0) return;
  first_doubtful_ = instance;
  first_reason_ = std::move(reason);
  first_value_ = std::move(value);
  first_expected_ = std::move(expected);
}

bool Survey::leave_open(Finding& finding) const {
  if (doubts_ == 0 && tried_ > 0) return false;
  finding.verdict = Verdict::undecided;
  finding.strength = Strength::none;
  finding.instances = tried_;
  if (doubts_ == 0) {
    finding.note = "no instance of the family meets the hypotheses; an admissible one would decide it";
    return true;
  }
  finding.instance = first_doubtful_;
  finding.value = first_value_;
  finding.expected = first_expected_;
  finding.note = first_reason_;
  if (doubts_ > 1) finding.note += " (and " + std::to_string(doubts_ - 1) + " more open instances)";
  return true;
}

std::function<bool(const Instance&)> guarded(std::function<bool(const Instance&)> fails) {
  return [fails = std::move(fails)](const Instance& instance) {
    try {
      return fails(instance);
    } catch (const std::exception&) {
      return false;
    }
  };
}

}  // namespace referee::court
