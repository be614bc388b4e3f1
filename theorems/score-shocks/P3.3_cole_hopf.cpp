// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition 3.3 and the sentence on gradient catastrophes after it.
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

/// u = -2 nu d_x log phi with phi(x, tau) = p(x, nu tau): value, u_x, u_xx, u_tau.
ScoreDerivatives cole_hopf(const Point& p) {
  const Ball& nu = p["nu"];
  const SpaceTime at(p["x"], p["tau"], 3);
  const Jet<Ball> log_phi = log(heat_solution(p, at.x, at.tau * Jet<Ball>(nu)));
  const Ball factor = Ball(-2) * nu;
  return {factor * log_phi.derivative({1, 0}), factor * log_phi.derivative({2, 0}),
          factor * log_phi.derivative({3, 0}), factor * log_phi.derivative({1, 1})};
}

Family with_viscosity(const Trial& trial) {
  Family family = heat_solutions(trial),
         result{"positive solutions of phi_tau = nu phi_xx", {}, family.hypotheses};
  // p(x, nu tau) must exist: rescale tau so that nu tau is the original time.
  for (const char* nu : {"1", "1e-6", "1e6", "1/7", "3"})
    for (std::size_t i = 0; i < family.members.size(); i += 3) {
      Instance member = family.members[i];
      const Rational viscosity = parse_rational(nu);
      result.members.push_back(member.set("tau", member["tau"] / viscosity).set("nu", viscosity));
    }
  result.hypotheses = {
      {"nu > 0 and phi > 0", [](const Point& p) {
         return positive(p["nu"]) &&
                positive(heat_solution(p, Jet<Ball>(p["x"]), Jet<Ball>(p["tau"] * p["nu"])).value());
       }}};
  return result;
}

REFEREE_CLAIM({
    .id = "SS-P3.3",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Cole-Hopf transform",
    .statement = "If phi > 0 solves phi_tau = nu phi_xx on the line, then u = -2 nu d_x log phi solves "
                 "u_tau + u u_x = nu u_xx.",
    .hypotheses = "nu > 0, phi positive and smooth",
    .source = "section 3.5, Proposition 3.3, (16)-(17)",
    .evidence = "identity by jets of phi, each side from other derivatives",
    .refuted_by = "one solution and one point at which the two sides have disjoint enclosures",
    .attack = "viscosities from 1e-6 to 1e6; mixtures with 1 to 6 components, degenerate ones, sums of "
              "exponentials, heat polynomials and a solution that blows up (no densities)",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "u_tau + u u_x = nu u_xx", with_viscosity(trial),
              [](const Point& p) {
                const auto u = cole_hopf(p);
                return u.s_tau + u.s * u.s_x;
              },
              [](const Point& p) { return p["nu"] * cole_hopf(p).s_xx; });
        },
});

/// u_tau + u u_x = 0 from u0(x) = -amplitude x/(1 + x^2): along the characteristic from y the slope is
/// u0'(y)/(1 + tau u0'(y)).
REFEREE_CLAIM({
    .id = "SS-S3.5a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Inviscid Burgers breaks in finite time",
    .statement = "As nu -> 0 the equation u_tau + u u_x = 0 develops gradient catastrophes in finite time.",
    .hypotheses = "the initial slope is negative somewhere (the paper leaves this unsaid)",
    .source = "section 2.4 and section 3.5, text after Proposition 3.3",
    .evidence = "exact characteristics; divergence of the slope measured over many decades",
    .refuted_by = "initial data with a negative slope whose solution stays smooth for ever",
    .attack = "the unsaid hypothesis: for u0 = x the solution x/(1 + tau) is smooth for ever, so without a "
              "decreasing "
              "stretch the sentence is false; with one, the time is -1/min u0'",
    .trial =
        [](Trial& trial) {
          // u0 = -a x/(1 + x^2), least slope -a at 0: catastrophe at 1/a, where the slope diverges like 1/(1
          // - a tau).
          for (const char* amplitude : {"1", "1e-3", "250"}) {
            const Rational a = parse_rational(amplitude);
            trial.rate(
                "slope at the steepest point blows up as tau rises to -1/min u0' (a = " + to_string(a) + ")",
                {.parameter = "tau", .at = 1 / a, .sign = -1, .first = 4, .last = 40, .fixed = {{"a", a}}},
                [](const Point& p) { return -p["a"] / (Ball(1) - p["a"] * p["tau"]); }, -1);
          }
          Family data{"initial data -a x/(1 + x^2) before the catastrophe", {}, {}};
          for (const char* amplitude : {"1", "1e-3", "250"})
            for (const char* start : {"0", "0.1", "-2", "5"})
              for (const char* share : {"0", "0.5", "0.999"}) {
                const Rational a = parse_rational(amplitude);
                data.members.push_back(
                    {{"a", a}, {"y", parse_rational(start)}, {"tau", parse_rational(share) / a}});
              }
          auto initial = [](const Point& p, const Jet<Ball>& y) {
            return -(Jet<Ball>(p["a"]) * y) / (Jet<Ball>(1) + y * y);
          };
          trial.identity(
              "u constant along x = y + tau u0(y) solves the equation: u_tau = -u u_x", data,
              [initial](const Point& p) {
                // u(x(y, tau), tau) = u0(y): u_x = u0'/x_y and u_tau = -u_x x_tau by the chain rule.
                const SpaceTime at(p["y"], p["tau"], 1);
                const Jet<Ball> u = initial(p, at.x), x = at.x + at.tau * u;
                return -(u.derivative({1, 0}) / x.derivative({1, 0})) * x.derivative({0, 1});
              },
              [initial](const Point& p) {
                const Jet<Ball> u = initial(p, Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["y"]));
                const Ball slope = u.derivative({1});
                return -u.value() * slope / (Ball(1) + p["tau"] * slope);
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
