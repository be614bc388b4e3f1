// SPDX-License-Identifier: GPL-3.0-or-later
/// (7.10) and Step 4: where solutions of the limiting inclusion end.
#include <algorithm>

#include "geometric-asymptotics/flow_ends.hpp"
#include "geometric-asymptotics/inclusion_samples.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational solutions_listed(const Instance& i) { return count_of(inclusion_solutions(i).solutions.size()); }

Rational ends_with(const Instance& i, const std::function<bool(const LimitSolution&)>& accepts) {
  const LimitFlow flow = inclusion_solutions(i);
  return Rational(std::count_if(flow.solutions.begin(), flow.solutions.end(), accepts));
}

/// Points seen by the outer set alone, at themselves.
Family outer_only_starts() {
  Family family{"supports with a point that is critical for the outer set alone, started there",
                {},
                support_hypotheses()};
  for (const std::size_t k : {10u, 11u})
    family.members.push_back(placed(Instance(coincident_supports()[k]).set("lambda", 2), {0, 0}));
  return family;
}

REFEREE_CLAIM({
    .id = "GA-E7.10",
    .paper = "geometric-asymptotics",
    .kind = "inclusion",
    .title = "Limit sets are critical",
    .statement =
        "The limit set of every solution of (3.16) or (3.17) is contained in the outer Clarke critical set "
        "of Phi_lambda, and Phi_lambda is constant on it.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.4, Steps 2 and 3, (7.10)",
    .evidence =
        "exact: every listed solution from starts on all kinds of strata, its limit tested against the outer "
        "set by search over the sites; the energy that is left at late times. Beyond the claim: where the "
        "original flow ends, by kind of critical point",
    .refuted_by = "a solution whose limit set holds a point with 0 outside the outer set",
    .attack =
        "solutions that rest, slide, branch; degenerate supports in d = 1, 2, 3, 5; for the original flow "
        "random, lattice and symmetric supports, all weights, special and general lambda. With the Clarke "
        "set "
        "in place of the outer one it fails for lambda = 2: a point that only the outer set sees is the "
        "limit "
        "of the solution that rests there",
    .rests_on = {"GA-E7.4", "GA-S7.4a", "GA-E7.11"},
    .trial =
        [](Trial& trial) {
          const Family starts = inclusion_starts(trial).joined(outer_only_starts());
          trial.exact(
              "solutions that end where 0 is in the outer set: all", starts,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                return ends_with(i, [&](const LimitSolution& solution) {
                  return hull_holds_origin(potential.outer_subdifferential(solution.limit()));
                });
              },
              Relation::equal, solutions_listed);
          trial.exact(
              "Phi(Z) - Phi(limit) = |Z - limit|^2 at decays down to 1e-60: one value on the limit set",
              starts,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                Rational sum = 0, weight = 1;
                for (const LimitSolution& solution : inclusion_solutions(i).solutions)
                  for (const Rational& share : {"1/2"_q, 1 - "1e-60"_q}) {
                    const LimitPiece& last = solution.pieces.back();
                    sum +=
                        (weight = weight * 3 / 2) * (potential.value(point_at(last, decay_at(last, share))) -
                                                     potential.value(last.target));
                  }
                return sum;
              },
              Relation::equal,
              [](const Instance& i) {
                Rational sum = 0, weight = 1;
                for (const LimitSolution& solution : inclusion_solutions(i).solutions)
                  for (const Rational& share : {"1/2"_q, 1 - "1e-60"_q}) {
                    const LimitPiece& last = solution.pieces.back();
                    const Rational decay = decay_at(last, share);
                    sum += (weight = weight * 3 / 2) * squared_distance(point_at(last, decay), last.target);
                  }
                return sum;
              });
          trial.exact(
              "in place of the outer set the Clarke set does not do for lambda > 1", outer_only_starts(),
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                return ends_with(i, [&](const LimitSolution& solution) {
                  return hull_holds_origin(potential.clarke_subdifferential(solution.limit()));
                });
              },
              Relation::less, solutions_listed);
          // Beyond the claim, which is about the limiting inclusion.
          for (const FlowSurvey& survey : flow_surveys(trial)) trial.add(survey_ends(survey));
        },
});

REFEREE_CLAIM({
    .id = "GA-S7.4b",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Every solution converges to one critical point",
    .statement =
        "The limit set of a solution is a connected part of the finite set of outer critical points, hence "
        "a single point, to which the solution converges; for 0 <= lambda <= 1 it is Clarke critical.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.4, Step 4",
    .evidence =
        "exact: the limits of all listed solutions are members of the complete list of critical points; the "
        "distance to the limit falls like e^(-tau/2); Clarke sets by search for lambda <= 1",
    .refuted_by = "a solution that comes back to two points for ever",
    .attack = "branching starts: the point depends on the solution, not on z_0 alone, A1 = {-1, 1}, lambda = "
              "1 from 0 "
              "has three",
    .rests_on = {"GA-E7.10", "GA-L7.2a"},
    .trial =
        [](Trial& trial) {
          const Family starts = inclusion_starts(trial);
          trial.exact(
              "solutions with a limit in the list of critical points: all", starts,
              [](const Instance& i) {
                const auto points = critical_points_of(i);
                return ends_with(i, [&](const LimitSolution& solution) {
                  return std::any_of(points.begin(), points.end(), [&](const CriticalPoint& point) {
                    return point.at == solution.limit();
                  });
                });
              },
              Relation::equal, solutions_listed);
          trial.exact(
              "and converge: in the last piece, which has no end, half of the decay leaves half of the way",
              starts,
              [](const Instance& i) {
                return ends_with(i, [](const LimitSolution& solution) {
                  const LimitPiece& last = solution.pieces.back();
                  const RationalPoint once = point_at(last, last.entry / 2),
                                      twice = point_at(last, last.entry / 4);
                  return last.exit == 0 && !last.to &&
                         squared_distance(once, last.target) == 4 * squared_distance(twice, last.target);
                });
              },
              Relation::equal, solutions_listed);
          Family mixtures = starts;
          mixtures.name = "the same starts, lambda <= 1";
          std::erase_if(mixtures.members, [](const Instance& i) { return i["lambda"] > 1; });
          trial.exact(
              "for lambda <= 1 the limit is Clarke critical", mixtures,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                return ends_with(i, [&](const LimitSolution& solution) {
                  return hull_holds_origin(potential.clarke_subdifferential(solution.limit()));
                });
              },
              Relation::equal, solutions_listed);
          trial.exact(
              "one point a solution, not one a start: limits from 0 of A1 = {-1, 1}, lambda = 1",
              Family{"from the maximum",
                     {placed(supports(1, {{-1}, {1}}, {{0}}), {0}),
                      placed(supports(1, {{-9}, {9}}, {{1}}), {0})},
                     support_hypotheses()},
              [](const Instance& i) {
                std::vector<RationalPoint> limits;
                for (const LimitSolution& solution : inclusion_solutions(i).solutions)
                  limits.push_back(solution.limit());
                std::sort(limits.begin(), limits.end());
                limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
                return count_of(limits.size());
              },
              Relation::equal, [](const Instance&) { return Rational(3); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
