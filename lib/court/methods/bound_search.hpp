// SPDX-License-Identifier: GPL-3.0-or-later
/// The attack on a bound: where could lhs exceed rhs?
#pragma once

#include <string_view>
#include <vector>

#include "court/methods/domain_chart.hpp"
#include "court/methods/inequality.hpp"

namespace referee::court {

/// Corners, face centres, geometric approaches to the ends of every range, alone and jointly; then NLopt's
/// global searches (DIRECT-L and controlled random search) of the relative excess (lhs - rhs) / (|lhs| +
/// |rhs|), which sees failures at every scale, and of the excess itself, which has a slope where one side
/// vanishes identically; then Nelder-Mead from the best separate points and from random ones. Every instance
/// goes into the record, and the attack ends at the first proven violation. Deterministic for a given seed
/// and label.
void attack_bound(const DomainChart& chart, const Inequality& inequality, std::string_view label,
                  InequalityRecord& record);

/// Nelder-Mead from given instances, with both excesses.
void polish_bound(const DomainChart& chart, const Inequality& inequality, const std::vector<Instance>& starts,
                  InequalityRecord& record);

}  // namespace referee::court
