// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/large_data.hpp"

#include <array>
#include <cmath>

namespace referee::multiplicative_noise {
namespace {

/// A rank-one lattice: k * generator/size mod 1 is spread evenly in each coordinate.
constexpr long lattice_size = 2584;
constexpr long lattice_generators[] = {1597, 987, 610, 377, 233, 144, 89, 55};

std::vector<RationalPoint> crowd_points(long dimension, long points) {
  std::vector<RationalPoint> result;
  for (long k = 1; k <= points; ++k) {
    auto& point = result.emplace_back();
    for (long i = 0; i < dimension; ++i) {
      const Rational even = Rational(2 * (k * lattice_generators[i] % lattice_size), lattice_size) - 1;
      point.push_back(power(even, 3));
    }
    point[0] += std::array<long, 3>{-4, 4, 0}[static_cast<std::size_t>(k % 3)];
    if (dimension > 1 && k % 3 == 2) point[1] += 5;
  }
  return result;
}

std::string crowd_coordinate(std::size_t k, std::size_t i) {
  return "y" + std::to_string(k + 1) + "_" + std::to_string(i + 1);
}

}  // namespace

Instance crowd(const Rational& alpha, const Rational& a, const Rational& b, long dimension, long points) {
  return {{"alpha", alpha}, {"a", a}, {"b", b}, {"d", dimension}, {"points", points}};
}

Instance written_out(Instance crowd) {
  const auto points =
      crowd_points(std::lround(to_double(crowd["d"])), std::lround(to_double(crowd["points"])));
  return data_set(crowd["alpha"], crowd["a"], crowd["b"], points);
}

Point written_out(const Point& p) {
  Point result = p;
  const auto points = crowd_points(std::lround(p["d"].to_double()), std::lround(p["points"].to_double()));
  for (std::size_t k = 0; k < points.size(); ++k)
    for (std::size_t i = 0; i < points[k].size(); ++i)
      result.set(crowd_coordinate(k, i), p.constant(points[k][i]));
  return result;
}

Instance segments(const Rational& alpha, const Rational& a, const Rational& b,
                  const std::vector<std::pair<Rational, Rational>>& ends, const std::vector<Rational>& odds) {
  Instance result{{"alpha", alpha}, {"a", a}, {"b", b}};
  for (std::size_t k = 0; k < ends.size(); ++k) {
    const std::string number = std::to_string(k + 1);
    result.set("from" + number, ends[k].first).set("to" + number, ends[k].second).set("w" + number, odds[k]);
  }
  return result;
}

Ball segment_force(const Point& p, const Ball& x) {
  // The ends as points of a signed measure: + at the lower, - at the upper one.
  Mixture<Ball> ends;
  Ball odds(0);
  for (std::size_t k = 1; p.has("from" + std::to_string(k)); ++k) {
    const std::string number = std::to_string(k);
    const Ball density = p["w" + number] / (p["to" + number] - p["from" + number]);
    for (const auto& [end, weight] : {std::pair{"from" + number, density}, {"to" + number, -density}}) {
      ends.means.push_back({p[end]});
      ends.weights.push_back(weight);
      ends.variances.push_back(Ball(0));
    }
    odds += p["w" + number];
  }
  const Ball order = half_of(Ball(1) + p["alpha"]) - Ball(1);
  return KernelMixture(std::move(ends), kernel_of(p)).value(order, std::vector<Ball>{x}) / odds;
}

}  // namespace referee::multiplicative_noise
