// SPDX-License-Identifier: GPL-3.0-or-later
/// Evidence for a list of claims: from the store where it answers, from new trials otherwise.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "driver/evidence_store.hpp"
#include "driver/limits.hpp"

namespace referee::driver {

struct ClaimsRun {
  std::vector<const court::Claim*> claims;
  court::Effort effort;
  Limits limits;
  long processes = 1;
  bool cache = true;  ///< false: every claim is tried again
};

/// `index` is the claim's place in the list; `reason` says why it ran, or that it did not ("cached").
struct ClaimsObserver {
  std::function<void(std::string_view id)> started;
  std::function<void(std::size_t index, court::Evidence evidence, const std::string& reason)> ended;
};

/// Each claim ends once, those from the store first. Must be called from the only thread. False when
/// interrupted; evidence already stored stays.
bool try_claims(const ClaimsRun& run, const CodeTable& code, const EvidenceStore& store,
                const ClaimsObserver& observer);

}  // namespace referee::driver
