// SPDX-License-Identifier: GPL-3.0-or-later
/// The second route for trajectories: controlled steppers of Boost.Odeint over MPFR, fed with the same source
/// text of the field as the Taylor method.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "numbers/real.hpp"

namespace referee {

enum class OdeintMethod {
  fehlberg78,     ///< embedded Runge-Kutta pair; practical to about 20 digits
  bulirsch_stoer  ///< extrapolation, order at most 18 or so; practical to about 40 digits
};

template <unsigned D>
struct OdeintFlow {
  std::vector<RealOf<D>> state;
  long evaluations = 0;  ///< of the field
  long steps = 0;        ///< accepted
};

/// y' = f(time, y).
template <unsigned D>
using RealField = std::function<std::vector<RealOf<D>>(const RealOf<D>& time, std::span<const RealOf<D>> y)>;

/// Follows y' = f from y(from) = start to time `to` > from, with absolute and relative error 10^-digits aimed
/// at in each step. The result has no guarantee: compare it. Instantiated for D = 30 and 65.
/// @throws std::invalid_argument if `to` does not lie after `from`.
template <unsigned D>
OdeintFlow<D> odeint_flow(const RealField<D>& field, const Rational& from, const std::vector<Rational>& start,
                          const Rational& to, long digits, OdeintMethod method);

extern template OdeintFlow<30> odeint_flow<30>(const RealField<30>&, const Rational&,
                                               const std::vector<Rational>&, const Rational&, long,
                                               OdeintMethod);
extern template OdeintFlow<65> odeint_flow<65>(const RealField<65>&, const Rational&,
                                               const std::vector<Rational>&, const Rational&, long,
                                               OdeintMethod);

}  // namespace referee
