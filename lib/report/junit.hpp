// SPDX-License-Identifier: GPL-3.0-or-later
/// JUnit XML of a run: one suite per paper, one test case per claim; a verdict that differs from the expected
/// one is a failure, a finding `error` an error, `not executable` skipped.
#pragma once

#include <string>
#include <vector>

#include "court/evidence.hpp"

namespace referee::report {

std::string to_junit(const std::vector<court::Evidence>& claims);

}  // namespace referee::report
