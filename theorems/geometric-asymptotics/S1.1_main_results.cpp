// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 1.1 and the abstract: the main results in brief.
#include "dynamics/validated_flow.hpp"
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"
#include "geometric-asymptotics/T3.10_runs.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// |Y_tau - e| for the critical point e1.. at which the run ends, enclosed.
Ball distance_from_end(const Point& p, const Rational& tau) {
  const Instance run = short_instance(p);
  ValidatedFlow flow(mixed_score_of(run), run["T"], euclidean_ball(place_of(run), 0, p.precision()),
                     {.digits = 20, .most_steps = 2000});
  if (!flow.follow(tau)) return Ball::whole_line(p.precision());
  std::vector<Ball> end;
  for (int i = 1; p.has("e" + std::to_string(i)); ++i) end.push_back(p["e" + std::to_string(i)]);
  return euclidean_distance(flow.now().box(), end, p.precision());
}
/// The run at tau = 6, 9, 12, 15.
Family late_times(const Instance& run) {
  Family family{"tau = 6, 9, 12, 15", {}, support_hypotheses()};
  for (long tau : {6L, 9L, 12L, 15L}) family.members.push_back(Instance(run).set("tau", tau));
  return family;
}
/// Whether the run ends off all interfaces.
bool ends_smoothly(const Instance& run) {
  const NearestSites sites = potential_of(run).nearest(computed_end(run));
  return sites.first.size() == 1 && sites.second.size() == 1;
}

REFEREE_CLAIM({
    .id = "GA-S1.1",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Main results in brief",
    .statement =
        "The rescaled potential tends to Phi_lambda under a small-ball condition; every time-shift limit "
        "solves a Clarke (lambda <= 1) or outer Clarke (lambda > 1) inclusion, whose solutions converge to "
        "critical points; if no other critical points accumulate the flow tends to a local minimiser, at "
        "rate O(sqrt t) in the smooth stable case; L^p bounds are polynomial or exponential in 1/t.",
    .hypotheses =
        "as in the detailed statements, on which this summary rests. Its critical points, which it does not "
        "call those of Phi, are read as in Theorem 3.16: Clarke, (3.11), for lambda <= 1, outer Clarke, "
        "(3.12), for lambda > 1. With (3.11) throughout it would be false, as GA-R3.17 is. The last clause "
        "is read of the bounds (4.4) and (4.5); section 1.1 also speaks of stability, and as a statement "
        "about the solutions of (4.1), with noise, it is refuted at GA-R4.2 and GA-S9.1",
    .source = "abstract; section 1.1",
    .evidence =
        "each assertion once at the paper's examples: the limit of the potential, the ends of trajectories, "
        "the rate; the detailed claims carry the rest",
    .refuted_by = "an example of the paper for which one of them fails",
    .attack = "all three lambdas of both examples; smooth ends for the rate",
    .rests_on = {"GA-E3.6", "GA-T3.10a", "GA-T3.10b", "GA-T3.10c", "GA-T3.16a", "GA-T3.16b", "GA-T3.16c",
                 "GA-T3.18", "GA-C3.20a", "GA-C3.20b", "GA-T4.1a", "GA-T4.1b"},
    .trial =
        [](Trial& trial) {
          for (const auto& example : {line_example(), plane_example()})
            for (const Instance& instance : example) {
              const Instance place =
                  placed(instance, RationalPoint(supports_of(instance).dimension(), "1/3"_q));
              trial.limit(
                  "F(x, t) -> Phi(x), x = " + name_of(place_of(place)) +
                      ", lambda = " + to_string(place["lambda"]),
                  {.parameter = "t", .first = 3, .last = 30, .fixed = place},
                  [](const Point& p) { return rescaled_potential(p); }, distance_potential);
            }
          for (bool guided : {false, true}) {
            const std::string regime = guided ? "lambda > 1" : "lambda <= 1";
            Family runs{"starts in the paper's examples, " + regime, example_runs(guided),
                        support_hypotheses()};
            trial.trajectory("the flow tends to a local minimiser, " + regime, runs, trapped_arrival,
                             [](const Instance& run) { return name_of(computed_end(run)); });
            Family ends{"their limits, " + regime, {}, support_hypotheses()};
            for (const Instance& run : runs.members) ends.members.push_back(placed(run, computed_end(run)));
            trial.exact(
                std::string("where the constant curve solves the inclusion: of the vector 0 nothing lies "
                            "outside the ") +
                    (guided ? "outer set, " : "Clarke set, ") + regime,
                ends,
                [guided](const Instance& i) {
                  const DistancePotential potential = potential_of(i);
                  const RationalPoint x = place_of(i);
                  return Rational(
                      count_outside({RationalPoint(x.size())}, guided ? potential.outer_subdifferential(x)
                                                                      : gradient_limits(potential, x)));
                },
                Relation::equal, [](const Instance&) -> Rational { return 0; });
            for (const Instance& run : runs.members) {
              if (!ends_smoothly(run)) continue;
              trial.bound(
                  "O(sqrt t) at the smooth minimiser " + name_of(computed_end(run)) +
                      ": |Y_(tau+3) - x*| <= (1 + e^-tau) e^(-3/2) |Y_tau - x*|, " + regime,
                  late_times(run),
                  [](const Point& p) { return distance_from_end(p, simplest_rational(p["tau"]) + 3); },
                  [](const Point& p) {
                    return (Ball(1) + exp(-p["tau"].at(p.precision()))) * exp(p.constant("-3/2"_q)) *
                           distance_from_end(p, simplest_rational(p["tau"]));
                  });
              break;
            }
          }
          trial.note(
              "The criterion is a condition: for lambda > 1 a strict local maximum can attract an open set "
              "of data (see GA-R3.12). Convergence itself needs none (see GA-R3.17).");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
