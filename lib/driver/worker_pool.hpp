// SPDX-License-Identifier: GPL-3.0-or-later
/// Many claims, a few processes at a time.
#pragma once

#include <functional>
#include <vector>

#include "driver/claim_process.hpp"

namespace referee::driver {

struct Job {
  const court::Claim* claim;
  EvidenceKey key;
};

/// Told in the parent as jobs start and end; the argument is the job's index.
struct PoolObserver {
  std::function<void(std::size_t)> started;
  std::function<void(std::size_t, court::Evidence)> ended;
};

/// Runs every job, at most `processes` at once, in the given order. Must be called from the only thread. An
/// interrupt (SIGINT, SIGTERM, SIGHUP) kills what runs and makes it return false; evidence already stored
/// stays.
bool run_jobs(const std::vector<Job>& jobs, const court::Effort& effort, const Limits& limits, long processes,
              const EvidenceStore& store, const PoolObserver& observer);

}  // namespace referee::driver
