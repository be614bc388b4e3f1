// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/mass_bounds.hpp"

#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

Ball least_weight(const Point& p) {
  Ball least(1);
  for (int source : {1, 2})
    for (const Ball& weight : measure_of<Ball>(p, source).weights) least = min(least, weight);
  return least;
}

Ball least_distance(const std::vector<std::vector<Ball>>& sites, const std::vector<Ball>& x,
                    Precision precision) {
  Ball distance = euclidean_distance(sites.front(), x, precision);
  for (const auto& site : sites) distance = min(distance, euclidean_distance(site, x, precision));
  return distance;
}

Ball from_unit_interval(const Ball& x) { return max(Ball(0), max(-x, x - Ball(1))); }

/// Place of one source's density on the line, moved to [0, 1], and its order.
std::pair<Ball, long> density_of(const Point& p, int source) {
  const Ball x = p["x"].at(p.precision());
  return source == 1 ? std::pair(x, std::lround(p["power"].to_double()))
                     : std::pair(x - Ball(3), std::lround(p["power2"].to_double()));
}

std::vector<Hypothesis> time_hypothesis() {
  return {
      {"0 < t <= r_0^2 = 1", [](const Point& p) { return positive(p["t"]) && !positive(p["t"] - Ball(1)); }}};
}

}  // namespace

MassBound mass_bound(const Point& p, int source) {
  const Ball one = Ball(1).at(p.precision());
  if (p.has("a1_1"))
    return {least_distance(measure_of<Ball>(p, source).means, place_of(p), p.precision()), least_weight(p),
            Ball(0), static_cast<long>(place_of(p).size())};
  if (p.has("cantor"))
    return {from_unit_interval(p["x"].at(p.precision())), p.constant("1/2"_q),
            log(Ball(2) * one) / log(Ball(3) * one), 1};
  const auto [x, order] = density_of(p, source);
  const Ball along = from_unit_interval(x);
  if (p.has("height")) return {euclidean_length({along, p["height"]}, p.precision()), one, one, 2};
  if (p.has("x2"))
    return {euclidean_length({along, from_unit_interval(p["x2"])}, p.precision()),
            Ball::pi(p.precision()) / 4, Ball(2) * one, 2};
  return {along, one, Ball(order) * one, 1};
}

Ball excess(const Point& p, int source) {
  const Ball t = p["t"].at(p.precision());
  if (p.has("a1_1"))
    return Ball(4) * t * kernel_of(p, source).log_density(place_of(p)) +
           square(mass_bound(p, source).distance);
  if (p.has("cantor")) return line_measure(p).excess;
  const auto [x, order] = density_of(p, source);
  const Ball along = power_density(order, x, t, p.precision()).excess;
  if (p.has("height")) return along - Ball(2) * t * log(Ball(4) * Ball::pi(p.precision()) * t);
  if (p.has("x2")) return along + power_density(1, p["x2"].at(p.precision()), t, p.precision()).excess;
  return along;
}

Family bounded_mixtures(const Trial& trial) {
  Family family = placed_supports(trial);
  family.name = "finite mixtures in d = 1, 2, 3";
  return family;
}

Family bounded_continua() {
  Family family{"densities, segments, squares, the Cantor measure", {}, time_hypothesis()};
  for (const Rational& x : {"-1"_q, "0"_q, "1"_q, "30"_q})
    for (const Rational& t : {"1"_q, "1e-3"_q, "1e-12"_q}) {
      for (long order : {1L, 10L}) family.members.push_back({{"power", order}, {"x", x}, {"t", t}});
      family.members.push_back({{"cantor", 1}, {"x", x}, {"t", t}});
      family.members.push_back({{"power", 1}, {"x", x}, {"height", "2/3"_q}, {"t", t}});
      family.members.push_back({{"power", 1}, {"x", x}, {"x2", "-1/7"_q}, {"t", t}});
    }
  for (const Rational& x : {"0"_q, "-1"_q, "1/3"_q})
    family.members.push_back({{"power", 1000}, {"x", x}, {"t", 1}});
  return family;
}

Family bounded_pairs() {
  Family family{"densities on [0, 1] and [3, 4]", {}, time_hypothesis()};
  for (const Rational& lambda : {"0"_q, "1/2"_q, "5/2"_q})
    for (const Rational& x : {"-5"_q, "0"_q, "1/2"_q, "2"_q})
      for (const Rational& t : {"1"_q, "1e-12"_q})
        family.members.push_back({{"lambda", lambda},
                                  {"power", 1 + family.members.size() % 3},
                                  {"power2", 1},
                                  {"x", x},
                                  {"t", t}});
  return family;
}

}  // namespace referee::geometric_asymptotics
