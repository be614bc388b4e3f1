// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/hull_projection.hpp"

#include "court/random_rationals.hpp"
#include "geometry/convex.hpp"

namespace referee::pde_perspective {

RationalPoint project_on_hull(const std::vector<RationalPoint>& points, const RationalPoint& x) {
  std::vector<RationalPoint> seen_from_x;
  for (const RationalPoint& point : points) seen_from_x.push_back(difference(point, x));
  RationalPoint p = nearest_to_origin(seen_from_x).at;
  for (std::size_t k = 0; k < p.size(); ++k) p[k] += x[k];
  return p;
}
Rational half_squared_distance(const std::vector<RationalPoint>& points, const RationalPoint& x) {
  return squared_distance(x, project_on_hull(points, x)) / 2;
}
RationalPoint weighted_mean(const std::vector<RationalPoint>& points, const std::vector<Rational>& a) {
  RationalPoint sum(points.front().size(), 0);
  Rational total = 0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += a[k] * points[k][i];
    total += a[k];
  }
  for (Rational& coordinate : sum) coordinate /= total;
  return sum;
}

RationalPoint read_point(const Instance& instance, const std::string& stem) {
  RationalPoint x;
  for (int i = 1; instance.has(stem + std::to_string(i)); ++i)
    x.push_back(instance[stem + std::to_string(i)]);
  return x;
}
Instance with_point(Instance instance, const std::string& stem, const RationalPoint& x) {
  for (std::size_t i = 0; i < x.size(); ++i) instance.set(stem + std::to_string(i + 1), x[i]);
  return instance;
}

Family hull_places(const Trial& trial) {
  Family family{"hulls of finitely many points in d = 1 to 8", {}, {}};
  Generator generator = trial.generator("hull places");
  for (const Instance& instance : site_collection(trial, 1)) {
    const std::vector<RationalPoint> sites = site_points(instance);
    const auto random_member = [&] {
      std::vector<Rational> weights;
      // Some of the weights vanish, so that faces are met too.
      for (std::size_t k = 0; k < sites.size(); ++k)
        weights.push_back(generator.below(2) == 0 ? Rational(0) : random_positive(generator, -1, 0));
      weights[generator.below(weights.size())] += 1;
      return weighted_mean(sites, weights);
    };
    RationalPoint around = sites.front(), far, inside = random_member();
    for (std::size_t k = 0; k < around.size(); ++k) {
      around[k] += random_signed(generator, -1, 0);
      far.push_back(random_signed(generator, 1, 2));
    }
    for (const RationalPoint& x : {around, far, inside}) {
      RationalPoint h;
      for (std::size_t k = 0; k < x.size(); ++k) h.push_back(random_signed(generator, -2, 1));
      family.members.push_back(
          with_point(with_point(with_point(instance, "x", x), "h", h), "z", random_member()));
    }
  }
  return family;
}

}  // namespace referee::pde_perspective
