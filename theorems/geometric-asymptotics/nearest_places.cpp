// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/nearest_places.hpp"

#include "geometry/hull_distance.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {

Instance near_place(Instance instance, const RationalPoint& centre, const RationalPoint& x,
                    const Rational& t) {
  const NearestSites sites = potential_of(instance).nearest(centre);
  const auto bits = [](const std::vector<int>& set) {
    Rational sum = 0;
    for (int k : set) sum += power(Rational(2), k);
    return sum;
  };
  for (std::size_t i = 0; i < centre.size(); ++i) instance.set("y" + std::to_string(i + 1), centre[i]);
  return placed(std::move(instance), x).set("t", t).set("I", bits(sites.first)).set("J", bits(sites.second));
}

std::vector<Ball> star(const Point& p) {
  std::vector<Ball> y;
  for (int i = 1; p.has("y" + std::to_string(i)); ++i)
    y.push_back(p["y" + std::to_string(i)].at(p.precision()));
  return y;
}

bool is_nearest(const Point& p, int source, std::size_t site) {
  return (std::lround(p[source == 1 ? "I" : "J"].to_double()) >> site & 1) != 0;
}
std::vector<std::vector<Ball>> nearest_sites(const Point& p, int source) {
  std::vector<std::vector<Ball>> result;
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  for (std::size_t k = 0; k < measure.size(); ++k)
    if (is_nearest(p, source, k)) result.push_back(measure.means[k]);
  return result;
}

Ball distance_from_outer_set(const Point& p) {
  const Ball lambda = p["lambda"].at(p.precision());
  const std::vector<Ball> y = star(p);
  std::vector<std::vector<Ball>> vertices;
  for (const auto& a : nearest_sites(p, 1))
    for (const auto& b : nearest_sites(p, 2)) {
      auto& vertex = vertices.emplace_back();
      for (std::size_t i = 0; i < y.size(); ++i)
        vertex.push_back(Ball(2) * (y[i] - lambda * a[i] - (Ball(1) - lambda) * b[i]));
    }
  return distance_to_hull(vertices, rescaled_gradient(p), p.precision());
}
Ball barycentre_distance(const Point& p, int source) {
  auto kernel = kernel_of(p, source);
  return distance_to_hull(nearest_sites(p, source), kernel.at(place_of(p), 1).mean, p.precision());
}

Separation separation(const Point& p, int source) {
  const Mixture<Ball> measure = measure_of<Ball>(p, source);
  const std::vector<Ball> y = star(p);
  Separation result{Ball(0), Ball(0).at(p.precision()), measure.weights.front(), false};
  Ball nearest;
  const auto squared = [&](std::size_t k) {
    return square(euclidean_distance(measure.means[k], y, p.precision()));
  };
  for (std::size_t k = 0; k < measure.size(); ++k) {
    if (is_nearest(p, source, k)) nearest = squared(k);
    result.least_weight = min(result.least_weight, measure.weights[k]);
    for (const auto& other : measure.means)
      result.diameter = max(result.diameter, euclidean_distance(measure.means[k], other, p.precision()));
  }
  for (std::size_t k = 0; k < measure.size(); ++k) {
    if (is_nearest(p, source, k)) continue;
    const Ball gap = squared(k) - nearest;
    result.gap = result.others ? min(result.gap, gap) : gap;
    result.others = true;
  }
  return result;
}
Ball mass_bound_off_nearest(const Point& p, int source) {
  const Separation s = separation(p, source);
  return s.others ? exp(-s.gap / (Ball(8) * p["t"])) / s.least_weight : Ball(0).at(p.precision());
}
Ball explicit_error(const Point& p) {
  const Ball lambda = p["lambda"].at(p.precision());
  return Ball(2) * (euclidean_distance(place_of(p), star(p), p.precision()) +
                    abs(lambda) * separation(p, 1).diameter * mass_bound_off_nearest(p, 1) +
                    abs(Ball(1) - lambda) * separation(p, 2).diameter * mass_bound_off_nearest(p, 2));
}

Hypothesis close_to_star() {
  return {"|x - x*| <= eta/(4 diam A) for both sources", [](const Point& p) {
            Truth truth = Truth::yes;
            const Ball away = euclidean_distance(place_of(p), star(p), p.precision());
            for (int source : {1, 2}) {
              const Separation s = separation(p, source);
              if (s.others) truth = truth && less(Ball(4) * away * s.diameter, s.gap);
            }
            return truth;
          }};
}

Family around_places(const Trial& trial, bool close) {
  Family family{close ? "x close to x*" : "any x and x*", {}, support_hypotheses()};
  if (close) family.hypotheses.push_back(close_to_star());
  Generator generator = trial.generator("around places");
  for (const Instance& instance : all_supports(trial))
    for (const RationalPoint& y : telling_places(instance, generator)) {
      if (squared_distance(y, RationalPoint(y.size(), 0)) > 300) continue;
      RationalPoint x = y;
      for (Rational& coordinate : x)
        coordinate += (generator.below(2) == 0 ? Rational(1) : Rational(-1)) / (close ? 1000 : 3);
      for (const Rational& t : {"1/5"_q, "2"_q}) {
        const Instance member = near_place(instance, y, x, t);
        if (family.admits(Point(member, {128})) == Truth::yes) family.members.push_back(member);
      }
    }
  return family;
}

}  // namespace referee::geometric_asymptotics
