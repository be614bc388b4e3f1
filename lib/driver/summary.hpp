// SPDX-License-Identifier: GPL-3.0-or-later
/// The last lines of a run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "court/evidence.hpp"
#include "report/junit.hpp"

namespace referee::driver {

/// Everything that verify has to say at its end.
struct Summary {
  std::vector<court::Evidence> claims;
  std::map<std::string, long> reasons;      ///< "cached", "never run", ... -> number of claims
  report::Differences differences;          ///< "SS-T6.3" -> "verdict: refuted, expected holds"
  std::vector<std::string> unrecorded;      ///< ids without an expectation
  std::vector<std::string> contradictions;  ///< "SS-T6.3: ..." from the court's linters
  std::vector<std::string> remarks;         ///< shown, but no reason to fail

  /// As expected, without errors or contradictions.
  bool good() const;
  /// The table for standard output.
  std::string text() const;
};

}  // namespace referee::driver
