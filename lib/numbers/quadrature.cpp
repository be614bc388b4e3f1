// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/quadrature.hpp"

#include "numbers/traits.hpp"

namespace referee {
namespace {

int call(acb_ptr result, const acb_t z, void* f, slong, slong bits) {
  acb_set(result, (*static_cast<const Integrand*>(f))(ComplexBall(z, bits)).raw());
  return 0;
}

/// Far below every size that occurs, but not zero: an integrand that vanishes meets it at once, where a
/// relative goal alone would have it cut up until the budget is spent.
void set_smallest_goal(mag_t goal) {
  fmpz_t exponent;
  fmpz_init_set_si(exponent, -1);
  fmpz_mul_2exp(exponent, exponent, 1000);
  mag_one(goal);
  mag_mul_2exp_fmpz(goal, goal, exponent);
  fmpz_clear(exponent);
}

}  // namespace

Ball integrate(const Integrand& f, const Ball& lower, const Ball& upper, Precision precision) {
  const Precision inside = precision.plus(32);
  // Infinite on the path, perhaps everywhere: cutting would spend the budget to say no more.
  const Ball middle = half_of(Ball(lower + upper)).at(inside).midpoint();
  if (!acb_is_finite(f(ComplexBall(middle)).raw())) return Ball::whole_line(precision);
  ComplexBall from(lower), to(upper);
  acb_t result;
  acb_init(result);
  mag_t absolute_goal;
  mag_init(absolute_goal);
  set_smallest_goal(absolute_goal);
  acb_calc_integrate_opt_t options;
  acb_calc_integrate_opt_init(options);
  acb_calc_integrate(result, call, const_cast<Integrand*>(&f), from.raw(), to.raw(), precision.bits,
                     absolute_goal, options, inside.bits);
  Ball value = ComplexBall(result, precision.bits).real();
  mag_clear(absolute_goal);
  acb_clear(result);
  return value;
}

}  // namespace referee
