// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 7.2(2)-(3): the local minimisers of a mixture, 0 <= lambda <= 1.
#include <algorithm>

#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// What becomes of a critical point of a mixture when one looks around it.
struct Surroundings {
  RationalPoint at;
  NearestSites nearest;
  bool descends = false;              ///< some x near it, given exactly, has a smaller Phi
  std::optional<Rational> clearance;  ///< square of the radius on which no other branch is lower
  RationalPoint towards;              ///< direction in which that radius is reached
};

/// Without reference to the lemma: walks against the gradient of every active branch; where none descends,
/// measures how far the active branch stays the least.
Surroundings surroundings(const DistancePotential& potential, const RationalPoint& x) {
  Surroundings result{x, potential.nearest(x), false, std::nullopt, {}};
  const SupportPair& pair = potential.supports();
  const Rational here = potential.value(x);
  for (int k = 0; k < static_cast<int>(pair.first.size()); ++k)
    for (int l = 0; l < static_cast<int>(pair.second.size()); ++l) {
      const Rational gap = branch(potential, k, l, x) - here;
      const RationalPoint gradient = branch_gradient(potential, k, l, x);
      if (gap == 0) {
        for (long digits : {3, 40, 200})
          result.descends = result.descends ||
                            potential.value(displaced(x, gradient, -power(Rational(10), -digits))) < here;
      } else if (const Rational steepness = dot(gradient, gradient); steepness != 0) {
        // gap + <gradient, h> reaches 0 first at h = -gap gradient/|gradient|^2.
        const Rational square_radius = gap * gap / steepness;
        if (!result.clearance || square_radius < *result.clearance) {
          result.clearance = square_radius;
          result.towards = displaced(RationalPoint(x.size(), Rational(0)), gradient, -gap / steepness);
        }
      }
    }
  return result;
}

std::vector<Surroundings> minimisers_by_walking(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  std::vector<Surroundings> result;
  for (const RationalPoint& x : outer_critical_by_search(potential)) {
    Surroundings around = surroundings(potential, x);
    if (!around.descends) result.push_back(std::move(around));
  }
  return result;
}

/// Each minimiser with displacements h: six random ones within the radius on which the form should be exact,
/// and one a thousandth short of it (or, if `beyond`, past it) in the worst direction.
Family around_minimisers(const Trial& trial, bool beyond) {
  Family family{beyond ? "local minimisers for lambda <= 1, h just beyond the radius"
                       : "local minimisers for lambda <= 1, |h| within the radius",
                {},
                support_hypotheses()};
  Generator generator = trial.generator("displacements");
  for (const Instance& i : supports_with(trial, "", mixture_shares()).members)
    for (const Surroundings& minimiser : minimisers_by_walking(i)) {
      const auto add = [&](const RationalPoint& h) {
        Instance member = placed(i, minimiser.at);
        for (std::size_t axis = 0; axis < h.size(); ++axis)
          member.set("h" + std::to_string(axis + 1), h[axis]);
        family.members.push_back(std::move(member));
      };
      if (minimiser.clearance) {
        const Rational share(beyond ? 1001 : 999, 1000);
        add(displaced(RationalPoint(minimiser.at.size(), Rational(0)), minimiser.towards, share));
      }
      for (int k = 0; k < 3 && !beyond; ++k) {
        RationalPoint h = random_vector(generator, minimiser.at.size());
        // Into the ball: |h| is at most the sum of its coordinates' magnitudes.
        while (minimiser.clearance && dot(h, h) > *minimiser.clearance)
          for (Rational& component : h) component /= 7;
        add(h);
      }
    }
  return family;
}

Rational growth_around(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  RationalPoint there = place_of(i);
  for (std::size_t axis = 0; axis < there.size(); ++axis) there[axis] += i["h" + std::to_string(axis + 1)];
  return potential.value(there) - potential.value(place_of(i));
}
Rational square_of_displacement(const Instance& i) {
  Rational sum = 0;
  for (int axis = 1; i.has("h" + std::to_string(axis)); ++axis) {
    const Rational& component = i["h" + std::to_string(axis)];
    sum += component * component;
  }
  return sum;
}

