// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.1: the probability-flow ODE in diffusion time and the divergence of trajectories at the
/// midpoint.
#include "heat/score.hpp"
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

REFEREE_CLAIM({
    .id = "SS-E49",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Probability flow in diffusion time and its linearisation",
    .statement = "The probability-flow ODE of the VE diffusion is dx/dtau = -s(x, tau), run with tau "
                 "decreasing; a perturbation "
                 "obeys dxi/dtau = -s_x(x(tau), tau) xi.",
    .hypotheses = "VE diffusion, d = 1",
    .source = "section 6.1, (49)-(50)",
    .evidence = "identities: the velocity -s transports p; the flow preserves the distribution function, so "
                "xi is proportional to 1/p along a trajectory",
    .refuted_by = "a mixture and a point with disjoint enclosures",
    .attack = "sign and factor of the velocity (-2s, s, -s/2 would fail the transport equation); (50) by a "
              "route that does not "
              "differentiate (49). The sentence after (50) calls -s_x(0, tau) the local growth rate: that is "
              "the rate as tau "
              "increases, the opposite of the direction just declared (Proposition 6.1 has it right)",
    .trial =
        [](Trial& trial) {
          const Family family = line_mixtures(trial);
          auto density_jet = [](const Point& p) {
            const SpaceTime at(p["x"], p["tau"], 2);
            return heat_solution(p, at.x, at.tau);
          };
          trial.identity(
              "dx/dtau = -s transports p: p_tau = d_x(p s)", family,
              [density_jet](const Point& p) {
                return density_jet(p).derivative({0, 1});
              },
              [density_jet](const Point& p) {
                const auto s = by_cumulants(p);
                const auto density = density_jet(p);
                return density.derivative({1, 0}) * s.s + density.value() * s.s_x;
              });
          // F(x(tau), tau) is constant for the distribution function F, so xi = dx/dx_0 = p_0(x_0)/p(x, tau)
          // and d log xi/dtau = -(d_tau log p + (-s) d_x log p).
          trial.identity(
              "(50): d log xi/dtau = -(d_tau - s d_x) log p = -s_x", family,
              [density_jet](const Point& p) {
                const Jet<Ball> log_p = log(density_jet(p));
                return square(log_p.derivative({1, 0})) - log_p.derivative({0, 1});
              },
              [](const Point& p) { return -by_cumulants(p).s_x; });
        },
});

REFEREE_CLAIM({
    .id = "SS-P6.1",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Local exponent at the mode boundary",
    .statement =
        "For tau < tau* the reverse-time Lyapunov exponent at the mode boundary is lambda(tau) = s_x(0, tau) "
        "= "
        "(a^2 - sigma_tau^2)/sigma_tau^4 > 0; nearby generative trajectories diverge locally at that rate.",
    .hypotheses = "the pair (27), tau < tau*",
    .source = "section 6.1, Proposition 6.1, (51)",
    .evidence = "identity with the posterior variance; exact sign; the relative velocity s(x)/x of a "
                "trajectory near the "
                "midpoint tends to lambda",
    .refuted_by = "another limit of s(x)/x, or a pair before tau* with lambda <= 0",
    .attack = "direction of time (dx/dsigma = +s for sigma = tau_T - tau), tau within 1e-12 of tau*",
    .rests_on = {"SS-P5.2", "SS-E49"},
    .trial =
        [](Trial& trial) {
          const Family family = symmetric_pairs(trial, Side::before, false);
          trial.identity(
              "lambda = (C(0) - sigma_tau^2)/sigma_tau^4 with the posterior variance C(0)", family,
              [](const Point& p) {
                auto at = kernel(p);
                return score_jacobian(at.at(Ball(0).at(p.precision()), 2), at.noise())[0];
              },
              [](const Point& p) { return midpoint_slope(p["a"], total(p)); });
          trial.exact(
              "lambda > 0", family, [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) -> Rational {
                return midpoint_slope<Rational>(i["a"], i["variance"] + 2 * i["tau"]);
              });
          for (const char* tau : {"0", "1", "3.9"})
            trial.limit(
                "relative velocity s(x)/x in reverse time -> lambda as x -> 0, tau = " + std::string(tau),
                {.parameter = "x", .first = 2, .last = 30, .fixed = paper_pair(parse_rational(tau))},
                [](const Point& p) {
                  auto at = kernel(p);
                  return score(at.at(p["x"], 1), at.noise())[0] / p["x"];
                },
                [](const Point& p) { return midpoint_slope(p["a"], total(p)); });
          trial.note(
              "The rate is instantaneous: no trajectory but x = 0 itself stays at the boundary, and the "
              "total factor is the finite exp(Lambda) of Theorem 6.3. So infinitesimally close initial "
              "conditions do not lead to macroscopically different modes, as the proof adds, unless sigma0 "
              "tends to 0: for a = 3, sigma0 = 1 a distance at tau* has grown by at most e^4/3 = 18.2 at tau "
              "= "
              "0. With one fixed rate lambda for all times the exponent over [0, tau*] would be 32, by (51) "
              "at "
              "tau = 0; its mean is Lambda(0)/tau* = 0.725 per unit of tau.");
        },
});

}  // namespace
}  // namespace referee::score_shocks
