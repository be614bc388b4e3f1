// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.4(i), first part: limit points of v(t) live on the support of u_0.
#include "heat/fokker_planck.hpp"
#include "heat/generative_law_gaussian.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/generated_distribution.hpp"

namespace referee::pde_perspective {
namespace {

/// Two Diracs with unequal weights, v_T = N(0, 1), T = 1.
Instance unequal_pair() { return line_diracs({-1, 1}, {1, 3}).set("T", 1).set("mean", 0).set("variance", 1); }

Family gaps_of_line_flows(const Trial& trial) {
  const Family starts = normal_starts_on_line(trial, trial.effort().scaled(0, 2, 40));
  Family family{starts.name + ", variance < 2T", {}, starts.hypotheses};
  family.hypotheses.push_back(
      {"variance < 2T", [](const Point& p) { return less(p["variance"], Ball(2) * p["T"]); }});
  for (const Instance& member : starts.members) {
    if (!member.has("y2") || member["variance"] >= 2 * member["T"]) continue;
    const Rational gap = least_gap(line_diracs_of(member));
    for (const Rational& share : {"1/40"_q, "1/160"_q})
      family.members.push_back(
          Instance(member).set("t", std::min(Rational(share * gap * gap), Rational(member["T"] / 2))));
  }
  return without_and_with_noise(family);
}

/// The larger of a list.
Ball largest(const std::vector<Ball>& values) {
  Ball result = values.front();
  for (const Ball& value : values) result = max(result, value);
  return result;
}

/// max over the gaps of |v(t)(left of the middle of the gap) - v*(left of it)|.
Ball misplaced_mass(const Point& p) {
  const std::vector<Ball> limits = limit_weights(p);
  Ball left = Ball(0).at(p.precision());
  std::vector<Ball> differences;
  for (std::size_t k = 1; k < limits.size(); ++k) {
    left += limits[k - 1];
    const Ball middle = (p["y" + std::to_string(k)] + p["y" + std::to_string(k + 1)]) / 2;
    differences.push_back(abs(generated_distribution(p, middle) - left));
  }
  return largest(differences);
}

/// A bound of it. Without noise: at most erfc(gap/(4 sqrt t))/2 of u(t) is on the wrong side, and v_T <= M
/// u(T). With epsilon = 1: the bridge is off its site by a quarter of the gap, or its chord is.
Ball misplaced_mass_bound(const Point& p) {
  const Ball gap(least_gap(line_diracs_of(p)), p.precision());
  const std::vector<Ball> weights = data_weights(p);
  if (simplest_rational(p["epsilon"]) == 0) {
    // N(mean, variance)/(w_k G_T(. - y_k)) has its maximum where the exponents balance.
    Ball ratio;
    for (std::size_t k = 0; k < weights.size(); ++k) {
      const Ball excess = Ball(2) * p["T"] - p["variance"];
      const Ball peak = sqrt(Ball(2) * p["T"] / p["variance"]) *
                        exp(square(p["mean"] - p["y" + std::to_string(k + 1)]) / (Ball(2) * excess)) /
                        weights[k];
      ratio = k == 0 ? peak : min(ratio, peak);
    }
    return ratio * erfc(gap / (Ball(4) * sqrt(p["t"]))) / 2;
  }
  const Ball share = p["t"] / p["T"], noise = Ball(2) * p["t"] * (Ball(1) - share);
  std::vector<Ball> chords;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const Ball reach = gap / (Ball(4) * share), offset = p["mean"] - p["y" + std::to_string(k + 1)],
               deviation = sqrt(p["variance"]);
    chords.push_back(normal_distribution(Ball((offset - reach) / deviation)) +
                     normal_distribution(Ball((-offset - reach) / deviation)));
  }
  // Either side of a site may be wrong, and the chord may belong to any of them.
  Ball sum = erfc(gap / (Ball(4) * sqrt(Ball(2) * noise)));
  for (const Ball& chord : chords) sum += chord;
  return sum;
}

/// v(t)((-infinity, 0)) by finite volumes on three grids, from N(0, 1) at T = 1.
RefinedValue left_mass_by_volumes(double epsilon, double t) {
  double masses[3];
  const Mixture<Rational> data = line_diracs_of(unequal_pair());
  for (int level = 0; level < 3; ++level) {
    GenerationOptions options;
    options.epsilon = epsilon;
    // First order in time, second in space: a quarter of the error from one level to the next.
    options.steps = 50L << (2 * level);
    CellDensity start = gaussian_cells(graded_edges(9, 0, 180L << level), 0, 1);
    const double times[] = {t};
    const CellDensity end =
        generated_densities(mixed_line_score({data, data, 1}), start, times, options).front();
    masses[level] = 0;
    for (std::size_t k = 0; k < end.averages.size(); ++k)
      if (end.edges[k + 1] <= 1e-12) masses[level] += end.averages[k] * (end.edges[k + 1] - end.edges[k]);
  }
  return refined(masses[0], masses[1], masses[2]);
}

REFEREE_CLAIM({
    .id = "PP-T3.4i",
    .paper = "pde-perspective",
    .kind = "theorem",
    .title = "Limit points live on the support",
    .statement =
        "For every sequence t_n -> 0 the laws v(t_n) are precompact in the weak-* topology, and every "
        "limit point v* satisfies supp v* in supp u_0.",
    .hypotheses = "Assumption A, epsilon >= 0",
    .source = "section 3.2, Theorem 3.4(i), (3.5); proof in section 5.2, steps 1 and 2",
    .evidence = "laws in closed form: without noise by quantiles, with epsilon = 1 by Brownian bridges, the "
                "limits v* explicit, and explicit bounds of the distance from them; a finite-volume solution "
                "of (3.1) beside them",
    .refuted_by = "a law that loses mass to infinity or leaves some between the points of the support",
    .attack =
        "one to four Diracs, odds from 1 to 1000, T from 1/10 to 10, starts in the middle of a gap; one "
        "Dirac with every epsilon, where the spread must vanish like t",
    .rests_on = {"PP-T3.4p1", "PP-T3.4p2", "PP-T3.4p3", "PP-T3.4p4"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "several Diracs: v(t) left of the middle of a gap differs from v* by at most what can be on "
              "the "
              "wrong side",
              gaps_of_line_flows(trial), coarsely(misplaced_mass), coarsely(misplaced_mass_bound));
          trial.note(
              "More is true. From v_T = u(T) paths have E int |s| dt <= sqrt(2 d T), hence converge almost "
              "surely to a point of supp u_0, and every v_T with a density is absolutely continuous with "
              "respect "
              "to u(T): v(t) converges as a whole, without compact support, moments, entropy or positivity. "
              "For epsilon > 0 not even a density is needed.");
          trial.bound(
              "two Diracs, weights 1/4 and 3/4, v_T = N(0, 1): the limit depends on epsilon; v*({-1}) with "
              "epsilon = 0 is smaller by at least 1/100",
              Family{"the pair", {unequal_pair()}, normal_start_hypotheses(), true},
              coarsely([](const Point& p) {
                return limit_weights(Point(p).set("epsilon", p.constant(0)))[0] + p.constant("1/100"_q);
              }),
              coarsely(
                  [](const Point& p) { return limit_weights(Point(p).set("epsilon", p.constant(1)))[0]; }));
          const RefinedValue volumes = left_mass_by_volumes(1, 0.1);
          Family noises{"the pair by finite volumes", {}, normal_start_hypotheses()};
          noises.members.push_back(unequal_pair().set("epsilon", 1).set("t", "1/10"_q));
          trial.bound(
              "an independent solution of (3.1): |v(t)((-infinity, 0)) - finite volumes| <= their error",
              noises, coarsely([volumes](const Point& p) {
                return abs(generated_distribution(p, p.constant(0)) -
                           Ball::from_double(volumes.value, p.precision()));
              }),
              [volumes](const Point& p) { return Ball::from_double(volumes.error, p.precision()); });
          for (const Rational& epsilon : {"0"_q, "1/2"_q, "1"_q, "3"_q})
            trial.limit(
                "one Dirac, epsilon = " + to_string(epsilon) +
                    ": the variance of v(t) is of order t, Var/t -> " + (epsilon == 0 ? "variance/T" : "2"),
                {.parameter = "t", .first = 2, .last = 40, .fixed = {{"variance", 7}, {"epsilon", epsilon}}},
                [](const Point& p) {
                  const GaussianGeneration<Ball> flow{p.constant(1), p["epsilon"]};
                  return flow.variance(p["variance"], p["t"]) / p["t"];
                },
                [](const Point& p) {
                  return p.constant(simplest_rational(p["epsilon"]) == 0 ? simplest_rational(p["variance"])
                                                                         : Rational(2));
                });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
