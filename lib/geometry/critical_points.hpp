// SPDX-License-Identifier: GPL-3.0-or-later
/// All critical points of the distance potential Phi_lambda = lambda d1^2 + (1 - lambda) d2^2 of two finite
/// supports.
#pragma once

#include "geometry/supports.hpp"

namespace referee {

enum class CriticalKind { smooth_minimum, interface_minimum, saddle, maximum, degenerate };
std::string to_string(CriticalKind kind);

/// A point x with 0 in the outer Clarke subdifferential (geometric-asymptotics, Definition 3.7).
struct CriticalPoint {
  RationalPoint at;
  std::vector<int> first, second;  ///< I, J: exactly the nearest sites in A1 and A2, ascending
  int dimension;                   ///< of the stratum Sigma_{I,J}
  bool clarke;                     ///< 0 in the Clarke subdifferential; `outer` holds for every point listed
  bool minimum;                    ///< a local minimiser (always strict)
  bool degenerate;  ///< 0 on the relative boundary of the outer set: small changes may undo the point
  CriticalKind kind;
  Rational potential;  ///< Phi_lambda
};

/// Every outer Clarke critical point, hence every Clarke critical point and local minimiser, in lexicographic
/// order. Exact and complete in every dimension: each pair of faces of the two Voronoi diagrams that could
/// meet has at most one candidate, which is then judged in rational arithmetic (interval arithmetic only
/// discards).
/// @throws std::invalid_argument as validate() does, or for lambda < 0.
std::vector<CriticalPoint> critical_points(const SupportPair& supports, const Rational& lambda);

}  // namespace referee
