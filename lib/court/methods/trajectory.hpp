// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `trajectory`: where a flow goes, proven by a trapping region.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

/// What a flow reports after it has been followed: an enclosure of where it is, and whether a region that it
/// has provably entered traps it for ever (or for the rest of the time in question).
struct Arrival {
  std::string place;  ///< name of the end that the trap belongs to, e.g. "+a"; empty when none was entered
  Truth trapped = Truth::unknown;
  Ball at;             ///< last enclosure
  std::string detail;  ///< for the report: times, steps, the trap
};

using Journey = std::function<Arrival(const Point&)>;

/// Every instance ends at the place that `destination` names. Holds (certified) when each is proven trapped
/// there; refuted when one is proven trapped elsewhere; undecided otherwise. The twin with the destinations
/// of two instances exchanged must fail whenever the family has two different destinations; a family with
/// only one destination is undecided.
Finding trajectory(const Effort& effort, std::string what, const Family& family, const Journey& journey,
                   const std::function<std::string(const Instance&)>& destination);

}  // namespace referee::court
