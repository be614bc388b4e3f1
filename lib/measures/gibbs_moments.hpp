// SPDX-License-Identifier: GPL-3.0-or-later
/// Gibbs measures of densities on the line, enclosed at any heat time.
#pragma once

#include "numbers/quadrature.hpp"

namespace referee {

/// The integral of f over [lower, upper] for an integrand with at most one narrow peak, however small its
/// values: pieces on which f is negligible are only bounded, and the others cut until f varies moderately on
/// each, so that the quadrature meets no extreme exponents. Inclusion as for `integrate`.
/// @param centre where a peak may be besides the ends; only the cost depends on it.
Ball integrate_peaked(const Integrand& f, const Ball& lower, const Ball& upper, const Ball& centre,
                      Precision precision);

/// Integrals over [lower, upper] of w(y) e(y) and of (y - nearest) w(y) e(y), where
/// e(y) = exp(-(|x - y|^2 - |x - nearest|^2)/(4t)) is the heat kernel up to the factor that does not depend
/// on y: no underflow however small t is. The quotient is the posterior mean minus `nearest`.
struct GibbsMoments {
  Ball mass, offset;
};

/// @param weight w as for `integrate`: an inclusion function, holomorphic near [lower, upper].
/// @param nearest the point of the whole support nearest to x (x itself inside); it need not be in [lower,
/// upper].
GibbsMoments gibbs_moments(const Integrand& weight, const Ball& lower, const Ball& upper, const Ball& x,
                           const Ball& nearest, const Ball& t, Precision precision);

}  // namespace referee
