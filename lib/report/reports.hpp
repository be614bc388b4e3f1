// SPDX-License-Identifier: GPL-3.0-or-later
/// The Markdown reports: scoreboard, paper pages, claim pages, printed numbers, errata, figures.
#pragma once

#include <filesystem>
#include <vector>

#include "court/evidence.hpp"

namespace referee::report {

/// Writes README.md, <paper>.md, claims/<ID>.md, published-numbers.md, errata.md, reading.md and
/// figures/*.svg with their data as *.csv below `directory`. Everything is rendered in memory first; each
/// file is then written to a temporary name beside it and renamed, so a reader never sees half a report;
/// files that no longer belong are removed from claims/ and figures/. The scoreboard speaks of what lies
/// there already: experiments/*.md, mutations.json and agreement.json. The bytes depend only on the evidence
/// (no times, dates or machine names; `seconds` is not shown).
/// @param root the project's root, where the scripts lie that recheck counterexamples (beside each trial,
///        recheck/<ID>.py); without it none are shown.
/// @throws std::runtime_error naming the file that could not be written.
void write_reports(const std::filesystem::path& directory, const std::vector<court::Evidence>& claims,
                   const std::filesystem::path& root = {});

/// One claim for the terminal (`./referee explain ID`).
std::string explain(const court::Evidence& evidence);

}  // namespace referee::report
