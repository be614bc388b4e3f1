// SPDX-License-Identifier: GPL-3.0-or-later
/// Bernoulli's lemniscate (x^2 + y^2)^2 = x^2 - y^2 with the uniform law in arc length, in double precision.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "measures/mixture.hpp"

namespace referee {

struct PlanePoint {
  double x, y;
};

/// (cos a, sin a cos a)/(1 + sin^2 a); a in [0, 2 pi) runs once through the curve.
PlanePoint lemniscate_point(double angle);
/// The derivative of arc length by the angle, 1/sqrt(1 + sin^2 a).
double lemniscate_speed(double angle);

/// The uniform law as so many Diracs at equidistant angles, weighted by the speed: the trapezoidal rule,
/// which converges geometrically for its heat flow at any t > 0.
Mixture<double> lemniscate_nodes(std::size_t count);

/// Uniform in arc length, by rejection. @param uniform draws from [0, 1).
PlanePoint lemniscate_draw(const std::function<double()>& uniform);

/// The angle of the nearest point, and the distance from it, to about 1e-12. @param place a point of the
/// plane.
struct NearestOnCurve {
  double angle, distance;
};
NearestOnCurve nearest_on_lemniscate(std::span<const double> place);

}  // namespace referee
