// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/dirac_loss.hpp"

#include "numbers/gauss_legendre.hpp"
#include "numbers/remembered.hpp"

namespace referee::multiplicative_noise {
namespace {

constexpr long nodes = 32;
/// More than the rule resolves: the estimate of the radial integrals is good to some 20 digits.
constexpr Precision radial_precision{120};

/// (2 pi)^(-d/2) area of the unit sphere int f(r^2/2) r^(d + 1) dr, along log r between lengths beyond which
/// what is left is below 1e-20 of the whole.
Ball radial(const Point& p, const std::function<Ball(const Ball&)>& f) {
  const Precision precision = p.precision();
  const Ball half = half_of(p["d"]), bottom = log(p["a"]) - Ball(50) / (p["d"] + Ball(2)),
             top = log(16 * p["b"]);
  Ball gamma;
  gamma.set_precision(precision.bits);
  arb_gamma(gamma.raw(), half.raw(), precision.bits);
  const long panels = static_cast<long>((top - bottom).to_double() / 2) + 1;
  const GaussLegendre rule(nodes, precision);
  const Ball sum =
      rule.integrate([&](const Ball& t) { return f(half_of(square(exp(t)))) * exp((p["d"] + Ball(2)) * t); },
                     bottom, top, panels);
  return 2 * raised(half_of(Ball(1).at(precision)), half) / gamma * sum;
}

Ball order(const Point& p, const Ball& multiple, long shift) {
  return half_of(p["d"] + multiple + Ball(shift));
}

}  // namespace

Ball loss_density(const Point& p) {
  return third_integral(p) - second_integral_squared(p) / first_integral(p);
}

Family dirac_losses(const Trial& trial) {
  Family family{"one data point", {}, noise_levels()};
  family.estimated = true;
  const std::vector<std::pair<Rational, Rational>> levels{{1, 2}, {"1/10"_q, 2}, {"1/100"_q, 50}};
  std::size_t n = 0;
  for (long d : {1L, 2L, 8L})
    for (const Rational& alpha : {"-1/2"_q, "1"_q, "3"_q}) {
      // Every alpha meets every pair of levels.
      const auto& [a, b] = levels[(n + n / levels.size()) % levels.size()];
      ++n;
      if (trial.effort().budget == Budget::quick && d == 8) continue;
      family.members.push_back({{"d", d}, {"alpha", alpha}, {"a", a}, {"b", b}});
    }
  return family;
}

Ball dirac_constant(const Point& point) {
  const Point p = point.at(radial_precision);
  static Remembered<Ball> known;
  return known.at(exact_text({p["d"], p["alpha"], p["a"], p["b"]}), [&] {
    const NoiseKernel kernel = kernel_of(p);
    return radial(p, [&](const Ball& z) {
      return kernel.scaled(order(p, Ball(0), 2), z) * exp(-z * kernel.decay_rate()) -
             square(kernel.scaled(order(p, p["alpha"], 0), z)) /
                 kernel.scaled(order(p, 2 * p["alpha"], -2), z) * exp(-z * kernel.decay_rate());
    });
  });
}

Ball dirac_distance(const Point& point) {
  const Point p = point.at(radial_precision);
  const NoiseKernel kernel = kernel_of(p);
  return radial(p, [&](const Ball& z) {
    const Ball weight = kernel(order(p, 2 * p["alpha"], -2), z);
    return weight * square(kernel(order(p, p["alpha"], 0), z) / weight - p["k"]);
  });
}

Ball second_moment_total(const Point& point) {
  const Point p = point.at(radial_precision);
  const NoiseKernel kernel = kernel_of(p);
  return radial(p, [&](const Ball& z) { return kernel(order(p, Ball(0), 2), z); });
}

Ball loss_bound(const Point& p) { return 2 * p["d"] * log(p["b"] / p["a"]); }

}  // namespace referee::multiplicative_noise
