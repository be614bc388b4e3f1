// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/confidence.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <limits>
#include <stdexcept>

namespace referee {

ConfidenceInterval quantile_interval(std::vector<double> draws, double p, double error) {
  if (draws.empty() || !(p > 0 && p < 1))
    throw std::invalid_argument("quantile_interval: needs draws and 0 < p < 1");
  std::sort(draws.begin(), draws.end());
  const std::size_t n = draws.size();
  const boost::math::binomial law(static_cast<double>(n), p);
  // Of B draws at or below the quantile, order statistic k (from 1) is at most the quantile if k <= B, and at
  // least it if k > B.
  std::size_t low = 0, high = n + 1;
  while (low < n && boost::math::cdf(law, static_cast<double>(low)) <= error / 2) ++low;
  while (high > 1 &&
         boost::math::cdf(boost::math::complement(law, static_cast<double>(high - 2))) <= error / 2)
    --high;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return {low == 0 ? -infinity : draws[low - 1], high > n ? infinity : draws[high - 1],
          draws[std::min(n - 1, static_cast<std::size_t>(p * static_cast<double>(n)))]};
}

ConfidenceInterval proportion_interval(long hits, long draws, double error) {
  if (draws < 1 || hits < 0 || hits > draws)
    throw std::invalid_argument("proportion_interval: needs 0 <= hits <= draws, draws >= 1");
  using law = boost::math::binomial;
  const auto k = static_cast<double>(hits), n = static_cast<double>(draws);
  return {law::find_lower_bound_on_p(n, k, error / 2), law::find_upper_bound_on_p(n, k, error / 2), k / n};
}

}  // namespace referee
