// SPDX-License-Identifier: GPL-3.0-or-later
/// Files that are either whole or absent.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace referee::driver {

/// @throws std::runtime_error naming the file when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Writes to a temporary name beside `path`, syncs and renames: a reader, a crash or a full disk never leaves
/// half a file. Missing folders are made. @throws std::runtime_error naming the file; the old content then
/// stands.
void write_file(const std::filesystem::path& path, std::string_view text);

/// Refuses early what write_file would refuse late. `option` is named in the message.
/// @throws UsageError when `path` is a folder, or its folder does not exist or may not be written to.
void require_writable(const std::filesystem::path& path, std::string_view option);

/// The same for a folder that will be filled (and made, if need be).
void require_writable_folder(const std::filesystem::path& folder, std::string_view option);

}  // namespace referee::driver
