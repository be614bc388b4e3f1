// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma A.3: the kernel as a function of its argument.
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

constexpr int monotone_orders = 8;

/// sum_k (-1)^(n-k) binomial(n, k) Phi(s, z + k h), times (-1)^n.
Ball alternating_difference(const Point& p, int order) {
  const NoiseKernel kernel = kernel_of(p);
  Ball sum(0);
  long binomial = 1;
  for (int k = 0; k <= order; ++k) {
    const Ball term = Ball(binomial) * kernel(p["s"], p["z"] + k * p["h"]);
    sum += k % 2 == 0 ? term : -term;
    binomial = binomial * (order - k) / (k + 1);
  }
  return sum;
}

/// Steps of the size over which the kernel varies, a^2 + |z|, and a tenth of it.
Family stepped(const Trial& trial) {
  Family family = kernels(trial, true);
  family.hypotheses.push_back({"h > 0", [](const Point& p) { return positive(p["h"]); }});
  const std::size_t stride = static_cast<std::size_t>(trial.effort().scaled(5, 2, 1));
  std::vector<Instance> members;
  for (std::size_t n = 0; n < family.members.size(); n += stride) {
    const Instance& member = family.members[n];
    const Rational scale = member["a"] * member["a"] + abs(member["z"]);
    members.push_back(Instance(member).set("h", scale / (n % 4 == 0 ? 10 : 1)));
  }
  family.members = std::move(members);
  return family;
}

/// Phi(s, z + h) less its Taylor polynomial of that degree at z with derivatives (-1)^k Phi(s + k, z).
Ball taylor_remainder(const Point& p, int degree) {
  const NoiseKernel kernel = kernel_of(p);
  Ball result = kernel(p["s"], p["z"] + p["h"]), power = Ball(1).at(p.precision());
  for (int k = 0; k <= degree; ++k) {
    result -= power * kernel(p["s"] + Ball(k), p["z"]);
    power *= -p["h"] / (k + 1);
  }
  return result;
}

REFEREE_CLAIM({
    .id = "MN-LA.3",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Derivative of the kernel",
    .statement =
        "d/dz Phi_a^b(s, z) = -Phi_a^b(s + 1, z); in particular Phi_a^b(s, .) is smooth, decreasing and "
        "convex.",
    .hypotheses = "0 < a < b, s real, z real",
    .source = "appendix A.1, Lemma A.3",
    .evidence = "central difference quotients in the limit of small steps; alternating differences of every "
                "order up to 8 are positive (decreasing, convex, completely monotone); Taylor polynomials of "
                "degree 8 built from Phi(s + k) with the remainder of the ninth derivative",
    .refuted_by = "an order and an argument, of either sign, at which a quotient tends elsewhere or a "
                  "difference is negative",
    .attack =
        "z < 0 and z = 0, orders zero and negative (integers too), a/b = 1e-13 and 99/100; the sign and "
        "the order s + 1",
    .trial =
        [](Trial& trial) {
          for (const Rational& s : {"-2"_q, "-1/2"_q, "0"_q, "1/3"_q, "1"_q, "3"_q})
            for (const Rational& z : {"-3"_q, "0"_q, "1e-8"_q, "1"_q, "50"_q})
              trial.limit(
                  "(Phi(s, z + h) - Phi(s, z - h))/(2h) -> -Phi(s + 1, z) at s = " + to_string(s) +
                      ", z = " + to_string(z),
                  {.parameter = "h",
                   .at = 0,
                   .first = 1,
                   .last = 20,
                   .fixed = {{"a", "1/2"_q}, {"b", 2}, {"s", s}, {"z", z}}},
                  [](const Point& p) {
                    const NoiseKernel kernel = kernel_of(p);
                    return (kernel(p["s"], p["z"] + p["h"]) - kernel(p["s"], p["z"] - p["h"])) / (2 * p["h"]);
                  },
                  [](const Point& p) { return -kernel_of(p)(p["s"] + Ball(1), p["z"]); });
          const Family family = stepped(trial);
          const long highest = trial.effort().scaled(3, monotone_orders, monotone_orders);
          for (int order = 1; order <= highest; ++order)
            trial.bound(
                "(-1)^n Delta_h^n Phi(s, z) >= 0 for n = " + std::to_string(order), family,
                [](const Point&) { return Ball(0); },
                [order](const Point& p) { return alternating_difference(p, order); });
          trial.bound(
              "|Phi(s, z + h) - Taylor polynomial of degree 8| <= h^9 Phi(s + 9, z)/9!", family,
              [](const Point& p) { return abs(taylor_remainder(p, 8)); },
              [](const Point& p) {
                Ball bound = kernel_of(p)(p["s"] + Ball(9), p["z"]);
                for (int k = 1; k <= 9; ++k) bound *= p["h"] / k;
                return bound;
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