REFEREE_CLAIM({
    .id = "GA-L7.2b",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Mixture minimisers are exactly quadratic",
    .statement =
        "For 0 <= lambda <= 1 every local minimiser x* of Phi_lambda has a neighbourhood on which "
        "Phi_lambda(x) = Phi_lambda(x*) + |x - x*|^2: it is strict and isolated, Phi_lambda is smooth "
        "there with gradient 2 (x - x*).",
    .hypotheses = "A1 and A2 finite, 0 <= lambda <= 1",
    .source = "section 7.3, Lemma 7.2(2)",
    .evidence =
        "exact: every critical point either has a lower point next to it, shown, or the quadratic form "
        "on a ball whose radius min gap_kl/(2 |c_kl - x*|) is computed",
    .refuted_by = "a critical point without descent at which the form fails on every ball",
    .attack =
        "the minimisers are found by walking against every active gradient, not by the lemma; displacements "
        "up to 999/1000 of the radius in the worst direction. At 1001/1000 the form fails: the radius is "
        "sharp",
    .rests_on = {"GA-L7.2a"},
    .trial =
        [](Trial& trial) {
          trial.exact("Phi(x* + h) - Phi(x*) = |h|^2", around_minimisers(trial, false), growth_around,
                      Relation::equal, square_of_displacement);
          trial.exact("beyond min gap_kl/(2 |c_kl - x*|) it fails: Phi(x* + h) - Phi(x*) < |h|^2",
                      around_minimisers(trial, true), growth_around, Relation::less, square_of_displacement);
          const Family family = supports_with(trial, "finite supports, 0 <= lambda <= 1", mixture_shares());
          trial.exact(
              "at a critical point without descent every active branch is centred there: the form holds on a "
              "ball",
              family, [](const Instance& i) { return count_of(minimisers_by_walking(i).size()); },
              Relation::equal,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const auto points = outer_critical_by_search(potential);
                return Rational(std::count_if(points.begin(), points.end(), [&](const RationalPoint& x) {
                  const auto centres = potential.outer_centres(potential.nearest(x));
                  return centres == std::vector<RationalPoint>{x};
                }));
              });
          trial.exact(
              "the minimisers found by walking are those of the classification", family,
              [](const Instance& i) { return count_of(minimisers_by_walking(i).size()); }, Relation::equal,
              [](const Instance& i) {
                const auto points = critical_points_of(i);
                return Rational(std::count_if(points.begin(), points.end(),
                                              [](const CriticalPoint& point) { return point.minimum; }));
              });
          trial.exact(
              "the restriction lambda <= 1 is needed: A1 = {0}, A2 = {-1, 1}, lambda > 1 has its minimiser "
              "at 0 "
              "with Phi(h) - Phi(0) = h^2 + 2 (lambda - 1) |h|",
              Family{"A1 = {0}, A2 = {-1, 1}",
                     {supports(2, {{0}}, {{-1}, {1}}).set("x1", 0).set("h1", "1e-9"_q),
                      supports("1001/1000"_q, {{0}}, {{-1}, {1}}).set("x1", 0).set("h1", "-1e-30"_q)},
                     support_hypotheses()},
              growth_around, Relation::equal, [](const Instance& i) -> Rational {
                return square_of_displacement(i) + 2 * (i["lambda"] - 1) * abs(i["h1"]);
              });
        },
});

Rational tied_minimisers(const Instance& i, bool in_first, bool in_second) {
  long tied = 0;
  for (const Surroundings& minimiser : minimisers_by_walking(i))
    tied += (in_first && minimiser.nearest.first.size() > 1) ||
            (in_second && minimiser.nearest.second.size() > 1);
  return tied;
}

