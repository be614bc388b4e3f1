// SPDX-License-Identifier: GPL-3.0-or-later
#include "court/trial.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "court/undecidable.hpp"

namespace referee::court {
namespace {

Finding unfinished(Verdict verdict, std::string message) {
  Finding finding;
  finding.method = "trial";
  finding.what = "the trial runs to its end";
  finding.verdict = verdict;
  finding.note = std::move(message);
  return finding;
}

/// Runs the body; what it throws becomes a finding after those already made.
void run(Trial& trial, const std::function<void(Trial&)>& body) {
  try {
    body(trial);
  } catch (const Undecidable& problem) {
    trial.add(unfinished(Verdict::undecided, problem.what()));
  } catch (const std::exception& problem) {
    trial.add(unfinished(Verdict::error, problem.what()));
  } catch (...) {
    trial.add(unfinished(Verdict::error, "an exception of unknown kind"));
  }
}

/// The number that a text starts with; nothing for powers in words ("sides swapped").
std::optional<double> leading_number(const std::string& text) {
  double number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return text.find("e-") != text.npos ? 0.0 : HUGE_VAL;
  if (error != std::errc{}) return std::nullopt;
  return number;
}

/// The text with the larger number; a text without number gives way to one that has it.
const std::string& larger(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  const auto x = leading_number(a), y = leading_number(b);
  if (!x || !y) return x || !y ? a : b;
  return *x < *y ? b : a;
}

/// A sample proves nothing about the members left out; an estimated error can support a statement, but cannot
/// refute one.
Finding on(const Family& family, Finding finding) {
  if (family.estimated && finding.verdict == Verdict::refuted) {
    finding.verdict = Verdict::undecided;
    finding.strength = Strength::none;
    finding.note += (finding.note.empty() ? "" : " ") +
                    std::string("The sides are apart, but the error of a side is estimated, not enclosed.");
  }
  if (finding.verdict == Verdict::holds && (!family.exhaustive || family.estimated))
    finding.strength = std::min(finding.strength, Strength::numeric);
  return finding;
}

}  // namespace

Generator Trial::generator(std::string_view label) const {
  return Generator(effort_.seed, id_ + "/" + std::string(label));
}

void Trial::add(Finding finding) { record_.findings.push_back(std::move(finding)); }

void Trial::identity(std::string what, const Family& family, const Quantity& lhs, const Quantity& rhs) {
  add(on(family, court::identity(effort_, std::move(what), family, lhs, rhs)));
}
void Trial::bound(std::string what, const Domain& domain, const Quantity& lhs, const Quantity& rhs) {
  add(court::bound(effort_, std::move(what), domain, lhs, rhs));
}
void Trial::bound(std::string what, const Family& family, const Quantity& lhs, const Quantity& rhs) {
  add(on(family, court::bound(effort_, std::move(what), family, lhs, rhs)));
}
void Trial::limit(std::string what, const Approach& approach, const Quantity& quantity,
                  const Quantity& expected) {
  add(court::limit(effort_, std::move(what), approach, quantity, expected));
}
void Trial::rate(std::string what, const Approach& approach, const Quantity& quantity,
                 const Rational& exponent) {
  add(court::rate(effort_, std::move(what), approach, quantity, exponent));
}
void Trial::order_at_least(std::string what, const Approach& approach, const Quantity& quantity,
                           const Rational& exponent) {
  add(court::order_at_least(effort_, std::move(what), approach, quantity, exponent));
}
void Trial::solutions(std::string what, const Family& family, const Equation& equation,
                      const std::function<long(const Instance&)>& expected) {
  add(on(family, court::solutions(effort_, std::move(what), family, equation, expected)));
}
void Trial::exact(std::string what, const Family& family, const ExactQuantity& lhs, Relation relation,
                  const ExactQuantity& rhs) {
  add(on(family, court::exact(effort_, std::move(what), family, lhs, relation, rhs)));
}
void Trial::trajectory(std::string what, const Family& family, const Journey& journey,
                       const std::function<std::string(const Instance&)>& destination) {
  add(on(family, court::trajectory(effort_, std::move(what), family, journey, destination)));
}
void Trial::sampled_mean(std::string what, const Instance& instance, long draws,
                         const std::function<double(Generator&)>& draw, double lower, double upper,
                         double expected, double resolution) {
  add(court::sampled_mean(effort_, std::move(what), instance, draws, draw, lower, upper, expected,
                          resolution));
}
void Trial::sampled_probability(std::string what, const Instance& instance, long draws,
                                const std::function<bool(Generator&)>& event, double expected,
                                double resolution) {
  add(court::sampled_probability(effort_, std::move(what), instance, draws, event, expected, resolution));
}

void Trial::published(std::string quantity, std::string_view printed,
                      const std::function<Ball(Precision)>& value, Strength strength) {
  PublishedFinding found = court::published(effort_, std::move(quantity), printed, value);
  found.finding.strength = std::min(found.finding.strength, strength);
  found.number.claim = id_;
  record_.published.push_back(std::move(found.number));
  add(std::move(found.finding));
}

void Trial::not_executable(std::string what, std::string reason) {
  Finding finding;
  finding.method = "none";
  finding.what = std::move(what);
  finding.verdict = Verdict::not_executable;
  finding.note = std::move(reason);
  add(std::move(finding));
}

void Trial::unreproducible(std::string what, std::string value, std::string expected, std::string reason) {
  Finding finding;
  finding.method = "published";
  finding.what = std::move(what);
  finding.verdict = Verdict::unreproducible;
  finding.value = std::move(value);
  finding.expected = std::move(expected);
  finding.note = std::move(reason);
  add(std::move(finding));
}

void Trial::figure(Figure figure) { record_.figures.push_back(std::move(figure)); }

void Trial::note(std::string remark) {
  if (record_.findings.empty()) throw std::logic_error("Trial::note: there is no finding yet to remark on");
  std::string& note = record_.findings.back().note;
  note += (note.empty() ? "" : "; ") + remark;
}

void Trial::repair(std::string statement, const std::function<void(Trial&)>& trial) {
  Trial amended(id_, effort_);
  run(amended, trial);
  Judgement judgement = amended.judgement();
  std::move(judgement.figures.begin(), judgement.figures.end(), std::back_inserter(record_.figures));
  std::move(judgement.published.begin(), judgement.published.end(), std::back_inserter(record_.published));
  // A claim with several refuted assertions has one repair, whose statement grows.
  Repair repair = record_.repair.value_or(Repair{});
  repair.statement += (repair.statement.empty() ? "" : " ") + std::move(statement);
  std::move(judgement.findings.begin(), judgement.findings.end(), std::back_inserter(repair.findings));
  repair.verdict = overall_verdict(repair.findings);
  repair.strength = overall_strength(repair.findings);
  record_.repair = std::move(repair);
}

Judgement Trial::judgement() const {
  Judgement judgement = record_;
  judgement.verdict = overall_verdict(judgement.findings);
  judgement.strength = overall_strength(judgement.findings);
  for (const Finding& finding : judgement.findings) {
    if (finding.digits > 0)
      judgement.digits = judgement.digits == 0 ? finding.digits : std::min(judgement.digits, finding.digits);
    judgement.instances += finding.instances;
    judgement.power = larger(judgement.power, finding.power);
    judgement.sharpness = larger(judgement.sharpness, finding.sharpness);
  }
  return judgement;
}

Judgement try_claim(const Claim& claim, const Effort& effort) {
  Trial trial(claim.id, effort);
  if (claim.trial)
    run(trial, claim.trial);
  else
    trial.add(unfinished(Verdict::error, "the claim has no trial"));
  return trial.judgement();
}

}  // namespace referee::court
