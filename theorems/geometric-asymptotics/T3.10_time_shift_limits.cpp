// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.10: what the time shifts of the rescaled flow tend to.
#include <fmt/format.h>

#include "court/undecidable.hpp"
#include "dynamics/limit_flow.hpp"
#include "dynamics/similarity_flow.hpp"
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"
#include "geometric-asymptotics/T3.10_runs.hpp"
#include "geometric-asymptotics/mixed_hull.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// (dist(x_T, K) + diam K)/2: what the theorem's proof needs as a Lipschitz constant of Y.
Ball shift_speed_limit(const Point& p) {
  Ball diameter = Ball(0).at(p.precision());
  const auto vertices = mixed_hull(p);
  for (const auto& vertex : vertices)
    for (const auto& other : vertices)
      diameter = max(diameter, euclidean_distance(vertex, other, p.precision()));
  return (distance_to_mixed_hull(p) + diameter) / 2;
}

/// The trajectories that the validated flow can follow within its budget: it stops where they run into an
/// interface.
Family validated_trajectories(const Trial& trial) {
  Family family = trajectories(trial);
  family.name += " that could be validated";
  std::erase_if(family.members, [](const Instance& member) {
    try {
      flown(Point(member, {256}));
      return false;
    } catch (const court::Undecidable&) {
      return true;
    }
  });
  return family;
}

REFEREE_CLAIM({
    .id = "GA-T3.10a",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Time shifts are relatively compact",
    .statement = "For finite Dirac mixtures and every sequence tau_j -> infinity the curves Y(. + tau_j) are "
                 "relatively compact in C_loc.",
    .hypotheses = "finite supports, any x_T, T > 0, lambda >= 0",
    .source = "section 3.2, Theorem 3.10, first assertion",
    .evidence =
        "the two bounds from which compactness follows (Arzela-Ascoli), along validated trajectories: one "
        "bounded set for all times, one Lipschitz constant",
    .refuted_by = "a trajectory that leaves the set or is faster than the constant, both enclosed",
    .attack = "starts near and far from K = conv(lambda A1 + (1 - lambda) A2), single Diracs, d = 1, 2, 3, "
              "lambda from 0 to 10",
    .rests_on = {"GA-E6.13", "GA-E6.14", "GA-S6.4a"},
    .trial =
        [](Trial& trial) {
          const Family family = validated_trajectories(trial);
          trial.bound(
              "one bounded set: dist(Y, K) <= dist(x_T, K)", family,
              [](const Point& p) { return distance_to_mixed_hull(flown(p)); }, distance_to_mixed_hull);
          trial.bound(
              "one Lipschitz constant: |dY/dtau| <= (dist(x_T, K) + diam K)/2", family,
              [](const Point& p) { return euclidean_length(rescaled_gradient(flown(p)), p.precision()) / 4; },
              shift_speed_limit);
        },
});

/// x1 + 2 x2 + ... of a place, which tells coordinates apart.
Ball weighed(const std::vector<Ball>& x) {
  Ball sum(0);
  for (std::size_t i = 0; i < x.size(); ++i) sum += static_cast<long>(i + 1) * x[i];
  return sum;
}
/// The flow started at the instance's place at heat time T, log(10) later.
Ball shifted_flow(const Point& p) {
  const Instance instance = short_instance(p);
  const auto run = similarity_flow_once(mixed_score_of(instance), place_of(instance), instance["T"],
                                        instance["T"] / 10, 15);
  // Exact values, so that nothing is lost in the sum.
  std::vector<Ball> state;
  for (const Ball& coordinate : run.state) state.push_back(coordinate.midpoint().at(p.precision()));
  return weighed(state);
}
/// The solution of the limiting inclusion from there, log(10) later; it must be the only one.
Ball limiting_flow(const Point& p) {
  const Instance instance = short_instance(p);
  const LimitFlow flow = limit_flow(potential_of(instance), place_of(instance));
  if (flow.solutions.size() != 1) throw std::domain_error("more than one solution of the inclusion");
  return weighed(position(flow.solutions.front(), log(p.constant(10))));
}
/// Y(. + tau_j) solves the equation with T e^-tau_j in place of T: the same flow started ever later.
void late_starts(Trial& trial, const char* inclusion, const std::vector<Instance>& starts) {
  for (const Instance& start : starts)
    trial.limit(
        fmt::format("started at {} at heat time T -> 0, lambda = {}: log 10 later the flow is where the only "
                    "solution of {} is",
                    name_of(place_of(start)), to_string(start["lambda"]), inclusion),
        {.parameter = "T", .first = 1, .last = 8, .fixed = start}, shifted_flow, limiting_flow);
}

/// 1 if 0 lies outside the hull of these points.
Rational misses_zero(const std::vector<RationalPoint>& points) {
  return count_outside({RationalPoint(points.front().size())}, points);
}

