// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/R3.13_interface_sides.hpp"

#include "geometry/strata.hpp"

namespace referee::geometric_asymptotics {

RationalPoint scaled_sum(const RationalPoint& a, const Rational& factor, const RationalPoint& b) {
  RationalPoint result = a;
  for (std::size_t i = 0; i < a.size(); ++i) result[i] += factor * b[i];
  return result;
}

RationalPoint cell_field(const DistancePotential& potential, const RationalPoint& x, int k, int l) {
  RationalPoint field = difference(potential.centre(k, l), x);
  for (Rational& entry : field) entry /= 2;
  return field;
}

InterfaceSides interface_sides(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  const auto [first, second] = potential.nearest(x);
  if (first.size() + second.size() != 3) throw std::domain_error("not a point of a single interface");
  const bool of_first = first.size() == 2;
  const auto& sites = of_first ? potential.supports().first : potential.supports().second;
  const auto& pair = of_first ? first : second;
  return {of_first,
          difference(sites[static_cast<std::size_t>(pair[1])], sites[static_cast<std::size_t>(pair[0])]),
          cell_field(potential, x, first.front(), second.front()),
          cell_field(potential, x, first.back(), second.back())};
}

std::vector<Instance> interface_points(const Instance& instance) {
  std::vector<Instance> result;
  for (const Stratum& stratum : strata(supports_of(instance)))
    if (stratum.sites.first.size() + stratum.sites.second.size() == 3)
      result.push_back(placed(instance, stratum.witness));
  return result;
}
Family interface_family(const Trial& trial, std::string name, bool guided) {
  Family family{std::move(name), {}, support_hypotheses()};
  for (const Instance& instance : all_supports(trial))
    if ((instance["lambda"] > 1) == guided)
      for (Instance& member : interface_points(instance)) family.members.push_back(std::move(member));
  return family;
}

Rational jump_defect(const Instance& instance) {
  const InterfaceSides sides = interface_sides(instance);
  const Rational factor = sides.of_first ? instance["lambda"] : Rational(1 - instance["lambda"]);
  return squared_distance(scaled_sum(sides.after, -factor / 2, sides.normal), sides.before);
}

}  // namespace referee::geometric_asymptotics
