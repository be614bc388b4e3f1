// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma A.1: decay of the kernel for large arguments, and the quotients of its proof.
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

/// b^(2 - 2s).
Ball predicted_decay(const Point& p) { return raised(p["b"], Ball(2) - 2 * p["s"]); }
/// z exp(z/b^2) Phi_a^b(s, z).
Ball decaying_product(const Point& p) { return p["z"] * kernel_of(p).scaled(p["s"], p["z"]); }

Approach growing_argument(const Rational& a, const Rational& b, const Rational& s) {
  return {
      .parameter = "z", .to_infinity = true, .first = 4, .last = 40, .fixed = {{"a", a}, {"b", b}, {"s", s}}};
}
std::vector<Approach> growing_arguments() {
  std::vector<Approach> result;
  for (const Rational& s : {"5/2"_q, "-3/2"_q, "0"_q, "1/2"_q, "3"_q, "-7/3"_q, "1"_q})
    result.push_back(growing_argument("1/2"_q, 2, s));
  for (const Rational& s : {"1/20"_q, "-2"_q, "4"_q}) result.push_back(growing_argument("1e-12"_q, 10, s));
  result.push_back(growing_argument("9/10"_q, 1, "-1/2"_q));
  result.push_back(growing_argument("1/10"_q, "1/5"_q, 6));
  return result;
}
std::string label_of(const Approach& approach) { return approach.fixed.text(); }

REFEREE_CLAIM({
    .id = "MN-LA.1",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Decay of the kernel",
    .statement = "lim_(z -> infinity) z exp(z/b^2) Phi_a^b(s, z) = b^(2 - 2s).",
    .hypotheses = "0 < a < b, s real",
    .source = "appendix A.1, Lemma A.1",
    .evidence = "limits over decades of z up to 1e40; the next term, (s - 1) b^2/z, as a limit of its own",
    .refuted_by = "an order and noise levels whose extrapolated limit excludes b^(2 - 2s)",
    .attack =
        "orders of both signs, integers, a/b = 1e-13 and 9/10; the exponent (b^(2s - 2) or a in place of "
        "b would be off by a factor)",
    .rests_on = {"MN-LA.1p"},
    .trial =
        [](Trial& trial) {
          for (const Approach& approach : growing_arguments()) {
            trial.limit("z exp(z/b^2) Phi -> b^(2 - 2s): " + label_of(approach), approach, decaying_product,
                        predicted_decay);
            // For s = 1 the error is exponentially small.
            if (approach.fixed["s"] != 1)
              trial.limit(
                  "z (z exp(z/b^2) Phi/b^(2 - 2s) - 1) -> (s - 1) b^2: " + label_of(approach), approach,
                  [](const Point& p) {
                    return p["z"] * (decaying_product(p) / predicted_decay(p) - Ball(1));
                  },
                  [](const Point& p) { return (p["s"] - Ball(1)) * square(p["b"]); });
          }
        },
});

/// int_(z/b^2)^(z/a^2) t^(s-1) exp(z/b^2 - t) dt by quadrature in v = t b^2/z, from 1 to (b/a)^2 or to where
/// exp(-y (v - 1)), y = z/b^2, is negligible; what is left out is at most twice the integrand there over y,
/// since y > 2 (s - 1).
Ball shifted_numerator(const Point& p) {
  const Precision precision = p.precision();
  const Ball lower = p["z"] / square(p["b"]), ratio = square(p["b"] / p["a"]);
  const Ball cut = (Ball(1) + Ball(precision.bits) / lower).midpoint();
  const bool whole = !certainly_less(cut, ratio);
  const Ball end = whole ? ratio : cut;
  const ComplexBall y(lower), order(p["s"] - Ball(1));
  Ball integral =
      integrate([&](const ComplexBall& v) { return exp(order * log(v) - y * (v - ComplexBall(1))); },
                Ball(1).at(precision), end, precision);
  if (!whole) {
    const Ball rest = (2 * raised(cut, p["s"] - Ball(1)) * exp(-lower * (cut - Ball(1))) / lower).magnitude();
    arb_add_error(integral.raw(), rest.raw());
  }
  return raised(lower, p["s"]) * integral;
}
/// ((1/a^2)(z/a^2)^(s-1) exp(-z/a^2) - (1/b^2)(z/b^2)^(s-1) exp(-z/b^2)) exp(z/b^2).
Ball numerator_slope(const Point& p) {
  const Ball A = Ball(1) / square(p["a"]), B = Ball(1) / square(p["b"]), z = p["z"], power = p["s"] - Ball(1);
  return A * raised(z * A, power) * exp(z * B - z * A) - B * raised(z * B, power);
}
/// (s - 1) z^(s-2) - z^(s-1)/b^2.
Ball denominator_slope(const Point& p) {
  const Ball z = p["z"], power = p["s"] - Ball(1);
  return power * raised(z, power - Ball(1)) - raised(z, power) / square(p["b"]);
}
Ball third_quotient(const Point& p) {
  const Ball A = Ball(1) / square(p["a"]), B = Ball(1) / square(p["b"]), z = p["z"];
  return (raised(A, p["s"]) * exp(z * B - z * A) - raised(B, p["s"])) / ((p["s"] - Ball(1)) / z - B);
}

