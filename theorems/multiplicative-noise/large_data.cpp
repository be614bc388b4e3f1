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

}  // namespace referee::multiplicative_noise
