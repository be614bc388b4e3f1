// SPDX-License-Identifier: GPL-3.0-or-later
/// How the critical points of Phi_lambda move, appear, vanish and change as lambda grows from 0.
#pragma once

#include <optional>

#include "geometry/critical_points.hpp"
#include "numbers/algebraic.hpp"

namespace referee {

/// One critical point followed within its stratum, on which it moves along a line: x(lambda) = start + lambda
/// velocity. It is critical with this kind for `from` < lambda < `to` (at the one value if they agree).
struct CriticalBranch {
  std::vector<int> first, second;  ///< I, J
  int dimension;                   ///< of the stratum
  RationalPoint start, velocity;
  AlgebraicNumber from;
  std::optional<AlgebraicNumber> to;  ///< none: for ever
  bool clarke, minimum;
  CriticalKind kind;

  bool is_instant() const { return to && *to == from; }
  RationalPoint at(const Rational& lambda) const;
};

/// A value of lambda at which the critical set changes, and where.
struct Bifurcation {
  AlgebraicNumber lambda;
  /// "born", "dies", "meets interface" (its stratum gains nearest sites), "leaves interface", "crosses
  /// interface", "changes kind", "splits", "merges", "rearranges", "instant" (critical at this one value
  /// only); "meets interface" and the like may be followed by ", changes kind".
  std::string event;
  std::vector<int> before, after;  ///< indices of the branches that end, or pass, and begin here
  int branch;                      ///< one of them: the point is its position at lambda
};

struct BifurcationDiagram {
  std::vector<CriticalBranch> branches;   ///< by start of interval, then by stratum
  std::vector<Bifurcation> bifurcations;  ///< by lambda > 0, then by position
};

/// All branches of outer critical points over lambda >= 0 and every bifurcation value, exactly: on a stratum
/// all conditions change sign only at roots of polynomials in lambda (affine ones, but for Clarke sets of
/// degenerate strata at lambda > 1), and between two roots one rational sample decides. Looks at every pair
/// of faces: for up to some hundreds of points.
/// @throws std::invalid_argument as validate() does.
BifurcationDiagram bifurcation_diagram(const SupportPair& supports);

}  // namespace referee
