// SPDX-License-Identifier: GPL-3.0-or-later
/// The least loss C of Proposition 2.1.
#pragma once

#include "multiplicative-noise/schedules.hpp"

namespace referee::multiplicative_noise {

/// The integrand of C at the point's place: I_3 - |I_2|^2/I_1 >= 0, all three by quadrature over time.
Ball loss_density(const Point& p);

/// One data point: d, alpha, a, b. Marked `estimated`, as the radial integrals below are.
Family dirac_losses(const Trial& trial);
/// C for one data point at the origin, by Gauss-Legendre along the radius: an estimate to some 20 digits, no
/// enclosure.
Ball dirac_constant(const Point& p);
/// The weighted distance of s(x) = -k x from s_* for one data point at the origin, likewise.
Ball dirac_distance(const Point& p);
/// (2 pi)^(-d/2) int Phi((d + 2)/2, |x|^2/2) |x|^2 dx, likewise.
Ball second_moment_total(const Point& p);
/// 2 d ln(b/a).
Ball loss_bound(const Point& p);

}  // namespace referee::multiplicative_noise
