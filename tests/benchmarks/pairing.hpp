// SPDX-License-Identifier: GPL-3.0-or-later
/// Paired timing: all contestants take turns in every round, so that a busy machine is busy for all of them;
/// and only the processor time that they get is counted.
#pragma once

#include <algorithm>
#include <ctime>
#include <vector>

namespace referee::benchmarks {

constexpr int rounds = 11;

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Nanoseconds of processor time of this process.
inline double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// Nanoseconds per call of `pass`, over as many calls as fill about ten milliseconds.
template <class Pass>
double time_of(const Pass& pass) {
  constexpr double ten_milliseconds = 1e7;
  long calls = 0;
  const double start = processor_time();
  double elapsed = 0;
  for (long batch = 1; elapsed < ten_milliseconds; batch *= 2) {
    for (long n = 0; n < batch; ++n) pass();
    calls += batch;
    elapsed = processor_time() - start;
  }
  return elapsed / static_cast<double>(calls);
}

/// Median over the rounds of ours/theirs, round by round.
inline double paired_ratio(const std::vector<double>& ours, const std::vector<double>& theirs) {
  std::vector<double> ratios;
  for (std::size_t round = 0; round < ours.size(); ++round) ratios.push_back(ours[round] / theirs[round]);
  return median(ratios);
}

}  // namespace referee::benchmarks
