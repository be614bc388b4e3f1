// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/regular_triangulation.hpp"

#include <algorithm>

namespace referee {

RegularTriangulation regular_triangulation(const WeightedPoints& input) {
  switch (input.points.front().size()) {
    case 0:
      return {{{0}}, {}};
    case 1:
      return regular_triangulation_1(input);
    case 2:
      return regular_triangulation_2(input);
    case 3:
      return regular_triangulation_3(input);
    default:
      return regular_triangulation_d(input);
  }
}

RegularTriangulation regular_triangulation_1(const WeightedPoints& input) {
  const std::size_t count = input.points.size();
  const auto at = [&](int i) -> const Rational& { return input.points[static_cast<std::size_t>(i)][0]; };
  std::vector<Rational> heights;
  for (std::size_t i = 0; i < count; ++i) {
    const Rational& q = input.points[i][0];
    heights.push_back(q * q - input.weights[i]);
  }
  const auto height = [&](int i) -> const Rational& { return heights[static_cast<std::size_t>(i)]; };
  std::vector<int> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<int>(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) { return at(a) < at(b); });

  // Points on the chain between its corners stay vertices; those above it are left out.
  std::vector<int> chain;
  const auto above = [&](int left, int middle, int right) {
    return (height(middle) - height(left)) * (at(right) - at(left)) >
           (height(right) - height(left)) * (at(middle) - at(left));
  };
  for (int i : order) {
    while (chain.size() > 1 && above(chain[chain.size() - 2], chain.back(), i)) chain.pop_back();
    chain.push_back(i);
  }
  RegularTriangulation result;
  for (std::size_t k = 1; k < chain.size(); ++k)
    result.simplices.push_back({std::min(chain[k - 1], chain[k]), std::max(chain[k - 1], chain[k])});
  result.hull = {{{chain.front()}, chain[1]}, {{chain.back()}, chain[chain.size() - 2]}};
  return result;
}

}  // namespace referee
