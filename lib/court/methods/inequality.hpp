// SPDX-License-Identifier: GPL-3.0-or-later
/// lhs <= rhs at single instances, decided by enclosures, and the record of all that were tried.
#pragma once

#include <optional>
#include <vector>

#include "court/effort.hpp"
#include "court/finding.hpp"

namespace referee::court {

enum class Standing {
  inadmissible,  ///< a hypothesis is enclosed as violated
  unsettled,     ///< a hypothesis could not be decided
  satisfied,     ///< lhs <= rhs for every member of both enclosures
  touching,      ///< both sides agree to the digits asked for and overlap still
  violated,      ///< lhs > rhs for every member of both enclosures, and every hypothesis is satisfied
  unknown,       ///< a side is not finite, or too wide, at every precision tried
};

struct Comparison {
  Standing standing = Standing::unknown;
  Ball lhs, rhs;  ///< at the last precision; meaningful for satisfied, touching and violated only
  bool decided() const { return standing == Standing::satisfied || standing == Standing::touching; }
  /// (rhs - lhs) / |rhs|, with |lhs| in place of |rhs| where that encloses zero; nothing when both do, or
  /// when the comparison is not decided.
  std::optional<Ball> relative_slack() const;
};

/// The statement under trial. Refers to its parts, which must outlive it.
class Inequality {
 public:
  Inequality(const Effort& effort, const std::vector<Hypothesis>& hypotheses, const Quantity& lhs,
             const Quantity& rhs)
      : effort_(effort), hypotheses_(hypotheses), lhs_(lhs), rhs_(rhs) {}

  const Effort& effort() const { return effort_; }
  const std::vector<Hypothesis>& hypotheses() const { return hypotheses_; }
  Ball lhs(const Point& point) const { return lhs_(point); }
  Ball rhs(const Point& point) const { return rhs_(point); }
  Truth admits(const Point& point) const;

  /// From the effort's first precision up to `max_bits`; sides that agree are followed to four times the
  /// first precision before they count as touching, since near an end a violation may hide beyond the digits
  /// asked for.
  Comparison decide(const Instance& instance) const;
  /// The same at low precision, for searches: at most the effort's first precision.
  Comparison glance(const Instance& instance) const;

 private:
  Comparison compare(const Instance& instance, long first_bits, long agreement_bits, long last_bits) const;

  const Effort& effort_;
  const std::vector<Hypothesis>& hypotheses_;
  const Quantity& lhs_;
  const Quantity& rhs_;
};

/// What became of the instances that were tried.
class InequalityRecord {
 public:
  struct Entry {
    Instance instance;
    Comparison comparison;
  };

  /// Tries the instance with the full precision ladder and keeps the result.
  Standing decide(const Inequality& inequality, const Instance& instance);
  /// Tries it at low precision; what stays unknown there is remembered for `settle`.
  Comparison glance(const Inequality& inequality, const Instance& instance);
  /// Runs the full ladder on the instances that a glance left unknown.
  void settle(const Inequality& inequality);

  long tried() const { return tried_; }
  long admissible() const { return admissible_; }
  long touching() const { return touching_; }
  const std::optional<Entry>& violation() const { return violation_; }
  /// The first admissible instance whose sides could not be enclosed, or whose hypotheses were undecided.
  const std::optional<Instance>& unknown() const { return unknown_; }
  const std::optional<Instance>& unsettled() const { return unsettled_; }
  /// Smallest relative slack met; the second only where rhs > 0, where it is one minus the largest lhs / rhs.
  const std::optional<Entry>& closest() const { return closest_; }
  const std::optional<Entry>& sharpest() const { return sharpest_; }

 private:
  void keep(const Instance& instance, const Comparison& comparison);

  long tried_ = 0, admissible_ = 0, touching_ = 0;
  double closest_slack_ = 0, sharpest_slack_ = 0;
  std::optional<Entry> violation_, closest_, sharpest_;
  std::optional<Instance> unknown_, unsettled_;
  std::vector<Instance> suspects_;
};

/// Fills value, expected and margin from both sides.
void report_sides(Finding& finding, const Comparison& comparison);
/// A refutation: strength, instance, sides and one certificate line per hypothesis and side.
void report_violation(Finding& finding, const Inequality& inequality, const Instance& instance);
/// Power and sharpness of a bound that was not refuted; an empty power when no twin fails.
void report_power(Finding& finding, const Inequality& inequality, const InequalityRecord& record);

}  // namespace referee::court
