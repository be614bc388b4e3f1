// SPDX-License-Identifier: GPL-3.0-or-later
/// The noise kernel of one order at many arguments, in double precision: values and proven bounds.
#pragma once

#include <vector>

#include "heat/noise_kernel.hpp"
#include "numbers/interval.hpp"

namespace referee {

/// log Phi_a^b(s, z) for 0 <= z <= `greatest`, from enclosures at nodes whose distances grow like a^2 + z. By
/// Hoelder's inequality log Phi is convex in z: between two nodes it lies below the chord and above the
/// tangents.
class NoiseKernelTable {
 public:
  /// Costs two enclosures of Phi for each of about 64 log(1 + greatest/a^2) nodes.
  /// @throws std::invalid_argument as NoiseKernel does, and unless `greatest` is finite and not negative.
  NoiseKernelTable(const Rational& order, const Rational& a, const Rational& b, double greatest);

  /// log Phi by cubic interpolation with slopes: relative error of Phi below 1e-8 for |s| <= 10.
  double log_value(double z) const;
  /// Contains log Phi(s, z) for every z of the interval with 0 <= z <= greatest.
  Interval log_bounds(const Interval& z) const;

 private:
  std::size_t piece(double z) const;
  double upper_bound(double z) const;
  double lower_bound(double z) const;

  double scale_, greatest_;        ///< a^2
  std::vector<double> nodes_;      ///< scale (exp(k/64) - 1)
  std::vector<Interval> logs_;     ///< log Phi at the nodes
  std::vector<Interval> descent_;  ///< -d/dz log Phi at the nodes
};

}  // namespace referee
