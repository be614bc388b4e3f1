// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 8.1: local minimisers are the local traps of the limiting inclusion.
#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Solutions that leave the place, at once or after a while.
Rational departing_solutions(const Instance& i) {
  const LimitFlow flow = limit_flow_from(i, place_of(i));
  return static_cast<long>(std::count_if(flow.solutions.begin(), flow.solutions.end(),
                                         [](const LimitSolution& s) { return !is_constant(s); }));
}

/// A radius eps and the delta that belongs to it: within delta Phi - Phi(p) < eps^2, and eps^2 is the least
/// growth of Phi on the sphere of radius eps around a minimiser.
Rational trap_radius(const Instance& i) { return untouched_radius(i) * i["share"]; }
Rational trap_depth(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  const RationalPoint p = place_of(i);
  Rational steepest = 0;
  for (const RationalPoint& centre : potential.outer_centres(potential.nearest(p)))
    steepest = std::max(steepest, Rational(1 + squared_distance(p, centre)));
  const Rational epsilon = trap_radius(i);
  return epsilon * epsilon / (2 * (steepest + epsilon));
}
RationalPoint start_in_the_trap(const Instance& i) {
  RationalPoint h;
  for (int k = 1; i.has("h" + std::to_string(k)); ++k) h.push_back(i["h" + std::to_string(k)]);
  return moved(place_of(i), trap_depth(i), h);
}

/// Solutions from within delta that do not converge to the place.
Rational solutions_lost(const Instance& i) {
  const LimitFlow flow = limit_flow_from(i, start_in_the_trap(i));
  return static_cast<long>(std::count_if(flow.solutions.begin(), flow.solutions.end(),
                                         [&](const LimitSolution& s) { return s.limit() != place_of(i); }));
}
/// Largest squared distance from the place over all solutions; pieces are straight, so their ends decide.
Rational farthest_excursion(const Instance& i) {
  Rational farthest = 0;
  for (const LimitSolution& solution : limit_flow_from(i, start_in_the_trap(i)).solutions)
    for (const LimitPiece& piece : solution.pieces)
      for (const RationalPoint& end : {piece.from, piece.to.value_or(piece.target)})
        farthest = std::max(farthest, squared_distance(end, place_of(i)));
  return farthest;
}

/// A point a thousandth of the way along a solution that leaves the place.
RationalPoint just_outside(const Instance& i) {
  for (const LimitSolution& solution : limit_flow_from(i, place_of(i)).solutions)
    for (const LimitPiece& piece : solution.pieces)
      if (piece.from != piece.target)
        return moved(piece.from, "1/1000"_q, difference(piece.to.value_or(piece.target), piece.from));
  throw std::domain_error("no solution leaves the place");
}
Rational solutions_returning(const Instance& i) {
  const LimitFlow flow = limit_flow_from(i, just_outside(i));
  return static_cast<long>(std::count_if(flow.solutions.begin(), flow.solutions.end(),
                                         [&](const LimitSolution& s) { return s.limit() == place_of(i); }));
}

std::vector<Instance> traps_to_try(const Trial& trial) {
  auto result = regime_supports(trial, Regime::guidance);
  for (const Instance& more : regime_supports(trial, Regime::experts)) result.push_back(more);
  return result;
}
Family with_short_starts(const Trial& trial, const Family& places) {
  Family family{"starts around local minimisers, both regimes, d = 1, 2, 3", {}, places.hypotheses};
  Generator generator = trial.generator("starts around minimisers");
  for (const Instance& member : places.members)
    for (const Rational& share : {"1"_q, "1/1000"_q}) {
      Instance start = Instance(member).set("share", share);
      const RationalPoint h = short_direction(generator, place_of(member).size());
      for (std::size_t k = 0; k < h.size(); ++k) start.set("h" + std::to_string(k + 1), h[k]);
      family.members.push_back(std::move(start));
    }
  return family;
}

Rational is_listed_minimum(const Instance& i) { return criticality_at(i).minimum ? 1 : 0; }
Rational has_no_negative_slope(const Instance& i) { return least_slope(i) < 0 ? 0 : 1; }

