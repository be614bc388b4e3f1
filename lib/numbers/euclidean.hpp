// SPDX-License-Identifier: GPL-3.0-or-later
/// Euclidean lengths of enclosed vectors.
#pragma once

#include <vector>

#include "numbers/ball.hpp"

namespace referee {

/// |v|, finite whenever v is: components that enclose zero do not spoil the square root. Components with a
/// precision of their own.
inline Ball euclidean_length(const std::vector<Ball>& v, Precision precision) {
  Ball sum = Ball(0).at(precision);
  for (const Ball& component : v) sum += square(component);
  if (!sum.is_finite()) return Ball::whole_line(precision);
  return sum.contains_zero() ? join(Ball(0).at(precision), sqrt(sum.upper().at(precision)).upper())
                             : sqrt(sum);
}

/// |a - b|.
inline Ball euclidean_distance(const std::vector<Ball>& a, const std::vector<Ball>& b, Precision precision) {
  std::vector<Ball> difference;
  for (std::size_t i = 0; i < a.size(); ++i) difference.push_back(a[i] - b[i]);
  return euclidean_length(difference, precision);
}

}  // namespace referee
