// SPDX-License-Identifier: GPL-3.0-or-later
/// The tanh profile of a viscous Burgers shock.                                          [score-shocks, (35)]
#pragma once

#include "numbers/traits.hpp"

namespace referee {

/// (uL + uR)/2 - (uL - uR)/2 tanh((uL - uR) x/(4 nu)) for uL > uR, nu > 0.
template <class T>
T shock_profile(const T& left, const T& right, const T& viscosity, const T& x) {
  using std::tanh;
  const T half_jump = (left - right) / T(2);
  return (left + right) / T(2) - half_jump * tanh(T(half_jump * x / (T(2) * viscosity)));
}

/// 4 nu/(uL - uR).
template <class T>
T shock_width(const T& left, const T& right, const T& viscosity) {
  return T(4) * viscosity / (left - right);
}

}  // namespace referee
