// SPDX-License-Identifier: GPL-3.0-or-later
/// The optimal noise-independent model of multiplicative noise conditioning.   [multiplicative-noise, (2.9)]
#pragma once

#include "heat/kernel_mixture.hpp"

namespace referee {

/// s_*(x) = grad L(x) / L~(x) for finitely many weighted data points in R^d, the minimiser of the likelihood-
/// weighted training loss among models sigma^(-alpha) s(x) with noise levels sigma from sigma_eps to sigma_T:
///   L(x) = L_a^b((d + alpha)/2 - 1, x),  L~(x) = L_a^b((d + 2 alpha)/2 - 1, x),  a = sigma_eps, b = sigma_T.
/// Any real alpha, any dimension. Far from the data the common factor exp(-|x - x_j|^2/(2 sigma_T^2)) of the
/// nearest point is divided out before anything is summed.
class OptimalModel {
 public:
  /// @throws std::invalid_argument as NoiseKernel and KernelMixture do.
  OptimalModel(Mixture<Ball> data, const Ball& alpha, const Ball& sigma_eps, const Ball& sigma_T);
  /// Exact data at a working precision.
  OptimalModel(const Mixture<Rational>& data, const Rational& alpha, const Rational& sigma_eps,
               const Rational& sigma_T, Precision precision);

  std::size_t dimension() const { return mixture_.dimension(); }
  const KernelMixture& mixture() const { return mixture_; }
  /// (d + alpha)/2 - 1 and (d + 2 alpha)/2 - 1.
  const Ball& order() const { return order_; }
  const Ball& model_order() const { return model_order_; }

  Ball L(std::span<const Ball> x) const { return mixture_.value(order_, x); }
  Ball L_tilde(std::span<const Ball> x) const { return mixture_.value(model_order_, x); }
  std::vector<Ball> operator()(std::span<const Ball> x) const;
  std::vector<Jet<Ball>> operator()(std::span<const Jet<Ball>> x) const;
  /// The derivative d s_k/d x_i at [k d + i].
  std::vector<Ball> jacobian(std::span<const Ball> x) const;

 private:
  KernelMixture mixture_;
  Ball order_, model_order_;
};

/// In double precision, correctly rounded but for the last bit wherever the result is representable.
std::vector<double> optimal_model(const Mixture<Rational>& data, const Rational& alpha,
                                  const Rational& sigma_eps, const Rational& sigma_T,
                                  std::span<const double> x);

}  // namespace referee
