// SPDX-License-Identifier: GPL-3.0-or-later
/// The distance potential Phi_lambda = lambda d1^2 + (1 - lambda) d2^2 and its generalised derivatives,
/// exactly.
#pragma once

#include <utility>

#include "geometry/supports.hpp"

namespace referee {

/// The sites nearest to a point, as ascending indices: I into A1, J into A2.
struct NearestSites {
  std::vector<int> first, second;
  friend bool operator==(const NearestSites&, const NearestSites&) = default;
};

/// Phi_lambda of two finite supports (geometric-asymptotics, Definition 3.3).
class DistancePotential {
 public:
  /// @throws std::invalid_argument as validate() does, or "lambda: ..." when lambda < 0.
  DistancePotential(SupportPair supports, Rational lambda);

  const SupportPair& supports() const { return supports_; }
  const Rational& lambda() const { return lambda_; }
  std::size_t dimension() const { return supports_.dimension(); }

  /// Linear search. @throws std::invalid_argument when x is not a point of R^d (as do the functions below).
  NearestSites nearest(const RationalPoint& x) const;
  Rational value(const RationalPoint& x) const;
  /// lambda x_k + (1 - lambda) y_l: Phi is |x - centre|^2 + const where x_k and y_l are nearest.
  RationalPoint centre(int first, int second) const;

  /// The pairs (k, l) in I x J whose cells meet in an open set at a point with these nearest sites.
  std::vector<std::pair<int, int>> meeting_pairs(const NearestSites& sites) const;
  /// Centres of the pairs that meet: the Clarke subdifferential at x is 2 (x - their hull). Ties listed once.
  std::vector<RationalPoint> clarke_centres(const NearestSites& sites) const;
  /// Centres of all pairs: the outer Clarke subdifferential at x is 2 (x - their hull). Ties listed once.
  std::vector<RationalPoint> outer_centres(const NearestSites& sites) const;

  /// Points whose hull is the Clarke subdifferential at x (Definition 3.6).
  std::vector<RationalPoint> clarke_subdifferential(const RationalPoint& x) const;
  /// Points whose hull is the outer Clarke subdifferential at x (Definition 3.7).
  std::vector<RationalPoint> outer_subdifferential(const RationalPoint& x) const;
  /// The one-sided derivative of Phi at x along h.
  Rational directional_derivative(const RationalPoint& x, const RationalPoint& h) const;

 private:
  SupportPair supports_;
  Rational lambda_;
};

}  // namespace referee
