// SPDX-License-Identifier: GPL-3.0-or-later
/// Random small supports on coarse grids, where ties, collinear and cospherical points and shared points
/// abound.
#pragma once

#include <random>
#include <set>

#include "geometry/supports.hpp"

namespace referee::test {

inline std::vector<RationalPoint> random_points(std::mt19937_64& random, std::size_t dimension,
                                                std::size_t most, long width) {
  std::set<RationalPoint> points;
  const std::size_t count = 1 + random() % most;
  for (std::size_t n = 0; n < 3 * count && points.size() < count; ++n) {
    RationalPoint point;
    for (std::size_t i = 0; i < dimension; ++i)
      point.emplace_back(static_cast<long>(random() % static_cast<unsigned long>(width)));
    points.insert(point);
  }
  return {points.begin(), points.end()};
}

inline SupportPair random_supports(std::mt19937_64& random, std::size_t dimension, std::size_t most,
                                   long width) {
  return {random_points(random, dimension, most, width), random_points(random, dimension, most, width)};
}

/// Values of lambda in every regime, the ends among them.
inline Rational random_lambda(std::mt19937_64& random) {
  static const char* const values[] = {"0", "1/3", "1/2", "4/5", "1", "6/5", "3/2", "2", "5/2", "4", "9"};
  return parse_rational(values[random() % 11]);
}

}  // namespace referee::test
