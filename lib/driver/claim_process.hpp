// SPDX-License-Identifier: GPL-3.0-or-later
/// One claim in a process of its own: whatever it does, the others go on.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "court/claim.hpp"
#include "driver/evidence_store.hpp"
#include "driver/limits.hpp"

namespace referee::driver {

/// The claim's part of its evidence, without a judgement.
court::Evidence evidence_frame(const court::Claim& claim, const court::Effort& effort);

class ClaimProcess {
 public:
  /// Forks. The child has a process group, an output file and limits of its own, dies with its parent, and
  /// stores its evidence before it ends. The caller must have a single thread. @throws std::runtime_error
  /// when there are no resources for another process.
  ClaimProcess(const court::Claim& claim, const court::Effort& effort, const EvidenceKey& key,
               const Limits& limits, const EvidenceStore& store);
  ~ClaimProcess();  ///< kills what still runs
  ClaimProcess(ClaimProcess&& other) noexcept;
  ClaimProcess& operator=(ClaimProcess&&) = delete;

  /// Looks without waiting; kills the process group when its time is up. True once the process has ended.
  bool ended();
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }

  /// The evidence of an ended process: what it stored, or else a finding `error` that says what happened to
  /// it, which is then stored too.
  court::Evidence evidence(const EvidenceStore& store) const;

 private:
  std::string what_happened() const;
  std::string last_words() const;

  const court::Claim* claim_;
  court::Effort effort_;
  EvidenceKey key_;
  Limits limits_;
  std::chrono::steady_clock::time_point start_, deadline_, end_;
  pid_t process_ = -1;  ///< -1 once it has been waited for
  int output_ = -1;     ///< what the process wrote to its standard output and error
  int status_ = 0;
  bool timed_out_ = false;
};

}  // namespace referee::driver
