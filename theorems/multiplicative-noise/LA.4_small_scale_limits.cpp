// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemmas A.4 to A.6: the kernel as the smallest noise level a tends to zero.
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

/// a^(2 s) Phi_a^b(s, z).
Ball normalised(const Point& p, const Ball& z) {
  return raised(p["a"], 2 * p["s"]) * kernel_of(p)(p["s"], z);
}
Ball at_zero(const Point& p) { return normalised(p, Ball(0).at(p.precision())); }
/// (1 - (a/b)^(2 s))/s.
Ball integrated(const Point& p) { return (Ball(1) - raised(p["a"] / p["b"], 2 * p["s"])) / p["s"]; }

Family positive_orders(const Trial& trial) {
  Family family{"s > 0, z = 0", {}, noise_levels()};
  for (const Instance& member : orders_and_levels(trial))
    if (member["s"] > 0) family.members.push_back(member);
  return family;
}

/// a falls to zero through decades; s and b fixed.
Approach shrinking(const Rational& s, const Rational& b, Instance more = {}) {
  return {.parameter = "a", .at = 0, .first = 1, .last = 40, .fixed = more.set("s", s).set("b", b)};
}
/// The error of a limit, which asks for many digits: fewer decades.
Approach few_decades(const Rational& s) {
  Approach approach = shrinking(s, 2, {{"k", 2}});
  approach.last = 14;
  return approach;
}
const std::vector<Rational>& tried_orders() {
  static const std::vector<Rational> orders{"1/20"_q, "1/2"_q, 1, "5/3"_q, 4};
  return orders;
}

REFEREE_CLAIM({
    .id = "MN-LA.4",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "The kernel at z = 0 as a tends to zero",
    .statement = "lim_(a -> 0) a^(2s) Phi_a^b(s, 0) = 1/s.",
    .hypotheses = "0 < b, s > 0",
    .source = "appendix A.1, Lemma A.4",
    .evidence =
        "limits over forty decades of a; before the limit the value is (1 - (a/b)^(2s))/s, tried as an "
        "identity against enclosing quadrature",
    .refuted_by = "an order s > 0 for which the extrapolated limit excludes 1/s",
    .attack =
        "small orders (s = 1/20 converges like a^(1/10)), noise levels from 1e-12 apart to nearly equal",
    .rests_on = {"MN-LA.4p"},
    .trial =
        [](Trial& trial) {
          for (const Rational& s : tried_orders())
            trial.limit("a^(2s) Phi_a^b(s, 0) -> 1/s for s = " + to_string(s), shrinking(s, 2), at_zero,
                        [](const Point& p) { return Ball(1) / p["s"]; });
          trial.identity("a^(2s) Phi_a^b(s, 0) = (1 - (a/b)^(2s))/s", positive_orders(trial), at_zero,
                         integrated);
        },
});

