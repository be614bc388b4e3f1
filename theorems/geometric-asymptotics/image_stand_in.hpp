// SPDX-License-Identifier: GPL-3.0-or-later
/// A stand-in for section 5.3: generated 32 x 32 images with three channels in place of CIFAR-10.
#pragma once

#include <vector>

#include "court/effort.hpp"

namespace referee::geometric_asymptotics {

/// Means over the starts at t_min.
struct StandInRow {
  double lambda;
  double first_distance, second_distance;  ///< from A1 and A2
  double preference;                       ///< d1^2 - d2^2
  double out_of_range;                     ///< share of pixels outside [-0.05, 1.05]
};

/// Runs of the printed scheme from T = 1 to 1e-4 for each lambda from the same starts N(0, 2 I): 10 images
/// with a horizontal body against 30 with a vertical one, over random smooth backgrounds, pixels in [0, 1].
std::vector<StandInRow> stand_in_rows(court::Generator generator, const std::vector<double>& lambdas);

}  // namespace referee::geometric_asymptotics
