// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 9.11: how far the hierarchy of formulas reaches, and what lies beyond its last level.
#include "score-shocks/clusters.hpp"
#include "score-shocks/further_orders.hpp"

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
                 "exact for symmetric arrangements; the corrected closed form, with an error of about 2% "
                 "for equal-weight asymmetric mixtures of moderate separation.",
    .hypotheses = "Gaussian mixture with common variance; 'about 2%' is read as less than 4%",
    .source = "section 9.4, Remark 9.11",
    .evidence = "certified counts of the solutions of (94); the corrected form's error enclosed at "
                "equal-weight triangles; the expansion behind it carried to twelve terms, its convergence by "
                "winding numbers",
    .refuted_by = "an equal-weight mixture without solution of (94), or with an error proven to exceed 4%",
    .attack = "the error does not depend on the separation but on the shape, since all terms scale alike: "
              "triangles from nearly equilateral to nearly collinear",
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
          trial.note(
              "The middle mean lies at xbar and takes all the responsibility as the noise falls. So "
              "lambda_max(C)/sigma^2 is at most 0.926, and nothing solves (94).");
          const Family flat{"equal weights on (+-1, 0), (0, 1)",
                            {triangle("1", "2/5", "3/5")},
                            {positive_odds(), admissible},
                            true};
          trial.bound("error of the corrected form at an equal-weight triangle <= 4%", flat, relative_error,
                      [](const Point& p) { return p.constant("1/25"_q); });
          trial.note(
              "For (+-1, 0), (0, 1) lambda_1 = 2/3 and lambda_2 = 2/9, so that the corrected sigma_tau*^2 is "
              "(3 "
              "lambda_1 + lambda_2)/4 = 5/9, where (94) has 0.50983. In times these are 0.27278 and "
              "0.24992.");
          trial.repair(
              "(94) finds every zero of the largest eigenvalue of J(xbar), however many there are, and none "
              "of the other eigenvalues. The leading order is exact, as a solution of (94), for means "
              "equidistant from xbar. For three equal weights the corrected sigma_tau*^2 is (3 lambda_1 + "
              "lambda_2)/4 whatever the scale, with an error that depends on the shape only: below 2% for "
              "(+-1, 0), (0, 7/5), 9% for (+-1, 0), (0, 1), and no solution at all when collinear.",
              [=](Trial& repaired) {
                Family noised{"clusters in one to three dimensions", {}, {positive_odds()}};
                for (const Instance& i : clusters(repaired))
                  for (const char* share : {"1/30", "1/5", "2"})
                    noised.members.push_back(
                        Instance(i).set("v", squared_diameter(i) * parse_rational(share)));
                repaired.identity(
                    "the largest eigenvalue of J(xbar) is (lambda_max(C/sigma^2) - 1)/sigma^2", noised,
                    [](const Point& p) {
                      return leading_eigenvalue(central_jacobian(p), centred_means<Ball>(p).dimension());
                    },
                    [](const Point& p) {
                      return speciation_gap(centred_means<Ball>(p), p["v"]) / square(p["v"]);
                    });
                const Family rectangle{"(+-2, +-1) equally weighted, sigma0^2 = 1/10",
                                       {cluster({1, 1, 1, 1}, {{2, 1}, {2, -1}, {-2, 1}, {-2, -1}})
                                            .set("variance", "1/10"_q)
                                            .set("v", 1)},
                                       {positive_odds()},
                                       true};
                repaired.identity(
                    "(+-2, +-1) at sigma^2 = 1: the smaller eigenvalue of J(xbar) is zero", rectangle,
                    [](const Point& p) {
                      const std::vector<Ball> jacobian = central_jacobian(p);
                      return trace(jacobian, 2) - leading_eigenvalue(jacobian, 2);
                    },
                    [](const Point&) { return Ball(0); });
                repaired.identity(
                    "but lambda_max(C/sigma^2) is four there", rectangle,
                    [](const Point& p) {
                      return speciation_gap(centred_means<Ball>(p), p["v"]) / p["v"] + Ball(1);
                    },
                    [](const Point&) { return Ball(4); });
                repaired.note(
                    "Means (+-2, +-1) have J = diag(3, 0) at sigma_tau^2 = 1, where nothing solves (94).");
                repaired.solutions("(+-2, +-1): (94) has one solution", rectangle, speciation_equation(),
                                   [](const Instance&) { return 1L; });
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
                try_further_orders(repaired);
                repaired.note(
                    "C expanded to N terms in s = 1/sigma_tau^2 converges at the solution when d_max^2 - "
                    "d_min^2 < 2 pi sigma_tau*^2 (not only then), and the error falls geometrically in the "
                    "end. The series of lambda_max(C), which (93) begins, may diverge all the same, since "
                    "eigenvalues meet at complex s: so for (0, -1), (2, -1), (0, 0), (1, 1) equally "
                    "weighted, "
                    "where (93) has no real value. With a light component far off C itself diverges: for "
                    "(+-1, 0), (0, 4) with weights 99:99:2 the quadratic formula errs five times as much as "
                    "the leading order.");
              });
          trial.figure(further_orders_figure());
        },
});

}  // namespace
}  // namespace referee::score_shocks
