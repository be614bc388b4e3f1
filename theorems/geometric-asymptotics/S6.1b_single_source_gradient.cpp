// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.1: gradients of one empirical source, on and off the Voronoi interfaces.
#include "geometric-asymptotics/single_source.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// -grad(4t log u) by the posterior: 2 (x - m).
std::vector<Ball> single_source_gradient(const Point& p) {
  auto kernel = kernel_of(p, 1);
  std::vector<Ball> gradient;
  for (const Ball& towards : kernel.at(place_of(p), 1).displacement) gradient.push_back(Ball(-2) * towards);
  return gradient;
}
/// The printed limit: weighted mean of 2 (x - x_k) over the tied sites.
std::vector<Ball> limiting_gradient(const Point& p) {
  const Mixture<Ball> measure = measure_of<Ball>(p, 1);
  const std::vector<Ball> x = place_of(p);
  std::vector<Ball> gradient(x.size(), Ball(0));
  const Ball total = weight_of_ties(p);
  for (std::size_t k = 0; k < measure.size(); ++k)
    if (tied(p, k))
      for (std::size_t i = 0; i < x.size(); ++i)
        gradient[i] += Ball(2) * measure.weights[k] / total * (x[i] - measure.means[k][i]);
  return gradient;
}
Ball source_probe(const std::vector<Ball>& v) {
  Ball sum(0);
  for (std::size_t i = 0; i < v.size(); ++i) sum += v[i] * (i == 0 ? 3L : i == 1 ? -1L : 7L);
  return sum;
}

