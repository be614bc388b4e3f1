// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers/complex_ball.hpp"

namespace referee {

Ball ComplexBall::real() const {
  Ball r;
  arb_set(r.raw(), acb_realref(value_));
  r.set_precision(bits_);
  return r;
}

Ball ComplexBall::imaginary() const {
  Ball r;
  arb_set(r.raw(), acb_imagref(value_));
  r.set_precision(bits_);
  return r;
}

ComplexBall log(const ComplexBall& z) {
  ComplexBall r;
  r.bits_ = z.bits_;
  acb_log_analytic(r.value_, z.value_, 1, r.working_bits());
  return r;
}

ComplexBall sqrt(const ComplexBall& z) {
  ComplexBall r;
  r.bits_ = z.bits_;
  acb_sqrt_analytic(r.value_, z.value_, 1, r.working_bits());
  return r;
}

}  // namespace referee
