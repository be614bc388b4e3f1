// SPDX-License-Identifier: GPL-3.0-or-later
/// Statistics of where the generation flow ends, beyond what the paper proves: proven by traps where it ends
/// at a local minimiser, by following it to tiny times where it does not.
#pragma once

#include "court/trial.hpp"

namespace referee::geometric_asymptotics {

/// Supports, odds, a start x1.. and a start time T.
struct FlowSurvey {
  std::string name;
  std::vector<court::Instance> flows;
  bool leaves_minimisers = false;  ///< some of its flows are expected to end elsewhere
};

/// Random supports with random odds; points on a lattice with random odds and starts, at special and at
/// random lambda; two symmetric pairs with one interface; the supports whose outer-only critical point
/// attracts for unequal weights.
std::vector<FlowSurvey> flow_surveys(const court::Trial& trial);

/// Follows every flow. The finding holds when each of them ends at one outer critical point, with the number
/// of ends by kind as its value; flows that have not settled leave it undecided. A twin must fail for some
/// flow: "every flow ends at the critical point nearest to its start", or, with `leaves_minimisers`, "every
/// flow ends at a local minimiser".
court::Finding survey_ends(const FlowSurvey& survey);

}  // namespace referee::geometric_asymptotics
