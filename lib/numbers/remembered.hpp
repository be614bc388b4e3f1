// SPDX-License-Identifier: GPL-3.0-or-later
/// Values that are dear and asked for again with the same arguments, by the other side of a statement or by
/// the next statement about the same family.
#pragma once

#include <initializer_list>
#include <map>
#include <mutex>
#include <string>

#include "numbers/ball.hpp"

namespace referee {

/// An exact text of balls, midpoint, radius and precision: the same for the same balls only.
inline std::string exact_text(std::initializer_list<Ball> balls) {
  std::string result;
  for (const Ball& ball : balls) {
    char* const text = arb_dump_str(ball.raw());
    result += std::to_string(ball.precision().bits) + ":" + text + ";";
    flint_free(text);
  }
  return result;
}

/// Values by a text that tells their arguments apart, each computed once. One that throws is not kept.
template <class Value>
class Remembered {
 public:
  /// What `compute` returns, or returned when the text was given first.
  template <class Compute>
  Value at(const std::string& arguments, const Compute& compute) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto known = values_.find(arguments); known != values_.end()) return known->second;
    }
    Value value = compute();
    const std::lock_guard lock(mutex_);
    return values_.try_emplace(arguments, std::move(value)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Value> values_;
};

}  // namespace referee