REFEREE_CLAIM({
    .id = "GA-L8.2",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Local minimisers are the local traps",
    .statement = "p is a local minimiser of Phi_lambda if and only if p is a local trap of the limiting "
                 "inclusion: (3.16) for lambda <= 1, (3.17) for lambda > 1.",
    .hypotheses = "finite supports",
    .source = "section 8.1, Lemma 8.2",
    .evidence = "all solutions of the inclusion, exactly, from every critical point and from around it; the "
                "minimisers by two routes, hulls and slopes along rays",
    .refuted_by = "a minimiser with a solution that leaves it, or another point that no solution leaves",
    .attack =
        "points where an open set of the true flow ends without being minimisers: lambda = 1/2 with a "
        "branch centred on an interface, a maximum where both interfaces coincide, a point critical in "
        "the outer sense only; vertices with four cells, collinear sites, lambda just above 1; explicit "
        "delta(eps) at two scales",
    .rests_on = {"GA-T3.16b", "GA-T3.16c", "GA-S8.1", "GA-L7.2a"},
    .trial =
        [](Trial& trial) {
          auto many = traps_to_try(trial);
          for (const Instance& more : random_supports(trial, trial.effort().scaled(10, 60, 1500)))
            many.push_back(more);
          trial.exact(
              "minimiser (lambda conv I inside p + (lambda - 1) conv J for lambda > 1, one gradient "
              "0 for lambda <= 1) = no ray along which Phi falls, at every critical point",
              at_critical_points("critical points in d = 1, 2, 3", Regime::any, many,
                                 [](const CriticalPoint&) { return true; }),
              is_listed_minimum, Relation::equal, has_no_negative_slope);
          const auto instances = traps_to_try(trial);
          const Family minimisers =
              at_critical_points("local minimisers", Regime::any, instances, is_minimiser);
          const Family others = at_critical_points("critical points that are no minimisers", Regime::any,
                                                   instances, is_no_minimiser);
          trial.exact("no solution leaves a minimiser", minimisers, departing_solutions, Relation::equal,
                      [](const Instance&) -> Rational { return 0; });
          const Family starts = with_short_starts(trial, minimisers);
          trial.exact("a minimiser traps: every solution from within delta converges to it", starts,
                      solutions_lost, Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.exact("and stays within eps", starts, farthest_excursion, Relation::less,
                      [](const Instance& i) -> Rational { return trap_radius(i) * trap_radius(i); });
          trial.exact(
              "a solution leaves every critical point that is no minimiser", others,
              [](const Instance&) -> Rational { return 1; }, Relation::at_most, departing_solutions);
          trial.exact("and from a point just outside, where Phi is lower, none converges back", others,
                      solutions_returning, Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.note(
              "eps up to the distance within which no further cell is met; delta = eps^2/(2 (L + "
              "eps)), L a bound of the subgradients at p.");
        },
});

REFEREE_CLAIM({
    .id = "GA-D8.1",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Local trap of a differential inclusion",
    .statement = "p is a local trap if for every small eps there is delta < eps such that every global "
                 "solution from B(p, delta) stays in B(p, eps) and converges to p.",
    .hypotheses = "a differential inclusion with global solutions",
    .source = "section 8.1, Definition 8.1",
    .evidence = "the definition decided both ways on the paper's examples, where all solutions are known: "
                "trap by explicit delta(eps), no trap by a solution that leaves",
    .refuted_by = "a point for which both answers are found",
    .attack = "a maximum that attracts the true flow, a point critical in the outer sense only",
    .trial =
        [](Trial& trial) {
          auto instances = line_example();
          for (const Instance& more : plane_example()) instances.push_back(more);
          instances.push_back(attracting_maximum());
          instances.push_back(outer_equilibrium());
          Family family = with_short_starts(
              trial, at_critical_points("critical points of the paper's examples", Regime::any, instances,
                                        [](const CriticalPoint&) { return true; }));
          family.name = "critical points of the paper's examples, a maximum and an outer critical point";
          trial.exact(
              "all solutions from within delta are trapped = none leaves p", family,
              [](const Instance& i) -> Rational {
                return solutions_lost(i) == 0 && farthest_excursion(i) < trap_radius(i) * trap_radius(i) &&
                               departing_solutions(i) == 0
                           ? 1
                           : 0;
              },
              Relation::equal, has_no_negative_slope);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
