// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 8.1 and 8.2: the score of the variance-preserving process, its PDE and its reduction to heat
/// flow.
#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "heat/variance_preserving.hpp"
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

Schedule<Rational> schedule_of(const Instance& i) { return {i["beta0"], i["beta1"]}; }

/// The mixtures of a family as data of the process: schedules beta0 + beta1 t, constant and growing, and
/// times t > 0.
Family processes(const Trial& trial, Family data) {
  Generator generator = trial.generator("schedules");
  data.name += " as data of variance-preserving processes";
  data.hypotheses = {{"weights positive, variances >= 0", data.hypotheses.front().satisfied},
                     {"t > 0, beta > 0", [](const Point& p) {
                        return positive(p["t"]) && positive(p["beta0"]) && !positive(-p["beta1"]);
                      }}};
  long n = 0;
  for (Instance& i : data.members) {
    i.set("t", random_positive(generator, -2, 0)).set("beta0", random_positive(generator, -1, 0));
    // Every third schedule is constant; one in ten is the usual linear one.
    i.set("beta1", n % 3 == 0 ? Rational(0) : n % 10 == 1 ? "19.9"_q : random_positive(generator, -1, 1));
    // Later the process has forgotten its data to e^-30, and only digits are spent.
    while (schedule_of(i).integral(i["t"]) > 60) i.set("t", i["t"] / 2);
    ++n;
  }
  // Farther out alpha -> 0 only costs digits.
  std::erase_if(data.members, [](const Instance& i) { return i.has("x") && abs(i["x"]) > 1000; });
  return data;
}

template <class T>
Schedule<T> schedule(const Point& p) {
  return {T(p["beta0"]), T(p["beta1"])};
}
Ball attenuation(const Point& p) { return schedule<Ball>(p).attenuation(p["t"]); }

/// p(x, t) on the line as jets in (x, t), summed from the marginal's definition.
Jet<Ball> process_density(const Point& p, int order) {
  using J = Jet<Ball>;
  const SpaceTime at(p["x"], p["t"], order);
  return mixture_density(variance_preserving_marginal(mixture<J>(p), schedule<J>(p).attenuation(at.tau)),
                         at.x, J(0));
}

/// s, s_x, s_xx, s_t by jets of log p.
ScoreDerivatives process_score(const Point& p) {
  const Jet<Ball> log_p = log(process_density(p, 3));
  return {log_p.derivative({1, 0}), log_p.derivative({2, 0}), log_p.derivative({3, 0}),
          log_p.derivative({1, 1})};
}

/// The posterior of alpha X_0 given X_t, noise 1 - alpha^2.
PosteriorKernel<Ball> process_kernel(const Point& p) {
  const Ball alpha = attenuation(p), kept = square(alpha);
  Mixture<Ball> clean = mixture<Ball>(p);
  for (auto& mean : clean.means)
    for (Ball& coordinate : mean) coordinate = alpha * coordinate;
  for (Ball& variance : clean.variances) variance = kept * variance;
  return PosteriorKernel<Ball>(clean, Ball(1) - kept);
}
/// s, s_x, s_xx from the posterior's cumulants.
ScoreDerivatives process_score_by_cumulants(const Point& p) {
  PosteriorKernel<Ball> at = process_kernel(p);
  const Posterior<Ball>& posterior = at.at(p["x"], 3);
  return {score(posterior, at.noise())[0], score_jacobian(posterior, at.noise())[0],
          third_log_derivative(posterior, at.noise())[0], Ball(0)};
}

