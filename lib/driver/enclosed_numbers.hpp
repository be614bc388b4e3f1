// SPDX-License-Identifier: GPL-3.0-or-later
/// Results of `compute`: enclosures, printed as decimals that are right to the digits asked for.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "numbers/ball.hpp"

namespace referee::driver {

/// A number, vector or matrix under its key in the result.
struct Enclosed {
  std::string key;
  std::vector<std::size_t> shape;  ///< {} a number, {d} a vector, {d, d} a matrix
  std::vector<Ball> values;        ///< row-major
};

/// A decimal and how far at most the true number lies from it.
struct Decimal {
  std::string text;    ///< `digits` significant digits; "0" where no precision told the number from zero
  std::string radius;  ///< two digits, rounded up; "0" when exact
};

struct Printed {
  std::string key;
  std::vector<std::size_t> shape;
  std::vector<Decimal> values;
};

/// Evaluates at rising precision until every enclosure has `digits` significant digits. A number whose
/// enclosure still contains zero at 16384 bits (eight times the precision asked for, if that is more) is
/// printed as 0.
/// @throws std::runtime_error naming the key whose enclosure stays too wide.
std::vector<Printed> to_digits(long digits, const std::function<std::vector<Enclosed>(Precision)>& evaluate);

}  // namespace referee::driver
