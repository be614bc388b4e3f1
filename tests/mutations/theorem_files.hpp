// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "fault.hpp"

namespace referee::mutations {

/// The files below theorems/ that a program with the faults' claims needs, relative to root: the files that
/// register them, what those share with others, and what is expected of each paper.
/// @throws std::runtime_error for a claim that no file registers.
std::set<std::string> theorem_files(const std::filesystem::path& root, const std::vector<Fault>& faults);

}  // namespace referee::mutations
