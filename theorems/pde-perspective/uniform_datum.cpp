// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/uniform_datum.hpp"

#include "numbers/complex_error_function.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/rational.hpp"

namespace referee::pde_perspective {

using namespace literals;

Ball uniform_datum_entropy(const Ball& t) {
  const Precision precision = t.precision();
  // By symmetry twice the right half; x = 1 + 2 sqrt(t) z looks at its edge.
  const Ball layer = Ball(2) * sqrt(t), width = Ball(2) / layer, log_two = log(Ball(2).at(precision));
  const Ball bits = Ball(precision.bits).at(precision), near = sqrt(bits), far = sqrt(Ball(2) * bits);
  const ComplexBall quarter(Ball("1/4"_q, precision)), far_edge(width);
  const auto surprise = [&](const ComplexBall& z) {
    const ComplexBall density = quarter * (erfc(z) - erfc(z + far_edge));
    return -(density * log(density));
  };
  const Ball middle = -half_of(width), zero = Ball(0).at(precision);
  const bool wide = certainly_less(middle, -near);
  const Ball start = wide ? Ball(-near).lower() : middle;
  const Ball plateau = half_of(log_two);
  Ball excess = integrate([&](const ComplexBall& z) { return surprise(z) - ComplexBall(plateau); }, start,
                          zero, precision) +
                integrate(surprise, zero, far.upper(), precision);
  // On the plateau 1/4 <= u and 1/2 - u <= exp(-z^2)/2, and |(u log u)'| <= 1 there; beyond the edge
  // -u log u <= sqrt(u) <= exp(-z^2/2)/2.
  const Ball tail = exp(Ball(-1) * bits);
  excess += join(-tail, tail);
  return log_two + Ball(2) * layer * excess;
}

}  // namespace referee::pde_perspective
