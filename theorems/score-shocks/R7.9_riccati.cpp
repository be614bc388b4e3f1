// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 7.9: what the inviscid Riccati flow of the Jacobian says about the threshold.
#include "court/random_rationals.hpp"
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

using J = Jet<Ball>;

/// (75) at tau_T with an eigenvalue `lambda` of W; exact for the symmetric pair with a^2 = lambda.
Rational initial_eigenvalue(const Instance& i) {
  const Rational v = i["variance"] + 2 * i["tauT"];
  return (i["lambda"] - v) / (v * v);
}
Rational divergence_time(const Instance& i) { return i["tauT"] + 1 / (2 * initial_eigenvalue(i)); }
Family unimodal_starts(const Trial& trial) {
  Family family{"eigenvalues and start times",
                {},
                {{"0 < variance < lambda: there is a threshold",
                  [](const Point& p) { return positive(p["variance"]) && less(p["variance"], p["lambda"]); }},
                 {"lambda_i(0) < 0: lambda < sigma^2 at tau_T",
                  [](const Point& p) { return less(p["lambda"], p["variance"] + Ball(2) * p["tauT"]); }}}};
  family.members.push_back({{"lambda", 9}, {"variance", 1}, {"tauT", 50}});
  family.members.push_back({{"lambda", 9}, {"variance", 1}, {"tauT", 1000000}});
  Generator generator = trial.generator("eigenvalues and start times");
  for (long i = 0; i < trial.effort().scaled(20, 60, 300); ++i) {
    const Rational lambda = random_positive(generator, -2, 2);
    family.members.push_back({{"lambda", lambda},
                              {"variance", lambda * random_between(generator, 0, 1)},
                              {"tauT", lambda * random_positive(generator, 0, 3)}});
  }
  return family;
}

REFEREE_CLAIM({
    .id = "SS-R7.9",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Matrix Riccati structure",
    .statement = "Along inviscid characteristics dJ/dsigma = -2 J^2 for sigma = tau_T - tau, so "
                 "lambda_i(sigma) = 1/(2 "
                 "sigma + 1/lambda_i(0)), diverging at sigma_i* = -1/(2 lambda_i(0)); the first divergence "
                 "gives the same "
                 "tau_LO = (lambda_1(W) - sigma0^2)/2.",
    .hypotheses = "lambda_i(0) < 0, from (75) at tau_T; exact for the symmetric pair, lambda_1(W) = a^2",
    .source = "section 7.4, Remark 7.9",
    .evidence = "the solution by jets along characteristics; the time of divergence in rational arithmetic",
    .refuted_by = "a mixture for which tau_T - sigma* differs from tau_LO",
    .attack = "the paper's pair started at tau_T = 50: divergence at tau = -5.44, threshold at tau = 4",
    .rests_on = {"SS-P7.8"},
    .trial =
        [](Trial& trial) {
          const Family family = unimodal_starts(trial);
          Family along = family;
          for (Instance& i : along.members) i.set("share", "2/3"_q);
          auto path = [](const Point& p) {
            const Ball v = p["variance"] + Ball(2) * p["tauT"], start = (p["lambda"] - v) / square(v);
            const J sigma = J::variable(JetLayout::of(1, 1), 0, -p["share"] / (Ball(2) * start));
            return J(1) / (J(2) * sigma + J(Ball(1) / start));
          };
          trial.identity(
              "lambda(sigma) = 1/(2 sigma + 1/lambda(0)) solves lambda' = -2 lambda^2", along,
              [=](const Point& p) { return path(p).derivative({1}); },
              [=](const Point& p) { return Ball(-2) * square(path(p).value()); });
          trial.exact("the divergence at tau_T - sigma* is tau_LO", family, divergence_time, Relation::equal,
                      [](const Instance& i) -> Rational { return (i["lambda"] - i["variance"]) / 2; });
          trial.note(
              "The first divergence belongs to the most negative lambda_i(0), the smallest eigenvalue of W, "
              "not to "
              "e_1; and it is a divergence to -infinity, whereas the threshold is a zero.");
          trial.repair(
              "The inviscid Jacobian keeps its sign and diverges, if continued, at tau = -(sigma0^2 + "
              "lambda/(1 - "
              "lambda/sigma_tauT^2))/2 < -sigma0^2/2, never within [0, tau_T]. The zero at tau_LO comes from "
              "the term that is "
              "dropped: for the pair dJ/dtau = s_xxx + 2 J^2 at x = 0 with s_xxx = -2 a^4/sigma_tau^8.",
              [=](Trial& repaired) {
                repaired.exact("tau_T - sigma* = -(sigma0^2 + lambda/(1 - lambda/sigma_tauT^2))/2", family,
                               divergence_time, Relation::equal, [](const Instance& i) -> Rational {
                                 const Rational v = i["variance"] + 2 * i["tauT"];
                                 return -(i["variance"] + i["lambda"] / (1 - i["lambda"] / v)) / 2;
                               });
                repaired.exact("it lies below -sigma0^2/2", family, divergence_time, Relation::less,
                               [](const Instance& i) -> Rational { return -i["variance"] / 2; });
                const Family pairs = symmetric_pairs(repaired, Side::both, false);
                repaired.identity(
                    "dJ/dtau - 2 J^2 = -2 a^4/sigma_tau^8 at the midpoint of a pair", pairs,
                    [](const Point& p) {
                      const J tau = J::variable(JetLayout::of(1, 1), 0, p["tau"]);
                      const J slope = midpoint_slope(J(p["a"]), J(p["variance"]) + J(2) * tau);
                      return slope.derivative({1}) - Ball(2) * square(slope.value());
                    },
                    [](const Point& p) { return Ball(-2) * pow(p["a"], 4) / pow(total(p), 4); });
                repaired.identity(
                    "and this is s_xxx there, from the fourth cumulant of the posterior", pairs,
                    [](const Point& p) {
                      auto at = kernel(p);
                      return fourth_log_derivative(at.at(Ball(0).at(p.precision()), 4), at.noise())[0];
                    },
                    [](const Point& p) { return Ball(-2) * pow(p["a"], 4) / pow(total(p), 4); });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
