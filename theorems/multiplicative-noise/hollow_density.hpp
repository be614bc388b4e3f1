// SPDX-License-Identifier: GPL-3.0-or-later
/// Data with a density that is least at the origin: (1 + q x^2)/(2 + 2 q/3) on [-1, 1], q > 0, with its modes
/// at the ends. L of order 0, for d = alpha = 1, in closed form.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// q = 1/2, sigma from 1e-6 to 10: the one instance, parameters alpha = 1, a, b and q.
Family hollow_data();
/// Two densities and pairs of noise levels, at places between 0 and the mode 1.
Family hollow_places();

/// L(0, x) and L'(0, x) on the line by exponential integrals, error functions and Gaussians.
Jet<Ball> hollow_level(const Point& p, const Jet<Ball>& x);
Jet<Ball> hollow_slope(const Point& p, const Jet<Ball>& x);
/// L'(0, x) at the place x1, 0 < x1 < 1, by enclosing quadrature over the logarithm of the distance to the
/// data: a route that knows no special function.
Ball hollow_slope_by_quadrature(const Point& p);

}  // namespace referee::multiplicative_noise
