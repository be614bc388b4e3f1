// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 4.1, its proof's displays, Remark 4.2, Theorem 4.3 and Remark 4.4: the score of a heat solution on
/// the line solves Burgers.
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "numbers/quadrature.hpp"
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

REFEREE_CLAIM({
    .id = "SS-T4.1",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Score PDE on the line",
    .statement = "The score s = d_x log p of a positive smooth solution of p_tau = p_xx satisfies s_tau = "
                 "s_xx + 2 s s_x.",
    .hypotheses = "p positive and smooth, p_tau = p_xx, d = 1",
    .source = "section 4.1, Theorem 4.1, (18)",
    .evidence = "identity: s_tau by jets of log p in (x, tau) against spatial derivatives, by jets and, for "
                "mixtures, "
                "from the cumulants of the posterior",
    .refuted_by = "one heat solution and one point at which the two sides have disjoint enclosures",
    .attack = "no densities at all (exponentials, heat polynomials, a blow-up solution), Diracs, coincident "
              "means, weights "
              "of 1e-30, variances of 1e-20, points at 1e6",
    .rests_on = {"SS-E19"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "s_tau = s_xx + 2 s s_x, by jets", heat_solutions(trial),
              [](const Point& p) { return by_jets(p).s_tau; },
              [](const Point& p) {
                const auto s = by_jets(p);
                return s.s_xx + Ball(2) * s.s * s.s_x;
              });
          trial.identity(
              "s_tau by jets = s_xx + 2 s s_x from the posterior's cumulants", line_mixtures(trial),
              [](const Point& p) { return by_jets(p).s_tau; },
              [](const Point& p) {
                const auto s = by_cumulants(p);
                return s.s_xx + Ball(2) * s.s * s.s_x;
              });
        },
});

Jet<Ball> density_jet(const Point& p, int order) {
  const SpaceTime at(p["x"], p["tau"], order);
  return heat_solution(p, at.x, at.tau);
}

REFEREE_CLAIM({
    .id = "SS-E19",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Displays of the proof of Theorem 4.1",
    .statement =
        "p_xx = (s_x + s^2) p; p_xxx = (s_xx + 3 s s_x + s^3) p; s_tau = p_xxx/p - s p_xx/p; and hence (18).",
    .hypotheses = "as Theorem 4.1",
    .source = "section 4.1, (19)-(22)",
    .evidence = "identities between jets of p and jets of log p",
    .refuted_by = "disjoint enclosures in any of the displays",
    .attack = "the same heat solutions as for Theorem 4.1, each display on its own",
    .rests_on = {},
    .trial =
        [](Trial& trial) {
          const Family family = heat_solutions(trial);
          trial.identity(
              "(19): p_xx = (s_x + s^2) p", family,
              [](const Point& p) {
                return density_jet(p, 2).derivative({2, 0});
              },
              [](const Point& p) {
                const auto s = by_jets(p);
                return (s.s_x + square(s.s)) * density_jet(p, 0).value();
              });
          trial.identity(
              "(20): p_xxx = (s_xx + 3 s s_x + s^3) p", family,
              [](const Point& p) {
                return density_jet(p, 3).derivative({3, 0});
              },
              [](const Point& p) {
                const auto s = by_jets(p);
                return (s.s_xx + Ball(3) * s.s * s.s_x + pow(s.s, 3)) * density_jet(p, 0).value();
              });
          trial.identity(
              "(21): s_tau = p_xxx/p - s p_xx/p", family, [](const Point& p) { return by_jets(p).s_tau; },
              [](const Point& p) {
                const auto density = density_jet(p, 3);
                return (density.derivative({3, 0}) - by_jets(p).s * density.derivative({2, 0})) /
                       density.value();
              });
          trial.identity(
              "(22): (s_xx + 3 s s_x + s^3) - s (s_x + s^2) = s_xx + 2 s s_x", family,
              [](const Point& p) {
                const auto s = by_jets(p);
                return (s.s_xx + Ball(3) * s.s * s.s_x + pow(s.s, 3)) - s.s * (s.s_x + square(s.s));
              },
              [](const Point& p) {
                const auto s = by_jets(p);
                return s.s_xx + Ball(2) * s.s * s.s_x;
              });
        },
});

/// d_tau d_x log p of a mixture at complex x, for quadrature along the line.
ComplexBall score_rate(const Point& p, const ComplexBall& x) {
  using J = Jet<ComplexBall>;
  const Mixture<Ball> real = mixture<Ball>(p);
  Mixture<J> complex;
  for (std::size_t k = 0; k < real.size(); ++k) {
    complex.means.push_back({J(ComplexBall(real.means[k][0]))});
    complex.weights.push_back(J(ComplexBall(real.weights[k])));
    complex.variances.push_back(J(ComplexBall(real.variances[k])));
  }
  const JetLayout& layout = JetLayout::of(2, 2);
  const J log_p =
      log(mixture_density(complex, J::variable(layout, 0, x), J::variable(layout, 1, ComplexBall(p["tau"]))));
  return log_p.derivative({1, 1});
}

