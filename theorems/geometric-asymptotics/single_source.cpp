// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/single_source.hpp"

namespace referee::geometric_asymptotics {

std::vector<Ball> squared_distances(const Point& p) {
  std::vector<Ball> result;
  for (const auto& site : measure_of<Ball>(p, 1).means) {
    Ball sum(0);
    const std::vector<Ball> x = place_of(p);
    for (std::size_t i = 0; i < x.size(); ++i) sum += square(x[i] - site[i]);
    result.push_back(sum.at(p.precision()));
  }
  return result;
}
Ball least_of(const std::vector<Ball>& values) {
  Ball least = values.front();
  for (const Ball& value : values) least = min(least, value);
  return least;
}
bool tied(const Point& p, std::size_t site) { return (std::lround(p["I"].to_double()) >> site & 1) != 0; }
Ball weight_of_ties(const Point& p) {
  const auto weights = measure_of<Ball>(p, 1).weights;
  Ball sum = Ball(0).at(p.precision());
  for (std::size_t k = 0; k < weights.size(); ++k)
    if (tied(p, k)) sum += weights[k];
  return sum;
}
Instance with_ties(Instance instance) {
  Rational bits = 0;
  for (int k : potential_of(instance).nearest(place_of(instance)).first) bits += power(Rational(2), k);
  return instance.set("I", bits);
}

Family tied_places(const Trial& trial, long first_decade) {
  Family family = placed_supports(trial, first_decade);
  family.name = "one source in d = 1, 2, 3, ties among the places";
  for (Instance& member : family.members) member = with_ties(std::move(member));
  return family;
}

Family tied_places_nearby(const Trial& trial) {
  Family family = tied_places(trial, -1);
  std::erase_if(family.members, [](const Instance& i) {
    const RationalPoint x = place_of(i);
    return squared_distance(x, RationalPoint(x.size(), 0)) > 300;
  });
  return family;
}

Instance lopsided(const RationalPoint& x) {
  return with_ties(placed(supports(1, {{-1, 0}, {1, 0}, {0, 5}}, {{0, 0}}, {1, 3, 1}), x));
}
Approach vanishing_heat(const RationalPoint& x, long first) {
  return {.parameter = "t", .first = first, .last = first + 28, .fixed = lopsided(x)};
}
std::string at_place(const RationalPoint& x) {
  return " at (" + to_string(x[0]) + ", " + to_string(x[1]) + ")";
}

}  // namespace referee::geometric_asymptotics