REFEREE_CLAIM({
    .id = "MN-LA.4p",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Proof of Lemma A.4",
    .statement = "lim Phi_a^b(s, 0) = lim a^(2s) int u^(s-1) du = lim (1 - a^(2s)/b^(2s))/s = 1/s as a -> 0.",
    .hypotheses = "0 < b, s > 0",
    .source = "appendix A.1, proof of Lemma A.4",
    .evidence = "Phi_a^b(s, 0) grows as a falls (the interval of integration grows), so that its limit is at "
                "least each of its values; those are rational for s = 1",
    .refuted_by = "a value of the first member above 1/s",
    .attack = "each member of the chain by itself",
    .trial =
        [](Trial& trial) {
          const Family units{"s = 1, b = 2",
                             {{{"s", 1}, {"b", 2}, {"a", "1/10"_q}}, {{"s", 1}, {"b", 2}, {"a", "1/1000"_q}}},
                             noise_levels()};
          trial.exact(
              "first member: Phi_a^b(1, 0) = 1/a^2 - 1/b^2, which its limit exceeds, stays below 1/s = 1",
              units,
              [](const Instance& i) -> Rational { return 1 / (i["a"] * i["a"]) - 1 / (i["b"] * i["b"]); },
              Relation::at_most, [](const Instance& i) -> Rational { return 1 / i["s"]; });
          trial.note(
              "The factor a^(2s) is missing before Phi in the first member; without it the limit is "
              "infinite for every s > 0. The lemma itself has the factor.");
          for (const Rational& s : tried_orders())
            trial.rate(
                "Phi_a^b(s, 0) diverges like a^(-2s), s = " + to_string(s), shrinking(s, 2),
                [](const Point& p) { return kernel_of(p)(p["s"], Ball(0).at(p.precision())); },
                Rational(-2 * s));
          trial.identity(
              "the value used above: Phi_a^b(1, 0) = 1/a^2 - 1/b^2", units,
              [](const Point& p) { return kernel_of(p)(p["s"], Ball(0).at(p.precision())); },
              [](const Point& p) { return Ball(1) / square(p["a"]) - Ball(1) / square(p["b"]); });
          trial.repair(
              "lim a^(2s) Phi_a^b(s, 0) = lim a^(2s) int u^(s-1) du = lim (1 - a^(2s)/b^(2s))/s = 1/s as a "
              "-> 0.",
              [](Trial& repaired) {
                repaired.identity(
                    "a^(2s) Phi_a^b(s, 0) = a^(2s) int u^(s-1) du, enclosing quadrature in log u",
                    positive_orders(repaired), at_zero, [](const Point& p) {
                      const ComplexBall s(p["s"]);
                      const Ball integral = integrate([&](const ComplexBall& t) { return exp(s * t); },
                                                      -2 * log(p["b"]), -2 * log(p["a"]), p.precision());
                      return raised(p["a"], 2 * p["s"]) * integral;
                    });
                repaired.identity("a^(2s) Phi_a^b(s, 0) = (1 - (a/b)^(2s))/s", positive_orders(repaired),
                                  at_zero, integrated);
                for (const Rational& s : tried_orders())
                  repaired.limit("(1 - (a/b)^(2s))/s -> 1/s for s = " + to_string(s), shrinking(s, 3),
                                 integrated, [](const Point& p) { return Ball(1) / p["s"]; });
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-LA.5",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "The kernel at a positive argument as a tends to zero",
    .statement = "lim_(a -> 0) Phi_a^b(s, z(a)) = z(0)^(-s) int_(z(0)/b^2)^infinity t^(s-1) exp(-t) dt for z "
                 "continuous and positive at 0.",
    .hypotheses = "0 < b, s > 0",
    .source = "appendix A.1, Lemma A.5",
    .evidence = "limits over decades of a; the right side by enclosing quadrature in log t",
    .refuted_by = "a function z and an order for which the extrapolated limit excludes the right side",
    .attack = "z constant, z = z0 (1 + a), z = z0 + sqrt(a) (continuous, not Lipschitz); orders s <= 0 too, "
              "where the lemma holds though it does not say so",
    .trial =
        [](Trial& trial) {
          for (const Rational& s : {"1/20"_q, "1/2"_q, "2"_q, "7/3"_q, "0"_q, "-3/2"_q})
            for (const Rational& z0 : {"1/10"_q, "3"_q}) {
              const std::string label = " for s = " + to_string(s) + ", z(0) = " + to_string(z0);
              const Quantity expected = [](const Point& p) {
                const Ball z = p["z0"].at(p.precision());
                return raised(z, -p["s"]) * upper_gamma(p["s"], z / square(p["b"]));
              };
              trial.limit(
                  "z(a) = z(0)(1 + a):" + label, shrinking(s, 2, {{"z0", z0}}),
                  [](const Point& p) { return kernel_of(p)(p["s"], p["z0"] * (Ball(1) + p["a"])); },
                  expected);
              trial.limit(
                  "z(a) = z(0) + sqrt(a):" + label, shrinking(s, "1/3"_q, {{"z0", z0}}),
                  [](const Point& p) { return kernel_of(p)(p["s"], p["z0"] + sqrt(p["a"])); }, expected);
            }
        },
});

REFEREE_CLAIM({
    .id = "MN-LA.6",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "The kernel at arguments of the size of a^2",
    .statement = "lim_(a -> 0) a^(2s) Phi_a^b(s, k a^2) = k^(-s) int_0^k t^(s-1) exp(-t) dt.",
    .hypotheses = "0 < b, s > 0, k > 0",
    .source = "appendix A.1, Lemma A.6",
    .evidence = "limits over decades of a, the right side by its series of positive terms; the error decays "
                "like a^(2s), tried as a rate",
    .refuted_by = "an order and a k for which the extrapolated limit excludes the right side",
    .attack =
        "small orders (at s = 1/20, a = 1/100 the error is still -11.8 of 18.8), k from 1e-3 to 100; the "
        "third member of the proof takes the limit of a constant",
    .trial =
        [](Trial& trial) {
          const Quantity quantity = [](const Point& p) { return normalised(p, p["k"] * square(p["a"])); };
          const Quantity expected = [](const Point& p) {
            const Ball k = p["k"].at(p.precision());
            return raised(k, -p["s"]) * lower_gamma(p["s"], k);
          };
          for (const Rational& s : tried_orders())
            for (const Rational& k : {"1/1000"_q, "2"_q, "100"_q})
              trial.limit("s = " + to_string(s) + ", k = " + to_string(k), shrinking(s, 2, {{"k", k}}),
                          quantity, expected);
          for (const Rational& s : {"1/20"_q, "1/2"_q, "3"_q})
            trial.limit(
                "the error times s (b/a)^(2s) -> -1, s = " + to_string(s), few_decades(s),
                [=](const Point& p) {
                  return (quantity(p) - expected(p)) * p["s"] * raised(p["b"] / p["a"], 2 * p["s"]);
                },
                [](const Point&) { return Ball(-1); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
