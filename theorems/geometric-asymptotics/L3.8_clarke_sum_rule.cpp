// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 3.8 and Definition 3.7: the Clarke subdifferential of Phi_lambda against the outer one.
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"
#include "geometry/convex.hpp"
#include "geometry/critical_points.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational none(const Instance&) { return 0; }
const std::vector<Rational>& averaging() {
  static const std::vector<Rational> lambdas{0, "1/3"_q, 1};
  return lambdas;
}
const std::vector<Rational>& guiding() {
  static const std::vector<Rational> lambdas{"1001/1000"_q, 2, 40};
  return lambdas;
}

/// A1 = {-1, 1}, A2 = {-2, 2} at 0, where Phi(x) = x^2 - 2 for lambda = 2: smooth.
Instance coincident_pairs(const Rational& lambda) {
  return placed(supports(lambda, {{-1}, {1}}, {{-2}, {2}}), {0});
}
/// Three points and two, equally far from 0: no cell belongs to the third point and the second.
Instance triple_and_pair() {
  return placed(supports(2, {{-4, -3}, {4, -3}, {0, 5}}, {{"28/5"_q, -2}, {"28/5"_q, 2}}), {0, 0});
}
Family strict_places() {
  return {"points of both interfaces, lambda > 1",
          {coincident_pairs(2), coincident_pairs("1001/1000"_q),
           placed(supports(2, {{-1}, {1}}, {{-1}, {1}}), {0}), triple_and_pair()},
          support_hypotheses(),
          true};
}

REFEREE_CLAIM({
    .id = "GA-L3.8a",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Clarke equals outer Clarke for 0 <= lambda <= 1",
    .statement =
        "For compact A1, A2 and 0 <= lambda <= 1 the Clarke and the outer Clarke subdifferentials of "
        "Phi_lambda coincide at every x.",
    .hypotheses = "A1, A2 compact (tried for finite ones), 0 <= lambda <= 1",
    .source = "section 3.1, Lemma 3.8 (1), (3.13)",
    .evidence =
        "exact membership in hulls at a point of every stratum of the overlay, d = 1, 2, 3; the Clarke set "
        "from gradients at nearby points",
    .refuted_by = "a point and a generator of the outer set outside the hull of nearby gradients",
    .attack = "points with many nearest points of both supports, parallel and coincident interfaces, equal "
              "supports, lambda = 0 and 1; beyond 1 the same check must fail",
    .rests_on = {"GA-E7.1", "GA-E7.2"},
    .trial =
        [](Trial& trial) {
          trial.exact("generators of the outer set outside the Clarke set",
                      stratum_places(trial, "a point of every stratum, lambda <= 1", averaging()),
                      outer_not_clarke, Relation::equal, none);
          trial.exact("generators of the Clarke set outside the outer set",
                      stratum_places(trial, "a point of every stratum, lambda = 1/3", {"1/3"_q}),
                      clarke_not_outer, Relation::equal, none);
          trial.exact("power: just beyond, at lambda = 1001/1000, generators of the outer set are outside",
                      {"A1 = {-1, 1}, A2 = {-2, 2}, x = 0",
                       {coincident_pairs("1001/1000"_q)},
                       support_hypotheses(),
                       true},
                      none, Relation::less, outer_not_clarke);
        },
});

REFEREE_CLAIM({
    .id = "GA-L3.8b",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "The Clarke set lies in the outer Clarke set",
    .statement = "For lambda > 1 the Clarke subdifferential of Phi_lambda is contained in the outer one.",
    .hypotheses = "A1, A2 compact (tried for finite ones), lambda > 1",
    .source = "section 3.1, Lemma 3.8 (2), (3.14)",
    .evidence = "exact membership in hulls at a point of every stratum of the overlay, d = 1, 2, 3",
    .refuted_by = "a limit of gradients outside the outer set",
    .attack = "all strata, lambda from 1001/1000 to 40; the reverse inclusion must fail somewhere",
    .trial =
        [](Trial& trial) {
          trial.exact("limits of gradients outside the outer set",
                      stratum_places(trial, "a point of every stratum, lambda > 1", guiding()),
                      clarke_not_outer, Relation::equal, none);
          trial.exact("power: the reverse inclusion fails where both supports tie", strict_places(), none,
                      Relation::less, outer_not_clarke);
        },
});

