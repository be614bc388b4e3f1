// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "report/pages.hpp"

namespace referee::report {

std::optional<MutationScore> read_mutation_score(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) return std::nullopt;
  try {
    const auto record = nlohmann::json::parse(stream);
    const auto number = [&](const char* key) { return record.at(key).get<long>(); };
    return MutationScore{number("planted"), number("caught"), number("errors"), number("explained"),
                         number("survived")};
  } catch (const nlohmann::json::exception& reason) {
    throw std::runtime_error(file.string() + " is no record of planted faults: " + reason.what());
  }
}

}  // namespace referee::report
