// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 7: trajectories of the example in the plane and where the local minimisers lie.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geometric-asymptotics/plane_panels.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Each local minimiser of the example as an instance: the supports, its place x1, x2 and its number.
Family minimisers_in_plane(const Rational& lambda) {
  Family family{"each local minimiser, lambda = " + to_string(lambda), {}, support_hypotheses(), true};
  const Instance supports = example_supports(2, lambda);
  const auto minimisers = local_minimisers(supports);
  for (std::size_t k = 0; k < minimisers.size(); ++k)
    family.members.push_back(placed(supports, minimisers[k].at));
  return family;
}

/// Least change of Phi on a small circle: positive around a strict minimum, from the definition of Phi alone.
Rational least_rise(const Instance& i) {
  const DistancePotential phi = potential_of(i);
  const RationalPoint x = place_of(i);
  const Rational here = phi.value(x), radius = "1/100"_q;
  Rational least;
  for (int n = -16; n < 16; ++n)
    for (const int side : {-1, 1}) {
      // Rational points of the circle, by stereographic projection.
      const Rational m = Rational(n, 8), scale = side * radius / (1 + m * m);
      const Rational rise = phi.value({x[0] + scale * (1 - m * m), x[1] + scale * 2 * m}) - here;
      if ((n == -16 && side == -1) || rise < least) least = rise;
    }
  return least;
}

Rational count_of_nearest_pairs(const Instance& i) {
  const NearestSites sites = potential_of(i).nearest(place_of(i));
  return Rational(static_cast<long>(sites.first.size() * sites.second.size()));
}

Rational minimisers_of_kind(const Instance& supports, CriticalKind kind) {
  const auto minimisers = local_minimisers(supports);
  return Rational(static_cast<long>(std::count_if(minimisers.begin(), minimisers.end(),
                                                  [&](const CriticalPoint& p) { return p.kind == kind; })));
}

/// Proven ends of a grid of starts, that every minimiser is reached, and the panel.
void try_trajectories(Trial& trial, const Rational& lambda, const std::string& figure_name,
                      const std::string& title) {
  const Rational step = trial.effort().budget == Budget::quick ? "13/5"_q : "8/5"_q;
  trial.trajectory("each start goes to the local minimiser that the Euler scheme shows",
                   grid_of_runs("starts on a grid of [-5, 5]^2", {lambda}, 2, -5, "23/5"_q, step),
                   proven_destination, printed_destination);
  const Instance supports = example_supports(2, lambda);
  std::vector<double> starts;
  for (int i = 0; i <= 12; ++i)
    for (int j = 0; j <= 12; ++j) starts.insert(starts.end(), {-5 + 0.8 * i, -5 + 0.8 * j});
  trial.exact(
      "minimisers reached from a grid of 13 x 13 starts by the Euler scheme = all minimisers",
      {"the printed supports, lambda = " + to_string(lambda), {supports}, support_hypotheses()},
      [&](const Instance& i) { return Rational(minimisers_reached(i, starts)); }, Relation::equal,
      [](const Instance& i) { return Rational(static_cast<long>(local_minimisers(i).size())); });
  std::vector<double> drawn;
  for (int i = 0; i <= 6; ++i)
    for (int j = 0; j <= 6; ++j) drawn.insert(drawn.end(), {-5 + 1.6 * i, -5 + 1.6 * j});
  Panel panel = landscape_in_plane(supports, {{-9, -6.5}, {9, 6.5}}, title);
  add_paths(panel, printed_paths(supports, drawn, printed_scheme(0, 1, 20)), "trajectories");
  add_minimisers(panel, supports);
  add_supports(panel, supports_of(supports));
  trial.figure({figure_name,
                "Deterministic trajectories of the example in the plane from a grid of starts.",
                {std::move(panel)}});
}

REFEREE_CLAIM({
    .id = "GA-F7a",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 7, left: the mixture of experts",
    .statement = "lambda = 1/2: the local minimisers of Phi lie inside strict Voronoi cells and attract the "
                 "trajectories.",
    .hypotheses = "example in the plane, T = 1; the displayed starts are not printed, a grid is taken",
    .source = "Figure 7, left column and caption",
    .evidence =
        "all critical points exactly; nearest points counted by search; trajectories proven into traps",
    .refuted_by = "a local minimiser with two nearest points in a support, or one that attracts nothing",
    .attack = "starts up to a distance of 7 from the origin, some of which pass close to saddles",
    .rests_on = {"GA-T3.18"},
    .trial =
        [](Trial& trial) {
          const Family minimisers = minimisers_in_plane("1/2"_q);
          trial.exact("each minimiser has one nearest point in either support", minimisers,
                      count_of_nearest_pairs, Relation::equal, [](const Instance&) { return Rational(1); });
          trial.exact(
              "Phi is larger all around it", minimisers, [](const Instance&) { return Rational(0); },
              Relation::less, least_rise);
          try_trajectories(trial, "1/2"_q, "geometric-asymptotics-figure-7a", "lambda = 1/2");
        },
});

