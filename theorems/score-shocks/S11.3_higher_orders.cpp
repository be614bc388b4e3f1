// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 11.3: what the next order of the expansion would bring.
#include <algorithm>

#include "numbers/algebraic.hpp"
#include "score-shocks/truncations.hpp"

namespace referee::score_shocks {
namespace {

/// C up to s^order in s = 1/sigma_tau^2, for means on a line.
std::vector<Rational> covariance_coefficients(const Instance& i, int order) {
  const Jet<Rational> c = covariance_series(centred_means<Rational>(i), std::max(order, 1)).front();
  return {c.coefficients().begin(), c.coefficients().begin() + order + 1};
}
/// v^(order+1) - sum_j c_j v^(order-j), ascending: (94) with C cut off after sigma_tau^(-2 order).
std::vector<Rational> noise_polynomial(const Instance& i, int order) {
  const std::vector<Rational> c = covariance_coefficients(i, order);
  std::vector<Rational> polynomial(static_cast<std::size_t>(order) + 2, 0);
  polynomial.back() = 1;
  for (int j = 0; j <= order; ++j)
    polynomial[static_cast<std::size_t>(order - j)] = -c[static_cast<std::size_t>(j)];
  return polynomial;
}
long positive_solutions(const Instance& i, int order) {
  const std::vector<AlgebraicNumber> roots = real_roots(noise_polynomial(i, order));
  return std::count_if(roots.begin(), roots.end(),
                       [](const AlgebraicNumber& root) { return AlgebraicNumber(Rational(0)) < root; });
}
Ball largest_solution(const Instance& i, int order, Precision precision) {
  return real_roots(noise_polynomial(i, order)).back().enclosure(precision);
}

Instance pair_of_percent(long percent) {
  return cluster({percent, 100 - percent}, {{0}, {1}}).set("variance", "1/20"_q);
}

REFEREE_CLAIM({
    .id = "SS-S11.3",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "What the next order would bring",
    .statement = "Computing the O(sigma_tau^-8) term of the Jacobian would tighten the approximation for "
                 "strongly asymmetric "
                 "mixtures; the expansion in eta_k - <eta> is systematic.",
    .hypotheses = "means 0 and 1; 'strongly asymmetric' is read as the largest asymmetry, in per cent of the "
                  "weight, for which "
                  "(94) still has a solution: 64:36",
    .source = "section 11.3, higher-order corrections",
    .evidence = "number of positive zeros of the truncated equations by exact real roots; Taylor "
                "coefficients of C against "
                "its values",
    .refuted_by = "a strongly asymmetric mixture for which the equation with the further term has no "
                  "solution or a worse one, "
                  "while the exact and the shorter equation have one",
    .attack = "weights from 55:45 to 64:36. The further term is negative and grows with asymmetry until it "
              "swallows the root",
    .rests_on = {"SS-T9.5", "SS-T9.10"},
    .trial =
        [](Trial& trial) {
          const Family strong{"0 and 1 with weights 64:36", {pair_of_percent(64)}, {positive_odds()}, true};
          trial.solutions("(94) has two solutions with tau > 0", strong, speciation_equation(),
                          [](const Instance&) { return 2L; });
          trial.exact(
              "the quadratic formula has a solution: 1 <= number of positive zeros", strong,
              [](const Instance&) -> Rational { return 1; }, Relation::at_most,
              [](const Instance& i) -> Rational { return positive_solutions(i, 1); });
          trial.exact(
              "so has the equation with the term of order sigma_tau^-8", strong,
              [](const Instance&) -> Rational { return 1; }, Relation::at_most,
              [](const Instance& i) -> Rational { return positive_solutions(i, 2); });
          trial.note(
              "The coefficient of the further term is negative and grows with the asymmetry until it "
              "swallows "
              "the root. At 64:36 v^2 - 0.2304 v + 0.00903 has two positive zeros, v^3 - 0.2304 v^2 + "
              "0.00903 "
              "v + 0.00086 has none. The paragraph after it says that the stochastic term of (10) smooths "
              "the "
              "layers like a viscosity: (10) and (11) have the same marginals (SS-E10, SS-E11), hence the "
              "same "
              "score and layers of the same width; the noise spreads single paths only.");
          trial.repair(
              "The further term gains a power of sigma_tau^-2 in the Jacobian and tightens the speciation "
              "time of mildly asymmetric pairs (55:45 to 62:38); at 64:36 it removes the solution. One term "
              "more brings it back: every equation with 4 to 12 terms has it, the last with an error below "
              "3e-5.",
              [strong](Trial& repaired) {
                Family mild{"0 and 1 with weights 55:45 to 62:38", {}, {positive_odds()}};
                for (long percent : {55, 58, 60, 62})
                  mild.members.push_back(
                      pair_of_percent(percent).set("lower", "7/50"_q).set("upper", "1/4"_q));
                const auto instance = [](const Point& p) {
                  return pair_of_percent(static_cast<long>(p["odds1"].to_double()));
                };
                auto error = [instance](int order) -> Quantity {
                  return [=](const Point& p) {
                    return abs(largest_solution(instance(p), order, p.precision()) -
                               speciation_noise(p, p["lower"].midpoint_as_rational(),
                                                p["upper"].midpoint_as_rational()));
                  };
                };
                repaired.bound("|error with the further term| <= |error of the quadratic formula|", mild,
                               error(2), error(1));
                repaired.exact(
                    "64:36: the equations with 4 to 12 terms all have a solution", strong,
                    [](const Instance&) -> Rational { return 9; }, Relation::equal,
                    [](const Instance& i) -> Rational {
                      Rational solvable = 0;
                      for (int order = 3; order <= 11; ++order) solvable += positive_solutions(i, order) > 0;
                      return solvable;
                    });
                Family bracketed = strong;
                bracketed.members.front().set("lower", "7/50"_q).set("upper", "1/4"_q);
                repaired.bound(
                    "64:36, 12 terms: |sigma_tau^2 - sigma_tau*^2| <= 3e-5 sigma_tau*^2", bracketed,
                    [](const Point& p) {
                      return abs(largest_solution(pair_of_percent(64), 11, p.precision()) - exact_noise(p));
                    },
                    [](const Point& p) { return p.constant("3e-5"_q) * exact_noise(p); });
                repaired.limit(
                    "(C - c_0 - c_1 s) / s^2 -> c_2, s = 1/sigma_tau^2, weights 64:36",
                    {.parameter = "v",
                     .to_infinity = true,
                     .first = 3,
                     .last = 24,
                     .fixed = pair_of_percent(64)},
                    [](const Point& p) {
                      const std::vector<Rational> c = covariance_coefficients(pair_of_percent(64), 2);
                      const Ball s = Ball(1) / p["v"];
                      const Ball exact = central_covariance(centred_means<Ball>(p), p["v"])[0];
                      return (exact - p.constant(c[0]) - p.constant(c[1]) * s) / square(s);
                    },
                    [](const Point& p) {
                      return p.constant(covariance_coefficients(pair_of_percent(64), 2)[2]);
                    });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
