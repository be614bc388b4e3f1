// SPDX-License-Identifier: GPL-3.0-or-later
/// The optimal model at many places in double precision, from tables of its kernels.
#pragma once

#include <span>

#include "heat/equilibria.hpp"
#include "heat/noise_kernel_table.hpp"

namespace referee {

/// s_* and the mean of the data that it points to, with relative errors of about 1e-8 where nothing cancels.
/// For pictures and statistics, not for proofs. Safe to share between threads.
class TabulatedModel {
 public:
  /// @param reach no place lies further than this from any data point
  /// @throws std::invalid_argument as NoiseKernelTable does.
  TabulatedModel(const TrainedModel& model, double reach);

  std::size_t dimension() const { return dimension_; }
  std::size_t size() const { return log_weights_.size(); }
  /// s_*(x) into `result`, both of the dimension.
  void evaluate(std::span<const double> x, std::span<double> result) const;
  /// m(x) - x, m the mean of the data points under weights w_j Phi((d + alpha)/2, |x - x_j|^2/2): s_* times a
  /// positive function, so that trajectories are the same curves, of which none is approached faster than
  /// exp(-t).
  void displacement(std::span<const double> x, std::span<double> result) const;
  std::size_t nearest(std::span<const double> x) const;

 private:
  double half_square(std::span<const double> x, std::size_t j) const;
  /// Sets `result` to m(x) - x; log of sum_j w_j Phi((d + alpha)/2, .).
  double mean_displacement(std::span<const double> x, std::span<double> result) const;

  std::size_t dimension_;
  std::vector<double> points_, log_weights_;  ///< points flat
  NoiseKernelTable attraction_, weight_;
};

}  // namespace referee
