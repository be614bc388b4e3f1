// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.3: the tanh layer after subtraction of the Gaussian drift, and the classical shock it is
/// compared with.
#include "heat/burgers_shock.hpp"
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

/// u~ = -2 (s + x/sigma_tau^2) from the posterior mean: s + x/sigma_tau^2 = m/sigma_tau^2.
Ball subtracted(const Point& p) {
  auto at = kernel(p);
  return Ball(-2) * at.at(p["x"], 1).mean[0] / total(p);
}
Ball left_state(const Point& p) { return Ball(2) * p["a"] / total(p); }
Ball right_state(const Point& p) { return -left_state(p); }

REFEREE_CLAIM({
    .id = "SS-P5.4",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Background-subtracted interfacial profile",
    .statement = "s~ = s + x/sigma_tau^2 = (a/sigma_tau^2) tanh(a x/sigma_tau^2); u~ = -2 s~ has states "
                 "+-2a/sigma_tau^2 at "
                 "-+infinity and width delta = sigma_tau^2/a: exactly the classical viscous Burgers shock.",
    .hypotheses = "the pair (27); the shock is compared at frozen time, as its profile (35)",
    .source = "section 5.3, Proposition 5.4, (32)-(34)",
    .evidence = "identities from the posterior mean; limits at both ends; the steady equation by jets",
    .refuted_by = "disjoint enclosures of the profile and (35) with nu = 1, or other end states",
    .attack = "orientation of the states, the factor in the width, and 'exactly': at each frozen time the "
              "profile is the steady "
              "shock, but u~(x, tau) is no solution of Burgers' equation in time, since its states move (see "
              "the note)",
    .rests_on = {"SS-P5.1", "SS-E35"},
    .trial =
        [](Trial& trial) {
          const Family family = symmetric_pairs(trial, Side::both, true);
          trial.identity(
              "(32): s + x/sigma_tau^2 = (a/sigma_tau^2) tanh(a x/sigma_tau^2)", family,
              [](const Point& p) { return subtracted(p) / -2; },
              [](const Point& p) { return p["a"] / total(p) * tanh(p["a"] * p["x"] / total(p)); });
          for (int sign : {-1, 1})
            trial.limit(sign < 0 ? "(33): u~ -> 2a/sigma_tau^2 as x -> -infinity"
                                 : "(33): u~ -> -2a/sigma_tau^2 as x -> infinity",
                        {.parameter = "x",
                         .to_infinity = true,
                         .sign = sign,
                         .first = 2,
                         .last = 20,
                         .fixed = paper_pair("1/2"_q)},
                        subtracted, sign < 0 ? Quantity(left_state) : Quantity(right_state));
          trial.identity(
              "(34): sigma_tau^2/a = 4 nu/(uL - uR) with nu = 1", symmetric_pairs(trial, Side::both, false),
              [](const Point& p) { return interfacial_width(p["a"], total(p)); },
              [](const Point& p) { return shock_width(left_state(p), right_state(p), Ball(1)); });
          trial.identity(
              "u~ = the shock profile (35) between these states with nu = 1", family, subtracted,
              [](const Point& p) { return shock_profile(left_state(p), right_state(p), Ball(1), p["x"]); });
          trial.identity(
              "u~ u~_x = u~_xx at frozen time", family,
              [](const Point& p) {
                auto at = kernel(p);
                const Posterior<Ball>& y = at.at(p["x"], 2);
                return Ball(4) * y.mean[0] * y.covariance[0] / pow(total(p), 3);
              },
              [](const Point& p) {
                auto at = kernel(p);
                return Ball(-2) * at.at(p["x"], 3).third[0] / pow(total(p), 3);
              });
          trial.note(
              "As a function of time u~ is no Burgers solution: u~_tau + u~ u~_x - u~_xx = u~_tau = "
              "(4a/sigma_tau^4)(tanh z + z sech^2 z), z = a x/sigma_tau^2, which is positive for x > 0. The "
              "statement is "
              "read as one about the profile at each time, which is what its proof shows. In y = "
              "x/sigma_tau^2 the profile "
              "sigma_tau^2 u~ = -2 a tanh(a y) does not change at all.");
        },
});

Family states(const Trial& trial, bool opposite_only) {
  Family family{
      opposite_only ? "states uL = -uR > 0" : "states uL > uR",
      {},
      {{"uL > uR, nu > 0", [](const Point& p) { return less(p["uR"], p["uL"]) && positive(p["nu"]); }}}};
  Generator generator = trial.generator("shock states");
  const long count = trial.effort().scaled(6, 20, 200);
  for (long i = 0; i < count; ++i) {
    const Rational left(static_cast<long>(generator.below(2000)) - 800, 100);
    const Rational jump(1 + static_cast<long>(generator.below(900)), 100);
    const Rational half = jump / 2;
    for (const char* nu : {"1", "1/50", "20"})
      for (const char* place : {"0", "1/2", "-3"})
        family.members.push_back({{"uL", opposite_only ? half : left},
                                  {"uR", opposite_only ? -half : Rational(left - jump)},
                                  {"nu", parse_rational(nu)},
                                  {"x", parse_rational(place) * parse_rational(nu) / jump}});
  }
  return family;
}

Jet<Ball> profile_jet(const Point& p, const Jet<Ball>& x) {
  return shock_profile(Jet<Ball>(p["uL"]), Jet<Ball>(p["uR"]), Jet<Ball>(p["nu"]), x);
}

