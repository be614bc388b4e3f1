// SPDX-License-Identifier: GPL-3.0-or-later
/// What one claim may spend.
#pragma once

#include <chrono>

#include "court/effort.hpp"

namespace referee::driver {

struct Limits {
  std::chrono::milliseconds wall_clock;  ///< then the claim's process is killed
  long megabytes = 0;                    ///< address space; 0 sets no limit
};

/// Quick 60 s, standard 240 s, full 3600 s, 4096 MiB each; REFEREE_CLAIM_SECONDS and REFEREE_CLAIM_MEGABYTES
/// override. @throws UsageError naming the variable that is not a number of its range.
Limits limits_for(court::Budget budget);

}  // namespace referee::driver
