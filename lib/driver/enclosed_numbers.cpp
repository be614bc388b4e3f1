// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/enclosed_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace referee::driver {
namespace {

/// The least decimal of two significant digits that is not below `value` >= 0.
std::string round_up(const Rational& value) {
  if (value == 0) return "0";
  const auto length = [](const Integer& n) { return static_cast<long>(n.str().size()); };
  // 10^exponent <= value < 10^(exponent + 1), from the lengths of numerator and denominator.
  long exponent = length(numerator(value)) - length(denominator(value));
  if (value < power(Rational(10), exponent)) --exponent;
  const Rational scaled = value / power(Rational(10), exponent - 1);
  Integer mantissa = numerator(scaled) / denominator(scaled);
  if (Rational(mantissa) < scaled) ++mantissa;
  if (mantissa == 100) {
    mantissa = 10;
    ++exponent;
  }
  const std::string text = mantissa.str();
  return fmt::format("{}.{}e{}", text[0], text[1], exponent);
}

bool is_printable(const Ball& ball, long digits) {
  return ball.is_exact() || (ball.accurate_digits() > digits && !ball.contains_zero());
}

Decimal print(const Ball& ball, long digits) {
  Decimal decimal{"0", ""};
  if (!ball.contains_zero()) decimal.text = ball.to_decimal(digits);
  const Rational printed = parse_rational(decimal.text);
  const Rational above = ball.upper_as_rational() - printed, below = printed - ball.lower_as_rational();
  decimal.radius = round_up(std::max(above, below));
  return decimal;
}

}  // namespace

std::vector<Printed> to_digits(long digits, const std::function<std::vector<Enclosed>(Precision)>& evaluate) {
  Precision precision = Precision::digits(digits).plus(32);
  const long most = std::max(16384L, 8 * precision.bits);
  for (;; precision = precision.doubled()) {
    const bool last = precision.bits >= most;
    const auto enclosed = evaluate(precision);
    const Enclosed* open = nullptr;
    for (const auto& entry : enclosed)
      for (const Ball& ball : entry.values)
        if (!is_printable(ball, digits) && !(last && ball.is_finite() && ball.contains_zero())) open = &entry;
    if (open && last)
      throw std::runtime_error(
          fmt::format("{} cannot be enclosed to {} digits with {} bits", open->key, digits, precision.bits));
    if (open) continue;
    std::vector<Printed> result;
    for (const auto& entry : enclosed) {
      Printed printed{entry.key, entry.shape, {}};
      for (const Ball& ball : entry.values) printed.values.push_back(print(ball, digits));
      result.push_back(std::move(printed));
    }
    return result;
  }
}

}  // namespace referee::driver
