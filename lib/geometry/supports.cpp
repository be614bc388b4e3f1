// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/supports.hpp"

#include <algorithm>
#include <stdexcept>

namespace referee {
namespace {

void validate(const std::vector<RationalPoint>& points, std::size_t dimension, const std::string& key) {
  if (points.empty()) throw std::invalid_argument(key + ": is empty; give at least one point");
  for (std::size_t k = 0; k < points.size(); ++k) {
    if (points[k].empty())
      throw std::invalid_argument(key + ": point " + std::to_string(k + 1) +
                                  " has no coordinates; give at least one");
    if (points[k].size() != dimension)
      throw std::invalid_argument(key + ": point " + std::to_string(k + 1) + " has " +
                                  std::to_string(points[k].size()) + " coordinates, the first of A1 has " +
                                  std::to_string(dimension) + "; give all the same number");
  }
  std::vector<std::size_t> order(points.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return points[a] < points[b] || (points[a] == points[b] && a < b);
  });
  for (std::size_t k = 1; k < order.size(); ++k)
    if (points[order[k - 1]] == points[order[k]])
      throw std::invalid_argument(key + ": points " + std::to_string(order[k - 1] + 1) + " and " +
                                  std::to_string(order[k] + 1) + " are equal; give each once");
}

}  // namespace

void validate(const SupportPair& supports) {
  const std::size_t dimension = supports.dimension();
  validate(supports.first, dimension, "A1");
  validate(supports.second, dimension, "A2");
}

std::vector<RationalPoint> differences_to_first(const std::vector<RationalPoint>& points,
                                                const std::vector<int>& chosen) {
  std::vector<RationalPoint> result;
  for (std::size_t n = 1; n < chosen.size(); ++n)
    result.push_back(
        difference(points[static_cast<std::size_t>(chosen[n])], points[static_cast<std::size_t>(chosen[0])]));
  return result;
}

}  // namespace referee
