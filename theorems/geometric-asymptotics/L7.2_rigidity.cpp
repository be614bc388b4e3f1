// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 7.2(1): finitely many critical points.
#include <algorithm>

#include "court/random_rationals.hpp"
#include "geometric-asymptotics/rigidity.hpp"
#include "geometry/bifurcations.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Points of every stratum that has any: those listed as critical, one of each stratum, and one moved along.
std::vector<RationalPoint> stratum_samples(const Instance& i) {
  std::vector<RationalPoint> result;
  for (const CriticalPoint& point : critical_points_of(i)) result.push_back(point.at);
  Generator generator(7, i.text());
  for (const Stratum& stratum : strata(supports_of(i))) {
    result.push_back(stratum.witness);
    RationalPoint other = stratum.witness;
    for (const RationalPoint& direction : stratum.tangent)
      other = displaced(other, direction, random_signed(generator, -2, -1));
    result.push_back(std::move(other));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

Rational listed_by_both(const Instance& i) {
  const auto searched = outer_critical_by_search(potential_of(i));
  long both = 0;
  for (const CriticalPoint& point : critical_points_of(i))
    both += std::binary_search(searched.begin(), searched.end(), point.at);
  return both;
}

Family intervals_of_points() {
  Family family{"A1 = A2 = {0, 1/n, ..., 1}, lambda = 1", {}, support_hypotheses()};
  for (long n : {1, 2, 5, 12}) {
    std::vector<RationalPoint> points;
    for (long k = 0; k <= n; ++k) points.push_back({Rational(k, n)});
    family.members.push_back(supports(1, points, points).set("n", n));
  }
  return family;
}

Family growing_shares(const Trial& trial) {
  Family family{
      "the paper's examples and lattice points at twelve values of lambda", {}, support_hypotheses()};
  std::vector<Instance> geometries{line_example()[0], plane_example()[0], coincident_supports()[4],
                                   coincident_supports()[6]};
  for (const Instance& geometry : lattice_supports(trial, 1)) geometries.push_back(geometry);
  Generator generator = trial.generator("values of lambda");
  for (const Instance& geometry : geometries)
    for (int k = 0; k < 12; ++k) {
      // Off the values of short denominators at which points are born or die.
      const Rational lambda = random_between(generator, Rational(0), Rational(k % 3 == 0 ? 20 : 2));
      family.members.push_back(Instance(geometry).set("lambda", lambda + "1/1000003"_q));
    }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-L7.2a",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Finitely many critical points",
    .statement =
        "For every lambda >= 0 the outer Clarke critical set of Phi_lambda is finite, hence so is the "
        "Clarke critical set; every stratum holds at most one outer critical point.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.3, Lemma 7.2(1)",
    .evidence =
        "exact: complete lists by the faces of Voronoi diagrams against a search over all pairs of index "
        "sets, stratum by stratum; all lambda at once by following every critical point algebraically",
    .refuted_by = "a stratum with two points at which 0 is in the outer Clarke set",
    .attack =
        "equal supports, squares, collinear and cospherical points, coincident interfaces; d = 1, 2, 3, 5; "
        "lambda = 0, 1, 1 + 1e-30, 1000. Finiteness of the supports is needed: for A1 = A2 = [0, 1] every "
        "point of the interval is critical",
    .rests_on = {"GA-S7.3a", "GA-E7.1"},
    .trial =
        [](Trial& trial) {
          const Family family = supports_with(trial, "finite supports, all lambda >= 0", all_shares());
          trial.exact(
              "critical points by the diagrams = by search over all pairs of index sets", family,
              [](const Instance& i) { return count_of(critical_points_of(i).size()); }, Relation::equal,
              [](const Instance& i) { return count_of(outer_critical_by_search(potential_of(i)).size()); });
          trial.exact("and they are the same points", family, listed_by_both, Relation::equal,
                      [](const Instance& i) { return count_of(critical_points_of(i).size()); });
          trial.exact(
              "at most one a stratum: of all sampled points of all strata exactly those listed have 0 in the "
              "outer set",
              family,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const auto samples = stratum_samples(i);
                return Rational(std::count_if(samples.begin(), samples.end(), [&](const RationalPoint& x) {
                  return hull_holds_origin(potential.outer_subdifferential(x));
                }));
              },
              Relation::equal, [](const Instance& i) { return count_of(critical_points_of(i).size()); });
          trial.exact(
              "no more critical points than nonempty strata", family,
              [](const Instance& i) { return count_of(critical_points_of(i).size()); }, Relation::at_most,
              [](const Instance& i) { return count_of(strata(supports_of(i)).size()); });
          trial.exact(
              "the Clarke critical points are among them",
              Family{"and two points that only the outer set sees, at lambda = 2",
                     {Instance(coincident_supports()[10]).set("lambda", 2),
                      Instance(coincident_supports()[11]).set("lambda", 2)},
                     support_hypotheses()}
                  .joined(family),
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const auto samples = stratum_samples(i);
                return Rational(std::count_if(samples.begin(), samples.end(), [&](const RationalPoint& x) {
                  return hull_holds_origin(potential.clarke_subdifferential(x));
                }));
              },
              Relation::at_most, [](const Instance& i) { return count_of(critical_points_of(i).size()); });
          trial.exact(
              "all lambda at once: the finitely many algebraic branches give the same number",
              growing_shares(trial),
              [](const Instance& i) {
                const AlgebraicNumber lambda(i["lambda"]);
                const BifurcationDiagram diagram = bifurcation_diagram(supports_of(i));
                return Rational(std::count_if(
                    diagram.branches.begin(), diagram.branches.end(),
                    [&](const CriticalBranch& b) { return b.from < lambda && (!b.to || lambda < *b.to); }));
              },
              Relation::equal, [](const Instance& i) { return count_of(critical_points_of(i).size()); });
          trial.exact(
              "without a bound on the supports there is none on the critical points: n + 1 points and the n "
              "gaps between them",
              intervals_of_points(), [](const Instance& i) { return count_of(critical_points_of(i).size()); },
              Relation::equal, [](const Instance& i) -> Rational { return 2 * i["n"] + 1; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
