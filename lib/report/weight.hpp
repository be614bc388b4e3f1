// SPDX-License-Identifier: GPL-3.0-or-later
/// What kind of statement weighs how much. Internal to report.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "court/evidence.hpp"

namespace referee::report {

/// The names of the classes, heaviest first: results, definitions, displayed formulas, figures, text.
std::span<const std::string_view> weight_classes();
/// The class of a claim by its kind; kinds that none names are sentences of the text.
std::size_t weight_class(const court::Evidence& evidence);
/// The class of theorems, propositions, lemmas and corollaries.
inline constexpr std::size_t results = 0;

}  // namespace referee::report
