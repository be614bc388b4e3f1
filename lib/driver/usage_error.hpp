// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace referee::driver {

/// The user asked for something that cannot be done. what() is one line that names the option, file or key
/// and says how to mend it. Exit code 2; nothing has been overwritten when it is thrown.
struct UsageError : std::runtime_error {
  /// Line breaks and other control characters, which only the user's own words can bring in, become spaces.
  explicit UsageError(std::string text) : std::runtime_error(one_line(std::move(text))) {}

 private:
  static std::string one_line(std::string text) {
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
  }
};

}  // namespace referee::driver
