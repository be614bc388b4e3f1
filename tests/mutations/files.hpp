// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace referee::mutations {

/// @throws std::runtime_error naming the file.
std::string contents_of(const std::filesystem::path& path);

/// Makes missing folders; leaves a file alone that has these contents already.
/// @throws std::runtime_error naming the file.
void bring_up_to_date(const std::filesystem::path& path, const std::string& contents);

}  // namespace referee::mutations