REFEREE_CLAIM({
    .id = "GA-S6.1b",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Gradient of the rescaled logarithm",
    .statement = "grad(-4t log u) = 2 (x - sum_k p_k x_k), p_k = w_k G_t(x - x_k)/u.",
    .hypotheses = "finite mixture, t > 0",
    .source = "section 6.1",
    .evidence = "identity: jets of the summed heat kernels (F at lambda = 1) against the responsibilities",
    .refuted_by = "x and t with disjoint enclosures",
    .attack = "ties, far places, weights of 1e-30, t from 0.1 to 100",
    .rests_on = {"GA-E5.2"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "both sides", tied_places(trial, -1),
              [](const Point& p) {
                using J = Jet<Ball>;
                const std::vector<Ball> place = place_of(p);
                const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), 1);
                std::vector<J> x;
                for (std::size_t i = 0; i < place.size(); ++i)
                  x.push_back(J::variable(layout, static_cast<int>(i), place[i]));
                Point first = p;
                first.set("lambda", Ball(1));
                const J value = rescaled_potential(first, x, J(p["t"].at(p.precision())));
                std::vector<Ball> gradient;
                for (std::size_t i = 0; i < place.size(); ++i) {
                  std::vector<int> orders(place.size(), 0);
                  orders[i] = 1;
                  gradient.push_back(value.derivative(orders));
                }
                // Both sides may be as small as exp(-1e5) at a site.
                return Ball(1) + source_probe(gradient);
              },
              [](const Point& p) {
                auto kernel = kernel_of(p, 1);
                const std::vector<Ball> x = place_of(p);
                const auto& shares = kernel.at(x, 0).responsibility;
                const auto sites = measure_of<Ball>(p, 1).means;
                std::vector<Ball> gradient;
                for (std::size_t i = 0; i < x.size(); ++i) {
                  Ball mean(0);
                  for (std::size_t k = 0; k < sites.size(); ++k) mean += shares[k] * sites[k][i];
                  gradient.push_back(Ball(2) * (x[i] - mean));
                }
                return Ball(1) + source_probe(gradient);
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.1c",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Responsibilities as the heat time vanishes",
    .statement =
        "p_k(x, t) -> w_k/sum of w_j over the nearest sites for nearest k, and -> 0 exponentially fast for "
        "the others.",
    .hypotheses = "finite mixture, x fixed",
    .source = "section 6.1",
    .evidence =
        "|p_k - limit| <= exp(-g/(4t))/(weight of the ties) by enclosures, g the gap to the next squared "
        "distance; limits over decades",
    .refuted_by = "x, k and t with a larger difference",
    .attack =
        "ties with unequal weights, t from 0.1 to 100. Only pointwise in x: at x = t between -1 and 1 the "
        "limit is another",
    .trial =
        [](Trial& trial) {
          trial.bound(
              "largest |p_k - limit| <= exp(-g/(4t))/(weight of the ties)", tied_places_nearby(trial),
              [](const Point& p) {
                auto kernel = kernel_of(p, 1);
                const auto& shares = kernel.at(place_of(p), 0).responsibility;
                const auto weights = measure_of<Ball>(p, 1).weights;
                Ball worst = Ball(0).at(p.precision());
                for (std::size_t k = 0; k < shares.size(); ++k)
                  worst =
                      max(worst, abs(tied(p, k) ? shares[k] - weights[k] / weight_of_ties(p) : shares[k]));
                return worst;
              },
              [](const Point& p) {
                const auto squared = squared_distances(p);
                const Ball least = least_of(squared);
                Ball sum = Ball(0).at(p.precision());
                for (std::size_t k = 0; k < squared.size(); ++k)
                  if (!tied(p, k)) sum = max(sum, exp((least - squared[k]) / (Ball(4) * p["t"])));
                return sum / weight_of_ties(p);
              });
          trial.limit(
              "not uniform in x: sites -1, 1, x = t: p_1 -> 1/(1 + e)",
              {.parameter = "t", .first = 2, .last = 20, .fixed = supports(1, {{-1}, {1}}, {{0}})},
              [](const Point& p) {
                Point at = p;
                at.set("x1", p["t"]);
                auto kernel = kernel_of(at, 1);
                return kernel.at(place_of(at), 0).responsibility[0];
              },
              [](const Point& p) { return Ball(1) / (Ball(1) + exp(p.constant(1))); });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.1d",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Gradient off the Voronoi interfaces",
    .statement = "If the nearest site x_k* is unique, grad(-4t log u) -> 2 (x - x_k*) = grad d^2.",
    .hypotheses = "finite mixture, unique nearest site",
    .source = "section 6.1, first regime",
    .evidence = "limits over decades at three places; exponential bounds at GA-L6.4a (lambda = 1)",
    .refuted_by = "a place with a unique nearest site and another limit",
    .attack = "a place close to the interface (1/100), small weight on the nearest site",
    .rests_on = {"GA-S6.1c", "GA-S6.1b"},
    .trial =
        [](Trial& trial) {
          for (const RationalPoint& x : {RationalPoint{"-1/100"_q, 0}, {"1/3"_q, 2}, {-1, 0}})
            trial.limit(
                "3 g_1 - g_2" + at_place(x), vanishing_heat(x, 4),
                [](const Point& p) { return source_probe(single_source_gradient(p)); },
                [](const Point& p) { return source_probe(limiting_gradient(p)); });
        },
});

REFEREE_CLAIM({
    .id = "GA-S6.1e",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Gradient on the Voronoi interfaces",
    .statement =
        "Where several sites are nearest, grad(-4t log u) -> 2 sum over them of (w_k/sum w_j)(x - x_k), an "
        "element of the Clarke subdifferential of d^2.",
    .hypotheses = "finite mixture, at least two nearest sites",
    .source = "section 6.1, second regime",
    .evidence =
        "limits over decades on a wall and at a vertex; the limit held against the hull of 2 (x - x_k)",
    .refuted_by = "a tie with another limit, or a limit outside the Clarke set",
    .attack =
        "unequal weights: the limit depends on them at leading order; along x = s t the limits fill the "
        "whole set",
    .rests_on = {"GA-S6.1c", "GA-S6.1b"},
    .trial =
        [](Trial& trial) {
          const Instance vertex = with_ties(
              placed(supports(1, {{1, 0}, {-1, 0}, {0, 1}, {5, 5}}, {{0, 0}}, {1, 2, 4, 1}), {0, 0}));
          for (const Instance& place : {lopsided({0, 0}), lopsided({0, "1/2"_q}), vertex})
            trial.limit(
                "3 g_1 - g_2 at " + place.text(), {.parameter = "t", .first = 2, .last = 30, .fixed = place},
                [](const Point& p) { return source_probe(single_source_gradient(p)); },
                [](const Point& p) { return source_probe(limiting_gradient(p)); });
          Family ties{"ties", {lopsided({0, 0}), lopsided({0, "1/2"_q}), vertex}, {}, true};
          trial.bound(
              "<h, limit> <= the largest <h, 2 (x - x_k)>, h = (3, -1)", ties,
              [](const Point& p) { return source_probe(limiting_gradient(p)); },
              [](const Point& p) {
                Ball most;
                bool first = true;
                const auto sites = measure_of<Ball>(p, 1).means;
                for (std::size_t k = 0; k < sites.size(); ++k) {
                  if (!tied(p, k)) continue;
                  std::vector<Ball> vertex_gradient;
                  for (std::size_t i = 0; i < 2; ++i)
                    vertex_gradient.push_back(Ball(2) * (place_of(p)[i] - sites[k][i]));
                  most = first ? source_probe(vertex_gradient) : max(most, source_probe(vertex_gradient));
                  first = false;
                }
                return most.at(p.precision());
              });
          trial.limit(
              "sites -1, 1 with weights 1/4, 3/4, x = 0: gradient -1 for every t, not the 0 of equal weights",
              {.parameter = "t",
               .first = 1,
               .last = 20,
               .fixed = placed(supports(1, {{-1}, {1}}, {{0}}, {1, 3}), {0})},
              [](const Point& p) { return single_source_gradient(p)[0]; },
              [](const Point&) { return Ball(-1); });
          trial.note(
              "At a fixed x the limit exists and is one vector, which is what the display says, against the "
              "words 'no longer unique' beside it. It depends on the weights, which are forgotten by the "
              "potential only. Several are the limits along (x, t) -> (x*, 0): for x = s t they are -2 "
              "tanh((s + log 3)/2), the whole inside of the Clarke set [-2, 2].");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
