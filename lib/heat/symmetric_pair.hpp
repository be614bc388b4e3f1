// SPDX-License-Identifier: GPL-3.0-or-later
/// The symmetric pair 1/2 N(-a, sigma0^2) + 1/2 N(a, sigma0^2) on the line under heat flow, in closed form.
/// Source: score-shocks, sections 5.1-5.3 and 6.3. Generic over every number type; `total` is always
/// sigma_tau^2 = sigma0^2 + 2 tau > 0 and `a` the half-separation.
#pragma once

#include "numbers/traits.hpp"

namespace referee {

/// sigma_tau^2 = sigma0^2 + 2 tau.                                                       [(28)]
template <class T>
T total_variance(const T& variance, const T& tau) {
  return variance + T(2) * tau;
}

/// s(x) = -x/total + (a/total) tanh(a x/total).                                          [Proposition 5.1,
/// (29)]
template <class T>
T pair_score(const T& a, const T& total, const T& x) {
  using std::tanh;
  return (a * tanh(T(a * x / total)) - x) / total;
}

/// s_x(0) = (a^2 - total)/total^2.                                                       [Proposition 5.2,
/// (30)]
template <class T>
T midpoint_slope(const T& a, const T& total) {
  return (a * a - total) / (total * total);
}

/// tau* = (a^2 - sigma0^2)/2; negative when the pair is already unimodal.                [Definition 5.3,
/// (31)]
template <class T>
T pair_speciation_time(const T& a, const T& variance) {
  return (a * a - variance) / T(2);
}

/// delta = total/a.                                                                      [Proposition 5.4,
/// (34)]
template <class T>
T interfacial_width(const T& a, const T& total) {
  return total / a;
}

/// Lambda = (SNR - 1 - ln SNR)/2 with SNR = a^2/total.                                   [Theorem 6.3, (55)]
template <class T>
T amplification_exponent(const T& snr) {
  using std::log;
  return (snr - T(1) - log(snr)) / T(2);
}

}  // namespace referee
