// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.hpp"

#include <cmath>
#include <limits>

namespace referee::report::samples {

using court::Evidence;
using court::Finding;
using court::Strength;
using court::Verdict;
using namespace literals;

court::Figure figure() {
  court::Panel slope{"Slope at the midpoint", "heat time tau", "s_x(0, tau)", false, false, {}, {}, {}};
  court::Curve exact{"(a^2 - v)/v^2, a = 2.3", {}, {}, false, false};
  court::Curve leading{"leading order", {}, {}, true, false};
  for (int i = 0; i <= 2000; ++i) {
    const double tau = 0.0015 * i, v = 0.49 + 2 * tau;
    exact.x.push_back(tau);
    exact.y.push_back((5.29 - v) / (v * v));
    leading.x.push_back(tau);
    leading.y.push_back(5.29 / (v * v));
  }
  slope.curves = {exact, leading};
  slope.vertical_marks = {{2.4, "speciation tau* = 2.4"}, {2.3, "estimate"}};
  slope.horizontal_marks = {{0, "no slope"}};
  court::Panel error{"Error of the expansion", "distance h < 1", "relative error", true, true, {}, {}, {}};
  court::Curve points{"measured", {}, {}, false, true};
  court::Curve order{"h^2", {}, {}, false, false};
  for (int k = 1; k <= 9; ++k) {
    points.x.push_back(std::pow(10.0, -k));
    points.y.push_back(1.7 * std::pow(10.0, -2 * k) * (1 + 0.3 * std::sin(k)));
    order.x.push_back(std::pow(10.0, -k));
    order.y.push_back(k == 4 ? std::numeric_limits<double>::quiet_NaN() : std::pow(10.0, -2 * k));
  }
  error.curves = {points, order};
  return {"score-shocks-figure-1",
          "Slope of the score at the midpoint & its expansion, <tau*> marked.",
          {slope, error}};
}

Evidence amplification() {
  Evidence evidence;
  evidence.id = "SS-T6.3";
  evidence.paper = "score-shocks";
  evidence.kind = "theorem";
  evidence.title = "Amplification exponent |Lambda|";
  evidence.statement =
      "Lambda(tau) = (SNR - 1 - ln SNR)/2 for tau < tau*,\nwhere s_x(0, tau) = (a^2 - sigma^2)/sigma^4.";
  evidence.hypotheses = "a > sigma_0 > 0, |x| < a*b";
  evidence.source = "section 6.3, Theorem 6.3, (55)-(56)";
  evidence.evidence = "both sides enclosed";
  evidence.refuted_by = "an enclosure of the difference that excludes 0";
  evidence.attack = "SNR next to 1, tiny and huge times";
  evidence.file = "theorems/score-shocks/amplification.cpp";
  evidence.rests_on = {"SS-P5.2", "SS-P5.4"};
  evidence.expected = "holds";
  evidence.digits = 50;
  evidence.budget = "standard";
  evidence.seed = 18446744073709551615ULL;
  evidence.seconds = 0.1 + 0.2;
  Finding finding;
  finding.method = "identity";
  finding.what = "closed form = integral of s_x(0, .) from tau to tau*";
  finding.verdict = Verdict::holds;
  finding.strength = Strength::numeric;
  finding.value = "[2.901387711331890 +/- 4e-49]";
  finding.expected = "[2.901387711331890 +/- 2e-50]";
  finding.margin = "1.2e-49";
  finding.instance = {
      {"a", "23/10"_q}, {"tau", "1/1000000000000000000000000000000"_q}, {"sigma_0", "7/10"_q}};
  finding.digits = 48;
  finding.instances = 214;
  finding.power = "1e-45";
  evidence.judgement.findings = {finding};
  evidence.judgement.verdict = Verdict::holds;
  evidence.judgement.strength = Strength::numeric;
  evidence.judgement.digits = 48;
  evidence.judgement.instances = 214;
  evidence.judgement.power = "1e-45";
  evidence.judgement.published = {
      {"SS-T6.3", "Lambda(0)", "2.9014", "2.90138771133189012345678901234", "matches"},
      {"SS-T6.3", "exp(Lambda)|_0", "18.2x", "18.1993", "last digit off"}};
  evidence.judgement.figures = {figure()};
  return evidence;
}

Evidence upper_bound() {
  Evidence evidence;
  evidence.id = "SS-P5.2";
  evidence.paper = "score-shocks";
  evidence.kind = "proposition";
  evidence.title = "Upper bound of |s|";
  evidence.statement = "|s(x, t)| <= (|x| - R)/(2t)";
  evidence.source = "section 5.2, (5.3)";
  evidence.expected = "refuted";
  evidence.digits = 30;
  evidence.budget = "quick";
  evidence.seed = 7;
  Finding finding;
  finding.method = "bound";
  finding.what = "|s| <= (|x| - R)/(2t)";
  finding.verdict = Verdict::refuted;
  finding.strength = Strength::certified;
  finding.value = "0";
  finding.expected = "-1/2";
  finding.margin = "1/2";
  finding.instance = {{"x", 0}, {"R", 1}, {"t", 1}};
  finding.instances = 12;
  finding.sharpness = "1.5";
  finding.note = "needs (|x| - R)_+";
  finding.certificate = {"R > 0: [1 +/- 0]", "t > 0: yes"};
  Finding repaired = finding;
  repaired.what = "|s| <= (|x| + R)/(2t)";
  repaired.verdict = Verdict::holds;
  repaired.certificate.clear();
  repaired.power = "1e-12";
  evidence.judgement.findings = {finding};
  evidence.judgement.verdict = Verdict::refuted;
  evidence.judgement.strength = Strength::certified;
  evidence.judgement.instances = 12;
  evidence.judgement.sharpness = "1.5";
  evidence.judgement.repair =
      court::Repair{"|s(x, t)| <= (|x| + R)/(2t)", Verdict::holds, Strength::certified, {repaired}};
  return evidence;
}

std::vector<Evidence> run() {
  Evidence corollary = amplification();
  corollary.id = "SS-C6.4";
  corollary.kind = "corollary";
  corollary.title = "Follows from the theorem";
  corollary.rests_on = {"SS-T6.3"};
  corollary.judgement.figures.clear();
  corollary.judgement.published.clear();
  Evidence other = amplification();
  other.id = "PP-S6a";
  other.paper = "pde-perspective";
  other.kind = "claim";
  other.title = "An outlook";
  other.rests_on.clear();
  other.judgement = {};
  other.judgement.verdict = Verdict::not_executable;
  Finding reason;
  reason.method = "not executable";
  reason.what = "an outlook";
  reason.verdict = Verdict::not_executable;
  reason.note = "It states a plan.";
  other.judgement.findings = {reason};
  other.expected = "not executable";
  return {upper_bound(), amplification(), corollary, other};
}

}  // namespace referee::report::samples
