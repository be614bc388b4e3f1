// SPDX-License-Identifier: GPL-3.0-or-later
/// Collocation at the Radau IIA points, to any number of digits.
#pragma once

#include <vector>

#include "numbers/ball.hpp"

namespace referee {

/// The points 0 = c_0 < c_1 < ... < c_s = 1 (c_1 to c_s the right Radau points of [0, 1]) and the calculus of
/// polynomials of degree s through them. Every Ball is exact, at the rounded value; the matrices lose about
/// s/2 digits to the spread of the barycentric weights, which the guard bits of the caller should cover.
struct RadauNodes {
  /// @throws std::invalid_argument for stages < 1 or > 200.
  RadauNodes(int stages, Precision precision);

  int stages;
  std::vector<Ball> points;  ///< c_0 to c_s
  /// (s + 1) x (s + 1), row-major: derivative at c_i of the polynomial that is 1 at c_j and 0 at the others.
  std::vector<Ball> differentiation;

  /// Weights of the values at the points in the polynomial's value at x, and in its derivative there.
  struct Weights {
    std::vector<Ball> value, derivative;
  };
  Weights weights_at(const Ball& x) const;

 private:
  std::vector<Ball> barycentric_;
};

}  // namespace referee
