// SPDX-License-Identifier: GPL-3.0-or-later
/// Forms, colours and legend of the pictures of what rests on what. Internal to report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "court/evidence.hpp"
#include "report/svg_parts.hpp"

namespace referee::report {

// In pixels.
inline constexpr double picture_border = 16;
inline constexpr double claim_height = 20;
inline constexpr double claim_row = 25;
inline constexpr double legend_height = 87;

/// A style element for all that follows.
extern const std::string_view dependency_styles;

/// A pill where the statement holds, a hexagon where it is refuted, a plain box otherwise.
std::string outline(court::Verdict verdict, Pixel corner, double width);

/// A triangle on the upper right corner.
std::string triangle(Pixel corner);

/// What form, colour, arrows and direction mean; the verdicts are those that the claims have.
std::string dependency_legend(const std::vector<const court::Evidence*>& claims, std::string_view title);

}  // namespace referee::report
