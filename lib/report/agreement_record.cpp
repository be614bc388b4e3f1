// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/agreement_record.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace referee::report {

std::string to_json(const Agreement& agreement) {
  nlohmann::ordered_json runs = nlohmann::ordered_json::array();
  for (const AgreementRun& run : agreement.runs)
    runs.push_back({{"digits", run.digits},
                    {"seed", run.seed},
                    {"as_recorded", run.as_recorded},
                    {"differences", run.differences}});
  return nlohmann::ordered_json{{"budget", agreement.budget}, {"runs", runs}}.dump(2) + "\n";
}

std::optional<Agreement> read_agreement(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) return std::nullopt;
  try {
    const auto record = nlohmann::json::parse(stream);
    Agreement agreement{record.at("budget").get<std::string>(), {}};
    for (const auto& run : record.at("runs"))
      agreement.runs.push_back({run.at("digits").get<long>(), run.at("seed").get<std::uint64_t>(),
                                run.at("as_recorded").get<long>(),
                                run.at("differences").get<std::vector<std::string>>()});
    return agreement;
  } catch (const nlohmann::json::exception& reason) {
    throw std::runtime_error(file.string() + " is no record of an agreement: " + reason.what());
  }
}

}  // namespace referee::report
