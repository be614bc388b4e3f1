// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/pairs.hpp"

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "numbers/roots.hpp"

namespace referee::score_shocks {
namespace {

bool belongs(const Instance& pair, Side side) {
  if (side == Side::both) return true;
  const Rational a = pair["a"], total = pair["variance"] + 2 * pair["tau"];
  return side == Side::before ? a * a > total : a * a < total;
}

/// The pair with half-separation a and that SNR, a share of its total variance coming from the heat flow.
Instance with_snr(const Rational& a, const Rational& snr, const Rational& heated) {
  const Rational total = a * a / snr;
  return {{"a", a}, {"variance", total * (1 - heated)}, {"tau", total * heated / 2}};
}

std::vector<Hypothesis> hypotheses(Side side) {
  std::vector<Hypothesis> list{
      {"a > 0", [](const Point& p) { return positive(p["a"]); }},
      {"sigma0^2 > 0", [](const Point& p) { return positive(p["variance"]); }},
      {"tau >= 0", [](const Point& p) { return !positive(-p["tau"]); }},
  };
  if (side == Side::before)
    list.push_back({"tau < tau*", [](const Point& p) { return less(total(p), square(p["a"])); }});
  if (side == Side::after)
    list.push_back({"tau > tau*", [](const Point& p) { return less(square(p["a"]), total(p)); }});
  return list;
}

}  // namespace

Instance paper_pair(const Rational& tau) { return {{"a", 3}, {"variance", 1}, {"tau", tau}}; }

Family symmetric_pairs(const Trial& trial, Side side, bool with_x) {
  Family family{"symmetric pairs", {}, hypotheses(side)};
  std::vector<Instance> pairs;
  for (const char* tau : {"0", "0.1", "0.5", "1", "2", "3.9999999", "4", "4.0000001", "10"})
    pairs.push_back(paper_pair(parse_rational(tau)));
  for (const char* snr :
       {"1.000000000001", "0.999999999999", "1.0001", "0.9999", "2", "1/2", "1e3", "1e-3", "1e6", "1e-6"})
    for (const char* heated : {"0", "0.5", "0.999999"})
      pairs.push_back(with_snr("1"_q, parse_rational(snr), parse_rational(heated)));
  Generator generator = trial.generator("symmetric pairs");
  const long random = trial.effort().scaled(20, 80, 1000);
  for (long i = 0; i < random; ++i) {
    const Rational a = random_positive(generator, -3, 3), snr = random_positive(generator, -4, 5);
    pairs.push_back(with_snr(a, snr, random_between(generator, 0, 1)));
  }
  // A pair that is unimodal from the start.
  pairs.push_back({{"a", "3/4"_q}, {"variance", 1}, {"tau", "1/7"_q}});
  for (Instance& pair : pairs) {
    if (!belongs(pair, side)) continue;
    if (!with_x) {
      family.members.push_back(std::move(pair));
      continue;
    }
    const Rational width = (pair["variance"] + 2 * pair["tau"]) / pair["a"];
    const Rational a = pair["a"];
    // At a itself the score is a (tanh(SNR) - 1)/sigma_tau^2: for a large SNR too small for any sensible
    // precision.
    const Rational near_mode = a > 100 * width ? Rational(a * "99/100"_q) : a;
    std::vector<Rational> places{
        0, width / 3, -width, near_mode, -a * 2, a * 1000, random_signed(generator, -2, 2) * a};
    for (const Rational& x : places) family.members.push_back(Instance(pair).set("x", x));
  }
  return family;
}

PosteriorKernel<Ball> kernel(const Point& p) {
  const Ball half = p.constant("1/2"_q);
  return PosteriorKernel<Ball>({{{-p["a"]}, {p["a"]}}, {half, half}, {Ball(0), Ball(0)}}, total(p));
}

Jet<Ball> density(const Point& p, const Jet<Ball>& x, const Jet<Ball>& tau) {
  const Jet<Ball> half(p.constant("1/2"_q)), variance(p["variance"]);
  const Mixture<Jet<Ball>> pair{
      {{Jet<Ball>(-p["a"])}, {Jet<Ball>(p["a"])}}, {half, half}, {variance, variance}};
  return mixture_density(pair, x, tau);
}

Ball attractor(const Point& p) {
  const Ball q = total(p) / square(p["a"]);
  // With x = sigma^2 z/a the equation is q z = tanh z; concavity leaves one positive zero, and
  // tanh z >= z - z^3/3 puts it above sqrt(3 (1 - q)), tanh z < 1 below 1/q.
  const Ball lower = sqrt(Ball(3) * (Ball(1) - q)), upper = Ball(1) / q;
  if (!lower.is_finite() || !upper.is_finite() || !lower.is_positive())
    return Ball::whole_line(p.precision());
  const Bracket bracket{lower.lower_as_rational() * "999/1000"_q, upper.upper_as_rational()};
  const UnivariateFunction f = [&](const Jet<Ball>& z) { return tanh(z) - Jet<Ball>(q) * z; };
  return refine_root(f, bracket, p.precision().to_digits() - 5) * total(p) / p["a"];
}

}  // namespace referee::score_shocks
