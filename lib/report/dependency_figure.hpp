// SPDX-License-Identifier: GPL-3.0-or-later
/// Which claims of a paper rest on which, as a picture. Internal to report.
#pragma once

#include <string>
#include <string_view>

#include "report/catalogue.hpp"

namespace referee::report {

/// "dependencies-score-shocks", the name of the files without extension.
std::string dependency_figure_name(std::string_view paper);

/// An SVG from left to right: every claim of the paper is a node that links to its page and tells its title;
/// an arrow leads from a claim to those that rest on it. Form and colour tell the verdict; a claim that rests
/// on a refuted one of its paper, directly or through others, carries a triangle. Claims without arrows stand
/// below, by section. Claims of other papers and ids that the run does not have are left out.
std::string dependency_figure(const Catalogue& catalogue, std::string_view paper);

/// The first line of the table.
inline constexpr std::string_view dependency_columns = "claim,verdict,rests on,its verdict\n";

/// The same as a table: claim, verdict, what it rests on and its verdict, one line for each arrow.
std::string dependency_csv(const Catalogue& catalogue, std::string_view paper);

}  // namespace referee::report
