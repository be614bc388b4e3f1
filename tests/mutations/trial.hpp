// SPDX-License-Identifier: GPL-3.0-or-later
/// Every fault against the checks that ought to notice it.
#pragma once

#include <functional>
#include <map>

#include "check.hpp"

namespace referee::mutations {

/// What became of one fault.
struct Fate {
  Fault fault;
  Result result;      ///< of the check that noticed it, else of the worst one
  std::string check;  ///< its name; empty when all passed
  bool reached = false;

  bool caught() const { return result.outcome == Outcome::noticed; }
  /// Neither caught nor explained.
  bool open() const { return result.outcome == Outcome::passed && fault.survives.empty(); }
  /// Noticed although the catalogue says why it could not be.
  bool belied() const { return result.outcome != Outcome::passed && !fault.survives.empty(); }
};

/// What each check took and found without a fault.
struct Baseline {
  double seconds = 0;
  std::string findings;
};
using Control = std::map<Check, Baseline>;

/// Runs each check of these faults with all of them asleep.
/// @throws std::runtime_error naming the checks that do not pass.
Control run_control(const std::vector<Fault>& faults, const Planted& planted, long jobs);

/// Wakes one fault at a time in `jobs` programs at once. Its checks run in order of the control's times, up
/// to the first that notices. A check may take ten times its time in the control, and a minute more.
/// @param ended told of each fault as it ends, one call at a time.
std::vector<Fate> try_faults(const std::vector<Fault>& faults, const Control& control, const Planted& planted,
                             long jobs, const std::function<void(const Fate&)>& ended);

}  // namespace referee::mutations
