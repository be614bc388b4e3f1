// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/tanh_sinh.hpp"

#include "numbers/real_quadrature.hpp"

namespace referee {

QuadratureEstimate tanh_sinh(const std::function<Ball(const Ball&)>& f, const Ball& lower,
                             const Ball& upper) {
  constexpr unsigned digits = 65;
  using Real = RealOf<digits>;
  const Precision precision = Precision::digits(digits);
  const auto integrand = [&](const Real& x) { return midpoint_real<digits>(f(exact_ball(x, precision))); };
  const auto result =
      integrate<digits>(integrand, midpoint_real<digits>(lower), midpoint_real<digits>(upper));
  return {exact_ball(result.value, precision), exact_ball(result.error, precision)};
}

}  // namespace referee
