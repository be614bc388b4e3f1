// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 7.3: the strata of two overlaid Voronoi diagrams and the quadratics on them.
#include <algorithm>

#include "court/random_rationals.hpp"
#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// The numbers of strata of dimension 0, 1, 2, ..., three decimal digits each, the first at the right.
template <class Strata, class Dimension>
Rational numbers_by_dimension(const Strata& strata, Dimension dimension) {
  Rational result = 0;
  for (const auto& stratum : strata) result += power(Rational(1000), static_cast<long>(dimension(stratum)));
  return result;
}

/// Where x is: how many of the listed strata have exactly its nearest sites.
Rational strata_that_hold(const Instance& i) {
  const NearestSites here = potential_of(i).nearest(place_of(i));
  const auto all = strata(supports_of(i));
  return Rational(
      std::count_if(all.begin(), all.end(), [&](const Stratum& stratum) { return stratum.sites == here; }));
}

/// A point of the affine hull of a stratum, most often far outside the stratum, with two active pairs (k, l)
/// and (k', l') and a direction h1.. of the hull.
Family points_of_affine_hulls(const Trial& trial) {
  Family family{"points of affine hulls M_{I,J}, with two pairs of I x J", {}, support_hypotheses()};
  Generator generator = trial.generator("affine hulls");
  for (const Instance& i : supports_with(trial, "", all_shares()).members)
    for (const SearchedStratum& stratum : strata_by_search(supports_of(i))) {
      if (stratum.sites.first.size() + stratum.sites.second.size() < 3) continue;
      RationalPoint x = stratum.origin, h(x.size(), Rational(0));
      for (const RationalPoint& direction : stratum.tangent) {
        x = displaced(x, direction, random_signed(generator, 0, 3));
        h = displaced(h, direction, random_signed(generator, 0, 1));
      }
      Instance member = placed(i, x);
      for (std::size_t axis = 0; axis < h.size(); ++axis) member.set("h" + std::to_string(axis + 1), h[axis]);
      member.set("k", stratum.sites.first.front()).set("l", stratum.sites.second.back());
      member.set("k'", stratum.sites.first.back()).set("l'", stratum.sites.second.front());
      family.members.push_back(std::move(member));
    }
  return family;
}
Rational named_branch(const Instance& i, const char* k, const char* l, const Rational& share) {
  RationalPoint x = place_of(i);
  for (std::size_t axis = 0; axis < x.size(); ++axis) x[axis] += share * i["h" + std::to_string(axis + 1)];
  return branch(potential_of(i), static_cast<int>(to_double(i[k])), static_cast<int>(to_double(i[l])), x);
}

REFEREE_CLAIM({
    .id = "GA-S7.3a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Strata and their quadratics",
    .statement =
        "The finitely many nonempty strata Sigma_{I,J}, on which the nearest points are exactly those of I "
        "and J, part R^d; on a stratum and on its affine hull M_{I,J} all branches Q_kl, (k, l) in I x J, "
        "coincide, and their restriction is a strongly convex quadratic with Hessian 2I.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.3",
    .evidence =
        "exact: strata of the overlaid diagrams against a search over all pairs of index sets, dimension by "
        "dimension; the Euler characteristic of the partition; branches and second differences on affine "
        "hulls",
    .refuted_by = "a point in no stratum or in two, or two active branches that differ on the affine hull",
    .attack =
        "squares, equal supports, cospherical and collinear points, d = 1, 2, 3, 5; points of the affine "
        "hull "
        "outside the stratum. Off the affine hull the branches differ; the Hessian has no factor lambda",
    .trial =
        [](Trial& trial) {
          const Family geometries = supports_with(trial, "finite supports", {1});
          trial.exact(
              "nonempty strata by dimension, three digits for each: by the overlay = by search over all "
              "pairs of "
              "index sets",
              geometries,
              [](const Instance& i) {
                return numbers_by_dimension(strata(supports_of(i)),
                                            [](const Stratum& stratum) { return stratum.dimension; });
              },
              Relation::equal,
              [](const Instance& i) {
                return numbers_by_dimension(
                    strata_by_search(supports_of(i)),
                    [](const SearchedStratum& stratum) { return stratum.tangent.size(); });
              });
          trial.exact(
              "they part R^d: sum of (-1)^dimension over the strata = (-1)^d", geometries,
              [](const Instance& i) {
                long sum = 0;
                for (const Stratum& stratum : strata(supports_of(i)))
                  sum += stratum.dimension % 2 == 0 ? 1 : -1;
                return Rational(sum);
              },
              Relation::equal,
              [](const Instance& i) { return Rational(supports_of(i).dimension() % 2 == 0 ? 1 : -1); });
          Family places{"places with and without ties", {}, support_hypotheses()};
          Generator generator = trial.generator("places in strata");
          for (const Instance& i : geometries.members)
            for (const RationalPoint& x : telling_places(i, generator))
              places.members.push_back(placed(i, x));
          trial.exact("every point is in exactly one stratum", places, strata_that_hold, Relation::equal,
                      [](const Instance&) { return Rational(1); });
          const Family hulls = points_of_affine_hulls(trial);
          trial.exact(
              "Q_kl = Q_k'l' on the affine hull", hulls,
              [](const Instance& i) { return named_branch(i, "k", "l", 0); }, Relation::equal,
              [](const Instance& i) { return named_branch(i, "k'", "l'", 0); });
          const auto second_difference = [](const Instance& i) -> Rational {
            return named_branch(i, "k", "l", 1) + named_branch(i, "k", "l", -1) -
                   2 * named_branch(i, "k", "l", 0);
          };
          const auto square_of_h = [](const Instance& i) {
            Rational sum = 0;
            for (int axis = 1; i.has("h" + std::to_string(axis)); ++axis)
              sum += i["h" + std::to_string(axis)] * i["h" + std::to_string(axis)];
            return sum;
          };
          trial.exact("Hessian 2I on the affine hull: q(x + h) + q(x - h) - 2 q(x) = 2 |h|^2", hulls,
                      second_difference, Relation::equal,
                      [=](const Instance& i) -> Rational { return 2 * square_of_h(i); });
          Family other = hulls;
          other.name = "of these the ones with h != 0 and lambda != 1";
          std::erase_if(other.members,
                        [&](const Instance& i) { return i["lambda"] == 1 || square_of_h(i) == 0; });
          trial.exact("it has no factor lambda: 2 lambda |h|^2 fails", other, second_difference,
                      Relation::different,
                      [=](const Instance& i) -> Rational { return 2 * i["lambda"] * square_of_h(i); });
          Family off{"A1 = {-1, 1}, A2 = {0}, x off the interface 0", {}, support_hypotheses()};
          for (const Rational& x : {"1"_q, "1e-30"_q})
            off.members.push_back(placed(supports("1/2"_q, {{-1}, {1}}, {{0}}), {x})
                                      .set("h1", 0)
                                      .set("k", 0)
                                      .set("l", 0)
                                      .set("k'", 1)
                                      .set("l'", 0));
          trial.exact(
              "off the affine hull the branches differ", off,
              [](const Instance& i) { return named_branch(i, "k", "l", 0); }, Relation::different,
              [](const Instance& i) { return named_branch(i, "k'", "l'", 0); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
