// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/quadrature.hpp"

namespace referee {
namespace {

int call(acb_ptr result, const acb_t z, void* f, slong, slong bits) {
  acb_set(result, (*static_cast<const Integrand*>(f))(ComplexBall(z, bits)).raw());
  return 0;
}

}  // namespace

Ball integrate(const Integrand& f, const Ball& lower, const Ball& upper, Precision precision) {
  ComplexBall from(lower), to(upper);
  acb_t result;
  acb_init(result);
  mag_t no_absolute_goal;
  mag_init(no_absolute_goal);
  acb_calc_integrate_opt_t options;
  acb_calc_integrate_opt_init(options);
  acb_calc_integrate(result, call, const_cast<Integrand*>(&f), from.raw(), to.raw(), precision.bits,
                     no_absolute_goal, options, precision.plus(32).bits);
  Ball value = ComplexBall(result, precision.bits).real();
  mag_clear(no_absolute_goal);
  acb_clear(result);
  return value;
}

}  // namespace referee
