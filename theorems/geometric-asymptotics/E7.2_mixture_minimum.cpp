// SPDX-License-Identifier: GPL-3.0-or-later
/// (7.2) and what it rests on: a mixture's potential as a minimum of quadratics, and its Clarke set.
#include <algorithm>

#include "geometric-asymptotics/rigidity.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// min over all pairs of lambda |x - x_k|^2 + (1 - lambda) |x - y_l|^2, and the number of pairs that attain
/// it.
std::pair<Rational, long> least_branch(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  const RationalPoint x = place_of(i);
  Rational least;
  long attained = 0;
  for (int k = 0; k < static_cast<int>(potential.supports().first.size()); ++k)
    for (int l = 0; l < static_cast<int>(potential.supports().second.size()); ++l) {
      const Rational value = branch(potential, k, l, x);
      if (attained == 0 || value < least) {
        least = value;
        attained = 0;
      }
      attained += value == least;
    }
  return {least, attained};
}
Rational active_nearest_pairs(const Instance& i) {
  const NearestSites near = potential_of(i).nearest(place_of(i));
  return count_of(near.first.size() * near.second.size());
}

REFEREE_CLAIM({
    .id = "GA-S7.1a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "A mixture's potential is a minimum of quadratics",
    .statement =
        "For 0 <= lambda <= 1, Phi_lambda is the minimum over pairs of Q_{a1,a2} = lambda |x - a1|^2 + "
        "(1 - lambda) |x - a2|^2; for 0 < lambda < 1 a pair is active exactly if a1 and a2 are nearest "
        "points.",
    .hypotheses = "0 <= lambda <= 1",
    .source = "section 7.1, proof of Lemma 3.8, Step 1",
    .evidence = "exact: minimum over all pairs against Phi from its definition; active pairs counted",
    .refuted_by =
        "a point at which a pair lies below Phi, or an active pair with a point that is not nearest",
    .attack = "points of strata with many ties, lambda = 1e-30. At lambda = 1 any a2 is active with a "
              "nearest a1, so "
              "the restriction 0 < lambda < 1 is needed; for lambda > 1 Phi is above the minimum",
    .trial =
        [](Trial& trial) {
          const auto minimum = [](const Instance& i) { return least_branch(i).first; };
          const auto attained = [](const Instance& i) { return Rational(least_branch(i).second); };
          const auto value = [](const Instance& i) { return potential_of(i).value(place_of(i)); };
          const Family all = tied_places(trial, "places, 0 <= lambda <= 1", mixture_shares());
          trial.exact("Phi = min Q_kl", all, value, Relation::equal, minimum);
          Family inner{"places, 0 < lambda < 1", {}, all.hypotheses};
          for (const Instance& i : all.members)
            if (i["lambda"] > 0 && i["lambda"] < 1) inner.members.push_back(i);
          trial.exact("as many active pairs as pairs of nearest points", inner, attained, Relation::equal,
                      active_nearest_pairs);
          trial.exact(
              "at the ends there are more: A1 = {0}, A2 = {1, 5} at lambda = 1, and exchanged at lambda = 0",
              Family{
                  "x = 0",
                  {placed(supports(1, {{0}}, {{1}, {5}}), {0}), placed(supports(0, {{1}, {5}}, {{0}}), {0})},
                  support_hypotheses()},
              active_nearest_pairs, Relation::less, attained);
          trial.exact("for lambda > 1 the minimum lies below Phi wherever A2 has two distances",
                      Family{"A1 = {0}, A2 = {1, 5}, lambda > 1",
                             {placed(supports(2, {{0}}, {{1}, {5}}), {0}),
                              placed(supports(1 + "1e-30"_q, {{0}}, {{1}, {5}}), {-7})},
                             support_hypotheses()},
                      minimum, Relation::less, value);
        },
});

