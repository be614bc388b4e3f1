// SPDX-License-Identifier: GPL-3.0-or-later
/// How the generation flow settles at a minimiser of the distance potential that lies on an interface.
#pragma once

#include <optional>
#include <vector>

#include "geometry/critical_points.hpp"
#include "heat/mixed_score.hpp"
#include "numbers/ball.hpp"

namespace referee {

/// The part of X_t - p across the interface, for a trajectory that converges to p as t -> 0:
///     first t + second t^2 + third t^3 + O(t^4),
/// whatever the start; all three in W, the span of the differences of tied sites.
struct SettlingSeries {
  std::vector<RationalPoint> normal;       ///< a basis of W; empty at a smooth minimiser
  std::vector<RationalPoint> tangent;      ///< a basis of its orthogonal complement
  std::vector<Ball> first, second, third;  ///< points of R^d
};

/// The series at a local minimiser p for lambda > 1, or nothing where p is on the edge: some site x_k tied at
/// p has (lambda x_k - p)/(lambda - 1) on the relative boundary of the hull of the tied y_l, and the rate is
/// then sqrt(t) in that direction.
///
/// Derivation. In xi = (X - p)/t and tau = log(T/t) the flow is xi' = xi/2 - H(xi)/(2t) up to terms of order
/// exp(-const/t), with H(xi) = p - lambda m1(xi) + (lambda - 1) m2(xi) and m_i the mean of the tied sites
/// under probabilities proportional to w_k exp(<xi, x_k>/2). A zero c of H with DH(c) positive on W attracts
/// as t -> 0; order by order
///     first = c,   DH second = first,   DH third = 3 second - (1/2) D^2H[second, second].
/// One tied x_k: H is the gradient of a strictly convex function on W, whose minimum exists exactly when p is
/// not on the edge; with two tied y_l it is c = (2/|y_2 - y_1|) log(theta w_1/((1 - theta) w_2)) along y_2 -
/// y_1, theta the share of y_2 in (lambda x_k - p)/(lambda - 1).
///
/// The enclosures are proven by interval Newton; nothing is returned either if that fails, or if DH is not
/// proven positive there (several tied x_k).
/// @param minimiser as critical_points() gives it for the supports of `mixed`.
/// @throws std::invalid_argument for lambda <= 1, a point that is no minimiser or components other than
/// Diracs.
std::optional<SettlingSeries> settling_series(const MixedScore& mixed, const CriticalPoint& minimiser,
                                              Precision precision);

}  // namespace referee
