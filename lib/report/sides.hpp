// SPDX-License-Identifier: GPL-3.0-or-later
/// What a finding compares, in the words of its method; plain text. Internal to report.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "court/finding.hpp"

namespace referee::report {

/// A parameter on its way to a limit, as the note of a limit or a rate begins: "t -> 0 from above, decades 2
/// to 40".
struct Passage {
  std::string text;         ///< the whole of it
  std::string parameter;    ///< "t"
  std::string destination;  ///< "0", "+infinity"
  /// The small quantity h of which the method measures powers: "t", "1 - t", "1/SNR".
  std::string distance() const;
};

/// Nothing for the other methods.
std::optional<Passage> passage_of(const court::Finding& finding);

/// Both things that a finding compares, and what each is called.
struct Sides {
  std::string_view found_label, stated_label;  ///< "left side", "right side"
  std::string found, stated;
  std::string relation;   ///< between a left and a right side: "<=", "=", ...; empty for the other methods
  bool in_words = false;  ///< they are remarks, not numbers
};

Sides sides_of(const court::Finding& finding);

/// A refuted yes or no, or a count next to one: a relation between 0 and 1 that nobody could read.
bool is_yes_or_no(const court::Finding& finding);

/// The name of a method in a heading: "exact comparison" for `exact`, which is a strength as well.
std::string_view method_name(std::string_view method);

/// What the note says beyond the passage of a limit and the way in which a bound was refuted.
std::string remark(const court::Finding& finding);

}  // namespace referee::report
