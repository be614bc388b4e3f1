// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/expectations.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "driver/files.hpp"
#include "driver/usage_error.hpp"

namespace referee::driver {
namespace {

std::string word(const std::optional<court::Verdict>& repair) {
  return repair ? std::string(court::name(*repair)) : "none";
}

Expectation expectation_from(const nlohmann::json& entry) {
  for (const auto& [key, value] : entry.items())
    if (key != "verdict" && key != "strength" && key != "repair" && key != "published")
      throw std::invalid_argument(fmt::format("unknown key '{}'", key));
  Expectation result;
  result.verdict = court::verdict_from(entry.at("verdict").get<std::string>());
  result.strength = court::strength_from(entry.at("strength").get<std::string>());
  if (const auto& repair = entry.at("repair"); !repair.is_null())
    result.repair = court::verdict_from(repair.get<std::string>());
  result.published = entry.at("published").get<std::map<std::string, std::string>>();
  return result;
}

nlohmann::ordered_json to_json(const Expectation& expectation) {
  nlohmann::ordered_json entry;
  entry["verdict"] = court::name(expectation.verdict);
  entry["strength"] = court::name(expectation.strength);
  entry["repair"] = nullptr;
  if (expectation.repair) entry["repair"] = court::name(*expectation.repair);
  entry["published"] = nlohmann::ordered_json::object();
  for (const auto& [quantity, verdict] : expectation.published) entry["published"][quantity] = verdict;
  return entry;
}

}  // namespace

Expectation expectation_of(const court::Judgement& judgement) {
  Expectation result;
  result.verdict = judgement.verdict;
  result.strength = judgement.strength;
  if (judgement.repair) result.repair = judgement.repair->verdict;
  for (const auto& number : judgement.published) {
    std::string quantity = number.quantity;
    for (int copy = 2; result.published.contains(quantity); ++copy)
      quantity = fmt::format("{} ({})", number.quantity, copy);
    result.published[quantity] = number.verdict;
  }
  return result;
}

std::string describe(const Expectation& expectation) {
  std::string text(court::name(expectation.verdict));
  if (expectation.strength != court::Strength::none)
    text += fmt::format(" ({})", court::name(expectation.strength));
  if (expectation.repair) text += fmt::format(", repair {}", court::name(*expectation.repair));
  const char* before = ", published: ";
  for (const auto& [quantity, verdict] : expectation.published) {
    text += fmt::format("{}{} {}", before, quantity, verdict);
    before = ", ";
  }
  return text;
}

Expectations read_expectations(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  const auto refuse = [&](std::string_view what) -> UsageError {
    return UsageError(
        fmt::format("{}: {}; restore it from version control or bless the claim again", file.string(), what));
  };
  nlohmann::json document;
  try {
    document = nlohmann::json::parse(read_file(file));
  } catch (const nlohmann::json::exception&) {
    throw refuse("is not JSON");
  }
  if (!document.is_object()) throw refuse("is not a JSON object of claim ids");
  Expectations result;
  for (const auto& [id, entry] : document.items()) {
    try {
      result[id] = expectation_from(entry);
    } catch (const std::exception& error) {
      throw refuse(fmt::format("{}: {}", id, error.what()));
    }
  }
  return result;
}

Expectations read_expectations(const std::vector<const court::Claim*>& claims, const Layout& layout) {
  std::set<std::string> papers;
  for (const auto* claim : claims) papers.insert(claim->paper);
  Expectations result;
  for (const auto& paper : papers) result.merge(read_expectations(layout.expectations(paper)));
  return result;
}

void write_expectations(const std::filesystem::path& file, const Expectations& expectations) {
  nlohmann::ordered_json document = nlohmann::ordered_json::object();
  for (const auto& [id, expectation] : expectations) document[id] = to_json(expectation);
  write_file(file, document.dump(2) + "\n");
}

Comparison compare(const Expectation& recorded, const court::Judgement& judgement, court::Budget budget) {
  const Expectation found = expectation_of(judgement);
  Comparison result;
  const auto differs = [&](std::string_view what, std::string_view is, std::string_view expected) {
    result.differences.push_back(fmt::format("{}: {}, expected {}", what, is, expected));
  };
  if (found.verdict != recorded.verdict)
    differs("verdict", court::name(found.verdict), court::name(recorded.verdict));
  else if (found.strength < recorded.strength) {
    if (budget == court::Budget::quick)
      result.remarks.push_back(fmt::format("strength: {} at budget quick, recorded {}",
                                           court::name(found.strength), court::name(recorded.strength)));
    else
      differs("strength", court::name(found.strength), court::name(recorded.strength));
  }
  if (found.repair != recorded.repair) differs("repair", word(found.repair), word(recorded.repair));
  for (const auto& [quantity, verdict] : recorded.published) {
    const auto now = found.published.find(quantity);
    if (now == found.published.end())
      differs("published " + quantity, "not computed", verdict);
    else if (now->second != verdict)
      differs("published " + quantity, now->second, verdict);
  }
  for (const auto& [quantity, verdict] : found.published)
    if (!recorded.published.contains(quantity))
      differs("published " + quantity, verdict, "nothing (not recorded)");
  return result;
}

}  // namespace referee::driver
