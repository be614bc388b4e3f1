// SPDX-License-Identifier: GPL-3.0-or-later
/// Asked by the sources of a planted tree at each fault. Copied there as lib/planted.hpp, used nowhere else.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace referee {

/// Whether this process is to commit the fault of that number: the environment variable REFEREE_FAULT names
/// one. The first time it is committed, the file that REFEREE_FAULT_REACHED names comes into being.
inline bool planted(std::uint32_t number) {
  static const std::uint32_t active = [] {
    const char* text = std::getenv("REFEREE_FAULT");
    return text == nullptr ? 0U : static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10));
  }();
  if (number != active) return false;
  static const bool noted = [] {
    const char* path = std::getenv("REFEREE_FAULT_REACHED");
    if (path != nullptr) {
      const int file = ::open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
      if (file >= 0) ::close(file);
    }
    return true;
  }();
  return noted;
}

}  // namespace referee
