// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 5.3 and (5.8): relative entropy does not grow backward in time.
#include "heat/generative_law_bridge.hpp"
#include "pde-perspective/R5.4_affine_laws.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// One axis with any start: the range of a search.
Domain searched_laws() {
  return {"one point on the line, Gaussian start, T = 1",
          {{"epsilon", 0, 20},
           {"m1", -5, 5},
           {"s1", "1/100"_q, 100, true},
           {"t", "1/1000"_q, "999/1000"_q, true}},
          law_hypotheses(),
          {{"T", 1}}};
}

void try_monotonicity(Trial& trial, Divergence divergence) {
  const std::string entropy = name(divergence);
  const Quantity now = [divergence](const Point& p) { return affine_divergence_at(p, divergence); };
  const Quantity start = [divergence](const Point& p) { return affine_divergence_at_start(p, divergence); };
  const Quantity now_on_line = [divergence](const Point& p) { return divergence_at(p, divergence); };
  const Quantity start_on_line = [divergence](const Point& p) { return divergence_at_start(p, divergence); };
  const Family gaussian = right_affine_laws(trial), line = line_laws(trial);
  trial.bound(entropy + " at t <= that at T, Gaussian laws", noisy(gaussian), now, start);
  trial.bound(entropy + " at t <= that at T, laws on the line", noisy(line), now_on_line, start_on_line);
  trial.identity("without noise it is constant, Gaussian laws", noiseless(gaussian), now, start);
  trial.identity("without noise it is constant, laws on the line", noiseless(line), now_on_line,
                 start_on_line);
  trial.bound(entropy + " at t <= that at T, searched", searched_laws(), now, start);
}

REFEREE_CLAIM({
    .id = "PP-L5.3a",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "Data processing for KL(v||u)",
    .statement = "KL(v(t)||u(t)) <= KL(v_T||u(T)) < infinity for 0 < t < T.",
    .hypotheses = "Assumption A; v the solution of (3.1), epsilon >= 0",
    .source = "section 5.2, Lemma 5.3",
    .evidence = "bounds on Gaussian laws in d = 1 to 8 and on non-Gaussian laws on the line by quadrature; "
                "equality without noise; a search",
    .refuted_by = "a law whose entropy exceeds that at T",
    .attack = "epsilon from 0 to 20, starts too narrow, too wide and far away, t down to 1e-30 T, several "
              "points with "
              "unequal weights",
    .rests_on = {"PP-L5.2a", "PP-L5.3p4"},
    .trial = [](Trial& trial) { try_monotonicity(trial, Divergence::of_generated); },
});

REFEREE_CLAIM({
    .id = "PP-L5.3c",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "Data processing for KL(u||v)",
    .statement = "KL(u(t)||v(t)) <= KL(u(T)||v_T) < infinity for 0 < t < T.",
    .hypotheses =
        "Assumption A and |log v_T| bounded by a polynomial of |x|; v the solution of (3.1), epsilon >= 0",
    .source = "section 5.2, Lemma 5.3",
    .evidence = "bounds on Gaussian laws in d = 1 to 8 and on non-Gaussian laws on the line by quadrature; "
                "equality without noise; a search",
    .refuted_by = "a law whose entropy exceeds that at T",
    .attack = "as for KL(v||u)",
    .rests_on = {"PP-L5.2b", "PP-L5.3p4"},
    .trial = [](Trial& trial) { try_monotonicity(trial, Divergence::of_heat_flow); },
});

/// The relative entropy of the limits at t = 0, epsilon = 1, exponential ratios: sum of p_k log(p_k/w_k) over
/// the points, p_k the mass that ends there.
Ball entropy_of_limits(const Point& p) {
  Mixture<Ball> data;
  ExponentialRatio<Ball> ratio;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 1; p.has("y" + std::to_string(k)); ++k) {
    const std::string odds = "w" + std::to_string(k);
    data.means.push_back({p["y" + std::to_string(k)]});
    data.weights.push_back(p.has(odds) ? p[odds] : Ball(1));
    data.variances.emplace_back(0);
    sum += data.weights.back();
  }
  for (Ball& weight : data.weights) weight /= sum;
  for (std::size_t l = 1; p.has("a" + std::to_string(l)); ++l) {
    const std::string odds = "r" + std::to_string(l);
    ratio.rates.push_back({p["a" + std::to_string(l)]});
    ratio.weights.push_back(p.has(odds) ? p[odds] : Ball(1));
  }
  // Order of the law: all rates for the first point, then for the second, ...
  const Mixture<Ball> law = tilted_law(data, ratio, p["T"].at(p.precision()), p["T"].at(p.precision()));
  Ball entropy = Ball(0).at(p.precision());
  for (std::size_t k = 0; k < data.size(); ++k) {
    Ball mass(0);
    for (std::size_t l = 0; l < ratio.rates.size(); ++l) mass += law.weights[k * ratio.rates.size() + l];
    entropy += mass * log(mass / data.weights[k]);
  }
  return entropy;
}
Family tilted_laws(const Trial& trial) {
  Family family = line_laws(trial);
  family.name = "several points, epsilon = 1";
  std::erase_if(family.members, [](const Instance& i) { return !i.has("a1"); });
  return family;
}

