// SPDX-License-Identifier: GPL-3.0-or-later
/// (3.3), (3.5), (3.6): the rescaled potential, the distance potential, and the limit between them.
#include "geometric-asymptotics/T3.10_runs.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// sum_k w_k exp(-(|x - x_k|^2 - d_i(x)^2)/(4t)), between the least weight and 1.
Ball excess_sum(const Point& p, int source) {
  const std::vector<Ball> x = place_of(p);
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  std::vector<Ball> squares;
  for (const auto& site : measure.means) {
    Ball sum(0);
    for (std::size_t i = 0; i < x.size(); ++i) sum += square(x[i] - site[i]);
    squares.push_back(sum);
  }
  Ball least = squares.front(), total(0);
  for (const Ball& value : squares) least = min(least, value);
  for (std::size_t k = 0; k < squares.size(); ++k)
    total += measure.weights[k] * exp((least - squares[k]) / (4 * p["t"]));
  return total;
}
Ball log_volume(const Point& p) { return log(4 * Ball::pi(p.precision()) * p["t"]); }
/// log(1/least weight) of either measure.
Ball log_least_weight(const Point& p) {
  Ball most = Ball(0).at(p.precision());
  for (int source : {1, 2})
    for (const Ball& weight : measure_of<Ball>(p, source).weights) most = max(most, -log(weight));
  return most;
}
/// The same place with equal weights.
Point evenly_weighed(const Point& p) {
  Point result = p;
  for (const char* stem : {"v", "w"})
    for (int k = 1; p.has(stem + std::to_string(k)); ++k) result.set(stem + std::to_string(k), Ball(1));
  return result;
}
Ball total_share(const Point& p) { return p["lambda"] + abs(Ball(1) - p["lambda"]); }

REFEREE_CLAIM({
    .id = "GA-E3.6",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "The rescaled potential tends to the distance potential",
    .statement = "F_lambda(., t) = -4 t V_lambda(., t) -> Phi_lambda as t -> 0+.",
    .hypotheses = "compact supports; the mode of convergence is not stated here (section 6 proves it "
                  "locally uniform)",
    .source = "section 3.1, (3.6)",
    .evidence =
        "an exact identity for F - Phi and a bound that is uniform on all of R^d, for finite supports in d "
        "= 1, 2, 3 and t from 1e-40 to 100; limits over decades; measures with densities",
    .refuted_by = "a place at which F has another limit",
    .attack =
        "ties, points of the supports, far places, weights of 1e-30, a density that vanishes at the end of "
        "its support",
    .rests_on = {"GA-E3.3", "GA-D3.3", "GA-L6.2c"},
    .trial =
        [](Trial& trial) {
          const Family family = placed_supports(trial);
          trial.identity(
              "F = Phi + 2 d t log(4 pi t) - 4 t (lambda log S1 + (1 - lambda) log S2), S_i = sum w "
              "exp(-(|x - x_k|^2 - d_i^2)/(4t))",
              family, [](const Point& p) { return rescaled_potential(p); },
              [](const Point& p) {
                return distance_potential(p) +
                       2 * static_cast<long>(place_of(p).size()) * p["t"] * log_volume(p) -
                       4 * p["t"] *
                           (p["lambda"] * log(excess_sum(p, 1)) +
                            (Ball(1) - p["lambda"]) * log(excess_sum(p, 2)));
              });
          trial.bound(
              "uniformly on R^d: |F - Phi| <= 2 d t |log(4 pi t)| + 4 t (lambda + |1 - lambda|) log(1/least "
              "weight)",
              family, [](const Point& p) { return abs(rescaled_potential(p) - distance_potential(p)); },
              [](const Point& p) {
                return 2 * static_cast<long>(place_of(p).size()) * p["t"] * abs(log_volume(p)) +
                       4 * p["t"] * total_share(p) * log_least_weight(p);
              });
          for (const Instance& place :
               {placed(plane_example()[2], {0, 0}), placed(plane_example()[0], {100, -3}),
                placed(supports(2, {{-1}, {1}}, {{-2}, {2}}, {1, 3}), {0})})
            trial.limit(
                "F -> Phi at " + name_of(place_of(place)) + ", lambda = " + to_string(place["lambda"]),
                {.parameter = "t", .first = 3, .last = 40, .fixed = place},
                [](const Point& p) { return rescaled_potential(p); }, distance_potential);
        },
});

/// F of the law on [0, 1] with density (power + 1) y^power at x = -1/2. With y = t s,
///   u = exp(-1/(16t)) (4 pi t)^(-1/2) (power + 1) t^(power + 1) int_0^(1/t) s^power exp(-(s + t s^2)/4) ds,
/// and beyond s = 1000 the integral is below 8000 exp(-250).
Ball segment_potential(const Ball& t, long power, Precision precision) {
  const Integrand tail_weight = [&](const ComplexBall& s) {
    const ComplexBall decay = exp(-(s + ComplexBall(t) * s * s) / ComplexBall(Ball(4)));
    return power == 0 ? decay : s * decay;
  };
  const Ball end = min(Ball(1) / t, Ball(1000).at(precision));
  const Ball integral = integrate(tail_weight, Ball(0).at(precision), end, precision) +
                        join(Ball(0), 8000 * exp(Ball(-250).at(precision)));
  return Ball(Rational(1, 4), precision) -
         4 * t * (log((power + 1) * integral) + (power + 1) * log(t) - log(4 * Ball::pi(precision) * t) / 2);
}

