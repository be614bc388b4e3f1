// SPDX-License-Identifier: GPL-3.0-or-later
/// Where flows of s_* end: followed in double precision until a ball with proven attraction holds them.
#pragma once

#include "multiplicative-noise/swift_ascent.hpp"

namespace referee::multiplicative_noise {

/// Balls around proven critical points of L on which Hess L is enclosed as negative definite. There <grad
/// L(x), x - x^> < 0 for x other than the centre x^, so that |x - x^| falls along the flow and tends to 0.
class AttractingBalls {
 public:
  explicit AttractingBalls(const Instance& data);

  /// Whether x lies in such a ball, the largest found around a centre; new centres are looked for with
  /// Krawczyk's test from x.
  bool hold(std::span<const double> x);
  std::size_t size() const { return balls_.size(); }

 private:
  struct AttractingBall {
    std::vector<Ball> centre;
    Ball radius;
  };

  bool attract(const std::vector<Ball>& centre, const Ball& radius) const;

  OptimalModel model_;
  Rational sigma_eps_;
  std::vector<AttractingBall> balls_;
};

/// Random starts around the data points, each followed until an attracting ball holds it. Holds (numeric)
/// when all are and L never falls from one step to the next by more than rounding, while backwards in time
/// flows neither settle nor rise.
/// @param shown the instance for the report, from which `data` (points and odds) is made
Finding survey_convergence(const Trial& trial, const std::string& name, const Instance& shown,
                           const Instance& data, long starts);

}  // namespace referee::multiplicative_noise
