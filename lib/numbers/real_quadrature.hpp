// SPDX-License-Identifier: GPL-3.0-or-later
/// Quadrature at Real by Boost.Math: the second route beside the enclosing one.
#pragma once

#include <boost/math/quadrature/tanh_sinh.hpp>

#include "numbers/real.hpp"

namespace referee {

template <unsigned D>
struct Quadrature {
  RealOf<D> value;
  RealOf<D> error;  ///< Boost's estimate, not a bound
};

/// The integral of f over [lower, upper] by tanh-sinh, to the last digits of the type for integrands analytic
/// inside (endpoint singularities allowed).
template <unsigned D, class Function>
Quadrature<D> integrate(const Function& f, const RealOf<D>& lower, const RealOf<D>& upper) {
  // The default least abscissa is the least MPFR number, whose logarithm overflows Boost's tables.
  const RealOf<D> epsilon = boost::math::tools::epsilon<RealOf<D>>();
  boost::math::quadrature::tanh_sinh<RealOf<D>> rule(20, epsilon * epsilon);
  Quadrature<D> result;
  result.value = rule.integrate(f, lower, upper, epsilon * 100, &result.error);
  return result;
}

}  // namespace referee