REFEREE_CLAIM({
    .id = "SS-R4.2",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Conservation form",
    .statement = "The score PDE is a conservation law: s_tau = d_x (s_x + s^2).",
    .hypotheses = "as Theorem 4.1",
    .source = "section 4.1, Remark 4.2, (23)",
    .evidence =
        "the integral form: the rate of change of the integral of s over [x, x + length], by enclosing "
        "quadrature of s_tau, equals the difference of the fluxes s_x + s^2 from the posterior",
    .refuted_by = "a mixture and an interval whose two sides have disjoint enclosures",
    .attack = "intervals across a layer and in the tails, where a missing factor in the flux would show",
    .rests_on = {"SS-T4.1"},
    .trial =
        [](Trial& trial) {
          Family all = line_mixtures(trial),
                 family{"mixtures and intervals [x, x + length]", {}, all.hypotheses};
          Generator generator = trial.generator("intervals");
          const long wanted = trial.effort().scaled(6, 20, 100);
          for (std::size_t i = 0; i < all.members.size() && static_cast<long>(family.members.size()) < wanted;
               ++i)
            if (all.members[i]["tau"] >= "1/50"_q)
              family.members.push_back(
                  all.members[i].set("length", Rational(1 + static_cast<long>(generator.below(8)), 4)));
          auto flux = [](const Point& p, const Ball& x) {
            PosteriorKernel<Ball> at = mixture_kernel(p);
            const Posterior<Ball>& posterior = at.at(x, 2);
            return score_jacobian(posterior, at.noise())[0] + square(score(posterior, at.noise())[0]);
          };
          trial.identity(
              "integral of s_tau over [x, x + length] = [s_x + s^2]", family,
              [](const Point& p) {
                return integrate([&](const ComplexBall& x) { return score_rate(p, x); }, p["x"],
                                 p["x"] + p["length"], p.precision());
              },
              [flux](const Point& p) { return flux(p, p["x"] + p["length"]) - flux(p, p["x"]); });
        },
});

REFEREE_CLAIM({
    .id = "SS-T4.3",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Score-Burgers correspondence",
    .statement = "u = -2 s satisfies the viscous Burgers equation u_tau + u u_x = u_xx with unit viscosity.",
    .hypotheses = "as Theorem 4.1",
    .source = "section 4.2, Theorem 4.3, (24)",
    .evidence = "identity by jets; and, for mixtures, u_tau by jets against the posterior's cumulants",
    .refuted_by = "disjoint enclosures of the two sides at one heat solution and point",
    .attack = "sign and factor of u = -2 s, on heat solutions that are no densities as well",
    .rests_on = {"SS-T4.1"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "u_tau + u u_x = u_xx, by jets", heat_solutions(trial),
              [](const Point& p) {
                const auto s = by_jets(p);
                const Ball u = Ball(-2) * s.s, u_x = Ball(-2) * s.s_x, u_tau = Ball(-2) * s.s_tau;
                return u_tau + u * u_x;
              },
              [](const Point& p) { return Ball(-2) * by_jets(p).s_xx; });
          trial.identity(
              "u_tau by jets = u_xx - u u_x from the posterior's cumulants", line_mixtures(trial),
              [](const Point& p) { return Ball(-2) * by_jets(p).s_tau; },
              [](const Point& p) {
                const auto s = by_cumulants(p);
                const Ball u = Ball(-2) * s.s, u_x = Ball(-2) * s.s_x;
                return Ball(-2) * s.s_xx - u * u_x;
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-R4.4",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "The correspondence is an identity",
    .statement = "With phi = p_tau and nu = 1 the Cole-Hopf variable -2 nu phi_x/phi equals -2 s exactly.",
    .hypotheses = "as Theorem 4.1",
    .source = "section 4.2, Remark 4.4",
    .evidence = "identity: -2 p_x/p from jets of the density, s = (m - x)/v from the posterior mean",
    .refuted_by = "disjoint enclosures at one mixture and point",
    .attack = "whether 'exactly' hides an approximation: agreement must sharpen with the digits",
    .rests_on = {"SS-P3.3"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "-2 p_x/p = -2 s", line_mixtures(trial),
              [](const Point& p) {
                const auto density = density_jet(p, 1);
                return Ball(-2) * density.derivative({1, 0}) / density.value();
              },
              [](const Point& p) { return Ball(-2) * by_cumulants(p).s; });
        },
});

}  // namespace
}  // namespace referee::score_shocks
