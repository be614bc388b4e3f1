// SPDX-License-Identifier: GPL-3.0-or-later
/// (7.1): the Clarke set of a squared distance, from gradients next to the point.
#include <algorithm>

#include "geometric-asymptotics/rigidity.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Sum of the coordinates of all points, weighted so that no two points can stand in for one another.
Rational mark_of(std::vector<RationalPoint> points) {
  std::sort(points.begin(), points.end());
  Rational sum = count_of(points.size()), weight = 1;
  for (const RationalPoint& point : points)
    for (const Rational& coordinate : point) sum += (weight = weight * 5 / 3) * coordinate;
  return sum;
}

/// d^2 by definition, and its exact difference quotient: no square root, no diagram.
Rational squared_distance_to_set(const std::vector<RationalPoint>& sites, const RationalPoint& x) {
  Rational least = squared_distance(x, sites.front());
  for (const RationalPoint& site : sites) least = std::min(least, squared_distance(x, site));
  return least;
}
/// Central differences: exact on one quadratic piece.
RationalPoint gradient_by_differences(const std::vector<RationalPoint>& sites, const RationalPoint& x,
                                      const Rational& step) {
  RationalPoint gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    RationalPoint up = x, down = x;
    up[i] += step;
    down[i] -= step;
    gradient.push_back((squared_distance_to_set(sites, up) - squared_distance_to_set(sites, down)) /
                       (2 * step));
  }
  return gradient;
}

/// Whether d^2 has a linear derivative at x: its difference quotients over steps s along the directions
/// between all sites, forwards and backwards.
bool differentiable_by_quotients(const std::vector<RationalPoint>& sites, const RationalPoint& x,
                                 const Rational& s) {
  std::vector<RationalPoint> directions;
  for (const RationalPoint& a : sites)
    for (const RationalPoint& b : sites)
      if (a != b) directions.push_back(difference(a, b));
  for (const RationalPoint& h : directions) {
    // Phi(x + s h) + Phi(x - s h) - 2 Phi(x) = 2 s^2 |h|^2 where the derivative is linear along h.
    const Rational bend = squared_distance_to_set(sites, displaced(x, h, s)) +
                          squared_distance_to_set(sites, displaced(x, h, -s)) -
                          2 * squared_distance_to_set(sites, x);
    if (bend != 2 * s * s * dot(h, h)) return false;
  }
  return true;
}

/// Limits of gradients of d^2 at x + s (a - x), s -> 0, over all sites a, where d^2 is differentiable there:
/// a nearest point is found on the way to itself, others are not found. What depends on s is removed exactly:
/// the gradient there is 2 (x - a') + 2 s (a - x), a' the nearest site.
std::vector<RationalPoint> limiting_gradients(const std::vector<RationalPoint>& sites,
                                              const RationalPoint& x) {
  const Rational s = "1e-18"_q;
  std::vector<RationalPoint> result;
  for (const RationalPoint& a : sites) {
    const RationalPoint h = difference(a, x);
    const RationalPoint next = displaced(x, h, s);
    if (!differentiable_by_quotients(sites, next, power(s, 3))) continue;
    const RationalPoint limit = displaced(gradient_by_differences(sites, next, power(s, 3)), h, -2 * s);
    if (std::find(result.begin(), result.end(), limit) == result.end()) result.push_back(limit);
  }
  return result;
}

REFEREE_CLAIM({
    .id = "GA-E7.1",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Clarke set of a squared distance",
    .statement =
        "The Clarke set of d_i^2 at x is the hull of 2 (x - a) over the nearest points a of x in A_i; d_i^2 "
        "is differentiable at x exactly if there is one nearest point.",
    .hypotheses = "A_i compact; tried on finite sets and on a circle",
    .source = "section 7.1, (7.1)",
    .evidence =
        "exact: limits of gradients, by difference quotients of the distance at points that approach x, "
        "against the nearest points; bends of the distance along all directions between sites",
    .refuted_by =
        "a limit of gradients outside the hull, a vertex of the hull that is no such limit, or a point with "
        "two nearest points and a derivative",
    .attack =
        "strata with many ties, centres of circles and spheres; points of A_i themselves, where the distance "
        "is not differentiable but its square is",
    .trial =
        [](Trial& trial) {
          const Family places = tied_places(trial, "points with one and with many nearest points in A1", {1});
          trial.exact(
              "the limits of gradients are the 2 (x - a), a nearest to x", places,
              [](const Instance& i) {
                return mark_of(limiting_gradients(supports_of(i).first, place_of(i)));
              },
              Relation::equal,
              [](const Instance& i) {
                const auto sites = supports_of(i).first;
                const RationalPoint x = place_of(i);
                std::vector<RationalPoint> gradients;
                for (int k : potential_of(i).nearest(x).first)
                  gradients.push_back(displaced(RationalPoint(x.size(), Rational(0)),
                                                difference(x, sites[static_cast<std::size_t>(k)]), 2));
                return mark_of(gradients);
              });
          trial.exact(
              "differentiable exactly if the nearest point is unique", places,
              [](const Instance& i) {
                return Rational(differentiable_by_quotients(supports_of(i).first, place_of(i), "1e-18"_q));
              },
              Relation::equal,
              [](const Instance& i) {
                return Rational(potential_of(i).nearest(place_of(i)).first.size() == 1);
              });
          Family circle{"directions theta on the unit circle", {}, {}};
          for (const Rational& m : {"0"_q, "1/2"_q, "-3"_q, "7/5"_q}) {
            const Rational c = (1 - m * m) / (1 + m * m), s = 2 * m / (1 + m * m);
            circle.members.push_back({{"c", c}, {"s", s}});
          }
          for (const Instance& i : circle.members)
            trial.limit(
                "the unit circle at its centre: grad d^2(r theta) -> -2 theta, first component, theta_1 = " +
                    to_string(i["c"]),
                {.parameter = "r", .first = 2, .last = 30, .fixed = i},
                [](const Point& p) {
                  const auto layout = JetLayout::of(2, 1);
                  const auto x = Jet<Ball>::variable(layout, 0, p["r"] * p["c"]),
                             y = Jet<Ball>::variable(layout, 1, p["r"] * p["s"]);
                  const Jet<Ball> distance = sqrt(x * x + y * y) - Jet<Ball>(1);
                  return (distance * distance).derivative({1, 0});
                },
                [](const Point& p) { return Ball(-2) * p["c"].at(p.precision()); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