/// Centres of the cells whose closure holds x: the strata of full dimension whose sites are nearest to x.
std::vector<RationalPoint> centres_of_adjacent_cells(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  const NearestSites near = potential.nearest(place_of(i));
  const auto within = [](const std::vector<int>& part, const std::vector<int>& whole) {
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
  };
  std::vector<RationalPoint> centres;
  for (const Stratum& stratum : strata(potential.supports()))
    if (stratum.sites.first.size() == 1 && stratum.sites.second.size() == 1 &&
        within(stratum.sites.first, near.first) && within(stratum.sites.second, near.second))
      centres.push_back(potential.centre(stratum.sites.first[0], stratum.sites.second[0]));
  return centres;
}
/// How many of the centres of I x J are in the hull of the adjacent cells' centres.
Rational centres_in_hull(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  const auto adjacent = centres_of_adjacent_cells(i);
  long inside = 0;
  for (const RationalPoint& centre : potential.outer_centres(potential.nearest(place_of(i))))
    inside += position_in_hull(adjacent, centre).side != Side::outside;
  return inside;
}
Rational number_of_centres(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  return count_of(potential.outer_centres(potential.nearest(place_of(i))).size());
}

REFEREE_CLAIM({
    .id = "GA-E7.2",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Clarke set of a mixture's potential",
    .statement =
        "For 0 <= lambda <= 1 the Clarke set of Phi_lambda at x is the hull of 2 lambda (x - a1) + 2 (1 - "
        "lambda) (x - a2) over all pairs of nearest points.",
    .hypotheses = "0 <= lambda <= 1, A1 and A2 compact; tried on finite sets",
    .source = "section 7.1, (7.2)",
    .evidence =
        "exact: hulls of the gradients of the cells around x, from the overlaid diagrams, against all pairs",
    .refuted_by =
        "a pair of nearest points whose gradient is outside the hull of the gradients of the cells around x",
    .attack = "coincident interfaces, where pairs exist that are nearest together in no cell; lambda = 0, 1, "
              "1e-30. "
              "For lambda > 1 such pairs stick out of the hull",
    .rests_on = {"GA-S7.1a"},
    .trial =
        [](Trial& trial) {
          Family places = tied_places(trial, "places, 0 <= lambda <= 1", mixture_shares());
          const auto kept = static_cast<std::size_t>(trial.effort().scaled(100, 200, 4000));
          // Those with ties in both supports are the ones that could fail.
          std::stable_partition(places.members.begin(), places.members.end(), [](const Instance& i) {
            const NearestSites near = potential_of(i).nearest(place_of(i));
            return near.first.size() > 1 && near.second.size() > 1;
          });
          places.members.resize(std::min(places.members.size(), kept));
          trial.exact("all centres of pairs of nearest points are in the hull of the adjacent cells' centres",
                      places, centres_in_hull, Relation::equal, number_of_centres);
          trial.exact(
              "every adjacent cell has a pair of nearest points: their centres are among those of the pairs",
              places,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const auto all = potential.outer_centres(potential.nearest(place_of(i)));
                const auto adjacent = centres_of_adjacent_cells(i);
                return Rational(
                    std::count_if(adjacent.begin(), adjacent.end(), [&](const RationalPoint& centre) {
                      return std::binary_search(all.begin(), all.end(), centre);
                    }));
              },
              Relation::equal,
              [](const Instance& i) { return count_of(centres_of_adjacent_cells(i).size()); });
          Family guided{"coincident interfaces, lambda > 1", {}, support_hypotheses()};
          for (const Rational& lambda : {"2"_q, 1 + "1e-30"_q})
            for (const std::size_t k : {0u, 1u})
              guided.members.push_back(placed(Instance(coincident_supports()[k]).set("lambda", lambda), {0}));
          for (const std::size_t k : {10u, 11u})
            guided.members.push_back(placed(Instance(coincident_supports()[k]).set("lambda", 2), {0, 0}));
          trial.exact("for lambda > 1 some stick out", guided, centres_in_hull, Relation::less,
                      number_of_centres);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
