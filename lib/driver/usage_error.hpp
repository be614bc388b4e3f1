// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace referee::driver {

/// The user asked for something that cannot be done. what() is one line that names the option, file or key
/// and says how to mend it. Exit code 2; nothing has been overwritten when it is thrown.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace referee::driver