REFEREE_CLAIM({
    .id = "GA-T3.10b",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Time-shift limits in the MoE regime",
    .statement =
        "For 0 <= lambda <= 1 every limit Z of time shifts of Y is a Caratheodory solution of dZ/dtau in "
        "-(1/4) dC Phi_lambda(Z).",
    .hypotheses = "finite supports, 0 <= lambda <= 1",
    .source = "section 3.2, Theorem 3.10 (1), (3.16)",
    .evidence = "proven ends of trajectories, at which the constant curve must solve the inclusion; the flow "
                "started ever later against exact solutions of the inclusion that cross interfaces",
    .refuted_by =
        "a trajectory that ends where 0 is not in the Clarke set, or a limit of late starts off the solution",
    .attack =
        "lambda = 1/2 and 1, ends at saddles by symmetry, unequal weights, starts whose solution changes "
        "cells; the factor 1/4",
    .rests_on = {"GA-T3.10a", "GA-L3.8a", "GA-L6.3", "GA-E6.19"},
    .trial =
        [](Trial& trial) {
          Family runs{"starts in the paper's examples, lambda <= 1, T = 1", example_runs(false),
                      support_hypotheses()};
          trial.trajectory("Y ends at a critical point, so that its time shifts tend to that constant curve",
                           runs, trapped_arrival,
                           [](const Instance& run) { return name_of(computed_end(run)); });
          Family ends{"ends of those trajectories, and the saddle 0 of A1 = {-1, 1}, A2 = {0}",
                      {},
                      support_hypotheses()};
          for (const Instance& run : runs.members) ends.members.push_back(placed(run, computed_end(run)));
          ends.members.push_back(placed(supports(1, {{-1}, {1}}, {{0}}), {0}));
          trial.exact(
              "at each end the constant curve solves the inclusion: 0 in the hull of limits of gradients",
              ends,
              [](const Instance& i) { return misses_zero(gradient_limits(potential_of(i), place_of(i))); },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          const Instance half = plane_example().front();
          late_starts(trial, "(3.16)",
                      {placed(half, {6, 6}), placed(half, {-3, 9}),
                       placed(supports("1/2"_q, {{0}, {10}}, {{14}}, {1, 9}), {4})});
        },
});

REFEREE_CLAIM({
    .id = "GA-T3.10c",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Time-shift limits in the CFG regime",
    .statement = "For lambda > 1 every limit Z of time shifts of Y is a Caratheodory solution of dZ/dtau in "
                 "-(1/4) times the outer Clarke subdifferential of Phi_lambda at Z.",
    .hypotheses = "finite supports, lambda > 1",
    .source = "section 3.2, Theorem 3.10 (2), (3.17)",
    .evidence =
        "proven ends of trajectories, one of them at a point that is critical in the outer sense only; the "
        "flow started ever later against exact solutions that slide along interfaces",
    .refuted_by = "a trajectory that ends where 0 is not in the outer set, or a limit of late starts off the "
                  "solution",
    .attack = "supports with all points equally far from 0, where the outer set exceeds the Clarke set; odds "
              "99 : 1 against equal ones; sliding",
    .rests_on = {"GA-T3.10a", "GA-L6.3", "GA-E6.19"},
    .trial =
        [](Trial& trial) {
          Family runs{"starts in the paper's examples, lambda > 1, T = 1", example_runs(true),
                      support_hypotheses()};
          trial.trajectory("Y ends at a critical point, so that its time shifts tend to that constant curve",
                           runs, trapped_arrival,
                           [](const Instance& run) { return name_of(computed_end(run)); });
          const Instance guided = plane_example().back();
          late_starts(trial, "(3.17)", {placed(guided, {0, -3}), placed(guided, {6, 1})});
          disc_is_never_left(trial);
          Family outer{"A1 = {(13/8, -+1)}, A2 = {(-4, -3), (4, -3), (0, 5)}, lambda = 2, x_T = 0",
                       {cocircular_run({99, 1}), cocircular_run({1, 1})},
                       support_hypotheses(),
                       true};
          trial.trajectory("odds 99 : 1: Y tends to 0; equal odds: to the minimiser (7/5, 7/10)", outer,
                           cocircular_arrival, [](const Instance& i) -> std::string {
                             return i["v1"] == i["v2"] ? "(7/5, 7/10)" : "(0, 0)";
                           });
          Family limit{
              "the limit 0 of that trajectory", {cocircular_run({99, 1})}, support_hypotheses(), true};
          trial.exact(
              "there the constant curve solves (3.17): 0 in the outer set (1 = outside)", limit,
              [](const Instance& i) {
                return misses_zero(potential_of(i).outer_subdifferential(place_of(i)));
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.exact(
              "power: the theorem with the Clarke set fails there, 0 is no limit of convex combinations",
              limit, [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) { return misses_zero(gradient_limits(potential_of(i), place_of(i))); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
