// SPDX-License-Identifier: GPL-3.0-or-later
/// Evidence on disk: one file for each claim, digits, budget and seed, with the key under which it was found.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "court/evidence.hpp"
#include "driver/fingerprint.hpp"

namespace referee::driver {

struct StoredEvidence {
  EvidenceKey key;
  court::Evidence evidence;
};

/// What the store knows about a claim that is about to run.
struct Lookup {
  std::optional<court::Evidence> hit;  ///< evidence that a run would only repeat
  std::string reason;  ///< "cached", or why the claim must run: "never run", "other digits", ...
  std::optional<double> last_seconds;  ///< how long the last readable run took
};

class EvidenceStore {
 public:
  /// Reads the names of what is stored; the folder need not exist.
  explicit EvidenceStore(std::filesystem::path folder);

  /// "<id>.<digits>.<budget>.<seed>.json" in the store's folder.
  std::filesystem::path file(const EvidenceKey& key) const;

  /// Atomic and durable. @throws std::runtime_error naming the file.
  void store(const EvidenceKey& key, const court::Evidence& evidence) const;

  /// Evidence that ended in `error` is never a hit: crashes and spent limits may not happen again.
  Lookup lookup(const EvidenceKey& key) const;

  /// What is stored for this id, digits, budget and seed, whatever code it came from; nothing when there is
  /// none.
  /// @throws std::runtime_error "stored evidence unreadable: <file>".
  std::optional<StoredEvidence> load(const EvidenceKey& key) const;

  /// The most recent evidence for `id` whatever its digits, budget, seed and code. @throws as load.
  std::optional<StoredEvidence> newest(std::string_view id) const;

 private:
  struct Name {
    std::string digits, budget, seed;
    std::filesystem::path file;
  };
  std::string reason_for_absence(const EvidenceKey& key) const;

  std::filesystem::path folder_;
  std::multimap<std::string, Name, std::less<>> names_;
};

/// Why evidence found under `stored` does not answer for `wanted`; empty when it does. Same id, digits,
/// budget, seed.
std::string reason_for_difference(const EvidenceKey& stored, const EvidenceKey& wanted);

}  // namespace referee::driver
