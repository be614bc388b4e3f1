// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.5, lambda > 1: competition between the two supports.
#include <algorithm>

#include "geometric-asymptotics/critical_places.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational potential_at_place(const Instance& i) { return potential_of(i).value(place_of(i)); }
Rational naught(const Instance&) { return 0; }

/// -(1/4) grad Phi in a smooth cell.
RationalPoint limiting_velocity(const Instance& i) {
  return moved(RationalPoint(place_of(i).size()), "-1/4"_q,
               potential_of(i).clarke_subdifferential(place_of(i)).front());
}
struct NearestPair {
  RationalPoint attracting, repelling;
};
NearestPair nearest_pair(const Instance& i) {
  const NearestSites sites = potential_of(i).nearest(place_of(i));
  const SupportPair pair = supports_of(i);
  return {pair.first[static_cast<std::size_t>(sites.first.front())],
          pair.second[static_cast<std::size_t>(sites.second.front())]};
}
/// Velocity less (lambda/2) (x_k - x) + ((lambda - 1)/2) (x - y_l), squared.
Rational decomposition_defect(const Instance& i) {
  const RationalPoint x = place_of(i), velocity = limiting_velocity(i);
  const NearestPair pair = nearest_pair(i);
  Rational sum = 0;
  for (std::size_t n = 0; n < x.size(); ++n) {
    const Rational left = velocity[n] - i["lambda"] / 2 * (pair.attracting[n] - x[n]) -
                          (i["lambda"] - 1) / 2 * (x[n] - pair.repelling[n]);
    sum += left * left;
  }
  return sum;
}

/// A2 gets the points of A1 that it lacks.
std::vector<Instance> nested_supports(const std::vector<Instance>& instances) {
  std::vector<Instance> result;
  for (const Instance& i : instances) {
    SupportPair pair = supports_of(i);
    for (const RationalPoint& site : pair.first)
      if (std::find(pair.second.begin(), pair.second.end(), site) == pair.second.end())
        pair.second.push_back(site);
    result.push_back(supports(i["lambda"], pair.first, pair.second));
  }
  return result;
}
/// The number of minimisers, or -1 if one of them is not in A1.
Rational minimisers_in_first(const Instance& i) {
  const SupportPair pair = supports_of(i);
  long count = 0;
  for (const CriticalPoint& point : critical_points(pair, i["lambda"])) {
    if (!point.minimum) continue;
    if (std::find(pair.first.begin(), pair.first.end(), point.at) == pair.first.end()) return -1;
    ++count;
  }
  return count;
}
Rational size_of_first(const Instance& i) { return static_cast<long>(supports_of(i).first.size()); }

