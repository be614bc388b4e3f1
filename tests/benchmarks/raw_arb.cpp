// SPDX-License-Identifier: GPL-3.0-or-later
#include "contestant.hpp"
#include "numbers/arb.hpp"

namespace referee::benchmarks {
namespace {

class RawArb {
 public:
  RawArb(long bits, Constants constants)
      : bits_(bits), hoisted_(constants == Constants::hoisted), points_(_arb_vec_init(point_count)) {
    for (arb_ptr value : {a_, total_, inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_, t_, u_})
      arb_init(value);
    for (int i = 0; i < point_count; ++i) arb_set_d(points_ + i, point(i));
    arb_set_str(a_, "2.3", bits_);
    arb_set_str(total_, "0.75", bits_);
    set_constants();
  }
  ~RawArb() {
    _arb_vec_clear(points_, point_count);
    for (arb_ptr value : {a_, total_, inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_, t_, u_})
      arb_clear(value);
  }
  RawArb(const RawArb&) = delete;
  RawArb& operator=(const RawArb&) = delete;

  void pass() {
    for (int i = 0; i < point_count; ++i) at(points_ + i);
  }
  double check() {
    at(points_ + 3);
    return arf_get_d(arb_midref(s_tau_), ARF_RND_NEAR);
  }

 private:
  void set_constants() {
    arb_inv(inverse_, total_, bits_);
    arb_div(slope_, a_, total_, bits_);
    arb_sqr(square_, slope_, bits_);
    arb_mul(cube_, square_, slope_, bits_);
    arb_mul_si(cube_, cube_, -2, bits_);
  }
  void at(arb_srcptr x) {
    if (!hoisted_) set_constants();
    arb_mul(t_, slope_, x, bits_);
    arb_tanh(t_, t_, bits_);
    arb_sqr(u_, t_, bits_);
    arb_neg(u_, u_);
    arb_add_si(u_, u_, 1, bits_);
    arb_mul(s_, slope_, t_, bits_);
    arb_submul(s_, inverse_, x, bits_);
    arb_mul(s_x_, square_, u_, bits_);
    arb_sub(s_x_, s_x_, inverse_, bits_);
    arb_mul(s_xx_, t_, u_, bits_);
    arb_mul(s_xx_, s_xx_, cube_, bits_);
    arb_mul(s_tau_, s_, s_x_, bits_);
    arb_mul_2exp_si(s_tau_, s_tau_, 1);
    arb_add(s_tau_, s_tau_, s_xx_, bits_);
  }

  long bits_;
  bool hoisted_;
  arb_ptr points_;
  arb_t a_, total_, inverse_, slope_, square_, cube_, s_, s_x_, s_xx_, s_tau_, t_, u_;
};

}  // namespace

Contestant raw_arb(long bits, Constants constants) {
  auto program = std::make_shared<RawArb>(bits, constants);
  return {hand_written("Arb", constants), [program] { program->pass(); },
          [program] { return program->check(); }};
}

}  // namespace referee::benchmarks
