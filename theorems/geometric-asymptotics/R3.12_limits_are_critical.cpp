// SPDX-License-Identifier: GPL-3.0-or-later
/// Remarks 3.9 and 3.12: which subdifferential the limits know, and what convergence implies.
#include "dynamics/similarity_flow.hpp"
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"
#include "geometric-asymptotics/T3.10_runs.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational no_miss(const Instance&) { return 0; }
/// 1 if 0 is outside the Clarke (outer) subdifferential at the place.
Rational not_clarke_critical(const Instance& i) {
  const RationalPoint x = place_of(i);
  return count_outside({RationalPoint(x.size())}, gradient_limits(potential_of(i), x));
}
Rational not_outer_critical(const Instance& i) {
  const RationalPoint x = place_of(i);
  return count_outside({RationalPoint(x.size())}, potential_of(i).outer_subdifferential(x));
}
/// The odds 99 : 1 send the flow to 0, equal odds to a minimiser.
Family cocircular_runs() {
  return {"A1 = {(13/8, -+1)}, A2 = {(-4, -3), (4, -3), (0, 5)}, lambda = 2, x_T = 0",
          {cocircular_run({99, 1}), cocircular_run({1, 1})},
          support_hypotheses(),
          true};
}
void flow_reaches_outer_point(Trial& trial) {
  disc_is_never_left(trial);
  trial.trajectory(
      "odds 99 : 1: X_t -> 0; equal odds: X_t -> (7/5, 7/10)", cocircular_runs(), cocircular_arrival,
      [](const Instance& i) -> std::string { return i["v1"] == i["v2"] ? "(7/5, 7/10)" : "(0, 0)"; });
}
Family outer_limit() {
  return {"the limit 0 for odds 99 : 1", {cocircular_run({99, 1})}, support_hypotheses(), true};
}

REFEREE_CLAIM({
    .id = "GA-R3.9",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Which set governs the limit",
    .statement = "For 0 <= lambda <= 1 the genuine Clarke set governs the limiting dynamics everywhere; for "
                 "lambda > 1 the natural limiting object is the larger outer set.",
    .hypotheses = "finite supports",
    .source = "section 3.1, Remark 3.9",
    .evidence =
        "equality of both sets for lambda <= 1 on all strata; for lambda > 1 a flow proven to tend to a "
        "point that is critical in the outer sense only",
    .refuted_by = "lambda <= 1 with different sets, or no flow for lambda > 1 that needs the larger set",
    .attack = "whether the Clarke set would do for lambda > 1 too: it would on the line and wherever both "
              "diagrams cross transversally in single facets, as in all Dirac data of the paper",
    .rests_on = {"GA-L3.8a", "GA-L3.8c", "GA-T3.10b", "GA-T3.10c"},
    .trial =
        [](Trial& trial) {
          trial.exact("lambda <= 1: generators of the outer set outside the Clarke set",
                      stratum_places(trial, "a point of every stratum, lambda = 1/3 and 1", {"1/3"_q, 1}),
                      outer_not_clarke, Relation::equal, no_miss);
          flow_reaches_outer_point(trial);
          trial.exact("lambda > 1: at that limit 0 is in the outer set", outer_limit(), not_outer_critical,
                      Relation::equal, no_miss);
          trial.exact("and not in the Clarke set (1 = outside)", outer_limit(), no_miss, Relation::less,
                      not_clarke_critical);
        },
});