REFEREE_CLAIM({
    .id = "GA-S3.5e",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The potential as a minimum of maxima",
    .statement =
        "For lambda > 1: Phi(x) = lambda d1^2 - (lambda - 1) d2^2 = min over y1 of the max over y2 of "
        "lambda |x - y1|^2 - (lambda - 1) |x - y2|^2.",
    .hypotheses = "lambda > 1",
    .source = "section 3.5, CFG regime",
    .evidence = "exact, all pairs by trial, also with the order of min and max exchanged",
    .refuted_by = "a place where they differ",
    .attack = "ties, shared points, far places, lambda just above 1 and 10; the minimum over pairs in place "
              "of it, which fails",
    .trial =
        [](Trial& trial) {
          const Family places = regime_places(trial, Regime::guidance);
          trial.exact("Phi = min max", places, potential_at_place, Relation::equal, least_of_largest);
          trial.exact("Phi = max min", places, potential_at_place, Relation::equal, largest_of_least);
          Family unequal = places;
          unequal.name = "places with two different distances to A2";
          std::erase_if(unequal.members, [](const Instance& i) {
            const SupportPair pair = supports_of(i);
            return std::all_of(pair.second.begin(), pair.second.end(), [&](const RationalPoint& site) {
              return squared_distance(site, place_of(i)) == squared_distance(pair.second[0], place_of(i));
            });
          });
          trial.exact("the minimum over pairs is less", unequal, least_over_pairs, Relation::less,
                      potential_at_place);
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.5f",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Attraction to A1, repulsion from A2",
    .statement = "For lambda > 1 the dynamics is attracted toward A1 and pushed away from the nearest parts "
                 "of A2.",
    .hypotheses = "lambda > 1; read of the two terms of the limiting velocity",
    .source = "section 3.5, CFG regime",
    .evidence =
        "exact: in every smooth cell the velocity -(1/4) grad Phi is (lambda/2) (x_k - x) + ((lambda - "
        "1)/2) (x - y_l), a pull to the nearest x_k and a push from the nearest y_l",
    .refuted_by = "a cell with another velocity",
    .attack = "places in many cells; the distance to A1 itself, which may grow",
    .trial =
        [](Trial& trial) {
          Family cells = regime_places(trial, Regime::guidance);
          cells.name = "places in smooth cells";
          std::erase_if(cells.members, [](const Instance& i) {
            const NearestSites sites = potential_of(i).nearest(place_of(i));
            return sites.first.size() + sites.second.size() > 2;
          });
          trial.exact("velocity = pull + push", cells, decomposition_defect, Relation::equal, naught);
          trial.exact(
              "on A1 the push is all there is: A1 = {0}, A2 = {1}, lambda = 2, velocity at 0 < 0",
              Family{"A1 = {0}, A2 = {1}, lambda = 2",
                     {placed(supports(2, {{0}}, {{1}}), {0})},
                     regime_hypotheses(Regime::guidance),
                     true},
              [](const Instance& i) { return limiting_velocity(i).front(); }, Relation::less, naught);
          trial.note("Attraction does not mean that d1 falls: there Z goes from 0 to the minimiser -1.");
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.5g",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "A1 inside A2: the minimisers are A1",
    .statement = "If A1 is contained in A2, the minimisers of Phi_lambda, lambda > 1, are exactly the points "
                 "of A1.",
    .hypotheses = "lambda > 1, A1 subset of A2; local minimisers as well as global ones",
    .source = "section 3.5, CFG regime",
    .evidence = "exact lists of all local minimisers; Phi >= d1^2 with equality on A1",
    .refuted_by = "a minimiser off A1 or a point of A1 that is none",
    .attack = "A1 = A2, many points, degenerate positions, lambda just above 1 and 10; lambda = 1/4 and A1 "
              "not inside A2, where it fails",
    .trial =
        [](Trial& trial) {
          const auto instances = nested_supports(regime_supports(trial, Regime::guidance));
          trial.exact("all local minimisers are in A1 and as many",
                      Family{"nested supports", instances, regime_hypotheses(Regime::guidance)},
                      minimisers_in_first, Relation::equal, size_of_first);
          trial.note(
              "Proof. At a local minimiser p every nearest x_k has b = (lambda x_k - p)/(lambda - 1) in the "
              "hull of the nearest y_l, hence |b - p| <= d2(p) <= d1(p); but |b - p| = lambda/(lambda - 1) "
              "d1(p), so d1(p) = 0.");
          Family places{"nested supports, places", {}, regime_hypotheses(Regime::guidance)};
          Generator generator = trial.generator("places of nested supports");
          for (const Instance& i : instances)
            for (const RationalPoint& x : telling_places(i, generator))
              places.members.push_back(placed(i, x));
          trial.exact(
              "d1^2 <= Phi", places,
              [](const Instance& i) { return potential_of(Instance(i).set("lambda", 1)).value(place_of(i)); },
              Relation::at_most, potential_at_place);
          const Family beyond{"A1 = {0}: A2 = {0, 1} at lambda = 1/4, A2 = {1} at lambda = 2",
                              {supports("1/4"_q, {{0}}, {{0}, {1}}), supports(2, {{0}}, {{1}})},
                              support_hypotheses(),
                              true};
          trial.exact("beyond the hypotheses it fails", beyond, minimisers_in_first, Relation::different,
                      size_of_first);
        },
});

/// [Phi(x + h u) + Phi(x - h u) - 2 Phi(x)] / h^2 along the first axis, at x = 0 for A1 = {0}, A2 = {-1, 1}.
Ball second_quotient(const Point& p) {
  const Ball h = p["h"];
  const auto phi = [&](const Ball& x) { return distance_potential(Point(p).set("x1", x)); };
  return (phi(h) + phi(-h) - Ball(2) * phi(Ball(0).at(p.precision()))) / square(h);
}

REFEREE_CLAIM({
    .id = "GA-S3.5h",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Summary of the two regimes",
    .statement = "lambda <= 1: barycentric interpolation, semiconcavity and a rigid Clarke flow. lambda > 1: "
                 "competitive extrapolation; the term in d2^2 destroys semiconcavity in general, interfaces "
                 "become active, and the outer Clarke structure is the larger one.",
    .hypotheses = "finite supports",
    .source = "section 3.5",
    .evidence = "exact second differences; a second difference quotient that grows like 1/h; sliding "
                "solutions; a point critical in the outer sense only",
    .refuted_by =
        "lambda <= 1 with a second difference above 2 |h|^2, or lambda > 1 without any of the three",
    .attack = "ties and random places. (Semiconcavity survives where A1 = A2, hence 'in general')",
    .rests_on = {"GA-S3.5a", "GA-S3.5b", "GA-S3.5e", "GA-R3.5b", "GA-L3.8c"},
    .trial =
        [](Trial& trial) {
          Family family = regime_places(trial, Regime::experts);
          Generator generator = trial.generator("second differences");
          for (Instance& member : family.members) {
            const RationalPoint h = short_direction(generator, place_of(member).size());
            for (std::size_t k = 0; k < h.size(); ++k) member.set("h" + std::to_string(k + 1), 3 * h[k]);
          }
          const auto step = [](const Instance& i) {
            RationalPoint h;
            for (int k = 1; i.has("h" + std::to_string(k)); ++k) h.push_back(i["h" + std::to_string(k)]);
            return h;
          };
          trial.exact(
              "lambda <= 1 is semiconcave: Phi(x + h) + Phi(x - h) - 2 Phi(x) <= 2 |h|^2", family,
              [step](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                const RationalPoint x = place_of(i), h = step(i);
                return potential.value(moved(x, 1, h)) + potential.value(moved(x, -1, h)) -
                       2 * potential.value(x);
              },
              Relation::at_most, [step](const Instance& i) -> Rational { return 2 * dot(step(i), step(i)); });
          trial.rate("lambda = 2, A1 = {0}, A2 = {-1, 1}: that quotient grows like 1/h at 0",
                     {.parameter = "h", .first = 2, .last = 20, .fixed = supports(2, {{0}}, {{-1}, {1}})},
                     second_quotient, -1);
          trial.exact(
              "interfaces are active: the paper's planar example at lambda = 5/2 slides",
              Family{"the paper's planar example, lambda = 5/2, from (0, -3)",
                     {placed(plane_example().back(), {0, -3})},
                     regime_hypotheses(Regime::guidance),
                     true},
              [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) -> Rational {
                long sliding = 0;
                for (const LimitSolution& s : limit_flow_from(i, place_of(i)).solutions)
                  for (const LimitPiece& piece : s.pieces)
                    if (piece.from != piece.target &&
                        piece.stratum.first.size() + piece.stratum.second.size() > 2)
                      ++sliding;
                return sliding;
              });
          trial.exact(
              "a point critical in the outer sense and not in Clarke's",
              Family{"A1 = {(-1, 23/6), (1, 23/6)}, A2 = {(-5, 9), (5, 9), (9, 5)}, lambda = 2",
                     {outer_equilibrium()},
                     regime_hypotheses(Regime::guidance),
                     true},
              [](const Instance& i) -> Rational { return criticality_at(i).clarke ? 1 : 0; }, Relation::less,
              [](const Instance& i) -> Rational { return criticality_at(i).outer ? 1 : 0; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
