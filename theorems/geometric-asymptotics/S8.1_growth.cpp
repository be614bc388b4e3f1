// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 3.4 and 8: critical points and minimisers of the potential, and its growth around them.
#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// The place, a direction h1.. of length at most one and a share r1 of the radius within which no further
/// cell is met: x + r h.
Rational growth_radius(const Instance& i) { return untouched_radius(i) * i["share"]; }
RationalPoint growth_direction(const Instance& i) {
  RationalPoint h;
  for (int k = 1; i.has("h" + std::to_string(k)); ++k) h.push_back(i["h" + std::to_string(k)]);
  return h;
}
RationalPoint growth_place(const Instance& i, int sign) {
  return moved(place_of(i), sign * growth_radius(i), growth_direction(i));
}
/// |r h|^2
Rational squared_step(const Instance& i) { return squared_distance(growth_place(i, 1), place_of(i)); }
Family directed(const Trial& trial, const Family& places) {
  Family family{places.name + ", x + h within reach of no further cell", {}, places.hypotheses};
  Generator generator = trial.generator("directions around critical points");
  for (const Instance& member : places.members)
    for (const Rational& share : {"99/100"_q, "1/1000000"_q}) {
      Instance at = Instance(member).set("share", share);
      const RationalPoint h = short_direction(generator, place_of(member).size());
      for (std::size_t k = 0; k < h.size(); ++k) at.set("h" + std::to_string(k + 1), h[k]);
      family.members.push_back(std::move(at));
    }
  return family;
}
std::vector<Instance> both_regimes(const Trial& trial) {
  auto result = regime_supports(trial, Regime::experts);
  for (const Instance& more : regime_supports(trial, Regime::guidance)) result.push_back(more);
  return result;
}
bool any_critical(const CriticalPoint&) { return true; }
bool is_smooth(const CriticalPoint& point) { return point.first.size() == 1 && point.second.size() == 1; }
Rational one(const Instance&) { return 1; }

