// SPDX-License-Identifier: GPL-3.0-or-later
/// Trajectories of ordinary differential equations to hundreds of digits: Taylor's method of variable order
/// and step, with dense output and events.
#pragma once

#include <memory>
#include <optional>

#include "dynamics/taylor_stepper.hpp"

namespace referee {

/// A function of time and state whose zeros along the trajectory are wanted.
struct TaylorEvent {
  SeriesProgram::Function function;
  int direction = 0;  ///< +1 only where it rises through zero, -1 only where it falls, 0 all, and contacts
  bool terminal = false;  ///< the trajectory ends at the first hit
};

struct TaylorOptions {
  long digits = 50;      ///< 10^-digits max(scale, |y|) is aimed at in each step; 16 to 1000 is usual
  double scale = 1;      ///< a size of y below which errors are not made smaller still
  long guard_bits = 40;  ///< working precision beyond the digits
  long most_steps = 1000000;
  bool dense = true;  ///< keep the polynomial of each step
  std::vector<TaylorEvent> events = {};
};

/// One step: y_i(start + s) = sum_k coefficients[i][k] s^k for s between 0 and `length` (signed).
struct TaylorPiece {
  Ball start, length;
  std::vector<std::vector<Ball>> coefficients;
};

struct TaylorHit {
  std::size_t event;  ///< index into the options
  Ball time;
  std::vector<Ball> state;
  bool contact;  ///< touches zero without crossing
};

/// A trajectory without enclosures: every Ball is exact, at the computed value.
struct TaylorTrajectory {
  Ball time;                ///< reached: the end asked for, or that of a terminal event
  std::vector<Ball> state;  ///< there
  long steps = 0;
  bool complete = false;  ///< false after `most_steps`, at a singularity, or if the state is not finite
  std::vector<TaylorPiece> pieces;
  std::vector<TaylorHit> hits;  ///< in the order of the trajectory
  /// Only from integrate_checked: every component of the final state and of every hit agrees with a run at 20
  /// more digits to 10^-agreed_digits max(scale, |y|).
  std::optional<long> agreed_digits;

  /// The state at a time between the ends. @throws std::out_of_range elsewhere, std::logic_error without
  /// dense output.
  std::vector<Ball> at(const Ball& when) const;
};

/// Follows y' = f(time, y) from y(from) = start to time `to`, which may lie before `from`.
///
/// Local error control only: how far the result is right is the business of integrate_checked. After each
/// step the slope of its polynomial is compared with the field at the end; a step that fails is repeated
/// shorter. A zero of an event at the start does not count.
/// @throws std::invalid_argument if the field and the start differ in dimension, for digits < 1, or for
/// scale <= 0; the text starts with the key.
TaylorTrajectory integrate(const SeriesProgram::GenericField& field, const Rational& from,
                           const std::vector<Rational>& start, const Rational& to,
                           const TaylorOptions& options = {});

/// Runs at `digits` and at 20 more (order, steps, precision all differ) and reports how far they agree. The
/// trajectory is that of the more accurate run.
TaylorTrajectory integrate_checked(const SeriesProgram::GenericField& field, const Rational& from,
                                   const std::vector<Rational>& start, const Rational& to,
                                   const TaylorOptions& options = {});

/// Decimal digits to which two vectors agree, relative to max(scale, largest component); the precision in
/// digits if they are equal.
long agreement(std::span<const Ball> a, std::span<const Ball> b, double scale);

}  // namespace referee
