// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.4, step 1: what K = conv(lambda A1 + (1 - lambda) A2) says about the size of the drift.
#include "geometric-asymptotics/mixed_hull.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

Ball drift_size(const Point& p) { return euclidean_length(rescaled_gradient(p), p.precision()); }
Ball twice_distance(const Point& p) { return Ball(2) * distance_to_mixed_hull(p); }

/// max of |z - x| over z in K, attained at a vertex.
Ball farthest_from(const std::vector<Ball>& x, const Point& p) {
  Ball farthest = Ball(0).at(p.precision());
  for (const auto& vertex : mixed_hull(p))
    farthest = max(farthest, euclidean_distance(vertex, x, p.precision()));
  return farthest;
}
Ball twice_farthest(const Point& p) { return Ball(2) * farthest_from(place_of(p), p); }
/// 2 (|x| + max over K of |z|).
Ball outer_bound(const Point& p) {
  const std::vector<Ball> origin(place_of(p).size(), Ball(0).at(p.precision()));
  return Ball(2) * (euclidean_length(place_of(p), p.precision()) + farthest_from(origin, p));
}
Ball hull_diameter(const Point& p) {
  Ball diameter = Ball(0).at(p.precision());
  for (const auto& vertex : mixed_hull(p)) diameter = max(diameter, farthest_from(vertex, p));
  return diameter;
}

/// A1 = {-1, 1} with weights 1/4 and 3/4, A2 = {0}, in K and outside.
Family unequal_pairs() {
  Family family{"A1 = {-1, 1} with weights 1/4 and 3/4, A2 = {0}", {}, support_hypotheses(), true};
  for (const Rational& lambda : {"1"_q, "2"_q})
    for (const Rational& x : {"0"_q, "5/4"_q, "3"_q})
      family.members.push_back(placed(supports(lambda, {{-1}, {1}}, {{0}}, {1, 3}), {x}).set("t", 1));
  return family;
}
Family unequal_pairs_and_all(const Trial& trial) {
  Family family = unequal_pairs().joined(placed_supports(trial, -1));
  family.name = "two finite supports in d = 1, 2, 3";
  family.exhaustive = false;
  return family;
}

REFEREE_CLAIM({
    .id = "GA-E6.14",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Uniform bound on the drift",
    .statement = "|grad F(x, t)| <= 2 dist(x, K) <= 2 (|x| + sup_K |z|) with K = conv(lambda A1 + (1 - "
                 "lambda) A2), hence |dY/dtau| = |grad F|/4 <= C along the trajectory.",
    .hypotheses = "compact supports (tried for finite ones), lambda >= 0, t > 0",
    .source = "section 6.4, step 1, before and at (6.14)",
    .evidence = "each inequality of the chain by enclosures, dist(., K) by an exact quadratic program; the "
                "bounded speed along validated trajectories",
    .refuted_by = "supports, a point and a time with |grad F| > 2 dist(x, K), both enclosed",
    .attack =
        "(6.11) says grad F = 2 (x - z) with some z in K, so that dist(x, K) bounds |grad F| from below: "
        "points of K, where the middle member vanishes, and points outside",
    .rests_on = {"GA-E6.11", "GA-E6.13"},
    .trial =
        [](Trial& trial) {
          trial.bound("first inequality: |grad F| <= 2 dist(x, K)", unequal_pairs(), drift_size,
                      twice_distance);
          trial.note(
              "A1 = {-1, 1} with weights 1/4 and 3/4, lambda = 1, x = 0: m1 = 1/2 and grad F = -1 for "
              "every t, while x lies in K = [-1, 1]. What the proof needs, |grad F| <= 2 (|x| + sup_K "
              "|z|) and so (6.14), is true: see the repair.");
          trial.bound("second inequality: 2 dist(x, K) <= 2 (|x| + sup_K |z|)", placed_supports(trial),
                      twice_distance, outer_bound);
          trial.bound("outer members: |grad F| <= 2 (|x| + sup_K |z|)", placed_supports(trial), drift_size,
                      outer_bound);
          trial.repair(
              "2 dist(x, K) <= |grad F(x, t)| <= 2 max_{z in K} |x - z| <= 2 (|x| + max_K |z|), all t > 0 "
              "and "
              "lambda >= 0; so |dY/dtau| <= (1/2) (e^(-tau/2) dist(x_T, K) + diam K), which is the C of "
              "(6.14).",
              [](Trial& repaired) {
                const Family family = unequal_pairs_and_all(repaired);
                repaired.bound("2 dist(x, K) <= |grad F|", family, twice_distance, drift_size);
                repaired.bound("|grad F| <= 2 max_K |x - z|", family, drift_size, twice_farthest);
                repaired.bound("max_K |x - z| <= |x| + max_K |z|", family, twice_farthest, outer_bound);
                repaired.bound(
                    "|dY/dtau| <= (1/2) (e^(-tau/2) dist(x_T, K) + diam K) along validated trajectories",
                    trajectories(repaired), [](const Point& p) { return drift_size(flown(p)) / 4; },
                    [](const Point& p) {
                      return (exp(-p["tau"].at(p.precision()) / 2) * distance_to_mixed_hull(p) +
                              hull_diameter(p)) /
                             2;
                    });
                repaired.limit(
                    "the constant 2 of the upper bound cannot be lowered: A1 = {-1, 1}, first "
                    "weight v1 -> 0, x = 0, lambda = 1: |grad F|/max_K |x - z| -> 2",
                    {.parameter = "v1",
                     .first = 1,
                     .last = 30,
                     .fixed = placed(supports(1, {{-1}, {1}}, {{0}}, {1, 1}), {0}).set("t", 1)},
                    [](const Point& p) { return Ball(2) * drift_size(p) / twice_farthest(p); },
                    [](const Point&) { return Ball(2); });
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