REFEREE_CLAIM({
    .id = "GA-S8.1",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Local minimisers are isolated and strict",
    .statement = "A local minimiser p is isolated among the outer critical points and strict: for small eps "
                 "the least value m_eps of Phi on the sphere of radius eps exceeds Phi(p).",
    .hypotheses = "finite supports",
    .source = "section 8.1, proof of Lemma 8.2",
    .evidence =
        "exact: the sharp form m_eps >= Phi(p) + eps^2 up to the distance of the first cell that does "
        "not touch p, with equality for lambda <= 1; exact distances to all other critical points",
    .refuted_by = "a minimiser with Phi(p + h) <= Phi(p) for some small h",
    .attack =
        "smooth and interface minimisers, at 99 hundredths of the radius and a millionth of it; lambda = "
        "0, 1, just above 1",
    .rests_on = {"GA-L7.2a"},
    .trial =
        [](Trial& trial) {
          const auto instances = both_regimes(trial);
          const Family around =
              directed(trial, at_critical_points("local minimisers", Regime::any, instances, is_minimiser));
          trial.exact(
              "Phi(p + h) >= Phi(p) + |h|^2", around,
              [](const Instance& i) -> Rational {
                return potential_of(i).value(place_of(i)) + squared_step(i);
              },
              Relation::at_most, [](const Instance& i) { return potential_of(i).value(growth_place(i, 1)); });
          Family experts = around;
          experts.name = "local minimisers, lambda <= 1";
          std::erase_if(experts.members, [](const Instance& i) { return i["lambda"] > 1; });
          trial.exact(
              "with equality for lambda <= 1, so that no constant above 1 would do", experts,
              [](const Instance& i) -> Rational {
                return potential_of(i).value(growth_place(i, 1)) - potential_of(i).value(place_of(i));
              },
              Relation::equal, squared_step);
          trial.exact(
              "no other outer critical point within that radius",
              at_critical_points("local minimisers", Regime::any, instances, is_minimiser),
              [](const Instance& i) -> Rational { return untouched_radius(i) * untouched_radius(i); },
              Relation::at_most,
              [](const Instance& i) -> Rational {
                // One point alone is as isolated as can be.
                Rational least = 4;
                for (const CriticalPoint& point : critical_points(supports_of(i), i["lambda"]))
                  if (point.at != place_of(i))
                    least = std::min(least, squared_distance(point.at, place_of(i)));
                return least;
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.4a",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "The set of local minimisers",
    .statement = "Min(Phi_lambda) is the set of local minimisers of Phi_lambda, a finite subset of Crit_out.",
    .hypotheses = "finite supports",
    .source = "section 3.4, before Theorem 3.18; section 8.1",
    .evidence = "minimality of every listed critical point by slopes along rays; the ends of descent from "
                "anywhere are on the list, which is never empty",
    .refuted_by = "a local minimiser that is not critical, or none at all",
    .attack = "descent from supports, ties and far points; lambda up to 10, degenerate supports",
    .rests_on = {"GA-L7.2a"},
    .trial =
        [](Trial& trial) {
          const auto instances = both_regimes(trial);
          trial.exact(
              "the list marks as minimisers those without a negative slope along a ray",
              at_critical_points("critical points", Regime::any, instances, any_critical),
              [](const Instance& i) -> Rational { return criticality_at(i).minimum ? 1 : 0; },
              Relation::equal, [](const Instance& i) -> Rational { return least_slope(i) < 0 ? 0 : 1; });
          Family starts{"starts of descents", {}, support_hypotheses()};
          Generator generator = trial.generator("starts of descents");
          for (const Instance& instance : instances)
            for (const RationalPoint& x : telling_places(instance, generator))
              starts.members.push_back(placed(instance, x));
          trial.exact(
              "limits of descents that no solution leaves = listed minimisers among them", starts,
              [](const Instance& i) -> Rational {
                long count = 0;
                for (const LimitSolution& s : limit_flow_from(i, place_of(i)).solutions) {
                  const auto rest = limit_flow_from(i, s.limit()).solutions;
                  count += std::all_of(rest.begin(), rest.end(), is_constant) ? 1 : 0;
                }
                return count;
              },
              Relation::equal,
              [](const Instance& i) -> Rational {
                const auto listed = critical_points(supports_of(i), i["lambda"]);
                long count = 0;
                for (const LimitSolution& s : limit_flow_from(i, place_of(i)).solutions)
                  count += std::any_of(listed.begin(), listed.end(),
                                       [&](const CriticalPoint& point) {
                                         return point.minimum && point.at == s.limit();
                                       })
                               ? 1
                               : 0;
                return count;
              });
          trial.exact("at least one", Family{"supports", instances, support_hypotheses()}, one,
                      Relation::at_most, [](const Instance& i) -> Rational {
                        const auto listed = critical_points(supports_of(i), i["lambda"]);
                        return static_cast<long>(std::count_if(listed.begin(), listed.end(), is_minimiser));
                      });
        },
});

REFEREE_CLAIM({
    .id = "GA-R3.19a",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Smooth critical points are minimisers",
    .statement = "On each smooth cell the Hessian of Phi_lambda is 2 I, so every smooth critical point is a "
                 "strict local minimiser and every other critical point lies in ND(A1, A2).",
    .hypotheses = "finite supports",
    .source = "section 3.4, Remark 3.19",
    .evidence = "exact second differences within cells; every critical point with one nearest site a side",
    .refuted_by = "a cell with another second difference, or a smooth critical point that is no minimiser",
    .attack = "random places and critical points, steps up to the cell's boundary; lambda up to 10",
    .trial =
        [](Trial& trial) {
          const auto instances = both_regimes(trial);
          Family cells{"places inside cells", {}, support_hypotheses()};
          Generator generator = trial.generator("places inside cells");
          for (const Instance& instance : instances)
            for (const RationalPoint& x : telling_places(instance, generator)) {
              const NearestSites sites = potential_of(instance).nearest(x);
              if (sites.first.size() == 1 && sites.second.size() == 1)
                cells.members.push_back(placed(instance, x));
            }
          trial.exact(
              "Phi(x + h) + Phi(x - h) - 2 Phi(x) = 2 |h|^2", directed(trial, cells),
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                return potential.value(growth_place(i, 1)) + potential.value(growth_place(i, -1)) -
                       2 * potential.value(place_of(i));
              },
              Relation::equal, [](const Instance& i) -> Rational { return 2 * squared_step(i); });
          trial.exact(
              "every smooth critical point is a strict minimiser: Phi(x + h) - Phi(x) = |h|^2",
              directed(trial,
                       at_critical_points("smooth critical points", Regime::any, instances, is_smooth)),
              [](const Instance& i) -> Rational {
                return potential_of(i).value(growth_place(i, 1)) - potential_of(i).value(place_of(i));
              },
              Relation::equal, squared_step);
          trial.exact(
              "critical points that are no minimisers have a tie: 3 <= |I| + |J|",
              at_critical_points("critical points that are no minimisers", Regime::any, instances,
                                 is_no_minimiser),
              [](const Instance&) -> Rational { return 3; }, Relation::at_most,
              [](const Instance& i) -> Rational {
                const NearestSites sites = potential_of(i).nearest(place_of(i));
                return static_cast<long>(sites.first.size() + sites.second.size());
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
