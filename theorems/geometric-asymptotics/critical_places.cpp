// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/critical_places.hpp"

#include <algorithm>

namespace referee::geometric_asymptotics {
namespace {

Rational pair_value(const Instance& i, const RationalPoint& x, const RationalPoint& y1,
                    const RationalPoint& y2) {
  return i["lambda"] * squared_distance(x, y1) + (1 - i["lambda"]) * squared_distance(x, y2);
}

/// The least (`largest` false) or largest value over some points.
template <class Value>
Rational extreme(const std::vector<RationalPoint>& points, bool largest, const Value& value) {
  Rational result = value(points.front());
  for (const RationalPoint& point : points) {
    const Rational next = value(point);
    if (largest ? next > result : next < result) result = next;
  }
  return result;
}

}  // namespace

Family regime_places(const Trial& trial, Regime regime) {
  Family family{"places and supports in d = 1, 2, 3", {}, regime_hypotheses(regime)};
  Generator generator = trial.generator("places for pairs");
  for (const Instance& instance : regime_supports(trial, regime))
    for (const RationalPoint& x : telling_places(instance, generator))
      family.members.push_back(placed(instance, x));
  return family;
}

Rational least_over_pairs(const Instance& i) {
  const SupportPair pair = supports_of(i);
  const RationalPoint x = place_of(i);
  return extreme(pair.first, false, [&](const RationalPoint& y1) {
    return extreme(pair.second, false, [&](const RationalPoint& y2) { return pair_value(i, x, y1, y2); });
  });
}
Rational least_of_largest(const Instance& i) {
  const SupportPair pair = supports_of(i);
  const RationalPoint x = place_of(i);
  return extreme(pair.first, false, [&](const RationalPoint& y1) {
    return extreme(pair.second, true, [&](const RationalPoint& y2) { return pair_value(i, x, y1, y2); });
  });
}
Rational largest_of_least(const Instance& i) {
  const SupportPair pair = supports_of(i);
  const RationalPoint x = place_of(i);
  return extreme(pair.second, true, [&](const RationalPoint& y2) {
    return extreme(pair.first, false, [&](const RationalPoint& y1) { return pair_value(i, x, y1, y2); });
  });
}

}  // namespace referee::geometric_asymptotics
