// SPDX-License-Identifier: GPL-3.0-or-later
/// The score on the line with its first derivatives, the quantities of every Burgers identity, for many
/// points.
#pragma once

#include <stdexcept>
#include <utility>

#include "measures/posterior.hpp"

namespace referee {

/// s = (log u)_x and its derivatives; s_tau by the Burgers equation s_tau = s_xx + 2 s s_x.
template <class T>
struct LineScore {
  T s{}, s_x{}, s_xx{}, s_tau{};
};

/// LineScore of a one-dimensional posterior kernel, without a temporary per point. One object per thread.
template <class T>
class LineScoreKernel {
 public:
  explicit LineScoreKernel(PosteriorKernel<T> kernel)
      : kernel_(std::move(kernel)),
        precision_(one_like(kernel_.noise()) / kernel_.noise()),
        square_(precision_ * precision_),
        cube_(square_ * precision_) {
    if (kernel_.dimension() != 1)
      throw std::invalid_argument("LineScoreKernel: the mixture must lie on the line");
  }

  /// Valid until the next call.
  const LineScore<T>& at(const T& x) {
    const Posterior<T>& posterior = kernel_.at(x, 3);
    assign_product(result_.s, posterior.displacement[0], precision_);
    assign_product(result_.s_x, posterior.covariance[0], square_);
    result_.s_x -= precision_;
    assign_product(result_.s_xx, posterior.third[0], cube_);
    assign_product(scratch_, result_.s, result_.s_x);
    assign_sum(scratch_, scratch_, scratch_);
    assign_sum(result_.s_tau, result_.s_xx, scratch_);
    return result_;
  }

 private:
  PosteriorKernel<T> kernel_;
  T precision_, square_, cube_;  ///< 1/v, 1/v^2, 1/v^3
  LineScore<T> result_;
  T scratch_{};
};

}  // namespace referee
