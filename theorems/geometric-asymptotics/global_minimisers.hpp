// SPDX-License-Identifier: GPL-3.0-or-later
/// Global minimisers of Phi_lambda as lambda grows: the exact core of what section 5 says of guidance.
#pragma once

#include "geometric-asymptotics/supports.hpp"

namespace referee::geometric_asymptotics {

/// A global minimiser with its squared distances from A1 and A2.
struct GlobalMinimiser {
  RationalPoint at;
  Rational potential, from_first, from_second;
};

/// All global minimisers of Phi_lambda of the supports, exactly. Not empty: Phi grows like |x|^2.
std::vector<GlobalMinimiser> global_minimisers(const SupportPair& supports, const Rational& lambda);

/// Least squared distance between a point of A1 and one of A2.
Rational squared_gap(const SupportPair& supports);

/// Pairs lambda < mu of neighbours on 0, 1/4, 1/2, 3/4, 1, 5/4, 3/2, 2, 5, 20 for the supports of both
/// examples, degenerate and random ones; lambda and mu are parameters of each member.
Family growing_lambda(const Trial& trial);

}  // namespace referee::geometric_asymptotics
