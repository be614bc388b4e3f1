// SPDX-License-Identifier: GPL-3.0-or-later
/// Folders and files for the tests of the written reports.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace referee::report::samples {

/// A directory of its own for each test, gone afterwards.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The bytes of a file; empty when there is none.
std::string read(const std::filesystem::path& path);
void write(const std::filesystem::path& path, const std::string& text);

/// Every file below a directory: its path from there, and its bytes.
std::map<std::string, std::string> tree(const std::filesystem::path& directory);

bool contains(const std::string& text, std::string_view part);

}  // namespace referee::report::samples
