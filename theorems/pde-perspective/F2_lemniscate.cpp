// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 2: generation of points on the lemniscate with the exact and with an empirical score.
#include <cmath>

#include "numbers/simplest_rational.hpp"
#include "pde-perspective/enclosed_flow.hpp"
#include "pde-perspective/lemniscate_runs.hpp"

namespace referee::pde_perspective {
namespace {

constexpr const char* not_printed =
    "epsilon = 1/5, d = 2. Not printed: scale of the lemniscate, law on it, T, v_T, number of data points, "
    "quadrature, integrator, and of what the region holds 95 %; taken are Bernoulli's lemniscate of "
    "half-width "
    "1, uniform in arc length, T = 1, v_T = N(0, 2 I), 12 data points, and the 95 % quantile of the distance "
    "from the support";

long lemniscate_paths(const Trial& trial) { return trial.effort().scaled(1500, 2500, 20000); }

/// The exact score at t by the number of nodes that the runs use, or by four times as many.
double exact_score_at(const Instance& i, std::size_t factor, std::size_t axis) {
  const double t = to_double(i["t"]);
  const auto frozen = plane_dirac_score(lemniscate_nodes(factor * lemniscate_nodes_at(t)))(t);
  const double place[] = {to_double(i["x"]), to_double(i["y"])};
  double s[2];
  frozen(place, s);
  return s[axis];
}

REFEREE_CLAIM({
    .id = "PP-F2a",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 2 (A): trajectories with the exact score",
    .statement =
        "Three backward stochastic trajectories driven by the exact score of the lemniscate, computed "
        "by numerical quadrature, end on the lemniscate.",
    .hypotheses = not_printed,
    .source = "Figure 2 (A), Remark 3.8",
    .evidence =
        "sampled paths with a distribution-free confidence interval; their law for v_T = u(T) against "
        "exact draws of Y + sqrt(2t) Z; the quadrature against four times as many nodes",
    .refuted_by = "a share of paths above 5 % that stays farther from the curve than 4 sqrt(t_min)",
    .attack =
        "the quadrature: a rule with finitely many nodes is itself an empirical score, whose paths end at "
        "the nodes as t -> 0; t_min = 0.001 needs neighbours less than about 0.03 apart",
    .rests_on = {"PP-E3.7"},
    .trial =
        [](Trial& trial) {
          const LemniscateRuns runs =
              lemniscate_runs(LemniscateScore::exact, trial.effort(), lemniscate_paths(trial));
          try_ends_near(trial, runs, "the lemniscate");
          Family places{"places and stopping times", {}, {}, true};
          for (const Rational& t : lemniscate_stops())
            for (const auto& [x, y] : {std::pair("1/10"_q, "1/5"_q), std::pair("0"_q, "0"_q),
                                       std::pair("6/5"_q, "-1/10"_q), std::pair("3/5"_q, "1/3"_q)})
              places.members.push_back({{"x", x}, {"y", y}, {"t", t}});
          trial.bound(
              "the quadrature has converged: |s - s with four times as many nodes| <= 1e-12 (1 + |s|)",
              places,
              [](const Point& p) {
                Instance i;
                for (const char* name : {"x", "y", "t"}) i.set(name, simplest_rational(p[name]));
                return Ball::from_double(std::hypot(exact_score_at(i, 1, 0) - exact_score_at(i, 4, 0),
                                                    exact_score_at(i, 1, 1) - exact_score_at(i, 4, 1)),
                                         p.precision());
              },
              [](const Point& p) {
                Instance i;
                for (const char* name : {"x", "y", "t"}) i.set(name, simplest_rational(p[name]));
                return Ball::from_double(1 + std::hypot(exact_score_at(i, 1, 0), exact_score_at(i, 1, 1)),
                                         p.precision()) *
                       p.constant("1e-12"_q);
              });
          // With v_T = u(T) the law at t is u(t), whatever epsilon and T.
          const long draws = trial.effort().scaled(4500, 6000, 20000);
          Generator generator = trial.generator("start in u(T)");
          const auto uniform = [&] { return generator.uniform(); };
          std::vector<double> starts;
          for (long n = 0; n < draws; ++n) {
            const PlanePoint y = lemniscate_draw(uniform);
            starts.push_back(y.x + std::sqrt(2.0) * generator.normal());
            starts.push_back(y.y + std::sqrt(2.0) * generator.normal());
          }
          const SampledPaths matched = sample_paths(
              lemniscate_score(), 2, starts,
              {.epsilon = lemniscate_noise, .stop_time = 1e-2, .steps = 200, .seed = trial.effort().seed});
          std::size_t path = 0;
          trial.sampled_mean(
              "v_T = u(T): a path is within 3/2 sqrt t of the curve at t = 0.01 as often as Y + sqrt(2t) Z "
              "(difference of the two indicators)",
              {}, draws,
              [&](Generator& g) {
                const PlanePoint y = lemniscate_draw([&] { return g.uniform(); });
                const double place[] = {y.x + std::sqrt(0.02) * g.normal(),
                                        y.y + std::sqrt(0.02) * g.normal()};
                const bool drawn = nearest_on_lemniscate(place).distance < 0.15;
                const bool generated = nearest_on_lemniscate(matched.end(path++)).distance < 0.15;
                return static_cast<double>(generated) - static_cast<double>(drawn);
              },
              -1, 1, 0, 0.2);
          trial.figure(
              {"pde-perspective-figure-2a",
               "Three stochastic trajectories with the exact score of the lemniscate, epsilon = 0.2.",
               {lemniscate_trajectories(LemniscateScore::exact, trial.effort(), "exact score")}});
        },
});

REFEREE_CLAIM({
    .id = "PP-F2b",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 2 (B): early stopping with the exact score",
    .statement = "With the exact score the region that holds 95 % of the samples widens as t_min grows from "
                 "0.001 to 0.01 and 0.1.",
    .hypotheses = not_printed,
    .source = "Figure 2 (B), Remark 3.8",
    .evidence = "the 95 % quantile of the distance with distribution-free confidence intervals",
    .refuted_by = "a smaller quantile at a larger t_min",
    .attack = "two starts: v_T = N(0, 2 I) and a narrow one, N(0, I/10), which begins near the curve",
    .rests_on = {"PP-F2a"},
    .trial =
        [](Trial& trial) {
          const LemniscateRuns runs =
              lemniscate_runs(LemniscateScore::exact, trial.effort(), lemniscate_paths(trial));
          try_spread_grows(trial, runs, "the curve");
          try_spread_grows(
              trial, lemniscate_runs(LemniscateScore::exact, trial.effort(), lemniscate_paths(trial), 0.1),
              "the curve, v_T = N(0, I/10)");
          trial.figure({"pde-perspective-figure-2b",
                        "Samples with the exact score stopped at three times, the farthest 5 % left out.",
                        {lemniscate_regions(runs, "exact score, early stopping")}});
        },
});

REFEREE_CLAIM({
    .id = "PP-F2c",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 2 (C): trajectories with the empirical score",
    .statement =
        "Three backward stochastic trajectories driven by the empirical score of sampled points end at "
        "the sample points.",
    .hypotheses = not_printed,
    .source = "Figure 2 (C), Remark 3.8",
    .evidence = "sampled paths with a distribution-free confidence interval",
    .refuted_by = "a share of paths above 5 % that stays farther from every sample point than 4 sqrt(t_min)",
    .attack = "starts and sample points by seed; another number of paths at another budget",
    .rests_on = {"PP-E3.7", "PP-R3.9"},
    .trial =
        [](Trial& trial) {
          const LemniscateRuns runs =
              lemniscate_runs(LemniscateScore::empirical, trial.effort(), lemniscate_paths(trial));
          try_ends_near(trial, runs, "a sample point");
          trial.figure(
              {"pde-perspective-figure-2c",
               "Three stochastic trajectories with the empirical score of 12 points, epsilon = 0.2.",
               {lemniscate_trajectories(LemniscateScore::empirical, trial.effort(), "empirical score")}});
        },
});

REFEREE_CLAIM({
    .id = "PP-F2d",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 2 (D): early stopping with the empirical score",
    .statement = "With the empirical score the distance of the samples from the sample points increases with "
                 "t_min = 0.001, 0.01, 0.1.",
    .hypotheses = not_printed,
    .source = "Figure 2 (D), Remark 3.8",
    .evidence = "the 95 % quantile of the distance with distribution-free confidence intervals",
    .refuted_by = "a smaller quantile at a larger t_min",
    .attack = "two starts: v_T = N(0, 2 I) and N(0, I/10)",
    .rests_on = {"PP-F2c"},
    .trial =
        [](Trial& trial) {
          const LemniscateRuns runs =
              lemniscate_runs(LemniscateScore::empirical, trial.effort(), lemniscate_paths(trial));
          try_spread_grows(trial, runs, "the sample points");
          try_spread_grows(
              trial,
              lemniscate_runs(LemniscateScore::empirical, trial.effort(), lemniscate_paths(trial), 0.1),
              "the sample points, v_T = N(0, I/10)");
          trial.figure({"pde-perspective-figure-2d",
                        "Samples with the empirical score stopped at three times, the farthest 5 % left out.",
                        {lemniscate_regions(runs, "empirical score, early stopping")}});
        },
});

}  // namespace
}  // namespace referee::pde_perspective
