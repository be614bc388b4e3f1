// SPDX-License-Identifier: GPL-3.0-or-later
/// What `compute` gives back: a result for programs, a table for people, and a picture where there is one.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "court/finding.hpp"
#include "driver/enclosed_numbers.hpp"

namespace referee::driver {

using Json = nlohmann::ordered_json;

struct Answer {
  Json result;                                  ///< under "result"; every number a string
  std::vector<std::string> head;                ///< column names; none: names and values
  std::vector<std::vector<std::string>> table;  ///< rows of as many cells
  std::vector<std::string> remarks;             ///< lines below the table
  std::optional<court::Figure> picture;
  std::string drawing;  ///< a finished SVG instead of a figure
};

/// Enclosures at rising precision, printed to the digits asked for: {key, key_radius} each.
Answer enclosed_answer(long digits, const std::function<std::vector<Enclosed>(Precision)>& evaluate);

/// "p/q" each.
Json exact_json(const RationalPoint& point);
/// At most `digits` significant digits: exact values in full where that is shorter.
std::string decimal(const Rational& value, long digits);
/// "(1, 0.5)", each coordinate to six digits; a number alone in one dimension.
std::string short_point(const RationalPoint& point);

void print(const Answer& answer);

}  // namespace referee::driver
