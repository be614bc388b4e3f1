// SPDX-License-Identifier: GPL-3.0-or-later
/// What every fuzzed entrance must keep, whatever comes in.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "driver/usage_error.hpp"

namespace fuzz {

/// Ends the process, which a fuzzer and a test both see, after saying which property broke.
[[noreturn]] inline void broken(std::string_view property, std::string_view found) {
  std::fprintf(stderr, "broken: %.*s\nfound: %.*s\n", static_cast<int>(property.size()), property.data(),
               static_cast<int>(found.size()), found.data());
  std::abort();
}

/// A complaint is one line of text.
inline void require_one_line(const referee::driver::UsageError& error) {
  const std::string_view what = error.what();
  if (what.empty()) broken("a complaint has words", what);
  if (std::any_of(what.begin(), what.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    broken("a complaint is one line", what);
}

}  // namespace fuzz
