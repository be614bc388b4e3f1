// SPDX-License-Identifier: GPL-3.0-or-later
/// At which critical point of the distance potential one trajectory of the generation flow ends.
#pragma once

#include <optional>
#include <vector>

#include "geometry/critical_points.hpp"
#include "heat/mixed_score.hpp"

namespace referee {

struct FlowEnd {
  std::size_t point;  ///< index into the critical points
  bool proven;        ///< by a trap around a local minimiser; otherwise read off at t = 10^-exponent
};

/// Follows the flow of two Dirac mixtures from `from` at heat time T = start_time: by enclosures until a trap
/// proves the end, and where none does, without enclosures to t = 10^-exponent, where the place must have
/// come as near to a critical point as the rates of the flow let one expect: sqrt(t/T) along a stratum, t
/// across. Nothing where it has not settled by then.
/// @param points as critical_points() gives them for the supports of `mixed`.
/// @throws std::invalid_argument as follow_similarity_flow does.
std::optional<FlowEnd> flow_end(const MixedScore& mixed, const std::vector<CriticalPoint>& points,
                                const RationalPoint& from, const Rational& start_time, long exponent);

/// Index of the critical point nearest to a place; the first of several.
std::size_t nearest_critical_point(const std::vector<CriticalPoint>& points, const RationalPoint& at);

}  // namespace referee
