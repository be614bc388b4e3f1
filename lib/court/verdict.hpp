// SPDX-License-Identifier: GPL-3.0-or-later
/// Verdicts and the strength of the evidence behind them: two fields that never stand in for one another.
#pragma once

#include <string_view>

namespace referee::court {

enum class Verdict { holds, not_executable, unreproducible, undecided, refuted, error };

/// How much a finding proves. `none` belongs to findings that prove nothing (undecided, error).
enum class Strength { none, statistical, numeric, certified, exact };

std::string_view name(Verdict verdict);
std::string_view name(Strength strength);
/// @throws std::invalid_argument for a word that names no verdict.
Verdict verdict_from(std::string_view name);
Strength strength_from(std::string_view name);

/// The one that decides a claim with both findings: error > refuted > undecided > unreproducible >
/// not executable > holds.
Verdict worse(Verdict a, Verdict b);

}  // namespace referee::court
