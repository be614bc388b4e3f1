// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"

#include <algorithm>

#include "geometry/convex.hpp"
#include "geometry/strata.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Each of the others subtracted from the chosen point.
void append_leads(const std::vector<RationalPoint>& points, const std::vector<int>& nearest, int chosen,
                  std::vector<RationalPoint>& normals) {
  for (int k : nearest)
    if (k != chosen)
      normals.push_back(
          difference(points[static_cast<std::size_t>(chosen)], points[static_cast<std::size_t>(k)]));
}

/// A point near x at which x_k and y_l are the only nearest points.
std::optional<RationalPoint> smooth_neighbour(const DistancePotential& potential, const RationalPoint& x,
                                              const NearestSites& sites, int k, int l) {
  std::vector<RationalPoint> normals;
  append_leads(potential.supports().first, sites.first, k, normals);
  append_leads(potential.supports().second, sites.second, l, normals);
  if (normals.empty()) return x;
  const auto direction = positive_direction(normals);
  if (!direction) return std::nullopt;
  RationalPoint neighbour = x;
  Rational step = 1;
  do {
    step /= 2;
    for (std::size_t i = 0; i < x.size(); ++i) neighbour[i] = x[i] + step * (*direction)[i];
  } while (potential.nearest(neighbour) != NearestSites{{k}, {l}});
  return neighbour;
}

}  // namespace

std::vector<RationalPoint> gradient_limits(const DistancePotential& potential, const RationalPoint& x) {
  const NearestSites sites = potential.nearest(x);
  std::vector<RationalPoint> gradients;
  for (int k : sites.first)
    for (int l : sites.second) {
      if (!smooth_neighbour(potential, x, sites, k, l)) continue;
      RationalPoint gradient = difference(x, potential.centre(k, l));
      for (Rational& entry : gradient) entry *= 2;
      gradients.push_back(std::move(gradient));
    }
  return gradients;
}

long count_outside(const std::vector<RationalPoint>& points, const std::vector<RationalPoint>& hull) {
  return std::count_if(points.begin(), points.end(), [&](const RationalPoint& point) {
    return position_in_hull(hull, point).side == Side::outside;
  });
}

Rational outer_not_clarke(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  return count_outside(potential.outer_subdifferential(x), gradient_limits(potential, x));
}
Rational clarke_not_outer(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  return count_outside(gradient_limits(potential, x), potential.outer_subdifferential(x));
}

Family stratum_places(const Trial& trial, std::string name, const std::vector<Rational>& lambdas,
                      std::optional<bool> simultaneous) {
  Family family{std::move(name), {}, support_hypotheses()};
  std::vector<Instance> seen;
  for (const Instance& instance : all_supports(trial)) {
    // The paper's examples come with several lambdas.
    Instance unmixed = Instance(instance).set("lambda", 0);
    if (std::find(seen.begin(), seen.end(), unmixed) != seen.end()) continue;
    seen.push_back(std::move(unmixed));
    for (const Stratum& stratum : strata(supports_of(instance))) {
      const bool both = stratum.sites.first.size() > 1 && stratum.sites.second.size() > 1;
      if (simultaneous && *simultaneous != both) continue;
      for (const Rational& lambda : lambdas)
        family.members.push_back(placed(Instance(instance).set("lambda", lambda), stratum.witness));
    }
  }
  return family;
}

}  // namespace referee::geometric_asymptotics
