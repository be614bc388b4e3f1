// SPDX-License-Identifier: GPL-3.0-or-later
/// Where things lie.
#pragma once

#include <filesystem>
#include <string>

namespace referee::driver {

struct Layout {
  std::filesystem::path root;  ///< of the project, or where an installed program keeps its expectations
  std::filesystem::path work;  ///< what runs write lies below it

  std::filesystem::path evidence() const { return work / ".referee" / "evidence"; }
  std::filesystem::path reports() const { return work / "reports"; }
  std::filesystem::path expectations(const std::string& paper) const {
    return root / "theorems" / paper / "expected.json";
  }
};

/// The project's root twice: REFEREE_ROOT, else `source`. Only an installed program, which finds its
/// expectations in
/// ../share/score-referee beside its own folder, works in the current folder (unless REFEREE_ROOT is set).
Layout find_layout(const std::filesystem::path& source);

}  // namespace referee::driver
