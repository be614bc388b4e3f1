// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 11.1: the summary. Its items restate claims that are tried where they are proved; item (ii) and
/// the first sentence say more than those.
#include "heat/score.hpp"
#include "score-shocks/clusters.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

struct BurgersTerms {
  Ball transport, diffusion;  ///< u_tau + u u_x and u_xx
};
/// U(x, t) = nu u(x, nu t) at t = 1 for nu = tau: when the noise variance 2 nu has accumulated, t is one.
BurgersTerms rescaled_terms(const Point& p) {
  const SpaceTime at(p["x"], p.constant(1), 2);
  const Jet<Ball> nu(p["tau"]);
  const Jet<Ball> velocity =
      Jet<Ball>(-2) * nu *
      pair_score(Jet<Ball>(p["a"]), Jet<Ball>(p["variance"]) + Jet<Ball>(2) * nu * at.tau, at.x);
  return {velocity.derivative({0, 1}) + velocity.value() * velocity.derivative({1, 0}),
          velocity.derivative({2, 0})};
}
BurgersTerms terms(const Point& p) {
  const SpaceTime at(p["x"], p["tau"], 2);
  const Jet<Ball> u =
      Jet<Ball>(-2) * pair_score(Jet<Ball>(p["a"]), Jet<Ball>(p["variance"]) + Jet<Ball>(2) * at.tau, at.x);
  return {u.derivative({0, 1}) + u.value() * u.derivative({1, 0}), u.derivative({2, 0})};
}

/// -a and a as a cluster, for the covariance of its means.
Ball between_class_variance(const Point& p) {
  const Ball half = p.constant("1/2"_q);
  return between_class_covariance(
      centred(Mixture<Ball>{{{-p["a"]}, {p["a"]}}, {half, half}, {Ball(0), Ball(0)}}))[0];
}
/// sigma_tau*^2 at the time (31).
Ball noise_at_speciation(const Point& p) {
  return total_variance(p["variance"], pair_speciation_time(p["a"], p["variance"]));
}
/// The variance of the noised pair then.
Ball noised_variance(const Point& p) { return between_class_variance(p) + noise_at_speciation(p); }

