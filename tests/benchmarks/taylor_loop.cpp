// SPDX-License-Identifier: GPL-3.0-or-later
#include "taylor_loop.hpp"

#include <algorithm>
#include <cmath>

namespace referee::benchmarks {

// Component 0 is the reference: with g_k = p_k - p_0 the exponents are (<Y, g_k> + c_k) exp(tau)/2, and
// Y' = (p_0 - Y + sum_k g_k e_k / total)/2, total = 1 + sum_k e_k, the odds being part of e_k.
std::vector<Ball> hand_written_taylor(long digits, long guard_bits, long& steps) {
  const ThreeDiracs task = three_diracs();
  const long bits = Precision::digits(digits).plus(guard_bits).bits;
  const long local = digits + 2;
  const int p = std::max(8, static_cast<int>(std::ceil(static_cast<double>(local) * std::log(10.0) / 2)) + 1);
  const long row = p + 1;
  auto mid = [](arb_ptr x) { return arb_midref(x); };
  arb_ptr y[2], rate = _arb_vec_init(row), line[2], f[2], df[2], e[2], total = _arb_vec_init(row), moment[2],
                shift[2], inverse = _arb_vec_init(1), time = _arb_vec_init(1), power = _arb_vec_init(row),
                reciprocal = _arb_vec_init(row + 1), scratch = _arb_vec_init(1), end = _arb_vec_init(1);
  Ball gap[2][2], offset[2], odds[2], weighted[2][2], origin[2];
  for (int k = 0; k < 2; ++k) {
    for (arb_ptr* v : {&y[k], &line[k], &f[k], &df[k], &e[k], &moment[k], &shift[k]}) *v = _arb_vec_init(row);
    Rational c = 0;
    odds[k] = Ball(Rational(task.weights[k + 1] / task.weights[0]), {bits}).midpoint();
    for (std::size_t i = 0; i < 2; ++i) {
      const Rational &a = task.points[0][i], &b = task.points[k + 1][i];
      gap[k][i] = Ball(Rational((b - a) / 2), {bits}).midpoint();
      weighted[k][i] = Ball(Rational((b - a) * task.weights[k + 1] / task.weights[0]), {bits}).midpoint();
      c += (a * a - b * b) / 4;
    }
    offset[k] = Ball(c, {bits}).midpoint();
    const auto i = static_cast<std::size_t>(k);
    origin[k] = Ball(task.points[0][i], {bits}).midpoint();
    arf_set(mid(y[k]), arb_midref(Ball(task.start[i], {bits}).raw()));
  }
  arf_set(mid(end), arb_midref(Ball(task.end, {bits}).raw()));
  for (long k = 1; k <= row; ++k) {
    arf_one(mid(reciprocal + k));
    arf_div_si(mid(reciprocal + k), mid(reciprocal + k), k, bits, ARF_RND_NEAR);
  }
  steps = 0;
  while (arf_cmp(mid(time), mid(end)) < 0) {
    for (int k = 0; k < p; ++k) {
      if (k == 0) {
        arb_exp(rate, time, bits);
        mag_zero(arb_radref(rate));
      } else {
        arf_mul(mid(rate + k), mid(rate + k - 1), mid(reciprocal + k), bits, ARF_RND_DOWN);
      }
      for (int j = 0; j < 2; ++j) {
        arf_mul(mid(line[j] + k), mid(y[0] + k), mid(gap[j][0].raw()), bits, ARF_RND_DOWN);
        arf_addmul(mid(line[j] + k), mid(y[1] + k), mid(gap[j][1].raw()), bits, ARF_RND_DOWN);
        if (k == 0) arf_add(mid(line[j]), mid(line[j]), mid(offset[j].raw()), bits, ARF_RND_DOWN);
        arb_approx_dot(f[j] + k, nullptr, 0, line[j], 1, rate + k, -1, k + 1, bits);
        if (k == 0) {
          arb_exp(e[j], f[j], bits);
          mag_zero(arb_radref(e[j]));
        } else {
          arf_mul_ui(mid(df[j] + k), mid(f[j] + k), static_cast<ulong>(k), bits, ARF_RND_DOWN);
          arb_approx_dot(e[j] + k, nullptr, 0, df[j] + 1, 1, e[j] + k - 1, -1, k, bits);
          arf_mul(mid(e[j] + k), mid(e[j] + k), mid(reciprocal + k), bits, ARF_RND_DOWN);
        }
      }
      arf_mul(mid(total + k), mid(e[0] + k), mid(odds[0].raw()), bits, ARF_RND_DOWN);
      arf_addmul(mid(total + k), mid(e[1] + k), mid(odds[1].raw()), bits, ARF_RND_DOWN);
      if (k == 0) {
        arf_add_si(mid(total), mid(total), 1, bits, ARF_RND_DOWN);
        arf_ui_div(mid(inverse), 1, mid(total), bits, ARF_RND_DOWN);
      }
      for (int i = 0; i < 2; ++i) {
        arf_mul(mid(moment[i] + k), mid(e[0] + k), mid(weighted[0][i].raw()), bits, ARF_RND_DOWN);
        arf_addmul(mid(moment[i] + k), mid(e[1] + k), mid(weighted[1][i].raw()), bits, ARF_RND_DOWN);
        if (k == 0)
          arf_mul(mid(shift[i]), mid(moment[i]), mid(inverse), bits, ARF_RND_DOWN);
        else {
          arb_approx_dot(shift[i] + k, moment[i] + k, 1, total + 1, 1, shift[i] + k - 1, -1, k, bits);
          arf_mul(mid(shift[i] + k), mid(shift[i] + k), mid(inverse), bits, ARF_RND_DOWN);
        }
        arf_sub(mid(scratch), mid(shift[i] + k), mid(y[i] + k), bits, ARF_RND_DOWN);
        if (k == 0) arf_add(mid(scratch), mid(scratch), mid(origin[i].raw()), bits, ARF_RND_DOWN);
        arf_mul(mid(y[i] + k + 1), mid(scratch), mid(reciprocal + k + 1), bits, ARF_RND_DOWN);
        arf_mul_2exp_si(mid(y[i] + k + 1), mid(y[i] + k + 1), -1);
      }
    }
    double log2_step = 1e300;
    for (int k = p - 1; k <= p; ++k)
      for (int i = 0; i < 2; ++i)
        if (!arf_is_zero(mid(y[i] + k)))
          log2_step = std::min(log2_step, -fmpz_get_d(ARF_EXPREF(mid(y[i] + k))) / k);
    const double h =
        std::exp2(log2_step - static_cast<double>(local) * std::log2(10.0) / (p + 1) - 1.0 / (p - 1));
    int exponent = 0;
    const double mantissa = std::frexp(h, &exponent);
    arf_set_d(mid(scratch), std::ldexp(std::floor(std::ldexp(mantissa, 12)), exponent - 12));
    arf_sub(mid(power), mid(end), mid(time), bits, ARF_RND_DOWN);
    if (arf_cmp(mid(scratch), mid(power)) > 0) arf_set(mid(scratch), mid(power));
    arf_add(mid(time), mid(time), mid(scratch), bits, ARF_RND_NEAR);
    arf_one(mid(power));
    for (int k = 1; k <= p; ++k)
      arf_mul(mid(power + k), mid(power + k - 1), mid(scratch), bits, ARF_RND_DOWN);
    for (auto& series : y) arb_approx_dot(series, nullptr, 0, series, 1, power, 1, row, bits);
    ++steps;
  }
  std::vector<Ball> result(2);
  for (int k = 0; k < 2; ++k) {
    auto& state = result[static_cast<std::size_t>(k)];
    state.set_precision(bits);
    arf_set(mid(state.raw()), mid(y[k]));
    for (arb_ptr v : {y[k], line[k], f[k], df[k], e[k], moment[k], shift[k]}) _arb_vec_clear(v, row);
  }
  for (arb_ptr v : {rate, total, power}) _arb_vec_clear(v, row);
  _arb_vec_clear(reciprocal, row + 1);
  for (arb_ptr v : {inverse, time, scratch, end}) _arb_vec_clear(v, 1);
  return result;
}

}  // namespace referee::benchmarks
