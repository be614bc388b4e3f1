// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 6.3 and its proof: grad F_lambda near the outer Clarke subdifferential, with an explicit delta.
#include <algorithm>

#include "geometric-asymptotics/line_measures.hpp"
#include "geometric-asymptotics/nearest_places.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

REFEREE_CLAIM({
    .id = "GA-L6.3",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Gradient convergence to the outer Clarke set",
    .statement =
        "For every x* and epsilon there is delta > 0 such that |x - x*| + t <= delta implies dist(grad "
        "F_lambda(x, t), outer Clarke subdifferential of Phi_lambda at x*) <= epsilon.",
    .hypotheses = "Assumption A (not needed), t > 0, lambda >= 0",
    .source = "Lemma 6.3",
    .evidence =
        "for finite mixtures the distance is enclosed and held against an explicit bound that vanishes "
        "with |x - x*| + t; for densities see GA-E6.10 and GA-S6.3b",
    .refuted_by = "x*, x and t with a distance above the bound, or limits of the gradient outside the set",
    .attack = "x* on walls and vertices of one or both diagrams, lambda > 1; limits along x = x* + t, which "
              "leave the genuine Clarke set",
    .rests_on = {"GA-S6.3b", "GA-E6.10"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "dist <= 2 |x - x*| + 2 sum |lambda_i| diam(A_i) exp(-eta_i/(8t))/min w_i for |x - x*| <= "
              "eta_i/(4 diam A_i)",
              around_places(trial, true), distance_from_outer_set, explicit_error);
          const Approach diagonal{.parameter = "t",
                                  .first = 2,
                                  .last = 20,
                                  .fixed = near_place(supports(2, {{-1}, {1}}, {{-2}, {2}}), {0}, {0}, 1)};
          const auto moving = [](const Point& p) {
            Point at = p;
            return at.set("x1", p["t"]);
          };
          trial.limit(
              "the outer set cannot be replaced by the Clarke set: A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2, x "
              "= t: "
              "grad F -> 4 (tanh 1 - tanh(1/2)), while the Clarke set at 0 is {0}",
              diagonal, [=](const Point& p) { return rescaled_gradient(moving(p))[0]; },
              [](const Point& p) { return Ball(4) * (tanh(p.constant(1)) - tanh(p.constant("1/2"_q))); });
          trial.exact(
              "there the Clarke set has its only point at 0, the outer set is [-8, 8]",
              Family{"x* = 0", {{{"vertex", 0}, {"value", -8}}, {{"vertex", 1}, {"value", 8}}}, {}, true},
              [](const Instance& i) -> Rational {
                const auto potential = potential_of(supports(2, {{-1}, {1}}, {{-2}, {2}}));
                if (potential.clarke_subdifferential({0}) != std::vector<RationalPoint>{{0}})
                  throw std::domain_error("the Clarke set is not {0}");
                auto outer = potential.outer_subdifferential({0});
                const auto [least, largest] = std::minmax_element(outer.begin(), outer.end());
                return i["vertex"] == 0 ? least->front() : largest->front();
              },
              Relation::equal, [](const Instance& i) { return i["value"]; });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.3b",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Reduction to the barycentres",
    .statement =
        "dist(grad F(x, t), outer set at x*) <= 2 |x - x*| + 2 |lambda| dist(m_1, conv Pi_1(x*)) + 2 |1 "
        "- lambda| dist(m_2, conv Pi_2(x*)).",
    .hypotheses = "any x, x*, t > 0, lambda >= 0",
    .source = "section 6.3, proof of Lemma 6.3, step 1",
    .evidence = "every distance enclosed by an exact quadratic program and its certificate",
    .refuted_by = "x, x* and t with lhs > rhs",
    .attack = "aligned displacements, where the two sides are equal (single Diracs; A1 = {0}, A2 = {-1, 1}, "
              "lambda = 2, where 1 - lambda in place of |1 - lambda| fails)",
    .rests_on = {"GA-E6.5"},
    .trial =
        [](Trial& trial) {
          Family family = around_places(trial, false);
          family.members.push_back(near_place(supports(2, {{0}}, {{-1}, {1}}), {"1/2"_q}, {"1/2"_q}, 1));
          trial.bound("any x and x*", family, distance_from_outer_set, [](const Point& p) {
            const Ball lambda = p["lambda"].at(p.precision());
            return Ball(2) * (euclidean_distance(place_of(p), star(p), p.precision()) +
                              abs(lambda) * barycentre_distance(p, 1) +
                              abs(Ball(1) - lambda) * barycentre_distance(p, 2));
          });
        },
});

/// x = x* + t (t -> 0) for a measure on the line.
Ball approaching_offset(const Point& p) {
  Point at = p;
  const Ball x = p["star"].at(p.precision()) + p["t"];
  at.set("x", x);
  // Inside the nearest point is x itself, which moves.
  return line_measure(at).offset + (p["star"].is_negative() ? Ball(0) : p["t"]);
}

REFEREE_CLAIM({
    .id = "GA-E6.10",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Barycentres concentrate on the nearest points",
    .statement = "dist(m_i(x, t), conv Pi_i(x*)) -> 0 as (x, t) -> (x*, 0+).",
    .hypotheses = "Assumption A (not needed)",
    .source = "section 6.3, proof of Lemma 6.3, (6.10)",
    .evidence =
        "explicit bounds for finite mixtures; limits over decades for densities by certified quadrature",
    .refuted_by = "a measure and a sequence (x, t) -> (x*, 0+) along which the distance stays away from 0",
    .attack =
        "ties, where no single nearest point will do; x* outside, at the end and inside of densities, one "
        "of which violates Assumption A",
    .rests_on = {"GA-E6.4", "GA-S6.3c"},
    .trial =
        [](Trial& trial) {
          for (int source : {1, 2})
            trial.bound(
                source == 1 ? "m_1: distance <= diam exp(-eta/(8t))/min w" : "m_2",
                around_places(trial, true), [=](const Point& p) { return barycentre_distance(p, source); },
                [=](const Point& p) {
                  return separation(p, source).diameter * mass_bound_off_nearest(p, source);
                });
          for (const auto& [name, order] : {std::pair{"power", 1}, {"power", 3}, {"thin", 1}})
            for (const Rational& at : {"-1"_q, "1/2"_q})
              trial.limit(std::string(name) + " density of order " + std::to_string(order) +
                              ", x* = " + to_string(at) + ", x = x* + t",
                          {.parameter = "t", .first = 6, .last = 18, .fixed = {{name, order}, {"star", at}}},
                          approaching_offset, [](const Point&) { return Ball(0); });
          trial.limit(
              "the hull is needed: A = {-1, 1}, x = x* = 0 stays at distance 1 from the nearest point 1",
              {.parameter = "t",
               .first = 1,
               .last = 20,
               .fixed = near_place(supports(1, {{-1}, {1}}, {{0}}), {0}, {0}, 1)},
              [](const Point& p) {
                auto kernel = kernel_of(p, 1);
                return abs(kernel.at(place_of(p), 1).mean[0] - Ball(1));
              },
              [](const Point&) { return Ball(1); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
