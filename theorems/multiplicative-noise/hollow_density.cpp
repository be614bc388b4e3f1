// SPDX-License-Identifier: GPL-3.0-or-later
#include "multiplicative-noise/hollow_density.hpp"

#include "numbers/error_function.hpp"

namespace referee::multiplicative_noise {
namespace {

using J = Jet<Ball>;

/// Antiderivatives in r of r^n g(r), n = 0, 1, 2, for some even g.
struct Moments {
  J zeroth, first, second;

  friend Moments operator-(const Moments& f, const Moments& g) {
    return {f.zeroth - g.zeroth, f.first - g.first, f.second - g.second};
  }
};

/// g(r) = exp(-r^2/(2 w^2)).
Moments gaussian_moments(const Ball& w, const J& r) {
  const Ball two = Ball(2).at(w.precision()), pi = Ball::pi(w.precision());
  const J bell = exp(-half_of(r * r) * J(Ball(1) / square(w)));
  const J area = J(w * sqrt(half_of(pi))) * (J(1) - erfc(r * J(Ball(1) / (w * sqrt(two)))));
  return {area, J(-square(w)) * bell, J(square(w)) * (area - r * bell)};
}
/// g(r) = exp(-r^2/(2 b^2)) - exp(-r^2/(2 a^2)): -(r/2) d/dr of Phi(0, r^2/2).
Moments kernel_moments(const Point& p, const J& r) {
  return gaussian_moments(p["b"], r) - gaussian_moments(p["a"], r);
}
J kernel_at(const Point& p, const J& r) { return kernel_of(p)(Ball(0).at(p.precision()), half_of(r * r)); }
Ball density_factor(const Point& p) { return Ball(1) / (Ball(2) + 2 * p["q"] / 3); }

Instance hollow_density(const Rational& q, const Rational& a, const Rational& b) {
  return {{"alpha", 1}, {"a", a}, {"b", b}, {"q", q}};
}
std::vector<Hypothesis> hollow_hypotheses() {
  std::vector<Hypothesis> result = noise_levels();
  result.push_back({"q > 0", [](const Point& p) { return positive(p["q"]); }});
  return result;
}

}  // namespace

Family hollow_data() {
  return {"density (1 + q x^2)/(2 + 2 q/3) on [-1, 1], least at 0, largest at -1 and 1, alpha = 1",
          {hollow_density("1/2"_q, "1e-6"_q, 10)},
          hollow_hypotheses(),
          true};
}

Family hollow_places() {
  const Instance narrow = hollow_density("1/2"_q, "1e-6"_q, 10), wide = hollow_density(3, "1/3"_q, 1);
  return {"densities least at 0, places",
          {placed(narrow, {"9/10"_q}), placed(wide, {"1/2"_q}), placed(wide, {"99/100"_q})},
          hollow_hypotheses()};
}

// With r = x - y the density is c (1 + q x^2 - 2 q x r + q r^2), r from x - 1 to x + 1.
J hollow_level(const Point& p, const J& x) {
  const J q(p["q"]), first = x - J(1), last = x + J(1), constant = J(1) + q * x * x;
  const auto primitive = [&](const J& r) {
    return r * (constant - q * x * r + J(p["q"] / 3) * r * r) * kernel_at(p, r);
  };
  const Moments m = kernel_moments(p, last) - kernel_moments(p, first);
  return J(density_factor(p)) * (primitive(last) - primitive(first) +
                                 J(2) * (constant * m.zeroth - q * x * m.first + J(p["q"] / 3) * m.second));
}

J hollow_slope(const Point& p, const J& x) {
  const J q(p["q"]), first = x - J(1), last = x + J(1);
  const Moments m = kernel_moments(p, last) - kernel_moments(p, first);
  return J(-density_factor(p)) * ((J(1) + q * x * x) * (kernel_at(p, first) - kernel_at(p, last)) -
                                  J(4) * q * x * m.zeroth + J(2) * q * m.first);
}

Ball hollow_slope_by_quadrature(const Point& p) {
  const Precision precision = p.precision();
  const ComplexBall x(p["x1"]), q(p["q"]), one(1);
  const ComplexBall near(half_of(Ball(1) / square(p["a"]))), far(half_of(Ball(1) / square(p["b"])));
  // r = +-exp(v); below `least` the difference of the Gaussians is at most r^2/(2 a^2).
  const Ball tiny = p.constant(power(Rational(2), -precision.bits / 2));
  const Ball least = log(p["a"] * tiny);
  const auto side = [&](int sign) {
    return integrate(
        [&](const ComplexBall& v) {
          const ComplexBall r = exp(v), square_of_r = r * r, y = sign > 0 ? x - r : x + r;
          return (one + q * y * y) * (exp(-far * square_of_r) - exp(-near * square_of_r));
        },
        least, log(Ball(1) + sign * p["x1"]), precision);
  };
  Ball sum = side(1) - side(-1);
  const Ball left_out = ((Ball(1) + 4 * p["q"]) * square(tiny)).magnitude();
  arb_add_error(sum.raw(), left_out.raw());
  return -2 * density_factor(p) * sum;
}

}  // namespace referee::multiplicative_noise
