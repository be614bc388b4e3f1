// SPDX-License-Identifier: GPL-3.0-or-later
/// Where grad L of the optimal model can vanish: a fast test of boxes in interval arithmetic.
#pragma once

#include <optional>

#include "heat/noise_kernel_table.hpp"
#include "measures/mixture.hpp"

namespace referee {

/// A box of R^d with double ends.
using IntervalBox = std::vector<Interval>;

/// grad L and Hess L, L = sum_j w_j Phi_a^b((d + alpha)/2 - 1, |x - x_j|^2/2), over boxes within a region
/// around the data, both divided by one positive factor, so that nothing underflows.
class AscentBoxes {
 public:
  /// @param reach no coordinate of a box lies further than this from that of any data point
  /// @throws std::invalid_argument as NoiseKernelTable does.
  AscentBoxes(const Mixture<Rational>& data, const Rational& alpha, const Rational& a, const Rational& b,
              double reach);

  std::size_t dimension() const { return points_.front().size(); }

  enum class Zeros { none, one, open };
  struct Answer {
    Zeros zeros;
    IntervalBox box;  ///< one: encloses it; open: what of the box can hold zeros
  };
  /// Zeros of grad L in a box. `one` means that a box half as wide again in each direction holds exactly one,
  /// a simple one, which is enclosed in the answer and may lie outside the box itself.
  Answer test(const IntervalBox& box) const;

 private:
  struct Derivatives {
    IntervalBox gradient;
    std::vector<Interval> hessian;  ///< row-major; empty unless asked for
    double common;                  ///< logarithm of the factor that both are short of
  };
  /// With the factor given, or one that suits the box.
  Derivatives over(const IntervalBox& box, bool second, std::optional<double> common) const;
  /// Krawczyk's operator: all zeros in the box lie in its image, and one does if that is inside.
  std::optional<IntervalBox> krawczyk_image(const IntervalBox& box) const;

  std::vector<IntervalBox> points_;
  std::vector<Interval> weights_;
  NoiseKernelTable first_, second_;  ///< orders (d + alpha)/2 and (d + alpha)/2 + 1
};

}  // namespace referee
