// SPDX-License-Identifier: GPL-3.0-or-later
/// What the scoreboard says of the suite itself. Internal to report.
#pragma once

#include <string>

#include "report/pages.hpp"

namespace referee::report {

std::string precisions_and_seeds(const Agreement& agreement);
std::string planted_faults(const MutationScore& score);

}  // namespace referee::report
