// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `published`: a printed number against the enclosure of the recomputed value.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

enum class PrintedMatch { rounded, truncated, last_digit_off, wrong, undecided };
std::string_view name(
    PrintedMatch match);  ///< "matches", "matches (truncated)", "last digit off", "wrong", "undecided"

/// A printed decimal: its exact value and the weight of its last digit ("1.3e-9": 13/10^10 and 1/10^10).
/// Accepts forms such as 2.9014, 4.5e-7, 18.2x, 12.0%, <5e-5 (the sign and the unit are kept apart).
struct PrintedNumber {
  std::string text;
  Rational value, unit;
  bool is_upper_bound = false;  ///< printed with < (the value must lie below)
};
/// @throws std::invalid_argument
PrintedNumber parse_printed(std::string_view text);

/// Compares at rising precision until the enclosure decides. last_digit_off: less than one and a half units
/// away. Ties round away from zero; one that no enclosure can split is `truncated` where that is certain and
/// `undecided` elsewhere, as is a value that is not finite. For an upper bound: `rounded` when value < bound,
/// `wrong` otherwise.
PrintedMatch compare(const PrintedNumber& printed, const std::function<Ball(Precision)>& value,
                     const Effort& effort);

/// One printed number. Holds (certified) when it matches rounded or truncated, unreproducible otherwise.
/// Power: the shift of the print that fails either way: one unit in the last place, or two where one lands on
/// the truncation. For an upper bound the relative amount by which it can be lowered before it fails;
/// sharpness is value/bound.
struct PublishedFinding {
  Finding finding;
  PublishedNumber number;  ///< `claim` is filled in by the trial
};
PublishedFinding published(const Effort& effort, std::string quantity, std::string_view printed,
                           const std::function<Ball(Precision)>& value);

}  // namespace referee::court
