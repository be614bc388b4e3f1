// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/short_numbers.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <regex>

namespace referee::report {
namespace {

constexpr int digits_shown = 10;

/// mantissa * 10^exponent; the exponents of enclosures go far beyond those of double.
struct Decimal {
  double mantissa = 0;
  long exponent = 0;
  double magnitude() const { return std::log10(std::abs(mantissa)) + static_cast<double>(exponent); }
};

Decimal decimal(const std::string& text) {
  Decimal result;
  const std::size_t mark = text.find('e');
  result.mantissa = std::strtod(text.substr(0, mark).c_str(), nullptr);
  if (mark != std::string::npos) {
    const std::size_t first = mark + (text[mark + 1] == '+' ? 2 : 1);
    std::from_chars(text.data() + first, text.data() + text.size(), result.exponent);
  }
  return result;
}

std::size_t significant_digits(const std::string& text) {
  const std::string mantissa = text.substr(0, text.find('e'));
  std::size_t first = mantissa.find_first_of("123456789"), number = 0;
  for (; first < mantissa.size(); ++first) number += mantissa[first] != '.';
  return number;
}

/// Rounded, in the notation of the input; `more` says that digits were left out.
std::string rounded(const std::string& text, bool more) {
  const std::size_t mark = text.find('e');
  const double mantissa = decimal(text.substr(0, mark)).mantissa;
  const std::string exponent = mark == std::string::npos ? "" : text.substr(mark);
  // #: with its trailing zeros, which say something about a number that goes on
  const std::string digits = fmt::format("{:#.{}g}", mantissa, digits_shown);
  const bool plain = digits.find('e') == std::string::npos;
  if (!plain) return text;
  if (more) return digits + "..." + exponent;
  std::string shorter = digits.substr(0, digits.find_last_not_of('0') + 1);
  if (shorter.back() == '.') shorter.pop_back();
  return shorter + exponent;
}

std::string enclosure(const std::string& whole, const std::string& middle, const std::string& radius) {
  const Decimal m = decimal(middle), r = decimal(radius);
  if (m.mantissa == 0 || r.magnitude() - m.magnitude() > -digits_shown) return whole;
  return rounded(middle, r.mantissa != 0);
}

std::string plain(const std::string& number) {
  const std::size_t digits = significant_digits(number);
  if (digits <= digits_shown) return number;
  const std::string mantissa = number.substr(0, number.find('e'));
  const bool integer_valued = mantissa.find('.') == std::string::npos;
  if (integer_valued) return number;
  const std::size_t last = mantissa.find_last_not_of('0');
  const std::size_t kept = significant_digits(mantissa.substr(0, last + 1));
  return rounded(number, kept > digits_shown);
}

}  // namespace

std::string shortened(std::string_view text) {
  static const std::regex number(
      R"(\[(-?[0-9.]+(?:e[-+]?[0-9]+)?) \+/- ([0-9.]+(?:e[-+]?[0-9]+)?)\]|-?[0-9]+\.[0-9]+(?:e[-+]?[0-9]+)?)");
  const std::string whole(text);
  std::string result;
  std::size_t done = 0;
  for (std::sregex_iterator i(whole.begin(), whole.end(), number), none; i != none; ++i) {
    const auto at = static_cast<std::size_t>(i->position());
    result += whole.substr(done, at - done);
    result += (*i)[1].matched ? enclosure(i->str(), (*i)[1], (*i)[2]) : plain(i->str());
    done = at + static_cast<std::size_t>(i->length());
  }
  return result + whole.substr(done);
}

}  // namespace referee::report
