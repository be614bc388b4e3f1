// SPDX-License-Identifier: GPL-3.0-or-later
/// Where things lie below the project's root.
#pragma once

#include <filesystem>
#include <string>

namespace referee::driver {

struct Layout {
  std::filesystem::path root;

  std::filesystem::path evidence() const { return root / ".referee" / "evidence"; }
  std::filesystem::path reports() const { return root / "reports"; }
  std::filesystem::path expectations(const std::string& paper) const {
    return root / "theorems" / paper / "expected.json";
  }
};

}  // namespace referee::driver
