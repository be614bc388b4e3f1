// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace referee::geometric_asymptotics {

/// A PNG of square blocks side by side, one for each group, of at most `columns` x `columns` images each; an
/// image is three planes of 32 x 32 values (red, green, blue), 0 black and 1 full, beyond which they are cut
/// off.
/// @throws std::runtime_error when libpng fails.
std::string sample_sheet(const std::vector<std::vector<std::vector<double>>>& groups, std::size_t columns);

}  // namespace referee::geometric_asymptotics
