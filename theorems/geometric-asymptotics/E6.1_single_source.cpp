// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.1: the Laplace-Varadhan principle for one empirical source (A1 of each instance).
#include "geometric-asymptotics/single_source.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// S(x, t) straight from its definition, with the sites tied at the least distance left out of the
/// exponentials.
Ball renormalised_sum(const Point& p) {
  const auto squared = squared_distances(p);
  const auto weights = measure_of<Ball>(p, 1).weights;
  const Ball least = least_of(squared);
  Ball sum = weight_of_ties(p);
  for (std::size_t k = 0; k < squared.size(); ++k)
    if (!tied(p, k)) sum += weights[k] * exp((least - squared[k]) / (Ball(4) * p["t"]));
  return sum;
}

REFEREE_CLAIM({
    .id = "GA-S6.1a",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Factorised mixture",
    .statement =
        "u = (4 pi t)^(-d/2) exp(-d(x)^2/(4t)) S(x, t) with 0 < sum of w_k over the nearest sites <= S <= 1.",
    .hypotheses = "finite mixture, t > 0",
    .source = "section 6.1",
    .evidence = "identity with the posterior kernel's log density; both inequalities by enclosures",
    .refuted_by = "x and t with S outside",
    .attack = "all sites tied (right side an equality), t = 1e-40 (left side), weights of 1e-30",
    .rests_on = {"GA-E5.1"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "log u + d^2/(4t) + (d/2) log(4 pi t) = log S", tied_places(trial, -2),
              [](const Point& p) {
                auto kernel = kernel_of(p, 1);
                const std::vector<Ball> x = place_of(p);
                const Ball t = p["t"].at(p.precision());
                return exp(kernel.log_density(x) + least_of(squared_distances(p)) / (Ball(4) * t) +
                           Ball(static_cast<long>(x.size())) * log(Ball(4) * Ball::pi(p.precision()) * t) /
                               2);
              },
              renormalised_sum);
          trial.bound("sum of w_k over the nearest sites <= S", tied_places(trial, -40), weight_of_ties,
                      renormalised_sum);
          trial.bound("S <= 1", tied_places(trial, -40), renormalised_sum,
                      [](const Point&) { return Ball(1); });
        },
});

/// -4t log u by the stable posterior.
Ball rescaled_log(const Point& p) {
  auto kernel = kernel_of(p, 1);
  return Ball(-4) * p["t"] * kernel.log_density(place_of(p));
}
Ball heat_term(const Point& p) {
  const Ball t = p["t"].at(p.precision());
  return Ball(static_cast<long>(place_of(p).size())) * 2 * t * log(Ball(4) * Ball::pi(p.precision()) * t);
}
const std::vector<RationalPoint>& single_source_places() {
  static const std::vector<RationalPoint> places{{0, 0}, {"1/3"_q, 2}, {-1, 0}};
  return places;
}

REFEREE_CLAIM({
    .id = "GA-E6.1",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Laplace-Varadhan principle for a finite mixture",
    .statement = "-4t log u(x, t) -> d(x)^2 as t -> 0+; to leading order the weights disappear.",
    .hypotheses = "finite mixture",
    .source = "section 6.1, (6.1)",
    .evidence =
        "limits over decades on and off the ties; the exact remainder 2 d t log(4 pi t) - 4t log S as a "
        "two-sided bound uniform in x; the difference of two weight vectors",
    .refuted_by = "a place with another limit, or a remainder outside its bounds",
    .attack = "ties, sites, far places, weights of 1e-30, t down to 1e-40",
    .rests_on = {"GA-S6.1a"},
    .trial =
        [](Trial& trial) {
          for (const RationalPoint& x : single_source_places())
            trial.limit("-4t log u -> d^2" + at_place(x), vanishing_heat(x), rescaled_log,
                        [](const Point& p) { return least_of(squared_distances(p)); });
          trial.bound(
              "|-4t log u - d^2 - 2 d t log(4 pi t)| <= 4t log(1/sum of w_k over the nearest sites)",
              tied_places(trial, -40),
              [](const Point& p) {
                return abs(rescaled_log(p) - least_of(squared_distances(p)) - heat_term(p));
              },
              [](const Point& p) { return Ball(-4) * p["t"] * log(weight_of_ties(p)); });
          trial.rate(
              "two weight vectors differ by O(t)", vanishing_heat({"1/3"_q, 2}),
              [](const Point& p) {
                Point other = p;
                other.set("v1", Ball(5)).set("v2", Ball(1));
                return rescaled_log(p) - rescaled_log(other);
              },
              1);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
