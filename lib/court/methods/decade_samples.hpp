// SPDX-License-Identifier: GPL-3.0-or-later
/// What the methods `limit` and `rate` share: a quantity along decades, and findings about extrapolations of
/// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "court/methods/extrapolation.hpp"
#include "court/methods/limit.hpp"

namespace referee::court {

/// Digits of an enclosure in a finding about an approach.
inline constexpr long approach_digits_shown = 20;

/// The instance at one decade. @throws std::invalid_argument for a sign other than 1 and -1.
Instance at_decade(const Approach& approach, long decade);

struct DecadeSamples {
  std::vector<Ball> values;  ///< one per decade
  std::string failure;       ///< why some decade is missing; empty when none is
};

/// The quantity along the decades, each at a precision that knows it to twenty digits and to those asked for.
/// @param scale absolute size that also serves for accuracy; zero when only relative accuracy counts.
DecadeSamples sample_decades(const Effort& effort, const Approach& approach, const Quantity& quantity,
                             const Ball& scale);

/// Digits that a value along an approach is computed to.
long decade_digits(const Effort& effort);
/// Whether the value is known to that many digits, relative to itself or to `scale`.
bool known_to(const Ball& value, long digits, const Ball& scale);

/// An undecided finding whose note says which decades are used.
Finding start_approach(std::string method, std::string what, const Approach& approach);
/// Instance, extrapolated value and margin.
void report_extrapolation(Finding& finding, const Approach& approach, const Convergence& convergence,
                          const Ball& target);
/// Refuted (numeric), with the last terms of the sequence in the certificate. @param meaning of one term
void refute_approach(Finding& finding, const Approach& approach, const std::vector<Ball>& sequence,
                     std::string_view meaning, std::string conclusion);

/// The smallest 10^-j, j from `digits` down to `coarsest`, such that the target moved up by 10^-j times the
/// scale is excluded (moved down as well if `both_ways`); empty when there is none.
std::string smallest_excluded_twin(const Convergence& convergence, const Ball& target, const Ball& scale,
                                   long digits, long coarsest, bool both_ways = true);

}  // namespace referee::court
