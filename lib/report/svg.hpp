// SPDX-License-Identifier: GPL-3.0-or-later
/// A small deterministic SVG writer for line figures.
#pragma once

#include <string>

#include "court/finding.hpp"

namespace referee::report {

/// Panels side by side, axes with ticks and labels, a legend per panel, a background of its own (white, or
/// dark where the reader prefers that), title and desc elements, numbers rounded to three decimals.
/// Logarithmic axes tick at powers of ten. Points that are not finite, or not positive on a logarithmic axis,
/// break the line.
std::string to_svg(const court::Figure& figure);

}  // namespace referee::report
