// SPDX-License-Identifier: GPL-3.0-or-later
/// Seeded random rational points for the geometry tests.
#pragma once

#include <random>
#include <set>

#include "numbers/rational.hpp"

namespace referee::test {

inline int random_integer(std::mt19937_64& engine, int least, int most) {
  return least + static_cast<int>(engine() % static_cast<unsigned>(most - least + 1));
}

/// Coordinates k/denominator with |k| <= size: a coarse grid gives many degenerate positions.
inline RationalPoint grid_point(std::mt19937_64& engine, std::size_t dimension, int size,
                                int denominator = 1) {
  RationalPoint point(dimension);
  for (Rational& x : point) x = Rational(random_integer(engine, -size, size), denominator);
  return point;
}

/// At most `count` of them, all different, in random order.
inline std::vector<RationalPoint> distinct_grid_points(std::mt19937_64& engine, std::size_t count,
                                                       std::size_t dimension, int size, int denominator = 1) {
  std::set<RationalPoint> seen;
  std::vector<RationalPoint> points;
  for (std::size_t attempt = 0; points.size() < count && attempt < 10 * count; ++attempt) {
    RationalPoint point = grid_point(engine, dimension, size, denominator);
    if (seen.insert(point).second) points.push_back(std::move(point));
  }
  return points;
}

}  // namespace referee::test
