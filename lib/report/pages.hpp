// SPDX-License-Identifier: GPL-3.0-or-later
/// The pages of reports/, each rendered to a string. Internal to report.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/agreement_record.hpp"
#include "report/catalogue.hpp"
#include "report/recheck.hpp"

namespace referee::report {

/// A page of an experiment that has been run.
struct ExperimentLink {
  std::string name, title;
};

/// What the last ./referee mutate counted.
struct MutationScore {
  long planted = 0;
  long caught = 0;     ///< by a failing test or another verdict
  long errors = 0;     ///< ended in an error or a time-out instead
  long explained = 0;  ///< survive for a reason given
  long survived = 0;   ///< survive without one
};

/// Nothing where the file does not exist. @throws std::runtime_error naming a file that is no such record.
std::optional<MutationScore> read_mutation_score(const std::filesystem::path& file);

/// What other commands left in the folder of the reports.
struct OtherRecords {
  std::vector<ExperimentLink> experiments;  ///< pages in experiments/
  std::optional<MutationScore> mutations;
  std::optional<Agreement> agreement;
};

std::string scoreboard(const Catalogue& catalogue, const OtherRecords& others);
std::string paper_page(const Catalogue& catalogue, std::string_view paper);
std::string claim_page(const Catalogue& catalogue, const court::Evidence& evidence, const Rechecks& rechecks);
std::string published_page(const Catalogue& catalogue);
std::string reading_page();
std::string errata_page(const Catalogue& catalogue, const Rechecks& rechecks);

/// The page that says how to read the others.
inline constexpr std::string_view reading_file = "reading.md";

/// Every page begins with this, so that a rewrite knows its own files from anybody else's.
inline constexpr std::string_view page_marker =
    "<!-- Written by ./referee report; edits will be lost. -->\n\n";
/// The same for the pages of experiments.
inline constexpr std::string_view experiment_marker =
    "<!-- Written by ./referee experiment; edits will be lost. -->\n\n";

}  // namespace referee::report
