// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 9.11 and section 11.3: how far the hierarchy of formulas reaches, and what a further term would
/// bring.
#include <algorithm>

#include "numbers/algebraic.hpp"
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {
namespace {

/// Three equal weights on (+-1, 0), (0, height) at sigma0 = 1/10, with a bracket of sigma_tau*^2.
Instance triangle(const char* height, const char* lower, const char* upper) {
  return cluster({1, 1, 1}, {{1, 0}, {-1, 0}, {0, parse_rational(height)}})
      .set("variance", "1/100"_q)
      .set("lower", parse_rational(lower))
      .set("upper", parse_rational(upper));
}

/// |tau_corrected - tau*|/tau* from the first correction of (92).
Ball relative_error(const Point& p) {
  const CentredMeans<Ball> means = centred_means<Ball>(p);
  const Ball leading = planar_eigenvalues(between_class_covariance(means), means.dimension()).first;
  const Ball corrected = leading + planar_correction_coefficient(means) / (Ball(2) * leading);
  const Ball exact =
      speciation_noise(p, p["lower"].midpoint_as_rational(), p["upper"].midpoint_as_rational());
  return abs(corrected - exact) / (exact - p["variance"]);
}

const Hypothesis admissible{"sigma0^2 < sigma_tau*^2, so that tau* > 0", [](const Point& p) {
                              return positive(p["variance"]) && less(p["variance"], p["lower"]);
                            }};

REFEREE_CLAIM({
    .id = "SS-R9.11",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Hierarchy of formulas",
    .statement = "Three levels: (94), always valid, O(K^2 d) per bisection step; (lambda_1 - sigma0^2)/2, "
                 "exact for symmetric "
                 "arrangements; the corrected closed form, with an error of about 2% for equal-weight "
                 "asymmetric mixtures "
                 "of moderate separation.",
    .hypotheses = "Gaussian mixture with common variance; 'about 2%' is read as less than 4%",
    .source = "section 9.4, Remark 9.11",
    .evidence = "certified counts of the solutions of (94); the corrected form's error enclosed at "
                "equal-weight triangles",
    .refuted_by = "an equal-weight mixture without solution of (94), or with an error proven to exceed 4%",
    .attack = "the error does not depend on the separation but on the shape, since all terms scale alike: "
              "triangles from "
              "nearly equilateral to nearly collinear",
    .rests_on = {"SS-T9.10", "SS-T9.7"},
    .trial =
        [](Trial& trial) {
          const Family collinear{
              "-1, 0, 1 equally weighted, sigma0^2 = 1/10",
              {cluster({1, 1, 1}, {{-1}, {0}, {1}}).set("variance", "1/10"_q)},
              {positive_odds(), {"sigma0^2 > 0", [](const Point& p) { return positive(p["variance"]); }}},
              true};
          trial.solutions("(94) is always valid: one solution for three equal weights", collinear,
                          speciation_equation(), [](const Instance&) { return 1L; });
          const Family flat{"equal weights on (+-1, 0), (0, 1)",
                            {triangle("1", "2/5", "3/5")},
                            {positive_odds(), admissible},
                            true};
          trial.bound("error of the corrected form at an equal-weight triangle <= 4%", flat, relative_error,
                      [](const Point& p) { return p.constant("1/25"_q); });
          trial.repair(
              "(94) locates every zero of an eigenvalue of J(xbar), as many as there are; the leading order "
              "is exact for "
              "means equidistant from xbar; for three equal weights sigma_tau*^2 is corrected to (3 lambda_1 "
              "+ lambda_2)/4 "
              "whatever the scale, with an error that depends on the shape only: below 2% from (+-1, 0), (0, "
              "2^(1/2)) on "
              "towards the equilateral triangle, 9% at (+-1, 0), (0, 1), and no solution at all when "
              "collinear.",
              [=](Trial& repaired) {
                repaired.solutions("collinear: no solution", collinear, speciation_equation(),
                                   [](const Instance&) { return 0L; });
                Family triangles{"triangles",
                                 {triangle("1", "2/5", "3/5"), triangle("7/5", "11/20", "13/20"),
                                  triangle("8/5", "3/5", "7/10")},
                                 {positive_odds(), admissible}};
                repaired.identity(
                    "three equal weights: lambda_1 + gamma_1/(2 lambda_1) = (3 lambda_1 + lambda_2)/4",
                    triangles,
                    [](const Point& p) {
                      const CentredMeans<Ball> means = centred_means<Ball>(p);
                      const Ball leading = planar_eigenvalues(between_class_covariance(means), 2).first;
                      return leading + planar_correction_coefficient(means) / (Ball(2) * leading);
                    },
                    [](const Point& p) {
                      const auto [first, second] =
                          planar_eigenvalues(between_class_covariance(centred_means<Ball>(p)), 2);
                      return (Ball(3) * first + second) / 4;
                    });
                const Family tall{"heights 8/5 and 7/5",
                                  {triangle("7/5", "11/20", "13/20"), triangle("8/5", "3/5", "7/10")},
                                  {positive_odds(), admissible}};
                repaired.bound("heights 7/5 and 8/5: error <= 2%", tall, relative_error,
                               [](const Point& p) { return p.constant("1/50"_q); });
                repaired.bound(
                    "height 1: 9% <= error", flat, [](const Point& p) { return p.constant("9/100"_q); },
                    relative_error);
              });
        },
});

/// Taylor coefficients in z = 1/(2 sigma_tau^2) of C for means 0 and 1: C = r_1 r_2 with ln(r_1/r_2) =
/// ln(w_1/w_2) + (w_1 - w_2) z; c' = -(w_1 - w_2) c (2 r_1 - 1), rational at z = 0.
std::vector<Rational> covariance_coefficients(const Rational& w) {
  const Rational slope = 2 * w - 1, c = w * (1 - w);
  // f = r_1 has f' = slope f (1 - f); C = f - f^2, C' = slope C (1 - 2 f), C'' = slope^2 C ((1 - 2 f)^2 - 2
  // C).
  return {c, slope * c * (1 - 2 * w), slope * slope * c * ((1 - 2 * w) * (1 - 2 * w) - 2 * c) / 2};
}
/// v^(order+1) - sum_j c_j v^(order-j)/2^j, ascending: (94) with C cut off after sigma_tau^(-2 order).
std::vector<Rational> truncated_equation(const Instance& i, int order) {
  const std::vector<Rational> c = covariance_coefficients(i["odds1"] / (i["odds1"] + i["odds2"]));
  std::vector<Rational> polynomial(static_cast<std::size_t>(order) + 2, 0);
  polynomial.back() = 1;
  for (int j = 0; j <= order; ++j)
    polynomial[static_cast<std::size_t>(order - j)] = -c[static_cast<std::size_t>(j)] / power(Rational(2), j);
  return polynomial;
}
long positive_solutions(const Instance& i, int order) {
  const std::vector<AlgebraicNumber> roots = real_roots(truncated_equation(i, order));
  return std::count_if(roots.begin(), roots.end(),
                       [](const AlgebraicNumber& root) { return AlgebraicNumber(Rational(0)) < root; });
}
Ball largest_solution(const Instance& i, int order, Precision precision) {
  return real_roots(truncated_equation(i, order)).back().enclosure(precision);
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
          trial.repair(
              "The further term gains a power of sigma_tau^-2 in the Jacobian and tightens the speciation "
              "time of mildly "
              "asymmetric pairs (55:45 to 62:38); at 64:36 it removes the solution.",
              [](Trial& repaired) {
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
                repaired.limit(
                    "(C - c_0 - c_1 z) / z^2 -> c_2, z = 1/(2 sigma_tau^2), weights 64:36",
                    {.parameter = "v",
                     .to_infinity = true,
                     .first = 3,
                     .last = 24,
                     .fixed = pair_of_percent(64)},
                    [](const Point& p) {
                      const std::vector<Rational> c = covariance_coefficients("16/25"_q);
                      const Ball z = Ball(1) / (Ball(2) * p["v"]);
                      const Ball exact = central_covariance(centred_means<Ball>(p), p["v"])[0];
                      return (exact - p.constant(c[0]) - p.constant(c[1]) * z) / square(z);
                    },
                    [](const Point& p) { return p.constant(covariance_coefficients("16/25"_q)[2]); });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
