// SPDX-License-Identifier: GPL-3.0-or-later
/// JUnit XML of a run: one suite per paper, one test case per claim; whatever differs from what is recorded
/// under version control (verdict, strength, repair, a printed number) is a failure, a finding `error` an
/// error, `not executable` skipped.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "court/evidence.hpp"

namespace referee::report {

/// Claim id -> what differs from its recorded expectation, one line each.
using Differences = std::map<std::string, std::vector<std::string>>;

std::string to_junit(const std::vector<court::Evidence>& claims, const Differences& differences);

}  // namespace referee::report
