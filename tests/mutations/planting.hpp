// SPDX-License-Identifier: GPL-3.0-or-later
/// A copy of the sources that holds every fault, each of them asleep.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "fault.hpp"

namespace referee::mutations {

/// The source with each fault's site reading (planted(number) ? (replacement) : (original)), or an if-else
/// for statements. Faults of one and the same original share a site.
/// @param faults those of this file, at least one.
/// @throws std::runtime_error naming the fault whose original does not occur exactly once, or overlaps
/// another.
std::string planted_source(const std::string& source, const std::vector<Fault>& faults);

/// Checks that each fault has its place in the sources. @throws like planted_source.
void check_places(const std::filesystem::path& root, const std::vector<Fault>& faults);

/// Brings `tree` up to date: build files, library, unit tests, and of the theorems those that the faults'
/// claims need. Files that are as they should be keep their time stamps.
/// @throws std::runtime_error for a fault without its place, a claim that no theorem file registers, a fault
/// in a
///         theorem file that none of the claims needs.
void write_tree(const std::filesystem::path& root, const std::filesystem::path& tree,
                const std::vector<Fault>& faults);

}  // namespace referee::mutations
