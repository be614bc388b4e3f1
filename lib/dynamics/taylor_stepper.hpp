// SPDX-License-Identifier: GPL-3.0-or-later
/// One step of the Taylor method: order from the digits, step from the coefficients.
#pragma once

#include <array>
#include <complex>

#include "dynamics/series_expansion.hpp"

namespace referee {

/// The Taylor polynomial of the solution at one time, and how far it may be used.
///
/// The order is about digits ln(10)/2, which makes the work least (Jorba and Zou, Experimental Mathematics
/// 14, 2005); the step follows from the last coefficients. Coefficients alone do not show an exponential that
/// is negligible now and grows within the step (a softmax about to switch): its argument is bounded over the
/// step as well. Memory is allocated on construction only. The program must outlive the stepper.
class TaylorStepper {
 public:
  /// @param digits local error aimed at: 10^-digits times max(scale, |y|).
  /// @param scale a size of y below which errors are not made smaller still.
  TaylorStepper(const SeriesProgram& program, long digits, Precision working, double scale = 1);
  ~TaylorStepper();

  int order() const { return expansion_.order(); }
  long digits() const { return digits_; }
  const SeriesExpansion& expansion() const { return expansion_; }

  /// Sets time and state and computes the slopes there.
  void start(const Ball& time, std::span<const Ball> state) { expansion_.start(time, state); }
  /// Computes the polynomial. @param functions also those of nodes added beside the field.
  void expand(bool functions) { expansion_.extend(functions); }
  /// The longest admissible step in the direction `sign` (+1 or -1) as a positive number of 12 bits, so that
  /// adding it to the time loses nothing; infinite for a solution that is constant.
  double longest_step(int sign) const;
  /// The polynomial at `step` (signed). `state` and `slope` are overwritten in place.
  void evaluate(const Ball& step, std::span<Ball> state, std::span<Ball> slope);
  /// Whether the slopes of the polynomial at its end are those of the field at the point where the stepper
  /// has just been started, as far as the local error allows.
  bool slopes_agree(const Ball& step, std::span<const Ball> slope) const;

 private:
  double exponential_limit(arb_srcptr argument, double proposed, int sign, double factor) const;

  long digits_;
  double scale_;
  SeriesExpansion expansion_;
  arb_ptr powers_, weighted_;                    ///< of the step; times k
  mutable std::vector<double> relative_;         ///< scratch of the exponential limit
  std::array<std::complex<double>, 17> circle_;  ///< points of the upper unit half-circle
};

}  // namespace referee
