// SPDX-License-Identifier: GPL-3.0-or-later
/// Expected verdicts under version control, and what differs from them.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "court/claim.hpp"
#include "court/effort.hpp"
#include "court/evidence.hpp"
#include "driver/layout.hpp"

namespace referee::driver {

/// What is recorded of one claim.
struct Expectation {
  court::Verdict verdict = court::Verdict::undecided;
  court::Strength strength = court::Strength::none;
  std::optional<court::Verdict> repair;          ///< verdict of the amended statement; none without a repair
  std::map<std::string, std::string> published;  ///< quantity -> "matches", "last digit off", ...
  friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// What a judgement would have recorded. A quantity printed twice gets " (2)", " (3)", ... after its name.
Expectation expectation_of(const court::Judgement& judgement);

/// One line for the terminal: "holds (certified), repair holds, published: Lambda(0) matches".
std::string describe(const Expectation& expectation);

using Expectations = std::map<std::string, Expectation>;  ///< by claim id

/// Reads theorems/<paper>/expected.json; empty when the file does not exist.
/// @throws UsageError naming file, claim and key of what cannot be read.
Expectations read_expectations(const std::filesystem::path& file);

/// Those of the papers of these claims. @throws UsageError as above.
Expectations read_expectations(const std::vector<const court::Claim*>& claims, const Layout& layout);

/// Atomic; sorted by id. @throws std::runtime_error naming the file.
void write_expectations(const std::filesystem::path& file, const Expectations& expectations);

struct Comparison {
  std::vector<std::string> differences;  ///< these make the run fail, one line each
  std::vector<std::string> remarks;      ///< shown only
};

/// Verdict, repair and printed numbers must be as recorded at every budget; weaker evidence than recorded is
/// a difference at budgets standard and full, a remark at quick.
Comparison compare(const Expectation& recorded, const court::Judgement& judgement, court::Budget budget);

}  // namespace referee::driver
