// SPDX-License-Identifier: GPL-3.0-or-later
/// The data behind a figure, for other programs.
#pragma once

#include <string>
#include <string_view>

#include "court/finding.hpp"

namespace referee::report {

/// The first line of every such file.
inline constexpr std::string_view curve_columns = "panel,curve,x,y\n";

/// One line per point: panel, curve, x, y in the fewest digits that give back the double, under a header
/// line; texts are quoted where RFC 4180 wants it. Curves without a label carry their number within the
/// panel.
std::string to_csv(const court::Figure& figure);

}  // namespace referee::report
