// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/rational.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace referee {
namespace {

[[noreturn]] void reject(std::string_view text) {
  throw std::invalid_argument("'" + std::string(text) +
                              "' is not a number: write it like 7, -3/4, 0.49 or 1.5e-7");
}

/// Powers of ten beyond it would only exhaust the memory.
constexpr long largest_exponent = 100000;

bool all_digits(std::string_view text) {
  for (char c : text)
    if (!std::isdigit(static_cast<unsigned char>(c))) return false;
  return !text.empty();
}

Rational parse_decimal(std::string_view whole, std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  long exponent = 0;
  if (auto e = text.find_first_of("eE"); e != text.npos) {
    std::string_view digits = text.substr(e + 1);
    if (!digits.empty() && digits.front() == '+') {
      digits.remove_prefix(1);
      if (!all_digits(digits)) reject(whole);
    }
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (error != std::errc{} || end != digits.data() + digits.size() || exponent > largest_exponent ||
        exponent < -largest_exponent)
      reject(whole);
    text = text.substr(0, e);
  }
  std::string mantissa;
  if (auto dot = text.find('.'); dot != text.npos) {
    std::string_view before = text.substr(0, dot), after = text.substr(dot + 1);
    if ((!before.empty() && !all_digits(before)) || (!after.empty() && !all_digits(after)) ||
        (before.empty() && after.empty()))
      reject(whole);
    mantissa = std::string(before) + std::string(after);
    exponent -= static_cast<long>(after.size());
  } else {
    if (!all_digits(text)) reject(whole);
    mantissa = std::string(text);
  }
  // A leading zero would make the integer parser read octal.
  auto first = mantissa.find_first_not_of('0');
  Rational value{Integer(first == mantissa.npos ? "0" : mantissa.substr(first))};
  value *= power(Rational(10), exponent);
  return negative ? Rational(-value) : value;
}

}  // namespace

Rational parse_rational(std::string_view text) {
  if (auto slash = text.find('/'); slash != text.npos) {
    Rational denominator = parse_decimal(text, text.substr(slash + 1));
    if (denominator == 0) reject(text);
    return parse_decimal(text, text.substr(0, slash)) / denominator;
  }
  return parse_decimal(text, text);
}

std::string to_string(const Rational& value) { return value.str(); }

Rational rational_from_double(double value) {
  if (!std::isfinite(value)) throw std::invalid_argument("a NaN or an infinity has no rational value");
  return Rational(value);
}

Rational simplest_between(const Rational& lower, const Rational& upper) {
  if (lower > upper) throw std::invalid_argument("simplest_between: lower exceeds upper");
  if (lower <= 0 && upper >= 0) return 0;
  if (upper < 0) return -simplest_between(-upper, -lower);
  Integer floor = numerator(lower) / denominator(lower);
  if (Rational(floor) == lower) return lower;
  if (Rational(floor + 1) <= upper) return Rational(floor + 1);
  return Rational(floor) + 1 / simplest_between(1 / (upper - floor), 1 / (lower - floor));
}

Rational power(const Rational& base, long exponent) {
  if (exponent < 0) {
    if (base == 0) throw std::domain_error("zero has no negative power");
    return 1 / power(base, -exponent);
  }
  Rational result = 1, square = base;
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result *= square;
    if (exponent > 1) square *= square;
  }
  return result;
}

double to_double(const Rational& value) { return value.convert_to<double>(); }

}  // namespace referee
