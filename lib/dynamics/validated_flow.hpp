// SPDX-License-Identifier: GPL-3.0-or-later
/// Validated generation flow of two Dirac mixtures: every step encloses the true solutions.
#pragma once

#include <optional>
#include <vector>

#include "dynamics/dirac_bounds.hpp"
#include "dynamics/dirac_series.hpp"

namespace referee {

/// All points within `radius` of `centre`; both exact.
struct EuclideanBall {
  std::vector<Ball> centre;
  Ball radius;

  /// The least box around it.
  std::vector<Ball> box() const;
};

/// A ball around the rational one, which it exceeds only where a coordinate has no finite binary expansion.
EuclideanBall euclidean_ball(const RationalPoint& centre, const Rational& radius, Precision precision);

struct ValidatedFlowOptions {
  long digits = 50;        ///< error of one step, relative to max(1, |y|)
  long most_steps = 2000;  ///< then the flow stops where it is
};

/// The solutions of the generation flow in similarity time tau = log(T/t),
///
///     y' = (lambda m1(y, t) + (1 - lambda) m2(y, t) - y)/2,      t = T exp(-tau),
///
/// from all starts of a Euclidean ball at tau = 0.                   [geometric-asymptotics, (3.2)]
///
/// A step carries the centre by a Taylor polynomial in ball arithmetic. Its remainder follows from Cauchy's
/// estimate on a disc of complex times over which the solution is proven analytic and bounded; the radius
/// grows at most like exp(mu h), mu the logarithmic norm of the (symmetric) Jacobian over a box that holds
/// every trajectory of the step. Balls do not wrap. Diracs whose share is below the error aimed at are left
/// out of the polynomial and put into the radius; once one Dirac a source remains the step has a closed form
/// and any length.
///
/// The flow is stiff where a trajectory runs into an interface: steps then shrink with t.
class ValidatedFlow {
 public:
  /// @throws std::invalid_argument unless both mixtures consist of Diracs and start_time > 0.
  ValidatedFlow(const MixedScore& score, const Rational& start_time, EuclideanBall start,
                const ValidatedFlowOptions& options = {});

  /// One step, at most to `to`. False, and nothing has changed, if `to` is reached, the steps are spent or no
  /// step could be proven.
  bool advance(const Rational& to);
  /// Steps until tau = to; false if it was not reached.
  bool follow(const Rational& to);

  const EuclideanBall& now() const { return now_; }  ///< contains every solution at similarity_time()
  const Rational& similarity_time() const { return tau_; }
  std::vector<Ball> tube() const;  ///< box of every solution during the last step
  Ball rate() const;               ///< 1/(4t)
  long steps() const { return steps_; }

 private:
  using Relevant = std::vector<std::vector<std::size_t>>;
  /// One step of length_ or less; false if the solutions could not be kept together.
  bool step(const Rational& to);
  /// Leaves in tube_ a box with the solution from `centre` over a step of that length.
  void enclose(const std::vector<Ball>& centre, const Ball& rate, const Ball& length);
  /// Weighs all points within room_ of the tube.
  Relevant relevant(const Ball& rate, const Ball& length, const Ball& share);
  /// The longest analytic disc found, and the solution's bound on it.
  double analytic_radius(const std::vector<Ball>& centre, const Ball& rate, const Relevant& relevant,
                         Ball& bound);

  ValidatedFlowOptions options_;
  Precision precision_, coarse_;
  int order_;
  Rational start_time_, tau_ = 0;
  EuclideanBall now_;
  DiracBounds bounds_;
  DiracSeries series_;
  std::vector<Ball> target_;           ///< box of G along the centre's path in the last step
  std::vector<Ball> tube_;             ///< of the centre in the last step
  Ball room_;                          ///< the others are within that distance of it
  double length_ = 0.25, disc_ = 0.6;  ///< first guesses, then those of the last step
  std::vector<Ball> polydisc_;         ///< of the last step
  std::optional<Rational> refused_;    ///< length of the last attempt, if it has failed
  long steps_ = 0;
};

}  // namespace referee
