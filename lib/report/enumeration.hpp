// SPDX-License-Identifier: GPL-3.0-or-later
/// Remarks that are lists in disguise: "Central differences: at 1: 4e-9; at 2: 3e-9; ...". Internal to
/// report.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace referee::report {

/// What stands between semicolons, without the empty parts.
std::vector<std::string> parts_of(const std::string& text);

struct Enumeration {
  std::string opening;  ///< ends in a colon
  std::vector<std::string> items;
};

/// A text that ends in a list of six or more items after a colon; nothing for any other.
std::optional<Enumeration> enumeration(const std::string& text);

/// As Markdown: the opening, then its items as a list, each line of which begins with `indent`; other texts
/// as they are. Ends without a line feed.
std::string listed(const std::string& text, const std::string& indent);

}  // namespace referee::report
