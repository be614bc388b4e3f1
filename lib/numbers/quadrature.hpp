// SPDX-License-Identifier: GPL-3.0-or-later
/// Enclosing quadrature of holomorphic integrands (Arb's adaptive Gauss-Legendre with proven error).
#pragma once

#include <functional>

#include "numbers/complex_ball.hpp"

namespace referee {

using Integrand = std::function<ComplexBall(const ComplexBall&)>;

/// The integral of f over [lower, upper], with relative goal 2^-precision. f must be an inclusion function
/// that is holomorphic wherever it is finite (write it once as a template, without abs, max or branches).
/// Poles and cuts near the path cost work; on the path they make the result the whole line. Spending the
/// budget widens the enclosure, it never makes it wrong.
Ball integrate(const Integrand& f, const Ball& lower, const Ball& upper, Precision precision);

}  // namespace referee
