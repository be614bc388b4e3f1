// SPDX-License-Identifier: GPL-3.0-or-later
/// Validated integration of y' = f(t, y) on the line: every step encloses the true solution.
#pragma once

#include <functional>
#include <vector>

#include "numbers/jet.hpp"

namespace referee {

/// The right-hand side over univariate jets in time.
using LineField = std::function<Jet<Ball>(const Jet<Ball>& time, const Jet<Ball>& y)>;

/// One step: the solution is in `tube` throughout [from, to] (or [to, from]) and in `end` at `to`.
struct FlowStep {
  Rational from, to;
  Ball tube, end;
};

struct Flow {
  bool complete = false;  ///< reached the final time
  std::vector<FlowStep> steps;
  Ball end;  ///< enclosure at the last time reached
};

struct FlowOptions {
  Precision precision{128};
  int order = 14;                   ///< Taylor order
  long digits = 20;                 ///< local error aimed at, relative to max(1, |y|)
  Rational longest_step = 1000000;  ///< short steps keep the tubes thin
  long most_steps = 5000;
};

/// Follows the solution from y(from) = start to time `to`, which may lie before `from`. Taylor polynomial
/// plus the next coefficient enclosed on a tube that Picard's operator maps into itself. Rounding and
/// remainder are in the enclosures; a start with a radius stands for all its members. Running out of steps,
/// or a blow-up, leaves `complete` false.
Flow follow(const LineField& field, const Rational& from, const Rational& to, const Ball& start,
            const FlowOptions& options);

}  // namespace referee
