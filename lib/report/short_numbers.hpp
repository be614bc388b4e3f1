// SPDX-License-Identifier: GPL-3.0-or-later
/// Enclosures and long decimals in the form that a reader copies. Internal to report.
#pragma once

#include <string>
#include <string_view>

namespace referee::report {

/// The text with every enclosure "[m +/- r]" whose radius leaves ten digits of m certain, and every decimal
/// longer than that, rounded to ten digits and marked: "[0.77693290130350302731 +/- 2.51e-21]" becomes
/// "0.7769329013...". Trailing zeros go; exact short numbers and wide enclosures stay as they are.
std::string shortened(std::string_view text);

}  // namespace referee::report
