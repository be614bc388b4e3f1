// SPDX-License-Identifier: GPL-3.0-or-later
/// The pages of reports/, each rendered to a string. Internal to report.
#pragma once

#include <string>
#include <string_view>

#include "report/catalogue.hpp"

namespace referee::report {

std::string scoreboard(const Catalogue& catalogue);
std::string paper_page(const Catalogue& catalogue, std::string_view paper);
std::string claim_page(const Catalogue& catalogue, const court::Evidence& evidence);
std::string published_page(const Catalogue& catalogue);
std::string errata_page(const Catalogue& catalogue);

/// Every page begins with this, so that a rewrite knows its own files from anybody else's.
inline constexpr std::string_view page_marker =
    "<!-- Written by ./referee report; edits will be lost. -->\n\n";

}  // namespace referee::report
