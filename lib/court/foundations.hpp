// SPDX-License-Identifier: GPL-3.0-or-later
/// What claims rest on, held against the registry.
#pragma once

#include <string>
#include <vector>

#include "court/claim.hpp"

namespace referee::court {

/// One line for every foundation that is no claim, and one for every claim that is first met, in the order
/// given, on a circle of foundations; empty when the claims can be proven one after the other.
std::vector<std::string> flaws_of_foundations(const std::vector<Claim>& claims);

}  // namespace referee::court