REFEREE_CLAIM({
    .id = "GA-L3.8c",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Equality off the simultaneous interface",
    .statement = "For finite supports and lambda > 1 the Clarke and outer Clarke subdifferentials agree off "
                 "ND(d1^2) cap ND(d2^2); on it the inclusion is all that is asserted.",
    .hypotheses = "A1, A2 finite, lambda > 1",
    .source = "section 3.1, Lemma 3.8 (2), (3.15)",
    .evidence = "exact membership in hulls at a point of every stratum of the overlay, d = 1, 2, 3",
    .refuted_by = "a point with a single nearest point in A1 or A2 at which the sets differ",
    .attack = "all strata with one nearest point in a support and many in the other; on the simultaneous "
              "interface the same check must fail, even where Phi is smooth",
    .trial =
        [](Trial& trial) {
          trial.exact("off the simultaneous interface: generators of the outer set outside the Clarke set",
                      stratum_places(trial, "strata with |I| = 1 or |J| = 1", guiding(), false),
                      outer_not_clarke, Relation::equal, none);
          trial.exact("on it: limits of gradients outside the outer set",
                      stratum_places(trial, "strata with |I|, |J| >= 2", guiding(), true), clarke_not_outer,
                      Relation::equal, none);
          trial.exact("power: there equality fails, even at (0, lambda = 2) with Phi(x) = x^2 - 2 smooth",
                      strict_places(), none, Relation::less, outer_not_clarke);
          trial.exact(
              "two transversal lines in the plane: equality on both simultaneous points of the paper's "
              "example",
              {"lambda = 5/2",
               {placed(plane_example().back(), {"-1351/3655"_q, "13309/2924"_q}),
                placed(plane_example().back(), {"1789/1116"_q, "-26963/16740"_q})},
               support_hypotheses(),
               true},
              [](const Instance& i) {
                const NearestSites sites = potential_of(i).nearest(place_of(i));
                const bool tie = sites.first.size() == 2 && sites.second.size() == 2;
                return tie ? outer_not_clarke(i) : Rational(-1);
              },
              Relation::equal, none);
          trial.note(
              "Finiteness is not needed: off ND(d_i^2) the function d_i^2 is strictly differentiable. On the "
              "simultaneous interface of the plane the sets agree exactly for two lines that cross, so that "
              "on all Dirac data of the paper they agree everywhere for every lambda.");
        },
});

/// The outer critical points of an instance that are not Clarke critical.
Rational outer_only(const Instance& instance) {
  long count = 0;
  for (const CriticalPoint& point : critical_points(supports_of(instance), instance["lambda"]))
    count += !point.clarke;
  return count;
}

REFEREE_CLAIM({
    .id = "GA-D3.7",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Outer Clarke set and critical sets",
    .statement = "Outer set: lambda dC(d1^2) + (1 - lambda) dC(d2^2); Crit and Crit_out are the points where "
                 "0 lies in the Clarke and in the outer set. The Clarke set lies in the outer one, and for "
                 "lambda > 1 the inclusion may be strict where d1^2 and d2^2 are both nonsmooth.",
    .hypotheses = "lambda >= 0",
    .source = "section 3.1, Definition 3.7, (3.10)-(3.12) and the paragraph after it",
    .evidence = "the outer set against the sum of the two Clarke sets, each from nearby gradients; strict "
                "inclusions and separators in exact arithmetic; complete lists of critical points",
    .refuted_by = "a limit of gradients outside the outer set, or no place of strict inclusion",
    .attack = "all strata; whether the critical sets differ as well as the subdifferentials",
    .rests_on = {"GA-L3.8b"},
    .trial =
        [](Trial& trial) {
          const std::vector<Rational> lambdas{"1/2"_q, 2};
          trial.exact("limits of gradients of Phi outside the outer set",
                      stratum_places(trial, "a point of every stratum", lambdas), clarke_not_outer,
                      Relation::equal, none);
          trial.exact(
              "(3.10): sums of limits of gradients of d1^2 and d2^2 taken apart, outside the outer set",
              stratum_places(trial, "a point of every stratum, lambda = 2", {2}),
              [](const Instance& i) {
                const SupportPair pair = supports_of(i);
                const RationalPoint x = place_of(i);
                const Rational& lambda = i["lambda"];
                std::vector<RationalPoint> sums;
                for (const auto& p : gradient_limits(DistancePotential(pair, 1), x))
                  for (const auto& q : gradient_limits(DistancePotential(pair, 0), x)) {
                    auto& sum = sums.emplace_back();
                    for (std::size_t axis = 0; axis < x.size(); ++axis)
                      sum.push_back(lambda * p[axis] + (1 - lambda) * q[axis]);
                  }
                const auto outer = potential_of(i).outer_subdifferential(x);
                return Rational(count_outside(sums, outer) + count_outside(outer, sums));
              },
              Relation::equal, none);
          trial.exact("the inclusion is strict at these points of both interfaces", strict_places(), none,
                      Relation::less, outer_not_clarke);
          trial.exact("and the critical sets differ: outer critical points that are not Clarke critical",
                      {"three points and two, lambda = 2", {triple_and_pair()}, support_hypotheses(), true},
                      none, Relation::less, outer_only);
          trial.exact("a separator: <(3, 2), gradient> > 0 for every limit of gradients there",
                      {"three points and two, lambda = 2", {triple_and_pair()}, support_hypotheses(), true},
                      none, Relation::less, [](const Instance& i) {
                        Rational least = 1000;
                        for (const auto& gradient : gradient_limits(potential_of(i), place_of(i)))
                          least = std::min(least, dot({3, 2}, gradient));
                        return least;
                      });
          Family lines{"supports on the line, lambda > 1", {}, support_hypotheses()};
          for (const Instance& instance : all_supports(trial))
            if (supports_of(instance).dimension() == 1)
              for (const Rational& lambda : guiding())
                lines.members.push_back(Instance(instance).set("lambda", lambda));
          trial.exact("on the line the critical sets agree all the same", lines, outer_only, Relation::equal,
                      none);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
