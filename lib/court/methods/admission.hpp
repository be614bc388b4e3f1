// SPDX-License-Identifier: GPL-3.0-or-later
/// What the methods over families share: which instances the hypotheses admit, and what stayed open.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

/// The precisions of a trial: effort.start() and its doublings up to effort.max_bits; empty when not even the
/// first fits.
std::vector<Precision> ladder(const Effort& effort);

/// The hypotheses at an instance, at rising precision until each is decided. `unknown` when one stays
/// undecided; its name is then stored in `open` (if given).
Truth admitted(std::span<const Hypothesis> hypotheses, const Instance& instance, const Effort& effort,
               std::string* open = nullptr);

/// One line for each hypothesis, for a finding about an instance at which all of them are enclosed as
/// satisfied.
std::vector<std::string> certificate(std::span<const Hypothesis> hypotheses);

/// Walks over a family and keeps count: how many instances were admitted, which questions stayed open.
class Survey {
 public:
  Survey(const Family& family, const Effort& effort) : family_(family), effort_(effort) {}

  /// True when the hypotheses are enclosed as satisfied; an undecided hypothesis is noted as a doubt.
  bool admits(const Instance& instance);
  /// Something about this instance stayed undecided.
  void doubt(const Instance& instance, std::string reason, std::string value = {}, std::string expected = {});

  long tried() const { return tried_; }
  bool doubtful() const { return doubts_ > 0; }
  /// Settles a finding that met no counterexample and is not to hold: no admissible instance, or doubts.
  /// Returns false when neither is the case.
  bool leave_open(Finding& finding) const;

 private:
  const Family& family_;
  const Effort& effort_;
  long tried_ = 0, doubts_ = 0;
  Instance first_doubtful_;
  std::string first_reason_, first_value_, first_expected_;
};

/// `fails` with exceptions read as "no": a shrunk instance may leave the domain on which a quantity is
/// defined.
std::function<bool(const Instance&)> guarded(std::function<bool(const Instance&)> fails);

}  // namespace referee::court
