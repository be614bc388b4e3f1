// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON: the stable schema of `verify --json`, and the stored evidence from which every report is rendered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "court/evidence.hpp"

namespace referee::report {

/// One claim's evidence, complete (figures included), for the evidence store. Round-trips exactly.
std::string to_json(const court::Evidence& evidence);
/// @throws std::runtime_error when the text is not a complete evidence record of this version.
court::Evidence evidence_from_json(std::string_view text);

/// The document of `verify --json`, schema 1: claims with findings, then every printed number. Key order is
/// fixed.
std::string run_to_json(const std::vector<court::Evidence>& claims, long digits, std::string_view budget,
                        unsigned long long seed);

}  // namespace referee::report
