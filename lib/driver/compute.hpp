// SPDX-License-Identifier: GPL-3.0-or-later
/// `compute`: a quantity of the theory for the user's own input.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "driver/options.hpp"

namespace referee::driver {

/// Prints a table and, if asked, writes {"quantity", "digits", "input", "result"}. Every number of `result`
/// is a decimal string, with a bound of its distance to the truth under the same key with "_radius" appended.
/// @throws UsageError before anything is written.
int compute(const ComputeOptions& options);

/// Options that some quantity takes, with their meaning, for the parser.
const std::vector<std::pair<std::string, std::string>>& quantity_options();

/// The quantities, for the help.
std::string quantities_help();

}  // namespace referee::driver
