// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace referee::court {

/// The path of a source file relative to the project's root, from __FILE__: what follows the root is cut at
/// the innermost theorems/, experiments/ or tests/.
std::string relative_source_path(std::string_view file);

}  // namespace referee::court
