// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/heavy_start.hpp"

#include <utility>
#include <vector>
#include "numbers/quadrature.hpp"
#include "numbers/traits.hpp"

namespace referee::pde_perspective {
namespace {

constexpr long swing_width = 12;

/// All bumps but those beyond the (k + 2)-th, at x = a_k + z, in units of m_k phi(z), phi(z) =
/// exp(-z^2/2)/sqrt(2 pi).
struct AroundBump {
  ComplexBall x, density, rate;  ///< v, and v_t or (s v)_x
};

class BumpView {
 public:
  BumpView(const HeavyStart& start, FlowTerm term, long k, Precision precision)
      : precision_(precision),
        drift_(term == FlowTerm::in_time ? 2 : 1),
        centre_(place(start, k)),
        mass_(Ball(start.ratio - 1) * scale(start, -k)) {
    for (long j = 1; j < k + 3; ++j)
      if (j != k) others_.push_back({place(start, j), scale(start, k - j)});
    // On [0, 12] the j-th bump, j >= k + 3, is at most exp(-a_j^2/4) in these units, for a_j >= 64 a_k; its
    // part of the rate is at most 4 a_j^2 times as large, and the sum over j below 5/4 of its first term.
    // The integrands take it times |L + 1|, x^2, v or the rate, each at most a_(k + 3)^2.
    const Ball far_squared = square(place(start, k + 3));
    const Ball rest = Ball(20) * square(far_squared) * exp(-(far_squared / 4));
    neglected_ = join(-rest, rest);
  }
  const Ball& centre() const { return centre_; }
  const Ball& mass() const { return mass_; }
  /// Encloses what the bumps left out add to either integral over [0, 12].
  const Ball& neglected() const { return neglected_; }

  AroundBump at(const ComplexBall& z) const {
    AroundBump result{ComplexBall(centre_) + z, ComplexBall(1), own_rate(z, centre_)};
    for (const auto& [site, odds] : others_) {
      const ComplexBall gap(centre_ - site);
      const ComplexBall size = ComplexBall(odds) * exp(-(gap * (gap / ComplexBall(2) + z)));
      result.density += size;
      result.rate += size * own_rate(z + gap, site);
    }
    return result;
  }

 private:
  Ball place(const HeavyStart& start, long j) const {
    return half_of(pow(Ball(start.base).at(precision_), j));
  }
  Ball scale(const HeavyStart& start, long exponent) const {
    return pow(Ball(start.ratio).at(precision_), exponent);
  }
  /// v_t/v = z^2 - 1 + 2 a z and (s v)_x/v = z^2 - 1 + a z for v = N(a, 1), z = x - a.
  ComplexBall own_rate(const ComplexBall& z, const Ball& site) const {
    return z * (z + ComplexBall(Ball(drift_) * site)) - ComplexBall(1);
  }

  Precision precision_;
  long drift_;
  Ball centre_, mass_, neglected_;
  std::vector<std::pair<Ball, Ball>> others_;
};

}  // namespace

Ball entropy_swing(const HeavyStart& start, FlowTerm term, long k, Precision precision) {
  const BumpView view(start, term, k, precision);
  const Ball constant = Ball(1) + log(view.mass()) + half_of(square(view.centre()));
  const auto integrand = [&](const ComplexBall& z) {
    const AroundBump around = view.at(z);
    const ComplexBall logarithm =
        ComplexBall(constant) + ComplexBall(view.centre()) * z + log(around.density);
    ComplexBall value = logarithm * around.rate;
    if (term == FlowTerm::in_time) value -= around.density * (square(around.x) - ComplexBall(1));
    return value * exp(-(square(z) / ComplexBall(2)));
  };
  return view.mass() / sqrt(Ball(2) * Ball::pi(precision)) *
         (integrate(integrand, Ball(0), Ball(swing_width), precision) + view.neglected());
}

Ball energy_swing(const HeavyStart& start, FlowTerm term, long k, Precision precision) {
  const BumpView view(start, term, k, precision);
  const auto integrand = [&](const ComplexBall& z) {
    const AroundBump around = view.at(z);
    return around.density * around.rate * exp(-square(z));
  };
  return square(view.mass()) / (Ball(2) * Ball::pi(precision)) *
         (integrate(integrand, Ball(0), Ball(swing_width), precision) + view.neglected());
}

Ball least_entropy_swing(FlowTerm term, Precision precision) {
  // All k >= 3 at once: r = 1/a_k in (0, 1/32], m_k a_k^3 = (31/8) 2^k, m_k = 31 (r/2)^(5/2). At x = a + z
  //   (L + 1)/a^2 = 1/2 + z r + offset,  offset = r^2 (1 + log 31 + (5/2) log(r/2) + log(1 + delta)),
  // r^2 log(r/2) falls on the range of r, and delta, the other bumps over the k-th one, is below
  // 2 (2a)^(5/2) exp(-9 a^2/32) < exp(-200).
  const Ball one = Ball(1).at(precision), end = one / 32, r = join(Ball(0).at(precision), end);
  const Ball offset = join(Ball(0), square(end) * (Ball(1) + log(Ball(31).at(precision)) + exp(-200 * one))) +
                      join(Ball(0), Ball(5) * square(end) * half_of(log(end / 2)));
  const bool in_time = term == FlowTerm::in_time;
  constexpr long pieces = 64;
  Ball sum = Ball(0).at(precision);
  for (long piece = 0; piece < swing_width * pieces; ++piece) {
    const Ball z = Ball::hull(Rational(piece, pieces), Rational(piece + 1, pieces), precision);
    Ball value = (one / 2 + z * r + offset) * (Ball(in_time ? 2 : 1) * z + (square(z) - Ball(1)) * r);
    if (in_time) value -= (square(Ball(1) + z * r) - square(r)) * r;
    sum += value * exp(-half_of(square(z))) / pieces;
  }
  // Of the other bumps those on the left add something positive; those on the right take away less than
  // 5 a_j^2 exp(-a_j^2/5) each, a_j >= 128, of which the first is below exp(-3000).
  const Ball least = Ball(31) * sum / 8 / sqrt(Ball(2) * Ball::pi(precision)) - Ball(2) * exp(-3000 * one);
  if (!least.is_positive()) return Ball::whole_line(precision);
  return join((Ball(8) * least).lower(), entropy_swing(second_moment_only, term, 3, precision));
}

}  // namespace referee::pde_perspective
