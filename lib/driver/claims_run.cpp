// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/claims_run.hpp"

#include <algorithm>
#include <limits>

#include "driver/worker_pool.hpp"

namespace referee::driver {

bool try_claims(const ClaimsRun& run, const CodeTable& code, const EvidenceStore& store,
                const ClaimsObserver& observer) {
  struct Miss {
    std::size_t index;
    std::string reason;
    double expected_seconds;
  };
  std::vector<Job> all;
  for (const auto* claim : run.claims) all.push_back({claim, evidence_key(*claim, run.effort, code)});
  std::vector<Miss> misses;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Lookup lookup = run.cache ? store.lookup(all[i].key) : Lookup{{}, "cache not used", {}};
    if (lookup.hit)
      observer.ended(i, std::move(*lookup.hit), lookup.reason);
    else
      misses.push_back(
          {i, lookup.reason, lookup.last_seconds.value_or(std::numeric_limits<double>::infinity())});
  }
  // The longest first, so that none is left over for one processor at the end.
  std::stable_sort(misses.begin(), misses.end(),
                   [](const Miss& a, const Miss& b) { return a.expected_seconds > b.expected_seconds; });
  std::vector<Job> jobs;
  for (const auto& miss : misses) jobs.push_back(all[miss.index]);
  return run_jobs(jobs, run.effort, run.limits, run.processes, store,
                  {.started = [&](std::size_t job) { observer.started(jobs[job].claim->id); },
                   .ended =
                       [&](std::size_t job, court::Evidence evidence) {
                         observer.ended(misses[job].index, std::move(evidence), misses[job].reason);
                       }});
}

}  // namespace referee::driver
