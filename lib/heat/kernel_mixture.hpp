// SPDX-License-Identifier: GPL-3.0-or-later
/// The noise kernel averaged over finitely many data points.              [multiplicative-noise, section 4.2]
#pragma once

#include <span>

#include "heat/noise_kernel.hpp"
#include "measures/mixture.hpp"

namespace referee {

/// L_a^b(s, x) = sum_j w_j Phi_a^b(s, |x - x_j|^2/2) for data points x_j of R^d with weights w_j (variances
/// are not read). Positive, smooth, and by dPhi/dz = -Phi(s + 1, .)
///   grad L(s, x) = sum_j w_j Phi(s + 1, .) (x_j - x).
class KernelMixture {
 public:
  /// @throws std::invalid_argument without points.
  KernelMixture(Mixture<Ball> data, NoiseKernel kernel);

  const Mixture<Ball>& data() const { return data_; }
  const NoiseKernel& kernel() const { return kernel_; }
  std::size_t size() const { return data_.size(); }
  std::size_t dimension() const { return data_.dimension(); }

  Ball value(const Ball& s, std::span<const Ball> x) const;
  Jet<Ball> value(const Ball& s, std::span<const Jet<Ball>> x) const;
  std::vector<Ball> gradient(const Ball& s, std::span<const Ball> x) const;
  /// Row-major, d x d.
  std::vector<Ball> hessian(const Ball& s, std::span<const Ball> x) const;

  /// |x - x_j|^2/2.
  Ball half_square(std::span<const Ball> x, std::size_t j) const;
  /// The terms of sum_j w_j Phi(s, z_j) (...), z_j = |x - x_j|^2/2, without a common factor: w_j Phi(s, z_j)
  /// is exp(-z_lead/b^2) times weights[j] kernel().scaled(s, z_j). Ratios of sums keep their accuracy however
  /// far x lies from the data.
  struct Shares {
    std::vector<Ball> half_squares;            ///< z_j
    std::vector<Ball> weights;                 ///< w_j exp(-(z_j - z_lead)/b^2)
    std::vector<std::vector<Ball>> direction;  ///< x_j - x
    std::size_t lead = 0;                      ///< the point nearest to the middle of x
  };
  Shares shares(std::span<const Ball> x) const;

 private:
  Mixture<Ball> data_;
  NoiseKernel kernel_;
};

}  // namespace referee