REFEREE_CLAIM({
    .id = "SS-T8.1",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Score PDE of the variance-preserving process",
    .statement = "s_t = (beta/2) [s_xx + 2 s s_x + x s_x + s] for the score of the variance-preserving "
                 "process on the line.",
    .hypotheses = "process (5) with beta(t) > 0, d = 1",
    .source = "section 8.1, Theorem 8.1, (78)",
    .evidence =
        "identity: s_t by jets of log p in (x, t) against spatial derivatives from the cumulants of the "
        "posterior; the density is checked to solve (6)",
    .refuted_by = "a mixture, a schedule and a point with disjoint enclosures",
    .attack =
        "Gaussian mixtures and Diracs as data, weights of 1e-30, constant and growing schedules, x to 1000",
    .rests_on = {"SS-T4.1"},
    .trial =
        [](Trial& trial) {
          const Family family = processes(trial, line_mixtures(trial));
          trial.identity(
              "(6): p_t = (beta/2) [p + x p_x + p_xx]", family,
              [](const Point& p) {
                return process_density(p, 2).derivative({0, 1});
              },
              [](const Point& p) {
                const Jet<Ball> density = process_density(p, 2);
                return schedule<Ball>(p).beta(p["t"]) / 2 *
                       (density.value() + p["x"] * density.derivative({1, 0}) + density.derivative({2, 0}));
              });
          trial.identity(
              "(78): s_t = (beta/2) [s_xx + 2 s s_x + x s_x + s]", family,
              [](const Point& p) { return process_score(p).s_tau; },
              [](const Point& p) {
                const auto s = process_score_by_cumulants(p);
                return schedule<Ball>(p).beta(p["t"]) / 2 *
                       (s.s_xx + Ball(2) * s.s * s.s_x + p["x"] * s.s_x + s.s);
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-R8.2",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Structure of the score PDE",
    .statement = "(78) is the Burgers part (beta/2)(s_xx + 2 s s_x) plus (beta/2) (x s)_x, together (beta/2) "
                 "d_x [s_x + s^2 + "
                 "x s]; u = -2 s obeys a Burgers equation forced by linear advection and growth.",
    .hypotheses = "as Theorem 8.1",
    .source = "section 8.1, Remark 8.2, (79)",
    .evidence = "identities by jets; the forced equation is u_t = (beta/2) [u_xx - u u_x + x u_x + u]",
    .refuted_by = "disjoint enclosures in one of the displays",
    .attack = "the same mixtures and schedules as for Theorem 8.1",
    .rests_on = {"SS-T8.1"},
    .trial =
        [](Trial& trial) {
          const Family family = processes(trial, line_mixtures(trial));
          trial.identity(
              "s_t = (beta/2) d_x [s_x + s^2 + x s]", family,
              [](const Point& p) { return process_score(p).s_tau; },
              [](const Point& p) {
                using J = Jet<Ball>;
                const auto s = process_score_by_cumulants(p);
                // s and s_x as jets of first order in the offset from the point.
                const J offset = J::variable(JetLayout::of(1, 1), 0, Ball(0).at(p.precision()));
                const J x = J(p["x"]) + offset, field = J(s.s) + J(s.s_x) * offset,
                        slope = J(s.s_x) + J(s.s_xx) * offset;
                return schedule<Ball>(p).beta(p["t"]) / 2 *
                       (slope + field * field + x * field).derivative({1});
              });
          trial.identity(
              "u = -2 s: u_t = (beta/2) [u_xx - u u_x + x u_x + u]", family,
              [](const Point& p) { return Ball(-2) * process_score(p).s_tau; },
              [](const Point& p) {
                const auto s = process_score_by_cumulants(p);
                const Ball u = Ball(-2) * s.s, u_x = Ball(-2) * s.s_x, u_xx = Ball(-2) * s.s_xx;
                return schedule<Ball>(p).beta(p["t"]) / 2 * (u_xx - u * u_x + p["x"] * u_x + u);
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-D8.3",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Effective diffusion time",
    .statement = "tau_eff(t) = (1 - alpha(t)^2)/(2 alpha(t)^2), alpha the signal attenuation.",
    .hypotheses = "beta > 0",
    .source = "section 8.2, Definition 8.3, (80)",
    .evidence = "identity with (e^(int beta) - 1)/2; positive slope on a whole box; limits at both ends",
    .refuted_by = "a schedule on which tau_eff is not an increasing clock from 0 to infinity",
    .attack = "t down to 1e-24, where 1 - alpha^2 cancels, and int beta up to 60",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "tau_eff = expm1(int beta)/2", processes(trial, line_mixtures(trial)),
              [](const Point& p) { return effective_time(attenuation(p)); },
              [](const Point& p) { return expm1(schedule<Ball>(p).integral(p["t"])) / 2; });
          trial.bound(
              "d tau_eff/dt >= beta/2",
              Domain{"t from 1/1000 to 5, beta0 from 1/100 to 2, beta1 from 0 to 4",
                     {{"t", "1/1000"_q, 5, true}, {"beta0", "1/100"_q, 2, true}, {"beta1", 0, 4}}},
              [](const Point& p) { return schedule<Ball>(p).beta(p["t"]) / 2; },
              [](const Point& p) {
                using J = Jet<Ball>;
                const J t = J::variable(JetLayout::of(1, 1), 0, p["t"]);
                return (expm1(schedule<J>(p).integral(t)) / J(2)).derivative({1});
              });
          trial.limit(
              "tau_eff/t -> beta(0)/2 as t -> 0",
              {.parameter = "t", .first = 2, .last = 24, .fixed = {{"beta0", "3/10"_q}, {"beta1", 2}}},
              [](const Point& p) { return effective_time(attenuation(p)) / p["t"]; },
              [](const Point& p) { return p["beta0"] / 2; });
          trial.limit(
              "2 tau_eff alpha^2 -> 1 as alpha -> 0", {.parameter = "alpha", .first = 2, .last = 24},
              [](const Point& p) { return Ball(2) * effective_time(p["alpha"]) * square(p["alpha"]); },
              [](const Point&) { return Ball(1); });
        },
});

REFEREE_CLAIM({
    .id = "SS-L8.4",
    .paper = "score-shocks",
    .kind = "lemma",
    .title = "Density of the rescaled variable",
    .statement = "The density of Z = X/alpha is p_0 * G_tau_eff: heat flow at the effective time.",
    .hypotheses = "process (5)",
    .source = "section 8.2, Lemma 8.4",
    .evidence = "identity between alpha p(alpha z, t) of the marginal, itself checked against (6) under "
                "Theorem 8.1, and "
                "the heated mixture at tau_eff",
    .refuted_by = "a mixture and a point with disjoint enclosures",
    .attack = "Diracs, tiny weights and variances, constant and growing schedules",
    .rests_on = {"SS-T8.1"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "alpha p(alpha z, t) = (p_0 * G_tau_eff)(z)", processes(trial, line_mixtures(trial)),
              [](const Point& p) {
                const Ball alpha = attenuation(p);
                return alpha * mixture_density(variance_preserving_marginal(mixture<Ball>(p), alpha),
                                               Ball(alpha * p["x"]), Ball(0));
              },
              [](const Point& p) {
                return mixture_density(mixture<Ball>(p), p["x"], effective_time(attenuation(p)));
              });
          trial.identity(
              "q_t = (beta/(2 alpha^2)) q_zz: heat flow in the time tau_eff",
              processes(trial, line_mixtures(trial)),
              [](const Point& p) {
                using J = Jet<Ball>;
                const SpaceTime at(p["x"], p["t"], 1);
                const J alpha = schedule<J>(p).attenuation(at.tau);
                return (alpha * mixture_density(variance_preserving_marginal(mixture<J>(p), alpha),
                                                J(alpha * at.x), J(0)))
                    .derivative({0, 1});
              },
              [](const Point& p) {
                using J = Jet<Ball>;
                const Ball alpha = attenuation(p);
                const J z = J::variable(JetLayout::of(1, 2), 0, p["x"]);
                const Ball curvature =
                    mixture_density(mixture<J>(p), z, J(effective_time(alpha))).derivative({2});
                return schedule<Ball>(p).beta(p["t"]) / (Ball(2) * square(alpha)) * curvature;
              });
        },
});

/// Component 1 of the score of the heated mixture at z = x/alpha, by jets of the density.
Ball heated_score(const Point& p, int axis) {
  using J = Jet<Ball>;
  const Ball alpha = attenuation(p);
  const std::vector<Ball> x = position(p);
  const JetLayout& layout = JetLayout::of(static_cast<int>(x.size()), 1);
  std::vector<J> z;
  std::vector<int> order(x.size(), 0);
  order[static_cast<std::size_t>(axis)] = 1;
  for (std::size_t i = 0; i < x.size(); ++i)
    z.push_back(J::variable(layout, static_cast<int>(i), x[i] / alpha));
  return log(mixture_density(mixture<J>(p), std::span<const J>(z), J(effective_time(alpha))))
      .derivative(order);
}

REFEREE_CLAIM({
    .id = "SS-T8.5",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Equivalence of the two scores",
    .statement = "s_VP(x, t) = s_VE(x/alpha, tau_eff)/alpha.",
    .hypotheses = "process (5); the proof covers d dimensions as well",
    .source = "section 8.2, Theorem 8.5, (81)",
    .evidence = "identity between the posterior of the marginal and jets of the heated density",
    .refuted_by = "a mixture, a time and a point with disjoint enclosures",
    .attack =
        "mixtures with unequal variances and Diracs in one to three dimensions, first and last components",
    .rests_on = {"SS-L8.4"},
    .trial =
        [](Trial& trial) {
          for (Family family : {line_mixtures(trial), space_mixtures(trial)})
            trial.identity(
                "s_VP = s_VE(x/alpha, tau_eff)/alpha", processes(trial, std::move(family)),
                [](const Point& p) {
                  PosteriorKernel<Ball> at = process_kernel(p);
                  const std::vector<Ball> x = position(p);
                  return score(at.at(std::span<const Ball>(x), 1), at.noise()).back();
                },
                [](const Point& p) {
                  return heated_score(p, static_cast<int>(position(p).size()) - 1) / attenuation(p);
                });
        },
});

}  // namespace
}  // namespace referee::score_shocks
