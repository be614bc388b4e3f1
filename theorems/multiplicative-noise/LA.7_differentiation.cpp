// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma A.7: derivatives of the averaged kernel.
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/kernels.hpp"
#include "numbers/gauss_legendre.hpp"

namespace referee::multiplicative_noise {
namespace {

using J = Jet<Ball>;

/// The n-th derivative at x of L(s, .) for mu = N(m, v) on the line, where L is a mixture over u of Gaussians
/// of precision q = u/(1 + u v): enclosing quadrature in log u with the Hermite polynomial written out.
Ball gaussian_data_derivative(const Point& p, int n) {
  const ComplexBall s(p["s"]), v(p["v"]), x(p["x"] - p["m"]), one(1);
  return integrate(
      [&](const ComplexBall& t) {
        const ComplexBall u = exp(t), total = one + u * v, q = u / total;
        ComplexBall previous(0), polynomial(1);
        for (int k = 0; k < n; ++k) {
          const ComplexBall next = -q * x * polynomial - ComplexBall(k) * q * previous;
          previous = polynomial;
          polynomial = next;
        }
        return exp(s * t - q * x * x / ComplexBall(2)) / sqrt(total) * polynomial;
      },
      -2 * log(p["b"]), -2 * log(p["a"]), p.precision());
}
/// int d^n/dx^n Phi(s, (x - y)^2/2) dmu(y) by Gauss-Legendre, the derivative through the kernel's own.
Ball derivative_inside(const Point& point, int n) {
  const Point p = point.at(Precision{130});
  const NoiseKernel kernel = kernel_of(p);
  const Ball width = 14 * sqrt(p["v"]);
  const auto integrand = [&](const Ball& y) {
    const J x = J::variable(JetLayout::of(1, n), 0, p["x"]), offset = x - J(y);
    const J value = kernel(p["s"], half_of(square(offset)));
    return value.derivative({n}) * exp(-square(y - p["m"]) / (2 * p["v"])) /
           sqrt(2 * Ball::pi(p.precision()) * p["v"]);
  };
  return GaussLegendre(24, p.precision()).integrate(integrand, p["m"] - width, p["m"] + width, 14);
}

/// L at the place moved by step along two axes.
Ball moved(const Point& p, std::size_t first, const Ball& step, std::size_t second, const Ball& other) {
  Point q = p;
  const std::string i = "x" + std::to_string(first), k = "x" + std::to_string(second);
  q.set(i, p[i] + step);
  q.set(k, q[k] + other);
  return averaged_kernel(q, p["s"]);
}

REFEREE_CLAIM({
    .id = "MN-LA.7",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Derivatives of the averaged kernel",
    .statement =
        "d_x^beta L_a^b(s, x) = int d_x^beta Phi_a^b(s, |x - x~|^2/2) dmu(x~) for every multi-index beta; "
        "L_a^b(s, .) is smooth.",
    .hypotheses = "0 < a < b, s real, mu any probability measure",
    .source = "appendix A.2, Lemma A.7",
    .evidence =
        "Gaussian data (unbounded support): the derivatives of the whole, a mixture of Gaussians, against "
        "the integral of the kernel's derivatives; finite data: difference quotients against gradient "
        "and Hessian in closed form; the uniform bound that dominated convergence needs, explicitly",
    .refuted_by =
        "a derivative whose two sides differ, or a place where a derivative of the kernel exceeds the "
        "bound",
    .attack = "orders 1 to 4, negative and zero s, d = 1, 2, 3 with mixed derivatives, data far outside, a "
              "segment with a point",
    .rests_on = {"MN-LA.1", "MN-LA.3"},
    .trial =
        [](Trial& trial) {
          Family gaussian{"mu = N(m, v) on the line", {}, noise_levels()};
          for (const Rational& s : {"-1"_q, "1/2"_q, "2"_q})
            gaussian.members.push_back(
                {{"a", "1/2"_q}, {"b", 2}, {"s", s}, {"m", "1/3"_q}, {"v", 1}, {"x", "-4/5"_q}});
          gaussian.estimated = true;
          const int highest = static_cast<int>(trial.effort().scaled(2, 3, 6));
          for (int n = 1; n <= highest; ++n)
            trial.bound(
                "derivative " + std::to_string(n) + ": |outside - inside the integral| <= 10^-18", gaussian,
                [n](const Point& p) { return abs(gaussian_data_derivative(p, n) - derivative_inside(p, n)); },
                [](const Point& p) { return p.constant(power(Rational(10), -18)); });
          const Instance plane =
              placed(data_set(0, "1/3"_q, 2, {{-1, 0}, {2, 1}, {0, 5}}, {1, 2, 4}), {"1/2"_q, "1/7"_q});
          const Instance space =
              placed(data_set(0, "1/10"_q, 1, {{0, 0, 0}, {1, 1, 1}}), {"1/10"_q, "-1/5"_q, "3/10"_q});
          for (const Instance& member : {plane, space})
            for (const Rational& s : {"-1/2"_q, "2"_q}) {
              const Approach approach{
                  .parameter = "h", .at = 0, .first = 2, .last = 20, .fixed = Instance(member).set("s", s)};
              const std::string label = member.has("x3") ? ", space, s = " : ", plane, s = ";
              const auto mixture = [](const Point& p) { return KernelMixture(data_of(p), kernel_of(p)); };
              trial.limit(
                  "first derivative by difference quotients" + label + to_string(s), approach,
                  [](const Point& p) {
                    const Ball h = p["h"], none(0);
                    return (moved(p, 1, h, 2, none) - moved(p, 1, -h, 2, none)) / (2 * h);
                  },
                  [=](const Point& p) { return mixture(p).gradient(p["s"], place_of(p))[0]; });
              trial.limit(
                  "mixed second derivative by difference quotients" + label + to_string(s), approach,
                  [](const Point& p) {
                    const Ball h = p["h"];
                    return (moved(p, 1, h, 2, h) - moved(p, 1, h, 2, -h) - moved(p, 1, -h, 2, h) +
                            moved(p, 1, -h, 2, -h)) /
                           (4 * square(h));
                  },
                  [=](const Point& p) { return mixture(p).hessian(p["s"], place_of(p))[1]; });
            }
          const Instance filled =
              placed(with_segments(data_set(0, "1/2"_q, 2, {{-1, 1}}, {3}), {{{0, 0}, {1, "1/2"_q}}}),
                     {"1/3"_q, "4/5"_q});
          for (const auto& [s, number] : {std::pair{"-1/2"_q, std::size_t{1}}, {"2"_q, std::size_t{2}}}) {
            const std::size_t axis = number;
            trial.limit(
                "a segment and a point: first derivative along axis " + std::to_string(axis) +
                    ", s = " + to_string(s),
                {.parameter = "h", .at = 0, .first = 2, .last = 12, .fixed = Instance(filled).set("s", s)},
                [axis](const Point& p) {
                  const Ball h = p["h"], none(0);
                  const std::size_t other = 3 - axis;
                  return (moved(p, axis, h, other, none) - moved(p, axis, -h, other, none)) / (2 * h);
                },
                [axis](const Point& p) { return averaged_gradient(p, p["s"])[axis - 1]; });
          }
          Family radii{"r^n Phi(s, r^2/2)", {}, noise_levels()};
          for (const Instance& member : orders_and_levels(trial))
            for (long n : {1L, 2L, 5L})
              for (const Rational& factor : {"1/10"_q, "1"_q, "2"_q, "30"_q})
                radii.members.push_back(
                    Instance(member).set("n", n).set("r", factor * member[n == 2 ? "a" : "b"]));
          trial.bound(
              "dominated: r^n Phi(s, r^2/2) <= (n/e)^(n/2) Phi(s - n/2, 0) for all r", radii,
              [](const Point& p) {
                return raised(p["r"], p["n"]) * kernel_of(p)(p["s"], half_of(square(p["r"])));
              },
              [](const Point& p) {
                const Ball half = half_of(p["n"]);
                return raised(p["n"] * exp(Ball(-1).at(p.precision())), half) *
                       kernel_of(p)(p["s"] - half, Ball(0).at(p.precision()));
              });
          trial.note(
              "The proof says that each derivative is one Phi(s + k, .) times a polynomial. It is a sum of "
              "such terms: the second derivative in x_i is Phi(s + 2, .) (x - x~)_i^2 - Phi(s + 1, .). The "
              "bound and the argument stay the same.");
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
