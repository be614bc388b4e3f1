// SPDX-License-Identifier: GPL-3.0-or-later
/// How far the noise-independent model is from the true score at one noise level.
#pragma once

#include "heat/tabulated_model.hpp"

namespace referee::multiplicative_noise {

/// A number by two quadratures, and how far they are apart.
struct Measured {
  double value = 0, error = 0;
};

/// The model of data on the first axis of R^d, d = 1 or 2, against grad log p_sigma.
class ScoreDistance {
 public:
  /// @param data points with coordinates beyond the first zero
  explicit ScoreDistance(const TrainedModel& data);

  const TabulatedModel& model() const { return model_; }
  /// sigma^(-alpha) s_*(x) and grad log p_sigma(x), first components, on the first axis.
  double model_on_axis(double x, double sigma) const;
  double score_on_axis(double x, double sigma) const;
  /// The norm of sigma^(-alpha) s_* - grad log p_sigma in L^2(p_sigma) over that of grad log p_sigma.
  Measured at(double sigma) const;
  /// By the coarser quadrature alone.
  double roughly_at(double sigma) const;
  /// Every noise level between sigma_eps and sigma_T whose score at x on the axis is that of the model.
  std::vector<double> mimicked_levels(double x) const;

 private:
  double relative(double sigma, long panels) const;
  /// grad log p_sigma times sigma^2, and p_sigma without its constant factor.
  double score_of(std::span<const double> x, double sigma, std::span<double> result) const;

  TrainedModel data_;
  std::vector<double> points_, weights_;  ///< on the axis, ascending
  double alpha_, sigma_eps_, sigma_T_;
  TabulatedModel model_;
};

/// For one data point and sigma_eps << sigma << sigma_T that relative distance tends to the square root of
///   1 - (2/d) Gamma((d + alpha)/2)^2 / (Gamma(d/2) Gamma(d/2 + alpha - 1)),  d/2 + alpha > 1.
double lone_point_limit(long dimension, const Rational& alpha);
/// The same distance at sigma = 1 for sigma_eps = 1/scale and sigma_T = scale, by quadrature over the
/// distance.
Measured lone_point_distance(long dimension, const Rational& alpha, const Rational& scale);

}  // namespace referee::multiplicative_noise
