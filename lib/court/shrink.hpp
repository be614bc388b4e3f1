// SPDX-License-Identifier: GPL-3.0-or-later
/// Counterexamples in short rationals, so that a reader can check them by hand.
#pragma once

#include "court/instance.hpp"

namespace referee::court {

/// The same failure in simpler numbers: parameter by parameter, rationals of small denominator and integers
/// are tried in place of the value while `still_fails` says yes. Deterministic, at most `trials` calls.
Instance shrink(Instance instance, const std::function<bool(const Instance&)>& still_fails,
                long trials = 400);

/// The same for a member of a family; a member of an exhaustive family stays as it is, since the statement is
/// about no other instance.
Instance shrink(const Family& family, const Instance& instance,
                const std::function<bool(const Instance&)>& still_fails, long trials = 400);

}  // namespace referee::court
