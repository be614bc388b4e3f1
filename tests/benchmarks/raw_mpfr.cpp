// SPDX-License-Identifier: GPL-3.0-or-later
#include <mpfr.h>

#include <vector>

#include "contestant.hpp"

namespace referee::benchmarks {
namespace {

class RawMpfr {
 public:
  RawMpfr(long bits, Constants constants) : hoisted_(constants == Constants::hoisted), points_(point_count) {
    for (mpfr_ptr value : {a_, total_, inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_, t_, u_})
      mpfr_init2(value, bits);
    for (int i = 0; i < point_count; ++i) {
      mpfr_init2(&points_[i], bits);
      mpfr_set_d(&points_[i], point(i), MPFR_RNDN);
    }
    mpfr_set_str(a_, "2.3", 10, MPFR_RNDN);
    mpfr_set_str(total_, "0.75", 10, MPFR_RNDN);
    set_constants();
  }
  ~RawMpfr() {
    for (auto& value : points_) mpfr_clear(&value);
    for (mpfr_ptr value : {a_, total_, inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_, t_, u_})
      mpfr_clear(value);
  }
  RawMpfr(const RawMpfr&) = delete;
  RawMpfr& operator=(const RawMpfr&) = delete;

  void pass() {
    for (const auto& x : points_) at(&x);
  }
  double check() {
    at(&points_[3]);
    return mpfr_get_d(s_tau_, MPFR_RNDN);
  }

 private:
  void set_constants() {
    mpfr_ui_div(inverse_, 1, total_, MPFR_RNDN);
    mpfr_div(slope_, a_, total_, MPFR_RNDN);
    mpfr_sqr(square_, slope_, MPFR_RNDN);
    mpfr_mul(cube_, square_, slope_, MPFR_RNDN);
    mpfr_mul_si(cube_, cube_, -2, MPFR_RNDN);
  }
  void at(mpfr_srcptr x) {
    if (!hoisted_) set_constants();
    mpfr_mul(t_, slope_, x, MPFR_RNDN);
    mpfr_tanh(t_, t_, MPFR_RNDN);
    mpfr_sqr(u_, t_, MPFR_RNDN);
    mpfr_ui_sub(u_, 1, u_, MPFR_RNDN);
    mpfr_mul(s_, slope_, t_, MPFR_RNDN);
    mpfr_mul(s_tau_, inverse_, x, MPFR_RNDN);
    mpfr_sub(s_, s_, s_tau_, MPFR_RNDN);
    mpfr_mul(s_x_, square_, u_, MPFR_RNDN);
    mpfr_sub(s_x_, s_x_, inverse_, MPFR_RNDN);
    mpfr_mul(s_xx_, t_, u_, MPFR_RNDN);
    mpfr_mul(s_xx_, s_xx_, cube_, MPFR_RNDN);
    mpfr_mul(s_tau_, s_, s_x_, MPFR_RNDN);
    mpfr_mul_2si(s_tau_, s_tau_, 1, MPFR_RNDN);
    mpfr_add(s_tau_, s_tau_, s_xx_, MPFR_RNDN);
  }

  bool hoisted_;
  std::vector<__mpfr_struct> points_;
  mpfr_t a_, total_, inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_, t_, u_;
};

}  // namespace

Contestant raw_mpfr(long bits, Constants constants) {
  auto program = std::make_shared<RawMpfr>(bits, constants);
  return {hand_written("MPFR", constants), [program] { program->pass(); },
          [program] { return program->check(); }};
}

}  // namespace referee::benchmarks
