// SPDX-License-Identifier: GPL-3.0-or-later
/// Method `solutions`: how many zeros a function of one variable has, proven on the whole interval.
#pragma once

#include "court/effort.hpp"
#include "court/finding.hpp"
#include "numbers/roots.hpp"

namespace referee::court {

/// f(point, x) = 0 for x strictly between the ends; f is given over jets, so that derivatives come exactly.
struct Equation {
  std::function<Jet<Ball>(const Point&, const Jet<Ball>&)> function;
  std::function<std::pair<Rational, Rational>(const Instance&)> interval;
};

/// Isolates every zero (interval Newton / bisection) at each instance and compares the proven number with
/// `expected`. Holds (certified) when all counts are proven and agree; refuted (certified) when another count
/// is proven; undecided when some sub-interval stays unresolved (a multiple zero, say). Power: the finding
/// states that the count +-1 is caught, which is so whenever the count is proven.
Finding solutions(const Effort& effort, std::string what, const Family& family, const Equation& equation,
                  const std::function<long(const Instance&)>& expected);

}  // namespace referee::court