REFEREE_CLAIM({
    .id = "SS-S11.1",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Summary of contributions",
    .statement =
        "The score satisfies a viscous Burgers equation in which the cumulative noise variance plays the "
        "role "
        "of the viscosity. (ii) For symmetric pairs the local criterion coincides exactly with the spectral "
        "criterion (Theorem 5.11), and Theorem 9.10 is an exact non-perturbative refinement of the "
        "leading-order threshold. Items (i), (iii)-(vii) restate theorems.",
    .hypotheses =
        "u = -2 s in diffusion time tau; cumulative noise variance: 2 tau, or sigma_tau^2 = sigma0^2 + 2 "
        "tau; "
        "the spectral criterion as Theorem 5.11 states it: the largest eigenvalue of the covariance of the "
        "noised data equals the noise variance",
    .source = "section 11.1",
    .evidence =
        "the eigenvalue of Theorem 5.11 at tau*; a certified count of the solutions of (94); the two sides "
        "of "
        "Burgers' equation for pairs, by jets. The items are tried under their own ids: "
        "(i) SS-T5.6, SS-T5.8; (ii) SS-T5.11, SS-P7.8; (iii) SS-P5.4; (iv) SS-T6.3; (v) SS-T7.5; (vi) "
        "SS-T8.5; "
        "(vii) SS-P5.13, SS-P5.14",
    .refuted_by = "a pair and a point where u_tau + u u_x differs from that viscosity times u_xx; a pair "
                  "whose tau* misses the spectral criterion; a mixture that speciates without a solution of "
                  "(94)",
    .attack = "both readings of the variance; the paper itself has viscosity 1 in (24) and g^2/2, a rate and "
              "no cumulative "
              "variance, in (26)",
    .rests_on = {"SS-T4.3", "SS-C4.5", "SS-T5.11", "SS-P7.8", "SS-T9.7", "SS-T9.10"},
    .trial =
        [](Trial& trial) {
          const Family critical{"the pair +-2 with sigma0 = 1",
                                {{{"a", 2}, {"variance", 1}}},
                                {{"a > sigma0 > 0",
                                  [](const Point& p) {
                                    return positive(p["a"]) && positive(p["variance"]) &&
                                           less(p["variance"], square(p["a"]));
                                  }}},
                                true};
          trial.identity(
              "(ii): the local criterion coincides exactly with the spectral criterion: at tau* the variance "
              "of "
              "the noised pair = sigma_tau*^2",
              critical, noised_variance, noise_at_speciation);
          trial.note(
              "The noised pair has the variance a^2 + sigma_tau^2, 8 where sigma_tau*^2 is 4. What equals "
              "sigma_tau^2 at tau* is a^2, the between-class covariance of the clean pair: see SS-T5.11.");
          trial.solutions(
              "(ii): (94) is an exact refinement: it has a solution for -1, 0, 1 equally weighted, which "
              "speciate",
              {"-1, 0, 1 equally weighted, sigma0^2 = 1/10",
               {cluster({1, 1, 1}, {{-1}, {0}, {1}}).set("variance", "1/10"_q)},
               {positive_odds(), multimodal()},
               true},
              speciation_equation(), [](const Instance&) { return 1L; });
          trial.note(
              "For -1, 0, 1 lambda_max(C)/sigma^2 is at most 0.926, whatever the noise: see SS-T9.10.");
          const Family family{
              "the paper's pair",
              {paper_pair(1).set("x", "1/3"_q), paper_pair(2).set("x", 1), paper_pair(4).set("x", -2)},
              {{"a, sigma0^2, tau > 0", [](const Point& p) {
                  return positive(p["a"]) && positive(p["variance"]) && positive(p["tau"]);
                }}}};
          const Quantity transport = [](const Point& p) { return terms(p).transport; };
          trial.identity("u_tau + u u_x = 2 tau u_xx", family, transport,
                         [](const Point& p) { return Ball(2) * p["tau"] * terms(p).diffusion; });
          trial.identity("u_tau + u u_x = sigma_tau^2 u_xx", family, transport,
                         [](const Point& p) { return total(p) * terms(p).diffusion; });
          trial.note(
              "In diffusion time the viscosity is 1 throughout, by (24), while both variances grow: see "
              "SS-S4.5a.");
          trial.repair(
              "The viscosity is 1 in diffusion time; half the cumulative noise variance, tau, is the time, "
              "and "
              "the viscosity nu only of U(x, t) = nu u(x, nu t) at t = 1. In (ii) the spectral criterion is "
              "to "
              "read W = sigma_tau^2, W the between-class covariance; (94) refines the leading order where it "
              "has a solution.",
              [=](Trial& repaired) {
                repaired.identity("u_tau + u u_x = u_xx", symmetric_pairs(repaired, Side::both, true),
                                  transport, [](const Point& p) { return terms(p).diffusion; });
                repaired.identity(
                    "U = nu u at t = 1: U_t + U U_x = nu U_xx", symmetric_pairs(repaired, Side::both, true),
                    [](const Point& p) { return rescaled_terms(p).transport; },
                    [](const Point& p) { return p["tau"] * rescaled_terms(p).diffusion; });
                repaired.note(
                    "A remark on item (iv), which explains the sensitivity to errors of the score at low "
                    "noise: "
                    "the factor exp(Lambda) is that of a displacement at the midpoint at tau*; errors made "
                    "at "
                    "low noise count least, see SS-R6.5.");
                repaired.identity("(ii): W = sigma_tau^2 at tau*", critical, between_class_variance,
                                  noise_at_speciation);
                repaired.solutions("(ii): (94) has one solution for the pair +-2",
                                   {"+-2 equally weighted, sigma0 = 1",
                                    {cluster({1, 1}, {{-2}, {2}}).set("variance", 1)},
                                    {positive_odds()},
                                    true},
                                   speciation_equation(), [](const Instance&) { return 1L; });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
