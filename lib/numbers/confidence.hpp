// SPDX-License-Identifier: GPL-3.0-or-later
/// Confidence intervals from independent draws, whatever their law.
#pragma once

#include <vector>

namespace referee {

struct ConfidenceInterval {
  double lower, upper;
  double estimate;
};

/// Contains the p-quantile of the law of the draws with probability at least 1 - error: the number of draws
/// below it is binomial, so that two order statistics serve; infinite where there are too few draws.
/// @throws std::invalid_argument unless there are draws and 0 < p < 1.
ConfidenceInterval quantile_interval(std::vector<double> draws, double p, double error);

/// Contains the probability of an event that occurred `hits` times in `draws` (Clopper and Pearson).
/// @throws std::invalid_argument unless 0 <= hits <= draws and draws >= 1.
ConfidenceInterval proportion_interval(long hits, long draws, double error);

}  // namespace referee