REFEREE_CLAIM({
    .id = "SS-E35",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The classical steady viscous shock",
    .statement = "The steady viscous Burgers shock between uL > uR with viscosity nu is u(x) = (uL + uR)/2 - "
                 "((uL - uR)/2) tanh((uL - uR) x/(4 nu)), of width 4 nu/(uL - uR).",
    .hypotheses = "uL > uR, nu > 0",
    .source = "section 5.3, proof of Proposition 5.4, (35)",
    .evidence = "identity: u u_x = nu u_xx by jets",
    .refuted_by = "states for which the two sides of the steady equation have disjoint enclosures",
    .attack =
        "states with uL + uR != 0: the profile then travels at speed (uL + uR)/2 and is not steady in x",
    .trial =
        [](Trial& trial) {
          const Family family = states(trial, false);
          auto derivative = [](const Point& p, int order) {
            return profile_jet(p, Jet<Ball>::variable(JetLayout::of(1, 2), 0, p["x"])).derivative({order});
          };
          const Quantity steady_left = [derivative](const Point& p) {
            return derivative(p, 0) * derivative(p, 1);
          };
          const Quantity steady_right = [derivative](const Point& p) { return p["nu"] * derivative(p, 2); };
          trial.identity("steady: u u_x = nu u_xx", family, steady_left, steady_right);
          trial.note(
              "The profile satisfies nu u_x = (u - uL)(u - uR)/2, hence u u_x - nu u_xx = u_x (uL + uR)/2: "
              "it "
              "is steady only if uL + uR = 0.");
          trial.identity(
              "at x = width = 4 nu/(uL - uR) the profile stands at (uL + uR)/2 - ((uL - uR)/2) tanh 1",
              family,
              [](const Point& p) {
                const Ball width = shock_width(p["uL"], p["uR"], p["nu"]);
                return profile_jet(p, Jet<Ball>(width)).value();
              },
              [](const Point& p) {
                return (p["uL"] + p["uR"] - (p["uL"] - p["uR"]) * tanh(p.constant(1))) / 2;
              });
          trial.repair(
              "The profile with x replaced by x - c tau, c = (uL + uR)/2, is a travelling wave of u_tau + u "
              "u_x = nu u_xx; "
              "it is steady exactly when uL = -uR, as in the use made of it.",
              [=](Trial& repaired) {
                repaired.identity(
                    "travelling: u_tau + u u_x = nu u_xx", states(repaired, false),
                    [](const Point& p) {
                      const SpaceTime at(p["x"], Ball(0), 2);
                      const Jet<Ball> speed((p["uL"] + p["uR"]) / 2);
                      const Jet<Ball> u = profile_jet(p, at.x - speed * at.tau);
                      return u.derivative({0, 1}) + u.value() * u.derivative({1, 0});
                    },
                    steady_right);
                repaired.identity("steady for uL = -uR: u u_x = nu u_xx", states(repaired, true), steady_left,
                                  steady_right);
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-R5.5",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Interfacial sharpening",
    .statement = "As tau -> 0 the width shrinks to sigma0^2/a and s_x(0, tau) tends to (a^2 - "
                 "sigma0^2)/sigma0^4, which diverges "
                 "only in the point-mass limit sigma0 -> 0; for positive variance the layer stays smooth.",
    .hypotheses = "the pair (27) with a fixed",
    .source = "section 5.3, Remark 5.5",
    .evidence = "limits and rates over many decades; a certified bound of s_x(0, tau) for positive variance",
    .refuted_by = "another limit, or a divergence at a fixed a and sigma0 > 0",
    .attack = "both orders of the limits tau -> 0 and sigma0 -> 0; 'only': true for the fixed pair that the "
              "remark speaks of (letting a "
              "grow instead would also make the slope diverge)",
    .rests_on = {"SS-P5.2", "SS-P5.4"},
    .trial =
        [](Trial& trial) {
          const Approach to_zero{
              .parameter = "tau", .first = 1, .last = 40, .fixed = {{"a", 3}, {"variance", "2/3"_q}}};
          auto width = [](const Point& p) { return interfacial_width(p["a"], total(p)); };
          auto slope = [](const Point& p) {
            const SpaceTime at(Ball(0), p["tau"], 2);
            return log(density(p, at.x, at.tau)).derivative({2, 0});
          };
          trial.limit("delta -> sigma0^2/a", to_zero, width,
                      [](const Point& p) { return p["variance"] / p["a"]; });
          trial.rate(
              "delta - sigma0^2/a = O(tau), exactly first order", to_zero,
              [width](const Point& p) { return width(p) - p["variance"] / p["a"]; }, 1);
          trial.limit("s_x(0, tau) -> (a^2 - sigma0^2)/sigma0^4", to_zero, slope, [](const Point& p) {
            return (square(p["a"]) - p["variance"]) / square(p["variance"]);
          });
          trial.rate(
              "s_x(0, 0) diverges like sigma0^-4 as sigma0 -> 0",
              {.parameter = "sigma0", .first = 1, .last = 30, .fixed = {{"a", 3}}},
              [](const Point& p) { return midpoint_slope(p["a"], square(p["sigma0"])); }, -4);
          // In units of sigma0: a and tau stand for a/sigma0 and tau/sigma0^2.
          trial.bound(
              "for positive variance |s_x(0, tau)| <= (a^2 + 2 sigma0^2)/sigma0^4 at every tau (sigma0 = 1)",
              Domain{"a/sigma0 from 1e-2 to 1e2, tau/sigma0^2 from 1e-9 to 1e4",
                     {{"a", "1e-2"_q, "1e2"_q, true}, {"tau", "1e-9"_q, "1e4"_q, true}}},
              [](const Point& p) { return abs(midpoint_slope(p["a"], Ball(1) + Ball(2) * p["tau"])); },
              [](const Point& p) { return square(p["a"]) + Ball(2); });
        },
});

}  // namespace
}  // namespace referee::score_shocks
