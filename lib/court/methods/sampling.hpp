// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `sampling`: statements about laws, with confidence bounds.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

/// The mean of independent draws in [lower, upper] equals `expected`. An empirical Bernstein interval with
/// error probability 1e-10 is built from `draws` seeded draws. Holds (statistical) when the interval contains
/// the expected value and is narrower than `resolution`; refuted when it excludes it; undecided otherwise.
/// Power: the smallest shift of the expected value that the interval excludes.
/// @throws std::domain_error (a finding `error`) when a draw leaves [lower, upper].
Finding sampled_mean(const Effort& effort, std::string what, const Instance& instance, long draws,
                     const std::function<double(Generator&)>& draw, double lower, double upper,
                     double expected, double resolution);

/// The probability of an event equals `expected`; Clopper-Pearson interval, error probability 1e-10.
Finding sampled_probability(const Effort& effort, std::string what, const Instance& instance, long draws,
                            const std::function<bool(Generator&)>& event, double expected, double resolution);

}  // namespace referee::court