REFEREE_CLAIM({
    .id = "GA-F7b",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 7, middle: pure imitation",
    .statement =
        "lambda = 1: Phi is the squared distance from A1, and the trajectories end near the points of A1.",
    .hypotheses = "example in the plane, T = 1; the displayed starts are not printed, a grid is taken",
    .source = "Figure 7, middle column and caption",
    .evidence = "the local minimisers exactly; Phi against d1^2; trajectories proven into traps",
    .refuted_by = "a local minimiser that is no point of A1, or a trajectory that ends elsewhere",
    .attack = "places at which the nearest point of A2 changes",
    .rests_on = {"GA-T3.18"},
    .trial =
        [](Trial& trial) {
          Family places{"places of the plane", {}, support_hypotheses()};
          for (int i = -6; i <= 6; ++i)
            for (int j = -6; j <= 6; ++j)
              places.members.push_back(
                  placed(example_supports(2, 1), {Rational(5 * i, 7), Rational(5 * j, 6)}));
          trial.exact(
              "Phi_1 = d1^2", places, [](const Instance& i) { return potential_of(i).value(place_of(i)); },
              Relation::equal,
              [](const Instance& i) {
                Rational least = squared_distance(place_of(i), supports_of(i).first.front());
                for (const RationalPoint& a : supports_of(i).first)
                  least = std::min(least, squared_distance(place_of(i), a));
                return least;
              });
          const Family example{"lambda = 1", {example_supports(2, 1)}, support_hypotheses(), true};
          trial.exact(
              "the local minimisers that are points of A1", example,
              [](const Instance& i) {
                long shared = 0;
                for (const CriticalPoint& minimiser : local_minimisers(i))
                  for (const RationalPoint& a : supports_of(i).first) shared += minimiser.at == a ? 1 : 0;
                return Rational(shared);
              },
              Relation::equal,
              [](const Instance& i) { return Rational(static_cast<long>(supports_of(i).first.size())); });
          trial.exact(
              "there are no others", example,
              [](const Instance& i) { return Rational(static_cast<long>(local_minimisers(i).size())); },
              Relation::equal,
              [](const Instance& i) { return Rational(static_cast<long>(supports_of(i).first.size())); });
          try_trajectories(trial, 1, "geometric-asymptotics-figure-7b", "lambda = 1");
        },
});

REFEREE_CLAIM({
    .id = "GA-F7c",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 7, right: guidance",
    .statement =
        "lambda = 5/2: one local minimiser of Phi lies inside a Voronoi cell, two others lie on Voronoi "
        "interfaces; the trajectories concentrate near these.",
    .hypotheses = "example in the plane, T = 1; the displayed starts are not printed, a grid is taken",
    .source = "Figure 7, right column and caption",
    .evidence =
        "all critical points exactly; nearest points counted by search; trajectories proven into traps",
    .refuted_by = "another number of minimisers inside cells or on interfaces",
    .attack =
        "other lambda: the pattern is that of an interval of lambda (two inside and one on an interface at "
        "2; one and one at 10), so that the count can come out otherwise",
    .rests_on = {"GA-T3.18"},
    .trial =
        [](Trial& trial) {
          const Instance supports = example_supports(2, "5/2"_q);
          const auto count = [=](CriticalKind kind) {
            return [=](Precision precision) { return Ball(minimisers_of_kind(supports, kind), precision); };
          };
          trial.published("minimisers inside a cell", "1", count(CriticalKind::smooth_minimum));
          trial.published("minimisers on interfaces", "2", count(CriticalKind::interface_minimum));
          const Family minimisers = minimisers_in_plane("5/2"_q);
          trial.exact("nearest pairs of points: 1 inside a cell, 2 on an interface of one support",
                      minimisers, count_of_nearest_pairs, Relation::equal, [](const Instance& i) {
                        return Rational(potential_of(i).nearest(place_of(i)).second.size() == 2 ? 2 : 1);
                      });
          trial.exact(
              "Phi is larger all around each", minimisers, [](const Instance&) { return Rational(0); },
              Relation::less, least_rise);
          Family others{"the other critical points", {}, support_hypotheses(), true};
          for (const CriticalPoint& point : critical_points(supports_of(supports), "5/2"_q))
            if (!point.minimum) others.members.push_back(placed(supports, point.at));
          trial.exact("Phi falls somewhere around every other critical point", others, least_rise,
                      Relation::less, [](const Instance&) { return Rational(0); });
          Family pattern{"other lambda", {}, support_hypotheses(), true};
          for (const auto& [lambda, code] :
               {std::pair("2"_q, 21), std::pair("9/4"_q, 12), std::pair("5"_q, 12), std::pair("10"_q, 11)})
            pattern.members.push_back(example_supports(2, lambda).set("inside and on interfaces", code));
          trial.exact(
              "the same count at other lambda: two digits, inside and on interfaces", pattern,
              [](const Instance& i) -> Rational {
                return 10 * minimisers_of_kind(i, CriticalKind::smooth_minimum) +
                       minimisers_of_kind(i, CriticalKind::interface_minimum);
              },
              Relation::equal, [](const Instance& i) { return i["inside and on interfaces"]; });
          try_trajectories(trial, "5/2"_q, "geometric-asymptotics-figure-7c", "lambda = 5/2");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