REFEREE_CLAIM({
    .id = "GA-S3.1a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Only the geometry of the supports is retained",
    .statement =
        "In the small-time regime the generation mechanism keeps only the geometry of the supports and "
        "lambda: the limiting landscape does not depend on weights or finer structure of the measures.",
    .hypotheses = "compact supports; read as the part after the colon explains it, of the limiting landscape "
                  "and so of the limiting inclusion. Read of where trajectories end, which is also part of a "
                  "generation mechanism, it would be false (last finding)",
    .source = "section 3.1, after (3.6); section 1.1",
    .evidence = "potentials of measures with one support and different weights or densities, compared by "
                "enclosures and limits",
    .refuted_by = "two measures of one support whose rescaled potentials have different limits",
    .attack =
        "weights down to 1e-30; a density that vanishes at the nearest point of its support; the ends of "
        "trajectories, which differ",
    .rests_on = {"GA-E3.6", "GA-T3.10b", "GA-T3.10c"},
    .trial =
        [](Trial& trial) {
          Family family = placed_supports(trial);
          trial.bound(
              "given weights against equal ones: |F - F'| <= 4 t (lambda + |1 - lambda|) log(1/least weight "
              "of both)",
              family,
              [](const Point& p) {
                return abs(rescaled_potential(p) - rescaled_potential(evenly_weighed(p)));
              },
              [](const Point& p) {
                return 4 * p["t"] * total_share(p) *
                       max(log_least_weight(p), log_least_weight(evenly_weighed(p)));
              });
          for (long power : {0L, 1L})
            trial.limit(
                std::string("support [0, 1], density ") + (power == 0 ? "1" : "2y") +
                    ": F(-1/2, t) -> dist^2 = 1/4",
                {.parameter = "t", .first = 4, .last = 20},
                [power](const Point& p) {
                  return segment_potential(p["t"].at(p.precision()), power, p.precision());
                },
                [](const Point& p) { return p.constant("1/4"_q); });
          Family ends{"A1 = {-1, 1}, A2 = {0}, lambda = 1, x_T = 0, T = 1", {}, support_hypotheses(), true};
          for (long first : {1L, 3L})
            ends.members.push_back(
                placed(supports(1, {{-1}, {1}}, {{0}}, {first, 4 - first}), {0}).set("T", 1));
          trial.trajectory("beyond the landscape: weights (1/4, 3/4) send the flow to 1, (3/4, 1/4) to -1",
                           ends, trapped_arrival,
                           [](const Instance& i) -> std::string { return i["v1"] == 1 ? "(1)" : "(-1)"; });
          trial.note(
              "So the landscape and the inclusion depend on the supports and lambda alone: that reading "
              "holds, and the verdict is about it. That the generation mechanism as a whole forgets all "
              "else is false: which solution, and so which end, a trajectory chooses depends on weights and "
              "T. Weights even decide which critical points attract: see GA-R3.9, where 0 attracts an open "
              "set of data for odds 99 : 1.");
        },
});

REFEREE_CLAIM({
    .id = "GA-E3.3",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Rescaled potential",
    .statement = "F_lambda(x, t) = -4 t V_lambda(x, t).",
    .hypotheses = "t > 0",
    .source = "section 3.1, (3.3)",
    .evidence = "F by the posterior kernel against -4t times the logarithm of naive sums of heat kernels",
    .refuted_by = "a place at which the two routes differ",
    .attack = "t from 1e-40 to 100, far places, weights of 1e-30",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "F = -4 t (lambda log u1 + (1 - lambda) log u2)", placed_supports(trial),
              [](const Point& p) { return rescaled_potential(p); },
              [](const Point& p) {
                std::vector<Jet<Ball>> x;
                for (const Ball& coordinate : place_of(p)) x.emplace_back(coordinate);
                return rescaled_potential(p, x, Jet<Ball>(p["t"].at(p.precision()))).value();
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-D3.3",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Geometric distance potential",
    .statement =
        "Phi_lambda(x) = lambda d1(x)^2 + (1 - lambda) d2(x)^2 with d_i the distance to A_i = supp u_0i.",
    .hypotheses = "lambda >= 0",
    .source = "section 3.1, Definition 3.3, (3.5)",
    .evidence =
        "the library's potential against the formula with search over all points in balls; the infimum as "
        "minimum of lambda |x - a|^2 + (1 - lambda) |x - b|^2 over pairs, exactly",
    .refuted_by = "a place at which the two routes differ",
    .attack = "ties, points of the supports, lambda = 0, 1, large",
    .trial =
        [](Trial& trial) {
          Family family = placed_supports(trial);
          trial.exact(
              "Phi = min over a of lambda |x - a|^2 + (min or, for lambda > 1, max over b) of (1 - lambda) "
              "|x - b|^2",
              family, [](const Instance& i) { return potential_of(i).value(place_of(i)); }, Relation::equal,
              [](const Instance& i) {
                const SupportPair pair = supports_of(i);
                const RationalPoint x = place_of(i);
                const Rational& lambda = i["lambda"];
                Rational first = lambda * squared_distance(x, pair.first[0]),
                         second = (1 - lambda) * squared_distance(x, pair.second[0]);
                for (const auto& a : pair.first)
                  first = std::min(first, Rational(lambda * squared_distance(x, a)));
                for (const auto& b : pair.second) {
                  const Rational value = (1 - lambda) * squared_distance(x, b);
                  second = lambda > 1 ? std::max(second, value) : std::min(second, value);
                }
                return Rational(first + second);
              });
          trial.exact(
              "power: without the squares it is another function, at x = 1/2 for A1 = {0}, A2 = {2}, lambda "
              "= 1/2",
              {"x = 1/2", {placed(supports("1/2"_q, {{0}}, {{2}}), {"1/2"_q})}, support_hypotheses(), true},
              [](const Instance& i) { return potential_of(i).value(place_of(i)); }, Relation::different,
              [](const Instance&) -> Rational { return 1; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
