// SPDX-License-Identifier: GPL-3.0-or-later
/// The JSON form of what the court found, shared by the evidence store and `verify --json`. Internal to
/// report.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "court/finding.hpp"

namespace referee::report {

using Json = nlohmann::ordered_json;

/// Empty text is null: the field does not apply.
Json text_or_null(const std::string& text);

Json record(const court::Finding& finding);
Json record(const court::Repair& repair);
/// Malformed UTF-8 becomes U+FFFD. No line breaks when `indent` is negative.
std::string serialise(const Json& json, int indent);

}  // namespace referee::report
