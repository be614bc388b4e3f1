// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/global_minimisers.hpp"

#include <algorithm>

#include "geometry/critical_points.hpp"

namespace referee::geometric_asymptotics {

std::vector<GlobalMinimiser> global_minimisers(const SupportPair& supports, const Rational& lambda) {
  const auto distance = [](const std::vector<RationalPoint>& sites, const RationalPoint& x) {
    Rational least = squared_distance(sites.front(), x);
    for (const RationalPoint& site : sites) least = std::min(least, squared_distance(site, x));
    return least;
  };
  std::vector<GlobalMinimiser> result;
  for (const CriticalPoint& point : critical_points(supports, lambda)) {
    if (!point.minimum || (!result.empty() && point.potential > result.front().potential)) continue;
    if (!result.empty() && point.potential < result.front().potential) result.clear();
    result.push_back(
        {point.at, point.potential, distance(supports.first, point.at), distance(supports.second, point.at)});
  }
  return result;
}

Rational squared_gap(const SupportPair& supports) {
  Rational least = squared_distance(supports.first.front(), supports.second.front());
  for (const RationalPoint& a : supports.first)
    for (const RationalPoint& b : supports.second) least = std::min(least, squared_distance(a, b));
  return least;
}

Family growing_lambda(const Trial& trial) {
  Family family{"two finite supports in d = 1, 2, 3, lambda < mu", {}, support_hypotheses()};
  const std::vector<Rational> ladder{0, "1/4"_q, "1/2"_q, "3/4"_q, 1, "5/4"_q, "3/2"_q, 2, 5, 20};
  std::vector<Instance> pairs{line_example().front(), plane_example().front()};
  for (const auto& more : {degenerate_supports(), random_supports(trial, trial.effort().scaled(2, 6, 40))})
    pairs.insert(pairs.end(), more.begin(), more.end());
  for (const Instance& supports : pairs)
    for (std::size_t k = 0; k + 1 < ladder.size(); ++k)
      family.members.push_back(Instance(supports).set("lambda", ladder[k]).set("mu", ladder[k + 1]));
  return family;
}

}  // namespace referee::geometric_asymptotics
