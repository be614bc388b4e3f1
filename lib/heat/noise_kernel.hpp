// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernel Phi_a^b(s, z) of multiplicative noise conditioning.        [multiplicative-noise, (2.8)]
#pragma once

#include "numbers/jet.hpp"
#include "numbers/real.hpp"

namespace referee {

/// Phi_a^b(s, z) = int_(1/b^2)^(1/a^2) u^(s-1) exp(-z u) du for noise levels 0 < a < b, every real order s
/// and every real z. Falls in z, with dPhi/dz(s, z) = -Phi(s + 1, z).
///
/// As Ball: relative accuracy of the full precision up to what the widths of s, z, a and b cost, at any size
/// of the inputs (a/b down to 1e-12 and below, z up to 1e8 and beyond; Phi itself may be as small as
/// exp(-z/b^2), which balls do hold).
class NoiseKernel {
 public:
  /// @throws std::invalid_argument when a <= 0 or b < a is certain.
  NoiseKernel(const Ball& a, const Ball& b);

  Ball operator()(const Ball& s, const Ball& z) const;
  /// Through its own derivatives in z, to the order of the jet.
  Jet<Ball> operator()(const Ball& s, const Jet<Ball>& z) const;

  /// exp(z/b^2) Phi_a^b(s, z): between powers of z and of the ends, far away too.
  Ball scaled(const Ball& s, const Ball& z) const;
  /// 1/b^2, the rate at which Phi decays.
  const Ball& decay_rate() const { return lower_; }
  /// 1/a^2.
  const Ball& upper_end() const { return upper_; }

 private:
  Ball scaled_at(const Ball& s, const Ball& decay) const;

  Ball lower_, upper_, ratio_;  ///< 1/b^2, 1/a^2, (b/a)^2
};

inline Ball noise_kernel(const Ball& s, const Ball& z, const Ball& a, const Ball& b) {
  return NoiseKernel(a, b)(s, z);
}

/// Correct to the last bit but one; 0 and infinity where Phi leaves the range of double.
double noise_kernel(double s, double z, double a, double b);

/// Correct to the last digit but one, through the enclosure.
template <unsigned D>
RealOf<D> noise_kernel(const RealOf<D>& s, const RealOf<D>& z, const RealOf<D>& a, const RealOf<D>& b) {
  const Precision precision = Precision::digits(D).plus(32);
  return midpoint_real<D>(noise_kernel(exact_ball(s, precision), exact_ball(z, precision),
                                       exact_ball(a, precision), exact_ball(b, precision)));
}

}  // namespace referee
