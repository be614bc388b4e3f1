// SPDX-License-Identifier: GPL-3.0-or-later
/// Tanh-sinh quadrature (Boost.Math over MPFR): the second route beside the enclosing one, behind a light
/// header.
#pragma once

#include <functional>

#include "numbers/ball.hpp"

namespace referee {

struct QuadratureEstimate {
  Ball value;  ///< exact ball at the 65-digit result
  Ball error;  ///< Boost's estimate, not a bound
};

/// The integral of f over [lower, upper] in 65-digit arithmetic; f is evaluated at exact balls and only its
/// midpoints are used. An estimate: it can support an identity, never refute one.
QuadratureEstimate tanh_sinh(const std::function<Ball(const Ball&)>& f, const Ball& lower, const Ball& upper);

}  // namespace referee
