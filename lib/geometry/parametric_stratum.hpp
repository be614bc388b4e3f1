// SPDX-License-Identifier: GPL-3.0-or-later
/// A stratum Sigma_{I,J} with the one point on it that can be critical, as lambda varies.
#pragma once

#include <optional>

#include "geometry/potential.hpp"
#include "geometry/search_faces.hpp"
#include "numbers/algebraic.hpp"

namespace referee {

/// c0 + c1 lambda
struct AffineFunction {
  Rational constant, slope;
  Rational at(const Rational& lambda) const { return constant + lambda * slope; }
};

class ParametricStratum {
 public:
  /// Nothing when the affine hulls of the faces do not meet, or their candidate lies on both faces for no
  /// lambda >= 0.
  static std::optional<ParametricStratum> of(const SupportPair& supports, const SearchFace& first,
                                             const SearchFace& second);

  const NearestSites& sites() const { return sites_; }
  int dimension() const { return dimension_; }
  /// The projection of lambda x_i + (1 - lambda) y_j onto the affine hull: start + lambda velocity.
  const RationalPoint& start() const { return start_; }
  const RationalPoint& velocity() const { return velocity_; }
  RationalPoint at(const Rational& lambda) const;
  /// Whether that point has exactly these nearest sites.
  bool contains_candidate(const Rational& lambda) const;

  /// Ascending values of lambda >= 0, from the first to the last (if any) at which the candidate is on the
  /// closed stratum. Between two of them, and behind the last, membership, criticality and kind do not
  /// change.
  std::vector<AlgebraicNumber> special_values() const;

 private:
  explicit ParametricStratum(const SupportPair& supports) : supports_(&supports) {}
  void add_roots_of_coordinates(const std::vector<int>& first, const std::vector<int>& second,
                                std::vector<AlgebraicNumber>& roots) const;
  void add_roots_of_subsets(std::vector<AlgebraicNumber>& roots) const;
  void add_roots_of_clarke_set(std::vector<AlgebraicNumber>& roots) const;

  const SupportPair* supports_;
  NearestSites sites_;
  bool transversal_ = false;
  int dimension_ = 0;
  RationalPoint start_, velocity_;
  std::vector<RationalPoint> normals_;  ///< a basis of the normal space
  std::vector<AffineFunction> leads_;   ///< over the rivals: positive on the stratum
};

}  // namespace referee
