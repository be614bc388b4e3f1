// SPDX-License-Identifier: GPL-3.0-or-later
/// Masses of the averaged kernel and routes to it that know no incomplete gamma function.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// Places near the data and noise levels that a quadrature over all levels takes in its stride.
Family moderate_places(const Trial& trial);

/// The integral of Phi_a^b(s, |x|^2/2) over R^d: (2 pi)^(d/2) Phi_a^b(s - d/2, 0).
Ball kernel_mass(const Point& p, const Ball& s, std::size_t d);
/// int L(s, x) dx over the line, by Gauss-Legendre: an estimate to some 20 digits; data on the line.
Ball line_mass(const Point& p);
/// int L(s, (x, y)) dy over the last coordinate, the place giving the others: estimated likewise, and as
/// (2 pi)^(1/2) L(s - 1/2, x) of the data without their last coordinate.
Ball marginal_by_quadrature(const Point& p);
Ball marginal_in_closed_form(const Point& p);
/// L(s, x) by enclosing quadrature over log u of the sum of all Gaussians.
Ball averaged_by_quadrature(const Point& p);
/// L(s, x) for data spread evenly over [0, 1]: the integral over the data in error functions; and last, by
/// Gauss-Legendre, an estimate to some 20 digits.
Ball segment_by_error_function(const Point& p);
Ball segment_by_places(const Point& p);

}  // namespace referee::multiplicative_noise
