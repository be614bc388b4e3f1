// SPDX-License-Identifier: GPL-3.0-or-later
#include "heat/noise_kernel.hpp"

#include <limits>
#include <stdexcept>

#include "numbers/truncated_gamma.hpp"

namespace referee {
namespace {

Ball exponent_of(const Ball& base, const Ball& exponent) {
  Ball result;
  const long bits = std::max(base.precision().bits, exponent.precision().bits);
  result.set_precision(bits);
  arb_pow(result.raw(), base.raw(), exponent.raw(), bits);
  return result;
}

/// Wider than this, a product of two falling factors is enclosed through its ends.
bool is_wide(const Ball& decay) {
  return certainly_less(Ball(1), decay.radius() * 1024) && decay.is_finite();
}

}  // namespace

NoiseKernel::NoiseKernel(const Ball& a, const Ball& b)
    : lower_(Ball(1) / square(b)), upper_(Ball(1) / square(a)), ratio_(square(b / a)) {
  if (is_not_positive(a)) throw std::invalid_argument("NoiseKernel: the lower noise level must be positive");
  if (certainly_less(b, a))
    throw std::invalid_argument("NoiseKernel: the upper noise level must exceed the lower one");
}

Ball NoiseKernel::scaled_at(const Ball& s, const Ball& decay) const {
  return exponent_of(lower_, s) * truncated_gamma(s, decay, ratio_);
}

Ball NoiseKernel::scaled(const Ball& s, const Ball& z) const { return scaled_at(s, z * lower_); }

Ball NoiseKernel::operator()(const Ball& s, const Ball& z) const {
  const Ball decay = z * lower_;
  const auto at = [&](const Ball& y) { return exp(-y) * scaled_at(s, y); };
  if (!is_wide(decay)) return at(decay);
  return join(at(decay.lower().at(decay.precision())), at(decay.upper().at(decay.precision())));
}

Jet<Ball> NoiseKernel::operator()(const Ball& s, const Jet<Ball>& z) const {
  const NoiseKernel& phi = *this;
  if (z.layout() == nullptr) return Jet<Ball>(phi(s, z.value()));
  Jet<Ball> step = z;
  step.coefficient(0) = Ball(0);
  const int order = z.layout()->order();
  // Taylor's formula by Horner: coefficient k is (-1)^k Phi(s + k, z)/k!.
  const auto derivative = [&](int k) { return phi(s + Ball(k), z.value()); };
  Jet<Ball> result(derivative(order));
  for (int k = order; k-- > 0;) result = Jet<Ball>(derivative(k)) - result * step / Jet<Ball>(k + 1);
  return result;
}

double noise_kernel(double s, double z, double a, double b) {
  const Precision precision{96};
  const auto ball = [&](double value) { return Ball::from_double(value, precision); };
  const Ball value = noise_kernel(ball(s), ball(z), ball(a), ball(b));
  if (!value.is_finite()) return std::numeric_limits<double>::quiet_NaN();
  return value.to_double();
}

}  // namespace referee