/// z beyond 2 |s - 1| b^2, away from the zero of the second denominator.
Family large_arguments(const Trial& trial) {
  Family family{"z > 2 |s - 1| b^2", {}, noise_levels()};
  for (const Instance& member : orders_and_levels(trial)) {
    const Rational unit = (2 * abs(Rational(member["s"] - 1)) + 1) * member["b"] * member["b"];
    for (const Rational& factor : {"2"_q, "30"_q, "1000"_q})
      family.members.push_back(Instance(member).set("z", unit * factor));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "MN-LA.1p",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Proof of Lemma A.1: the quotients of L'Hospital's rule",
    .statement = "z exp(z/b^2) Phi = N/D with N = int_(z/b^2)^(z/a^2) t^(s-1) exp(-t) dt and D = z^(s-1) "
                 "exp(-z/b^2); its limit is that of N'/D', which is ((1/a^2)^s exp(z/b^2 - z/a^2) - "
                 "(1/b^2)^s)/((s-1)/z - 1/b^2), and this tends to b^(2 - 2s).",
    .hypotheses = "0 < a < b, s real, z > 0",
    .source = "appendix A.1, proof of Lemma A.1",
    .evidence = "the first and the third equality as identities, N' and D' against difference quotients of N "
                "and D, the second by limits of both quotients; N and D vanish at infinity with logarithms "
                "-z/b^2",
    .refuted_by = "an order at which two members differ, or their limits do",
    .attack =
        "orders of both signs. N'/D' has a pole at z = (s - 1) b^2 when s > 1, where D' vanishes and N' "
        "in general does not (s = 2, a = 1, b = 2, z = 4: the numerator of the third quotient is exp(-3) "
        "- 1/16 = -0.0127129); arguments near it are left out, L'Hospital's rule needs large z alone",
    .rests_on = {"MN-E2.8b"},
    .trial =
        [](Trial& trial) {
          const Family family = large_arguments(trial);
          trial.identity(
              "z exp(z/b^2) Phi = N/D, N by enclosing quadrature", family, decaying_product,
              [](const Point& p) { return shifted_numerator(p) / raised(p["z"], p["s"] - Ball(1)); });
          trial.identity(
              "N'/D' = the quotient divided through by z^(s-1) exp(-z/b^2)", family,
              [](const Point& p) { return numerator_slope(p) / denominator_slope(p); }, third_quotient);
          for (const auto& [s, z] :
               {std::pair{"5/2"_q, "20"_q}, std::pair{"-1/3"_q, "3"_q}, std::pair{"0"_q, "50"_q}}) {
            const Approach approach{.parameter = "h",
                                    .at = 0,
                                    .first = 1,
                                    .last = 20,
                                    .fixed = {{"a", "1/2"_q}, {"b", 2}, {"s", s}, {"centre", z}}};
            // Relative to exp(-z/b^2) at the centre.
            const auto moved = [](const Point& p, const Ball& step) {
              Point q = p;
              q.set("z", p["centre"] + step);
              return q;
            };
            const auto slope = [=](const std::function<Ball(const Point&)>& f) {
              return [=](const Point& p) {
                const Ball lower = Ball(1) / square(p["b"]), h = p["h"];
                return (f(moved(p, h)) * exp(-h * lower) - f(moved(p, -h)) * exp(h * lower)) / (2 * h);
              };
            };
            const std::string label = " at s = " + to_string(s) + ", z = " + to_string(z);
            trial.limit("N' as displayed" + label, approach, slope([](const Point& q) {
                          return raised(q["z"], q["s"]) * kernel_of(q).scaled(q["s"], q["z"]);
                        }),
                        [=](const Point& p) { return numerator_slope(moved(p, Ball(0))); });
            trial.limit("D' as displayed" + label, approach,
                        slope([](const Point& q) { return raised(q["z"], q["s"] - Ball(1)); }),
                        [=](const Point& p) { return denominator_slope(moved(p, Ball(0))); });
          }
          for (const Approach& approach : growing_arguments()) {
            trial.limit("third quotient -> b^(2 - 2s): " + label_of(approach), approach, third_quotient,
                        predicted_decay);
            trial.limit(
                "log N / z -> -1/b^2, so that N -> 0: " + label_of(approach), approach,
                [](const Point& p) {
                  return (log(kernel_of(p).scaled(p["s"], p["z"])) + p["s"] * log(p["z"])) / p["z"] -
                         Ball(1) / square(p["b"]);
                },
                [](const Point& p) { return Ball(-1) / square(p["b"]); });
          }
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
