// SPDX-License-Identifier: GPL-3.0-or-later
/// Certified zeros of a function of one variable: every zero found, each proven unique in its interval.
#pragma once

#include <functional>
#include <vector>

#include "numbers/jet.hpp"

namespace referee {

/// f over univariate jets of Ball: an inclusion function with its derivative.
using UnivariateFunction = std::function<Jet<Ball>(const Jet<Ball>&)>;

struct Bracket {
  Rational lower, upper;
};

struct RootIsolation {
  std::vector<Bracket> roots;  ///< disjoint, increasing; each contains exactly one zero, and a simple one
  std::vector<Bracket> unresolved;  ///< where the number of zeros could not be decided
  bool complete() const { return unresolved.empty(); }
};

/// All zeros of f strictly between `lower` and `upper`, by bisection with the derivative's sign. A zero at an
/// end, a multiple zero or a spent budget leaves an unresolved bracket; the answer is never wrong.
/// @param splits at most this many bisections.
RootIsolation isolate_roots(const UnivariateFunction& f, const Rational& lower, const Rational& upper,
                            Precision precision, long splits = 20000);

/// The zero in an isolating bracket, refined by interval Newton to `digits` decimal digits relative to the
/// larger of its magnitude and the bracket's width.
Ball refine_root(const UnivariateFunction& f, const Bracket& bracket, long digits);

}  // namespace referee
