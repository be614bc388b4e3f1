// SPDX-License-Identifier: GPL-3.0-or-later
/// What a theorem file writes on: every call of a method adds a finding to the claim's judgement.
#pragma once

#include "court/claim.hpp"
#include "court/effort.hpp"
#include "court/finding.hpp"
#include "court/methods/bound.hpp"
#include "court/methods/exact.hpp"
#include "court/methods/identity.hpp"
#include "court/methods/limit.hpp"
#include "court/methods/published.hpp"
#include "court/methods/sampling.hpp"
#include "court/methods/solutions.hpp"
#include "court/methods/trajectory.hpp"

namespace referee::court {

class Trial {
 public:
  Trial(std::string id, Effort effort) : id_(std::move(id)), effort_(effort) {}

  const Effort& effort() const { return effort_; }
  /// Seeded by the run's seed, this claim's id and the label.
  Generator generator(std::string_view label) const;

  void identity(std::string what, const Family& family, const Quantity& lhs, const Quantity& rhs);
  void bound(std::string what, const Domain& domain, const Quantity& lhs, const Quantity& rhs);
  /// Over a family that is not exhaustive a holding `bound`, `solutions`, `exact` or `trajectory` counts as
  /// numeric.
  void bound(std::string what, const Family& family, const Quantity& lhs, const Quantity& rhs);
  void limit(std::string what, const Approach& approach, const Quantity& quantity, const Quantity& expected);
  void rate(std::string what, const Approach& approach, const Quantity& quantity, const Rational& exponent);
  void order_at_least(std::string what, const Approach& approach, const Quantity& quantity,
                      const Rational& exponent);
  void solutions(std::string what, const Family& family, const Equation& equation,
                 const std::function<long(const Instance&)>& expected);
  void exact(std::string what, const Family& family, const ExactQuantity& lhs, Relation relation,
             const ExactQuantity& rhs);
  void trajectory(std::string what, const Family& family, const Journey& journey,
                  const std::function<std::string(const Instance&)>& destination);
  void sampled_mean(std::string what, const Instance& instance, long draws,
                    const std::function<double(Generator&)>& draw, double lower, double upper,
                    double expected, double resolution);
  void sampled_probability(std::string what, const Instance& instance, long draws,
                           const std::function<bool(Generator&)>& event, double expected, double resolution);
  /// @param strength of the value itself: `numeric` when it is the result of a floating-point computation.
  void published(std::string quantity, std::string_view printed, const std::function<Ball(Precision)>& value,
                 Strength strength = Strength::certified);

  /// The statement cannot be put to a test; the reason must convince.
  void not_executable(std::string what, std::string reason);
  /// A printed figure or number whose inputs are missing, or that no natural reading reproduces.
  void unreproducible(std::string what, std::string value, std::string expected, std::string reason);
  void figure(Figure figure);
  /// Attaches a remark to the last finding.
  void note(std::string remark);
  /// A finding made elsewhere.
  void add(Finding finding);

  /// The nearest true statement, tried in its turn on a trial of its own.
  void repair(std::string statement, const std::function<void(Trial&)>& trial);

  /// Everything so far, summed up.
  Judgement judgement() const;

 private:
  std::string id_;
  Effort effort_;
  Judgement record_;
};

/// Runs a claim; an exception becomes a finding `error` after those already made.
Judgement try_claim(const Claim& claim, const Effort& effort);

}  // namespace referee::court