REFEREE_CLAIM({
    .id = "GA-L7.2c",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Mixture minimisers avoid the interfaces",
    .statement = "For 0 < lambda < 1 every local minimiser is outside ND(A1, A2); for lambda = 0 outside "
                 "ND(d_2^2), for lambda = 1 outside ND(d_1^2).",
    .hypotheses = "A1 and A2 finite, 0 <= lambda <= 1",
    .source = "section 7.3, Lemma 7.2(3)",
    .evidence =
        "exact: all local minimisers, found by walking against every active gradient, with their nearest "
        "points by search",
    .refuted_by = "a local minimiser with two nearest points in an active support",
    .attack =
        "lambda = 1e-30 and 1 - 1e-30, where minimisers come that close to an interface; pairs with one "
        "centre on a common interface. The endpoints need their restriction: for lambda = 0 the minimiser 0 "
        "of A1 = {-1, 1}, A2 = {0} lies on ND(d_1^2)",
    .rests_on = {"GA-L7.2b"},
    .trial =
        [](Trial& trial) {
          const auto minimisers = [](const Instance& i) { return count_of(minimisers_by_walking(i).size()); };
          // Each minimiser's own count of nearest points in the active supports: one each.
          const auto nearest_points = [](const Instance& i) {
            long sum = 0;
            for (const Surroundings& minimiser : minimisers_by_walking(i)) {
              const long first = i["lambda"] == 0 ? 1 : static_cast<long>(minimiser.nearest.first.size());
              const long second = i["lambda"] == 1 ? 1 : static_cast<long>(minimiser.nearest.second.size());
              sum += first * second;
            }
            return Rational(sum);
          };
          trial.exact("as many nearest pairs at the minimisers as minimisers: one active nearest pair each",
                      supports_with(trial, "finite supports, 0 <= lambda <= 1", mixture_shares()),
                      nearest_points, Relation::equal, minimisers);
          Family close{
              "(lambda x_k + (1 - lambda) y_l) within 1e-30 of an interface", {}, support_hypotheses()};
          for (const Rational& lambda : {"1e-30"_q, 1 - "1e-30"_q, "1/2"_q}) {
            close.members.push_back(supports(lambda, {{-1}, {1}}, {{0}}));
            close.members.push_back(supports(lambda, {{0}}, {{-1}, {1}}));
            close.members.push_back(supports(lambda, {{-1}, {1}}, {{1}, {-1}, {3}}));
            close.members.push_back(supports(lambda, {{-1, 0}, {1, 0}}, {{1, 0}, {-1, 0}, {0, 4}}));
          }
          trial.exact("the same where the centres almost touch an interface", close, nearest_points,
                      Relation::equal, minimisers);
          trial.exact(
              "with the full interface set the endpoints fail: minimisers that lie on the interface of the "
              "other "
              "support",
              Family{"A1 = {-1, 1}, A2 = {0} at lambda = 0, and exchanged at lambda = 1",
                     {supports(0, {{-1}, {1}}, {{0}}), supports(1, {{0}}, {{-1}, {1}})},
                     support_hypotheses()},
              [](const Instance& i) { return tied_minimisers(i, true, true); }, Relation::equal,
              [](const Instance&) { return Rational(1); });
          trial.exact(
              "with guidance, lambda > 1, they do lie on interfaces",
              Family{"A1 = {0}, A2 = {-1, 1}",
                     {supports(2, {{0}}, {{-1}, {1}}), supports("1001/1000"_q, {{0}}, {{-1}, {1}})},
                     support_hypotheses()},
              [](const Instance& i) {
                const auto points = critical_points_of(i);
                return Rational(std::count_if(points.begin(), points.end(), [](const CriticalPoint& point) {
                  return point.minimum && point.second.size() > 1;
                }));
              },
              Relation::equal, [](const Instance&) { return Rational(1); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
