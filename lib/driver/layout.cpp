// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/layout.hpp"

#include <cstdlib>

namespace referee::driver {

Layout find_layout(const std::filesystem::path& source) {
  if (const char* root = std::getenv("REFEREE_ROOT"); root && *root) return {root, root};
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto shared = program.parent_path().parent_path() / "share" / "score-referee";
    if (std::filesystem::is_directory(shared / "theorems", error)) return {shared, "."};
  }
  return {source, source};
}

}  // namespace referee::driver
