// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.4.2: for which terminal laws, noise levels and horizons the imitation results hold.
#include <fmt/format.h>

#include "heat/generative_law_bridge.hpp"
#include "heat/generative_law_quantile.hpp"
#include "heat/score.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/sample_clouds.hpp"

namespace referee::pde_perspective {
namespace {

/// Three samples on the line with unequal weights.
Mixture<Rational> imitated_samples() {
  return {{{-1}, {"1/2"_q}, {3}}, {"1/5"_q, "1/2"_q, "3/10"_q}, {0, 0, 0}};
}
/// P(N(mean, variance) <= x).
Ball normal_distribution(const Ball& x, const Ball& mean, const Ball& variance) {
  return half_of(erfc((mean - x) / sqrt(Ball(2) * variance)));
}
/// epsilon = 0, v_T = N(mean, variance): the probability of X_t farther than 1/10 from every sample. The flow
/// keeps order, so that the ends of the gaps are followed from t back up to T.
Ball missed_probability(const Point& p) {
  const Precision precision = p.precision().plus(512);
  const Ball t = p["t"].at(precision), horizon = p["T"].at(precision);
  const auto start_below = [&](const Rational& end) {
    const Level level = heat_level(imitated_samples(), Ball(end, precision), t);
    return normal_distribution(heat_quantile(imitated_samples(), level, horizon, precision), p["mean"],
                               p["variance"].at(precision));
  };
  Ball inside = Ball(0).at(precision);
  for (const auto& site : imitated_samples().means)
    inside += start_below(site[0] + "1/10"_q) - start_below(site[0] - "1/10"_q);
  return Ball(1) - inside;
}

/// Two samples (-1, 0), (1, 0), epsilon = 0, X_T = (0, y): X_t = (0, y sqrt(t/T)).
Family starts_on_the_axis() {
  Family family{"v_T = N(0, diag(0, 1)), two samples (-1, 0) and (1, 0), epsilon = 0, X_T = (0, y)",
                {},
                {{"0 < t <= T/50", [](const Point& p) {
                    return positive(p["t"]) && !less(p["T"] / p.constant(50), p["t"]);
                  }}}};
  for (const char* y : {"1", "-2", "1/3"})
    for (const char* t : {"1/100", "1e-12"})
      family.members.push_back({{"y", parse_rational(y)}, {"t", parse_rational(t)}, {"T", 1}});
  return family;
}
/// Those samples seen from X_t.
Point on_the_axis(const Point& p) {
  Point at = p;
  at.set("y1_1", p.constant(-1)).set("y1_2", p.constant(0));
  at.set("y2_1", p.constant(1)).set("y2_2", p.constant(0));
  at.set("x1", p.constant(0)).set("x2", p["y"] * sqrt(p["t"] / p["T"].at(p.precision())));
  return at;
}

REFEREE_CLAIM({
    .id = "PP-S3.4.2b",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Which terminal laws imitate",
    .statement =
        "The imitation results hold for every epsilon >= 0, every finite T and every terminal law that "
        "satisfies Assumption A(2), in particular for all Gaussian measures; earlier works take epsilon "
        "= 1 and N(0, I_d).",
    .hypotheses = "w_0 of compact support; Gaussian measures are understood to have a density, as A(2) "
                  "asks. What earlier works assume is a matter of the literature and not tried",
    .source = "section 3.4.2, after (3.12)",
    .evidence = "laws and trajectories of the generative flow in closed form, started from Gaussian measures",
    .refuted_by = "a Gaussian density from which the flow does not reach the support of the data",
    .attack =
        "far and narrow Gaussian starts, short and long horizons, epsilon from 0 to 3; and Gaussian measures "
        "on an axis, which have no density: A(2) fails, and without noise so does the conclusion (see the "
        "note)",
    .rests_on = {"PP-T3.4ii", "PP-S3.4.2"},
    .trial =
        [](Trial& trial) {
          for (const char* epsilon : {"0", "1/5", "1", "3"})
            trial.limit(
                fmt::format("one sample, v_T = N(m, 9), m - y = 4, T = 1/2, epsilon = {}: E|X_t - y|^2 -> 0",
                            epsilon),
                {.parameter = "t", .first = 1, .last = 30, .fixed = {{"epsilon", parse_rational(epsilon)}}},
                [](const Point& p) {
                  const Precision precision = p.precision();
                  const GaussianGeneration<Ball> flow{p.constant("1/2"_q), p["epsilon"].at(precision)};
                  const Ball t = p["t"].at(precision);
                  return flow.variance(p.constant(9), t) + square(flow.mean(p.constant(4), t));
                },
                [](const Point&) { return Ball(0); });
          const std::vector<Instance> starts{{{"T", 1}, {"mean", 2}, {"variance", 9}},
                                             {{"T", 10}, {"mean", -4}, {"variance", "1/10"_q}}};
          Family stopped{"N(2, 9) at T = 1, N(-4, 1/10) at T = 10", {}, {}};
          for (const Instance& start : starts)
            for (const char* t : {"1e-4", "1e-5", "1e-6"})
              stopped.members.push_back(Instance(start).set("t", parse_rational(t)));
          trial.bound(
              "three samples, epsilon = 0: P(X_t is farther than 1/10 from every sample) <= 10 "
              "exp(-1/(3000 t))",
              stopped, missed_probability,
              [](const Point& p) { return Ball(10) * exp(Ball(-1) / (p.constant(3000) * p["t"])); });
          trial.bound(
              "three samples, epsilon = 1: supports are equal, every sample keeps at least 10^-40 of "
              "the mass",
              {"Gaussian v_T", starts, {}},
              [](const Point& p) { return p.constant(power(Rational(10), -40)); },
              [](const Point& p) {
                const auto masses = gaussian_start_limit_weights(
                    imitated_samples(), simplest_rational(p["T"]), simplest_rational(p["mean"]),
                    simplest_rational(p["variance"]), p.precision());
                return min(min(masses[0], masses[1]), masses[2]);
              });
          const Family axis = starts_on_the_axis();
          trial.identity(
              "a Gaussian measure on the axis: X_t = (0, y sqrt(t/T)), dX_2/dt = -s_2", axis,
              [](const Point& p) {
                const Jet<Ball> t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
                return (Jet<Ball>(p["y"]) * sqrt(t / Jet<Ball>(p["T"]))).derivative({1});
              },
              [](const Point& p) { return -cloud_score(on_the_axis(p))[1]; });
          trial.identity(
              "and dX_1/dt = -s_1 = 0", axis, [](const Point& p) { return -cloud_score(on_the_axis(p))[0]; },
              [](const Point&) { return Ball(0); });
          trial.note(
              "So for epsilon = 0 and u_0 = (delta_(-1,0) + delta_(1,0))/2 the law N(0, diag(0, 1)), a "
              "Gaussian measure without a density, ends at (0, 0), at distance 1 from both samples, as in "
              "Case 1 of Remark 3.10. 'All Gaussian measures' is read as all those with a density. A reader "
              "who counts it among all Gaussian "
              "measures finds the words too wide; the remark says itself that such a law has no density.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
