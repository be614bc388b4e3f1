// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.11: the right-hand sides of the limiting inclusions as set-valued maps.
#include <algorithm>

#include "court/random_rationals.hpp"
#include "dynamics/limit_flow.hpp"
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// The largest of the |generator| of the outer set at the place; the Clarke set is smaller.
Ball outer_norm(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  const auto first = measure_of<Ball>(p, 1).means, second = measure_of<Ball>(p, 2).means;
  Ball most = Ball(0).at(p.precision());
  for (const auto& a : first)
    for (const auto& b : second) {
      std::vector<Ball> gradient;
      for (std::size_t i = 0; i < x.size(); ++i)
        gradient.push_back(2 * (x[i] - p["lambda"] * a[i] - (Ball(1) - p["lambda"]) * b[i]));
      most = max(most, euclidean_length(gradient, p.precision()));
    }
  return most;
}

/// How many generators of the sets at a neighbour of the place, in the direction h1.., are not generators at
/// the place up to the distance between both: values near x lie near the value at x.
long strayed_generators(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  RationalPoint direction, near = x;
  for (std::size_t i = 0; i < x.size(); ++i) direction.push_back(instance["h" + std::to_string(i + 1)]);
  const NearestSites here = potential.nearest(x);
  NearestSites there;
  Rational step = 1;
  const auto among = [](const std::vector<int>& some, const std::vector<int>& all) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
  };
  do {
    step /= 2;
    for (std::size_t i = 0; i < x.size(); ++i) near[i] = x[i] + step * direction[i];
    there = potential.nearest(near);
  } while (step > power(Rational(2), -60) &&
           !(among(there.first, here.first) && among(there.second, here.second)));
  // A generator at the neighbour is 2 (near - c), so 2 (x - c) must be a generator at x.
  const auto shifted = [&](std::vector<RationalPoint> generators) {
    for (RationalPoint& generator : generators)
      for (std::size_t i = 0; i < x.size(); ++i) generator[i] += 2 * (x[i] - near[i]);
    return generators;
  };
  return count_outside(shifted(gradient_limits(potential, near)), gradient_limits(potential, x)) +
         count_outside(shifted(potential.outer_subdifferential(near)), potential.outer_subdifferential(x));
}

REFEREE_CLAIM({
    .id = "GA-R3.11",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Existence of solutions to the limiting inclusions",
    .statement =
        "-(1/4) dC Phi_lambda and -(1/4) times the outer set are upper semicontinuous with nonempty, convex, "
        "compact values and at most linear growth, so that each inclusion has a global solution from every "
        "point.",
    .hypotheses = "A1, A2 compact (tried for finite ones)",
    .source = "section 3.2, Remark 3.11",
    .evidence =
        "values near a point of every stratum against the value there, in exact arithmetic; a growth bound "
        "with constants; exact solutions from a point of every stratum, checked by the Lyapunov identity",
    .refuted_by =
        "a generator near x away from the value at x, growth above the bound, or a start without solution",
    .attack =
        "points of many cells approached in random directions and along the strata; without the convex hull "
        "solutions are lost",
    .rests_on = {"GA-L3.8b"},
    .trial =
        [](Trial& trial) {
          Family approached = stratum_places(trial, "a point of every stratum and a direction", {"1/2"_q, 2});
          Generator generator = trial.generator("directions of approach");
          for (Instance& member : approached.members)
            for (std::size_t i = 0; i < place_of(member).size(); ++i)
              member.set("h" + std::to_string(i + 1), random_signed(generator, 0, 0));
          trial.exact(
              "upper semicontinuity: generators near x, moved to x, outside the value at x (both maps)",
              approached, [](const Instance& i) { return Rational(strayed_generators(i)); }, Relation::equal,
              [](const Instance&) -> Rational { return 0; });
          trial.exact(
              "nonempty: limits of gradients exist", approached,
              [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) {
                return Rational(static_cast<long>(gradient_limits(potential_of(i), place_of(i)).size()));
              });
          trial.bound(
              "linear growth: every generator at x is at most 2 |x| + 2 (lambda + |1 - lambda|) R in length",
              placed_supports(trial, 0), outer_norm, [](const Point& p) {
                Ball radius = Ball(0).at(p.precision());
                for (int source : {1, 2})
                  for (const auto& site : measure_of<Ball>(p, source).means)
                    radius = max(radius, euclidean_length(site, p.precision()));
                return 2 * euclidean_length(place_of(p), p.precision()) +
                       2 * (p["lambda"] + abs(Ball(1) - p["lambda"])) * radius;
              });
          Family starts{"a point of every stratum of the paper's examples and degenerate ones",
                        {},
                        support_hypotheses()};
          for (const auto& group : {line_example(), plane_example(), degenerate_supports()})
            for (const Instance& instance : group) {
              Generator own = trial.generator("starts of solutions");
              for (const RationalPoint& x : telling_places(instance, own))
                starts.members.push_back(placed(instance, x));
            }
          trial.exact(
              "a global solution starts there (and has no defect in the Lyapunov identity)", starts,
              [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const LimitFlow flow = limit_flow(potential, place_of(i), {.most_solutions = 4});
                long sound = 0;
                for (const LimitSolution& solution : flow.solutions)
                  sound += std::all_of(solution.pieces.begin(), solution.pieces.end(),
                                       [&](const LimitPiece& piece) {
                                         return lyapunov_defect(potential, piece) == 0;
                                       }) &&
                           solution.pieces.back().exit == 0;
                return Rational(sound);
              });
          trial.exact(
              "power: the hull is needed, at A1 = {0}, A2 = {-1, 1}, lambda = 2, x = 0 no limit of gradients "
              "is 0 though the only solution rests",
              {"x = 0", {placed(supports(2, {{0}}, {{-1}, {1}}), {0})}, support_hypotheses(), true},
              [](const Instance&) -> Rational { return 0; }, Relation::less,
              [](const Instance& i) {
                const auto gradients = gradient_limits(potential_of(i), place_of(i));
                const bool rests =
                    limit_flow(potential_of(i), place_of(i)).solutions.size() == 1 &&
                    limit_flow(potential_of(i), place_of(i)).solutions[0].limit() == place_of(i);
                const bool zero = std::any_of(gradients.begin(), gradients.end(),
                                              [](const RationalPoint& g) { return g == RationalPoint{0}; });
                return Rational(rests && !zero ? 1 : 0);
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
