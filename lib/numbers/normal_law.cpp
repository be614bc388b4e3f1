// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/normal_law.hpp"

#include <vector>

namespace referee {
namespace {

/// Gamma(n/2), n >= 1.
Ball half_integer_gamma(long n, Precision precision) {
  return detail::apply(arb_gamma, Ball(Rational(n, 2), precision));
}

}  // namespace

Ball chi_tail(long dimension, const Ball& z) {
  const Ball order(Rational(dimension, 2), z.precision());
  return detail::apply([&](arb_t result, const arb_t x,
                           slong bits) { arb_hypgeom_gamma_upper(result, order.raw(), x, 1, bits); },
                       square(z) / 2);
}

Ball chi_mean(long dimension, Precision precision) {
  return sqrt(Ball(2).at(precision)) * half_integer_gamma(dimension + 1, precision) /
         half_integer_gamma(dimension, precision);
}

Ball chi_exponential_moment(long dimension, const Ball& t) {
  // I_n = int_0^oo r^n exp(r - r^2/(4t)) dr obeys I_n = 2t (I_(n-1) + (n - 1) I_(n-2)), I_1 = 2t (1 + I_0).
  const Precision precision = t.precision();
  const Ball width = sqrt(t);
  std::vector<Ball> integrals{sqrt(Ball::pi(precision)) * width * exp(t) * (Ball(1) + erf(width))};
  integrals.push_back(Ball(2) * t * (Ball(1) + integrals[0]));
  for (long n = 2; n < dimension; ++n) {
    const auto k = static_cast<std::size_t>(n);
    integrals.push_back(Ball(2) * t * (integrals[k - 1] + Ball(n - 1) * integrals[k - 2]));
  }
  // int_0^oo r^(d-1) exp(-r^2/(4t)) dr = (4t)^(d/2) Gamma(d/2)/2.
  const Ball normalisation = pow(Ball(2) * width, dimension) * half_integer_gamma(dimension, precision) / 2;
  return integrals[static_cast<std::size_t>(dimension - 1)] / normalisation;
}

}  // namespace referee
