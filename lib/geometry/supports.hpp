// SPDX-License-Identifier: GPL-3.0-or-later
/// The supports A1 and A2 of two empirical measures, with exact coordinates.
#pragma once

#include "numbers/rational_point.hpp"

namespace referee {

/// Two finite sets of points of one space R^d; they may share points.
struct SupportPair {
  std::vector<RationalPoint> first, second;

  std::size_t dimension() const { return first.empty() ? 0 : first.front().size(); }
};

/// @throws std::invalid_argument whose text starts with the offending key (A1 or A2) and says how to mend it:
/// an empty set, a point of another dimension, dimension 0, a point given twice in one set.
void validate(const SupportPair& supports);

/// The chosen points but the first, each minus the first.
std::vector<RationalPoint> differences_to_first(const std::vector<RationalPoint>& points,
                                                const std::vector<int>& chosen);

}  // namespace referee
