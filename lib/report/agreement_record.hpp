// SPDX-License-Identifier: GPL-3.0-or-later
/// What ./referee agreement found, as the scoreboard tells it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace referee::report {

/// Every claim once, at one precision with one seed.
struct AgreementRun {
  long digits = 0;
  std::uint64_t seed = 0;
  long as_recorded = 0;  ///< claims whose verdict, repair and printed numbers are the recorded ones
  std::vector<std::string> differences;  ///< the others, one line each: "ID: what differs"
};

struct Agreement {
  std::string budget;
  std::vector<AgreementRun> runs;
};

/// Where a record lies below reports/.
inline constexpr std::string_view agreement_file = "agreement.json";

std::string to_json(const Agreement& agreement);
/// Nothing where the file does not exist. @throws std::runtime_error naming a file that is no such record.
std::optional<Agreement> read_agreement(const std::filesystem::path& file);

}  // namespace referee::report
