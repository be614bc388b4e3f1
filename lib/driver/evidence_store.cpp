// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver/evidence_store.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "driver/files.hpp"
#include "report/json.hpp"

namespace referee::driver {
namespace {

// The envelope is JSON, laid out so that the key is its first line and the evidence the rest: the key is
// compared without reading the evidence, and the evidence keeps its bytes.
constexpr std::string_view key_opening = "{\"key\": ";
constexpr std::string_view evidence_opening = "\"evidence\": ";
constexpr std::string_view closing = "\n}\n";

std::string to_envelope(const EvidenceKey& key, const court::Evidence& evidence) {
  const nlohmann::ordered_json fields = {
      {"id", key.id},           {"digits", key.digits},   {"budget", key.budget},      {"seed", key.seed},
      {"theorem", key.theorem}, {"library", key.library}, {"toolchain", key.toolchain}};
  return fmt::format("{}{},\n{}{}{}", key_opening, fields.dump(), evidence_opening, report::to_json(evidence),
                     closing);
}

struct Envelope {
  EvidenceKey key;
  std::string_view evidence;
};

/// @throws std::exception of some kind when the text is not an envelope.
Envelope open_envelope(std::string_view text) {
  const auto line_end = text.find(",\n");
  if (!text.starts_with(key_opening) || line_end == text.npos || !text.ends_with(closing))
    throw std::runtime_error("not an envelope");
  const auto key = nlohmann::json::parse(text.substr(key_opening.size(), line_end - key_opening.size()));
  std::string_view rest = text.substr(line_end + 2);
  if (!rest.starts_with(evidence_opening)) throw std::runtime_error("not an envelope");
  rest.remove_prefix(evidence_opening.size());
  rest.remove_suffix(closing.size());
  return {{.id = key.at("id"),
           .digits = key.at("digits"),
           .budget = key.at("budget"),
           .seed = key.at("seed"),
           .theorem = key.at("theorem"),
           .library = key.at("library"),
           .toolchain = key.at("toolchain")},
          rest};
}

StoredEvidence read_stored(const std::filesystem::path& file) {
  try {
    const std::string text = read_file(file);
    auto envelope = open_envelope(text);
    auto evidence = report::evidence_from_json(envelope.evidence);
    if (evidence.id != envelope.key.id) throw std::runtime_error("key and evidence disagree");
    return {std::move(envelope.key), std::move(evidence)};
  } catch (const std::exception&) {
    throw std::runtime_error(fmt::format("stored evidence unreadable: {}", file.string()));
  }
}

}  // namespace

EvidenceStore::EvidenceStore(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, absent)) {
    if (entry.path().extension() != ".json") continue;
    // An id has dots of its own, so the name is taken apart from its end.
    std::string rest = entry.path().stem().string(), parts[2];
    bool complete = true;
    for (auto& part : parts) {
      const auto dot = rest.rfind('.');
      if ((complete = complete && dot != rest.npos)) {
        part = rest.substr(dot + 1);
        rest.resize(dot);
      }
    }
    const auto dot = rest.rfind('.');
    if (!complete || dot == rest.npos) continue;
    names_.emplace(rest.substr(0, dot), Name{rest.substr(dot + 1), parts[1], parts[0], entry.path()});
  }
}

std::filesystem::path EvidenceStore::file(const EvidenceKey& key) const {
  return folder_ / fmt::format("{}.{}.{}.{}.json", key.id, key.digits, key.budget, key.seed);
}

void EvidenceStore::store(const EvidenceKey& key, const court::Evidence& evidence) const {
  write_file(file(key), to_envelope(key, evidence));
}

std::string EvidenceStore::reason_for_absence(const EvidenceKey& key) const {
  const auto [first, last] = names_.equal_range(key.id);
  if (first == last) return "never run";
  bool other_budget = true, other_digits = true;
  for (auto name = first; name != last; ++name) {
    if (name->second.budget != key.budget) continue;
    other_budget = false;
    if (name->second.digits == std::to_string(key.digits)) other_digits = false;
  }
  return other_budget ? "other budget" : other_digits ? "other digits" : "other seed";
}

std::string reason_for_difference(const EvidenceKey& stored, const EvidenceKey& wanted) {
  if (wanted.theorem.empty()) return "its source is not in the code table";
  if (stored.theorem != wanted.theorem) return "its theorem file changed";
  if (stored.library != wanted.library) return "the library changed";
  if (stored.toolchain != wanted.toolchain) return "the compiler or a number library changed";
  return stored == wanted ? "" : "stored evidence unreadable";
}

Lookup EvidenceStore::lookup(const EvidenceKey& key) const {
  try {
    auto stored = load(key);
    if (!stored) return {{}, reason_for_absence(key), {}};
    const double seconds = stored->evidence.seconds;
    if (auto reason = reason_for_difference(stored->key, key); !reason.empty())
      return {{}, std::move(reason), seconds};
    if (stored->evidence.judgement.verdict == court::Verdict::error)
      return {{}, "its last run ended in an error", seconds};
    return {std::move(stored->evidence), "cached", seconds};
  } catch (const std::runtime_error&) {
    return {{}, "stored evidence unreadable", {}};
  }
}

std::optional<StoredEvidence> EvidenceStore::load(const EvidenceKey& key) const {
  std::error_code ignored;
  if (!std::filesystem::exists(file(key), ignored)) return {};
  return read_stored(file(key));
}

std::optional<StoredEvidence> EvidenceStore::newest(std::string_view id) const {
  const auto [first, last] = names_.equal_range(id);
  const Name* latest = nullptr;
  for (auto name = first; name != last; ++name)
    if (!latest ||
        std::filesystem::last_write_time(name->second.file) > std::filesystem::last_write_time(latest->file))
      latest = &name->second;
  if (!latest) return {};
  return read_stored(latest->file);
}

}  // namespace referee::driver
