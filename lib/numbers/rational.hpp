// SPDX-License-Identifier: GPL-3.0-or-later
/// Exact rationals: every input of a claim is one, so that no digit is lost on the way in.
#pragma once

#include <boost/multiprecision/gmp.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace referee {

using Integer = boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;
using Rational =
    boost::multiprecision::number<boost::multiprecision::gmp_rational, boost::multiprecision::et_off>;

/// A point or a direction of R^d with exact coordinates.
using RationalPoint = std::vector<Rational>;

/// Reads "7", "-3/4", "0.49", "1.5e-7" or "2.5E+3" exactly.
/// @throws std::invalid_argument naming the text when it is not a finite number of that form, or when its
///         decimal exponent exceeds 100000 in magnitude.
Rational parse_rational(std::string_view text);

/// "p/q" in lowest terms, or "p" for an integer.
std::string to_string(const Rational& value);

/// The exact value of a finite double. @throws std::invalid_argument for NaN and infinities.
Rational rational_from_double(double value);

/// The rational of least denominator in [lower, upper] (Stern-Brocot). @throws std::invalid_argument if
/// lower > upper.
Rational simplest_between(const Rational& lower, const Rational& upper);

/// base^exponent for any integer exponent. @throws std::domain_error for 0 to a negative power.
Rational power(const Rational& base, long exponent);

double to_double(const Rational& value);

namespace literals {
/// Exact rational literal: "0.49"_q, "1/3"_q.
inline Rational operator""_q(const char* text, std::size_t length) { return parse_rational({text, length}); }
}  // namespace literals

}  // namespace referee
