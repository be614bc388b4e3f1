// SPDX-License-Identifier: GPL-3.0-or-later
/// The ball |x - x_i| < k sigma_eps around a training point of the optimal model, and the bounds that
/// decide whether it holds one equilibrium.                       [multiplicative-noise, appendix A.8]
#pragma once

#include <optional>
#include <vector>

#include "heat/noise_kernel.hpp"

namespace referee {

/// N equally weighted training points seen from one of them, x_i, for noise levels a = sigma_eps < b =
/// sigma_T. L is the average of Phi_a^b((d + alpha)/2 - 1, |x - x_j|^2/2) over the training set. Places are
/// given by their offset x - x_i.
class TrainingBall {
 public:
  /// @param others x_j - x_i of the other training points
  /// @throws std::invalid_argument as NoiseKernel does.
  TrainingBall(std::size_t dimension, std::vector<std::vector<Ball>> others, const Ball& alpha, Ball a,
               Ball b, Ball k);

  std::size_t dimension() const { return dimension_; }
  std::size_t size() const { return others_.size() + 1; }
  const std::vector<std::vector<Ball>>& others() const { return others_; }
  /// |x_j - x_i|, in the order of `others`.
  const std::vector<Ball>& distances() const { return distances_; }
  const NoiseKernel& kernel() const { return kernel_; }
  const Ball& a() const { return a_; }
  const Ball& b() const { return b_; }
  const Ball& k() const { return k_; }
  /// (d + alpha)/2, the order of Phi in N grad L.
  const Ball& order() const { return order_; }
  /// k sigma_eps.
  Ball radius() const { return k_ * a_; }

  /// N L, N grad L and N Hess L (row-major) at an offset.
  Ball value(const std::vector<Ball>& offset) const;
  std::vector<Ball> force(const std::vector<Ball>& offset) const;
  std::vector<Ball> hessian(const std::vector<Ball>& offset) const;

  /// J_1 of step 1, meant as an upper bound of every eigenvalue of N Hess L in the ball.
  Ball concavity_bound() const;
  /// J_2 of step 2, a lower bound of N (L(x_i) - L(x)) on the sphere |x - x_i| = k sigma_eps.
  Ball sphere_bound() const;
  /// An upper bound of sigma^(d + alpha) J_1 for every noise level sigma <= sigma_eps. Needs d + alpha > 0
  /// and k sigma_eps < |x_j - x_i| for all j.
  Ball concavity_bound_below() const;
  /// A lower bound of sigma^(d + alpha - 2) J_2 for every noise level sigma <= sigma_eps. Needs d + alpha >=
  /// 1 and k sigma_eps < |x_j - x_i| for all j.
  Ball sphere_bound_below() const;
  /// sum over j of Phi_0^b((d + alpha)/2, |x_j - x_i|^2/2) (x_j - x_i): the pull of the other points on x_i
  /// in the limit sigma_eps -> 0.
  std::vector<Ball> limiting_pull() const;

  /// (x^ - x_i)/sigma_eps for the zero x^ of grad L that Newton's iteration finds from x_i, proven to exist
  /// and to be the only one near by; nothing when none is proven.
  std::optional<std::vector<Ball>> equilibrium() const;
  /// How many zeros of grad L lie in the open ball, each a regular one; nothing when that is not decided.
  /// @param boxes at most that many are looked at
  std::optional<long> equilibria(long boxes) const;

 private:
  template <class Visitor>
  void for_each_point(const std::vector<Ball>& offset, const Visitor& visit) const;

  std::size_t dimension_;
  std::vector<std::vector<Ball>> others_;
  Ball a_, b_, k_, order_;
  NoiseKernel kernel_;
  std::vector<Ball> distances_;
};

/// Phi_0^b(s, z) = z^(-s) Gamma(s, z/b^2) for z > 0: the kernel without a lower noise level.
Ball noise_kernel_from_zero(const Ball& s, const Ball& z, const Ball& b);

}  // namespace referee
