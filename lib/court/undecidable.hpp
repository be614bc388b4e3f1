// SPDX-License-Identifier: GPL-3.0-or-later
/// What a quantity throws when its precision or budget cannot tell which case it is in.
#pragma once

#include <stdexcept>

namespace referee::court {

/// Ends the claim's trial as `undecided` instead of `error`; the message says what could not be told.
class Undecidable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace referee::court
