// SPDX-License-Identifier: GPL-3.0-or-later
/// Speciation of an isotropic mixture at its weighted mean: the noise levels sigma_tau^2 at which the largest
/// eigenvalue of the posterior covariance of the means equals sigma_tau^2, all of them, for any number of
/// components, dimension and weights. Source: score-shocks, sections 7.2 and 9, (92)-(94).
#pragma once

#include <vector>

#include "heat/between_class.hpp"
#include "numbers/roots.hpp"

namespace referee {

/// lambda_max(C(v)) = v, with v = sigma_tau^2 > 0 as the only unknown: the common variance of the components
/// moves the clock only.
class SpeciationCriterion {
 public:
  /// @param mixture of any dimension; its variances are not read. @throws std::invalid_argument unless the
  /// weights are positive and sum to one.
  explicit SpeciationCriterion(const Mixture<Rational>& mixture);

  /// Dimension of the affine hull of the means; 0 when they coincide, and nothing ever speciates.
  std::size_t rank() const { return rank_; }
  /// The means in orthonormal coordinates of their hull around the weighted mean.
  CentredMeans<Ball> means(Precision precision) const;

  /// lambda_1: largest eigenvalue of the between-class covariance.
  Ball leading_variance(Precision precision) const;
  /// e^T (<d^2> W - Q) e over every leading unit eigenvector e of W. [Definition 9.6] A wide ball when the
  /// eigenvalue is multiple and the form differs between them.
  Ball correction(Precision precision) const;

  /// lambda_max(C(v)) - v over a box of v > 0; its derivative encloses every difference quotient in the box.
  UnivariateFunction gap() const;
  /// Every solution v > 0 lies strictly between, proven: above, a quarter of the squared diameter bounds
  /// lambda_max(C) (Popoviciu); below, either one mean is nearest to the weighted one and C vanishes faster
  /// than v, or several are and its trace stays above a positive bound. Requires rank() > 0.
  Bracket range() const;
  /// All solutions v > 0, increasing, each proven unique in its bracket; what could not be decided (a double
  /// root) is listed as unresolved.
  RootIsolation solutions(Precision precision) const;

 private:
  std::vector<RationalPoint> basis_;  ///< orthogonal, spans the differences of the means
  CentredMeans<Rational> centred_;
  std::vector<RationalPoint> projections_;  ///< products of the offsets with the basis
  std::size_t rank_ = 0;
};

}  // namespace referee
