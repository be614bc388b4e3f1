// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/rational_point.hpp"

namespace referee {

RationalPoint difference(const RationalPoint& a, const RationalPoint& b) {
  RationalPoint result(a);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] -= b[i];
  return result;
}

Rational dot(const RationalPoint& a, const RationalPoint& b) {
  Rational sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Rational squared_distance(const RationalPoint& a, const RationalPoint& b) {
  Rational sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Rational difference = a[i] - b[i];
    sum += difference * difference;
  }
  return sum;
}

}  // namespace referee
