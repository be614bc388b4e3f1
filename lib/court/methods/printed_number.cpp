// SPDX-License-Identifier: GPL-3.0-or-later
#include <cctype>
#include <stdexcept>

#include "court/methods/published.hpp"

namespace referee::court {
namespace {

[[noreturn]] void reject(std::string_view text) {
  throw std::invalid_argument(
      "'" + std::string(text) +
      "' is not a printed number: write it like 2.9014, 4.5e-7, 18.2x, 12.0% or <5e-9");
}

/// Takes `mark` off the front or the back; false when it is not there.
bool take_front(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}
bool take_back(std::string_view& text, std::string_view mark) {
  if (!text.ends_with(mark)) return false;
  text.remove_suffix(mark.size());
  return true;
}
void trim(std::string_view& text) {
  while (take_front(text, " ")) {
  }
  while (take_back(text, " ")) {
  }
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// "45,000" -> "45000"; groups that are not of three digits are no thousands.
std::string without_separators(std::string_view mantissa, std::string_view text) {
  const std::size_t whole = std::min(mantissa.find('.'), mantissa.size());
  std::string plain;
  std::size_t group = 0;
  bool separated = false;
  for (std::size_t i = 0; i < mantissa.size(); ++i) {
    if (mantissa[i] == ',') {
      if (i > whole || group == 0 || group > 3 || (separated && group != 3)) reject(text);
      separated = true;
      group = 0;
    } else if (is_digit(mantissa[i]) || i == whole) {
      if (i == whole && separated && group != 3) reject(text);
      if (i < whole) ++group;
      plain += mantissa[i];
    } else {
      reject(text);
    }
  }
  if (whole == mantissa.size() && separated && group != 3) reject(text);
  return plain;
}

}  // namespace

PrintedNumber parse_printed(std::string_view text) {
  PrintedNumber printed;
  printed.text = text;
  std::string_view rest = text;
  trim(rest);
  printed.is_upper_bound = take_front(rest, "<");
  trim(rest);
  // The signs of multiplication and subtraction as typeset, in UTF-8.
  for (std::string_view unit : {"x", "\xc3\x97", "%"})
    if (take_back(rest, unit)) break;
  trim(rest);
  const bool negative = take_front(rest, "-") || take_front(rest, "\xe2\x88\x92");
  std::string exponent = "0";
  std::string_view mantissa = rest;
  if (auto e = rest.find_first_of("eE"); e != rest.npos) {
    exponent = rest.substr(e + 1);
    mantissa = rest.substr(0, e);
  } else if (take_front(rest, "10^")) {
    exponent = rest;
    mantissa = "1";
  }
  if (mantissa.empty() || !is_digit(mantissa.front()) || !is_digit(mantissa.back())) reject(text);
  const std::string plain = without_separators(mantissa, text);
  const auto dot = plain.find('.');
  const std::size_t decimals = dot == plain.npos ? 0 : plain.size() - dot - 1;
  try {
    printed.value = parse_rational(plain + "e" + exponent);
    printed.unit = parse_rational("1e" + exponent) / power(Rational(10), static_cast<long>(decimals));
  } catch (const std::invalid_argument&) {
    reject(text);
  }
  if (negative) printed.value = -printed.value;
  return printed;
}

}  // namespace referee::court
