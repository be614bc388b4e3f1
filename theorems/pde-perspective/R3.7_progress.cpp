// SPDX-License-Identifier: GPL-3.0-or-later
/// Remarks 3.6 and 3.7: a rate without noise; progress of the concentration.
#include "heat/generative_law_gaussian.hpp"
#include "heat/generative_law_quantile.hpp"
#include "numbers/normal_law.hpp"
#include "pde-perspective/concentration.hpp"

namespace referee::pde_perspective {
namespace {

/// X_t of the flow without noise from `start` at T.
Ball place_without_noise(const Point& p) {
  const Mixture<Rational> data = line_diracs_of(p);
  return heat_quantile(data, heat_level(data, p["start"], p["T"]), p["t"], p.precision());
}
/// d(X_t, S).
Ball distance_from_sites(const Point& p) {
  const Ball place = place_without_noise(p);
  Ball least = abs(place - p["y1"]);
  for (int k = 2; p.has("y" + std::to_string(k)); ++k)
    least = min(least, abs(place - p["y" + std::to_string(k)]));
  return least;
}
/// d(X_t, conv S) for sites in increasing order.
Ball distance_from_hull(const Point& p, const Ball& place) {
  int last = 1;
  while (p.has("y" + std::to_string(last + 1))) ++last;
  return max(max(p["y1"] - place, place - p["y" + std::to_string(last)]), Ball(0));
}

REFEREE_CLAIM({
    .id = "PP-R3.6",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "A rate in the deterministic case",
    .statement = "For epsilon = 0 the rate of convergence can be quantified.",
    .hypotheses = "epsilon = 0",
    .source = "section 3.2, Remark 3.6 (pointer to Theorem 3.11)",
    .evidence =
        "the exponent of d(X_t, S) over fifteen decades for Diracs on the line; the bound of the distance "
        "from the convex hull",
    .refuted_by = "trajectories whose distances follow no common power of t",
    .attack = "starts inside and outside the convex hull, sites of small weight",
    .rests_on = {"PP-S2.1b"},
    .trial =
        [](Trial& trial) {
          const Instance pair = line_diracs({-1, 1}, {1, 3}).set("T", 1);
          const Instance three = line_diracs({-5, 0, 5}, {7, 3, 1}).set("T", 2);
          for (const Instance& start :
               {Instance(pair).set("start", 3), Instance(three).set("start", "9/2"_q)})
            trial.rate("d(X_t, S) ~ t^(1/2), x_T = " + to_string(start["start"]),
                       {.parameter = "t", .first = 2, .last = 16, .fixed = start}, distance_from_sites,
                       "1/2"_q);
          Family outside{
              "starts outside the convex hull",
              {},
              {{"0 < t <= T", [](const Point& p) { return positive(p["t"]) && !less(p["T"], p["t"]); }}}};
          for (const Instance& data : {pair, three})
            for (const Rational& start : {"-20"_q, "-11/2"_q, "6"_q, "100"_q})
              for (const Rational& share : {"1"_q, "1/2"_q, "1e-4"_q})
                outside.members.push_back(Instance(data).set("start", start).set("t", share * data["T"]));
          trial.bound(
              "d(X_t, conv S) <= d(x_T, conv S) sqrt(t/T)", outside,
              [](const Point& p) { return distance_from_hull(p, place_without_noise(p)); },
              [](const Point& p) { return distance_from_hull(p, p["start"]) * sqrt(p["t"] / p["T"]); });
          trial.note("Theorem 3.11, to which the remark points, is tried under its own entries.");
        },
});

// One Dirac on the line, v_T = N(0, variance), T = 1.

Ball gaussian_spread(const Point& p, const Ball& t) {
  return GaussianGeneration<Ball>{p.constant(1), p["epsilon"]}.variance(p["variance"], t);
}
/// P(|X_t| >= 3/10).
Ball mass_beyond(const Point& p, const Ball& t) {
  return erfc(p.constant("3/10"_q) / sqrt(Ball(2) * gaussian_spread(p, t)));
}

Figure progress_figure() {
  const Precision precision{96};
  Panel panel{
      .title = "one Dirac, epsilon = 1, T = 1", .x_label = "t", .y_label = "P(|X_t| > 3/10)", .log_x = true};
  for (const auto& [variance, label] :
       {std::pair("1/100"_q, "v_T = N(0, 1/100)"), {"2"_q, "v_T = u(T)"}, {"20"_q, "v_T = N(0, 20)"}}) {
    Curve curve{.label = label, .x = {}, .y = {}};
    for (int k = 0; k <= 60; ++k) {
      const double time = std::pow(10, -k / 20.0);
      Point p(precision);
      p.set("epsilon", Ball(Rational(1), precision)).set("variance", Ball(variance, precision));
      curve.x.push_back(time);
      curve.y.push_back(mass_beyond(p, Ball::from_double(time, precision)).to_double());
    }
    panel.curves.push_back(std::move(curve));
  }
  return {"pde-perspective-remark-3-7",
          "Mass away from the data: a narrow start first spreads, then every law concentrates.",
          {panel}};
}

REFEREE_CLAIM({
    .id = "PP-R3.7",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Progress of the concentration",
    .statement =
        "The solution of (3.1) becomes progressively concentrated on supp u_0 as t -> 0, in the density "
        "and along single trajectories, so that realisations tend to remain within supp u_0.",
    .hypotheses = "Assumption A; 'progressively' is read as: from some time on, as t -> 0",
    .source = "section 3.2, Remark 3.7",
    .evidence =
        "for Gaussian laws the variance falls with t from T (1 + epsilon)^(-1/epsilon) on, whatever the "
        "start; trajectories in closed form",
    .refuted_by = "a law that keeps or regains mass away from the support as t -> 0",
    .attack = "'progressively' as monotone from T on: a narrow start spreads first, and a trajectory moves "
              "away from "
              "the support before it settles; 'within': for t > 0 the law has a density",
    .rests_on = {"PP-T3.4ii", "PP-S2.1a", "PP-E3.4a"},
    .trial =
        [](Trial& trial) {
          Family narrowing{"one Dirac, times share t2, t2 = part (1 + epsilon)^(-1/epsilon)", {}, {}};
          for (const Rational& epsilon : {"1/100"_q, "1/5"_q, "1"_q, "10"_q})
            for (const Rational& variance : {"1e-9"_q, "1"_q, "2"_q, "1000"_q})
              for (const Rational& part : {"1"_q, "1/100"_q})
                for (const Rational& share : {"99/100"_q, "1/2"_q, "1e-6"_q})
                  narrowing.members.push_back(
                      {{"epsilon", epsilon}, {"variance", variance}, {"part", part}, {"share", share}});
          const auto latest = [](const Point& p) {
            return p["part"] * exp(-log1p(p["epsilon"]) / p["epsilon"]);
          };
          trial.bound(
              "one Dirac, T = 1: the variance falls with t for t <= (1 + epsilon)^(-1/epsilon)", narrowing,
              [=](const Point& p) { return gaussian_spread(p, p["share"] * latest(p)); },
              [=](const Point& p) { return gaussian_spread(p, latest(p)); });
          trial.bound(
              "not monotone from T on: with epsilon = 1 and v_T = N(0, 1/100) the mass beyond 3/10 grows "
              "more than "
              "hundredfold from t = 1 to 1/2",
              Family{"one Dirac", {{{"epsilon", 1}, {"variance", "1/100"_q}}}, {}, true},
              [](const Point& p) { return Ball(100) * mass_beyond(p, p.constant(1)); },
              [](const Point& p) { return mass_beyond(p, p.constant("1/2"_q)); });
          trial.note(
              "What is monotone is the relative entropy KL(v(t)||u(t)) (3.4). The remark's word does not say "
              "so; read "
              "as monotone from T on it fails.");
          const Instance wanderer = line_diracs({-1, 1}, {1, 1}).set("T", 4).set("start", "3/5"_q);
          trial.bound(
              "a trajectory without noise from 3/5 at T = 4 is nearer to its site 1 at T than at t = 1/2 by "
              "1/10",
              Family{"two Diracs", {Instance(wanderer).set("t", "1/2"_q)}, {}, true},
              [](const Point& p) { return abs(p["start"] - p["y2"]) + p.constant("1/10"_q); },
              distance_from_sites);
          trial.rate("and settles there: d(X_t, S) ~ t^(1/2)",
                     {.parameter = "t", .first = 2, .last = 16, .fixed = wanderer}, distance_from_sites,
                     "1/2"_q);
          trial.note(
              "'Remain within the support' can only mean: near it. For t > 0 X_t has a density, so that "
              "P(X_t in supp "
              "u_0) = 0 whenever supp u_0 is a null set.");
          trial.figure(progress_figure());
        },
});

}  // namespace
}  // namespace referee::pde_perspective