/// A1 = {-2, 2}, A2 = {-3, 3}, lambda = 2: Phi = x^2 - 2|x| - 1, with a strict local maximum at 0.
Family attracting_maximum() {
  Family family{"A1 = {-2, 2}, A2 = {-3, 3}, lambda = 2, |x| = t/2, t <= 1/10", {}, support_hypotheses()};
  for (const char* t : {"1/10", "1/1000", "1e-30"})
    for (int sign : {-1, 1}) {
      const Rational time = parse_rational(t);
      family.members.push_back(
          placed(supports(2, {{-2}, {2}}, {{-3}, {3}}), {sign * time / 2}).set("t", time));
    }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-R3.12",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Convergence implies criticality",
    .statement = "If X_t converges to x* as t -> 0+, then 0 lies in the Clarke set of Phi_lambda at x* for "
                 "lambda <= 1, in the outer Clarke set for lambda > 1.",
    .hypotheses = "finite supports, X_t convergent",
    .source = "section 3.2, Remark 3.12",
    .evidence = "ends of trajectories, proven, tested for criticality in exact arithmetic; limits that are "
                "saddles, maxima, and critical in the outer sense only",
    .refuted_by = "a trajectory that converges to a point that is not critical",
    .attack =
        "limits that are no minimisers: by symmetry, at an attracting strict local maximum, and at a point "
        "that is not Clarke critical",
    .rests_on = {"GA-T3.10b", "GA-T3.10c"},
    .trial =
        [](Trial& trial) {
          for (bool guided : {false, true}) {
            const std::string regime = guided ? "lambda > 1" : "lambda <= 1";
            Family runs{"starts in the paper's examples, " + regime, example_runs(guided),
                        support_hypotheses()};
            trial.trajectory("X_t converges, " + regime, runs, trapped_arrival,
                             [](const Instance& run) { return name_of(computed_end(run)); });
            Family ends{"their limits, " + regime, {}, support_hypotheses()};
            for (const Instance& run : runs.members) ends.members.push_back(placed(run, computed_end(run)));
            trial.exact("0 lies in the subdifferential there, " + regime, ends,
                        guided ? not_outer_critical : not_clarke_critical, Relation::equal, no_miss);
          }
          flow_reaches_outer_point(trial);
          trial.exact("its limit 0 is outer critical", outer_limit(), not_outer_critical, Relation::equal,
                      no_miss);
          trial.exact("power: but not Clarke critical", outer_limit(), no_miss, Relation::less,
                      not_clarke_critical);
          trial.bound(
              "critical, no more: on |x| = t/2 the flow towards smaller t falls below t/2, d|Y|/dtau < "
              "-t/2, so that X_t -> 0 for all |x_T| <= T/2, T <= 1/10, though 0 is a strict local maximum",
              attracting_maximum(),
              [](const Point& p) {
                const Ball x = place_of(p)[0];
                const Ball outwards = (x.is_negative() ? Ball(1) : Ball(-1)) * rescaled_gradient(p)[0] / 4;
                return outwards;
              },
              [](const Point& p) { return -p["t"] / 2; });
        },
});

/// The largest ratio of diam {Y_s: tau <= s <= tau + 5} for tau = 5, 10, 15 to that five earlier.
Ball settling_ratio(const Point& p) {
  const Instance instance = short_instance(p);
  const Rational T = instance["T"];
  SimilarityFlowOptions options;
  options.samples_per_step = 16;
  const auto run = similarity_flow_once(mixed_score_of(instance), place_of(instance), T,
                                        T / power(Rational(10), 9), 20, options);
  std::vector<Ball> diameters;
  for (long window = 0; window < 4; ++window) {
    Ball diameter = Ball(0).at(p.precision());
    std::vector<const TrajectorySample*> inside;
    for (const TrajectorySample& sample : run.samples)
      if (sample.tau.to_double() >= 5 * static_cast<double>(window) &&
          sample.tau.to_double() <= 5 * static_cast<double>(window + 1))
        inside.push_back(&sample);
    if (inside.size() < 2) return Ball::whole_line(p.precision());
    for (const TrajectorySample* sample : inside)
      diameter = max(diameter, euclidean_distance(sample->state, inside.front()->state, p.precision()));
    diameters.push_back(diameter);
  }
  Ball ratio = diameters[1] / diameters[0];
  for (std::size_t window = 2; window < 4; ++window)
    ratio = max(ratio, diameters[window] / diameters[window - 1]);
  return ratio;
}

REFEREE_CLAIM({
    .id = "GA-R3.12b",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "The convergence assumption",
    .statement = "Assuming that X_t converges is a strong hypothesis, yet agrees with what the numerical "
                 "experiments show.",
    .hypotheses =
        "finite supports, as in Figures 6 and 7. How strong an assumption is is no assertion that can fail; "
        "for finite supports it is no assumption at all (note of the finding)",
    .source = "section 3.2, Remark 3.12, last sentence; Figures 6 to 8",
    .evidence =
        "the diameter of Y over windows of length 5, along trajectories of both examples and of random "
        "supports",
    .refuted_by = "a trajectory whose diameter over the windows does not shrink",
    .attack = "saddles that are passed closely, interface minimisers, random supports in d = 1, 2, 3",
    .rests_on = {"GA-R3.12"},
    .trial =
        [](Trial& trial) {
          Family runs{"starts in the paper's examples and random supports, T = 1", example_runs(false),
                      support_hypotheses()};
          for (const Instance& run : example_runs(true)) runs.members.push_back(run);
          Generator generator = trial.generator("starts among random supports");
          for (Instance& instance : random_supports(trial, 1)) {
            RationalPoint x;
            for (std::size_t i = 0; i < supports_of(instance).dimension(); ++i)
              x.push_back(Rational(static_cast<long>(generator.below(101)) - 50, 7));
            runs.members.push_back(placed(std::move(instance), x).set("T", 1));
          }
          trial.bound("diam {Y_s: tau <= s <= tau + 5} at least halves from tau = 0 to 5, 10 and 15", runs,
                      settling_ratio, [](const Point& p) { return p.constant("1/2"_q); });
          trial.note(
              "What is tried is that trajectories converge as in the experiments. That this is a strong "
              "assumption cannot fail, being no assertion about objects; for finite supports it is none: "
              "every Y converges, by a proof on paper "
              "given under GA-R3.17, from Theorem 3.10, both parts of Theorem 3.16 and the finiteness of "
              "the critical points.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