Figure entropy_figure() {
  const Precision precision{96};
  Panel panel{.title = "one point, T = 1, v_T = N(1, 1/5)",
              .x_label = "t",
              .y_label = "KL(v(t)||u(t))",
              .log_x = true};
  for (const Rational& epsilon : {"0"_q, "1/5"_q, "1"_q, "3"_q}) {
    Curve curve{.label = "epsilon = " + to_string(epsilon), .x = {}, .y = {}};
    for (int i = 0; i <= 60; ++i) {
      const Rational t = rational_from_double(std::pow(10.0, -i / 20.0));
      const Point p(Instance{{"epsilon", epsilon}, {"T", 1}, {"t", t}, {"m1", 1}, {"s1", "1/5"_q}},
                    precision);
      curve.x.push_back(to_double(t));
      curve.y.push_back(affine_divergence_at(p, Divergence::of_generated).to_double());
    }
    panel.curves.push_back(std::move(curve));
  }
  return {"pde-perspective-lemma-5.3-entropy",
          "Relative entropy along the generation: constant without noise, the faster to zero the more noise "
          "there is.",
          {panel}};
}

REFEREE_CLAIM({
    .id = "PP-E5.8",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Uniform entropy bound for the compactness argument",
    .statement = "KL(v(t)||u(t)) <= KL(v_T||u(T)) < infinity for every t in (0, T): a bound that does not "
                 "depend on t.",
    .hypotheses = "Assumption A",
    .source = "section 5.2, proof of Theorem 3.4, step 1, (5.8)",
    .evidence =
        "monotonicity between any two times, certified derivative in t; the limit t -> 0, where the bound is "
        "used, in closed form for several points",
    .refuted_by = "a time at which the entropy exceeds that at T, or unbounded entropy as t -> 0",
    .attack = "t -> 0 over many decades; epsilon = 0 (equality for every t) and epsilon near 0",
    .rests_on = {"PP-L5.3a"},
    .trial =
        [](Trial& trial) {
          const Divergence divergence = Divergence::of_generated;
          trial.bound(
              "d/dt KL(v||u) >= 0, searched over starts, epsilon and t", searched_laws(),
              [](const Point& p) { return p.constant(0); },
              [](const Point& p) { return affine_divergence_slope(p, divergence); });
          const Family tilted = tilted_laws(trial);
          trial.bound("several points, epsilon = 1: KL of the limits at t = 0 <= KL at t", tilted,
                      entropy_of_limits, [](const Point& p) { return divergence_at(p, divergence); });
          trial.bound(
              "several points, epsilon = 1: KL at t <= KL at T", tilted,
              [](const Point& p) { return divergence_at(p, divergence); },
              [](const Point& p) { return divergence_at_start(p, divergence); });
          trial.limit(
              "KL(v(t)||u(t)) -> KL(v*||u_0) as t -> 0, points -1 and 1 of weights 1/4 and 3/4",
              {.parameter = "t",
               .first = 2,
               .last = trial.effort().scaled(9, 10, 20),
               .fixed = {{"epsilon", 1}, {"T", 1}, {"y1", -1}, {"y2", 1}, {"w2", 3}, {"a1", 0}, {"a2", 1}}},
              [](const Point& p) { return divergence_at(p, divergence); }, entropy_of_limits);
          trial.identity(
              "equality for every t where there is no noise", noiseless(line_laws(trial)),
              [](const Point& p) { return divergence_at(p, divergence); },
              [](const Point& p) { return divergence_at_start(p, divergence); });
          trial.figure(entropy_figure());
        },
});

}  // namespace
}  // namespace referee::pde_perspective::lemmas
