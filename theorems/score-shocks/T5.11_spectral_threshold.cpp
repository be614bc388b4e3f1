// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.5: the local criterion on the symmetric pair, and the two ways of naming its speciation time.
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"
#include "score-shocks/truncated_gaussians.hpp"

namespace referee::score_shocks {
namespace {

/// log of one normal component with mean `mean` and variance sigma_tau^2, as jet in x.
Jet<Ball> log_component(const Point& p, const Ball& mean) {
  const Jet<Ball> x = Jet<Ball>::variable(JetLayout::of(1, 3), 0, p["x"]), v(total(p));
  const Jet<Ball> gap = x - Jet<Ball>(mean);
  return -(gap * gap) / (Jet<Ball>(2) * v) - log(Jet<Ball>(2) * pi_like(v) * v) / Jet<Ball>(2);
}
/// phi with the component at +a in the numerator, and 2 sbar.
Jet<Ball> log_ratio(const Point& p) { return log_component(p, p["a"]) - log_component(p, -p["a"]); }
Jet<Ball> log_product(const Point& p) { return log_component(p, p["a"]) + log_component(p, -p["a"]); }

/// d_n sbar_n + kappa^2/4 at the boundary x = 0.
Ball local_criterion(const Point& p) {
  Point middle = p;
  middle.set("x", Ball(0));
  return log_product(middle).derivative({2}) / 2 + square(log_ratio(middle).derivative({1})) / 4;
}

Rational critical_time(const Instance& i) { return pair_speciation_time<Rational>(i["a"], i["variance"]); }
Rational total_noise(const Instance& i) { return i["variance"] + 2 * i["tau"]; }

/// Pairs with a > sigma0; their time is tau* = (a^2 - sigma0^2)/2.
Family at_speciation(const Trial& trial) {
  Family family{"pairs with a > sigma0, at tau*", {}, {{"a > sigma0 > 0", [](const Point& p) {
                                                          return positive(p["variance"]) &&
                                                                 less(p["variance"], square(p["a"]));
                                                        }}}};
  for (const Instance& pair : symmetric_pairs(trial, Side::before, false).members)
    family.members.push_back({{"a", pair["a"]}, {"variance", pair["variance"]}});
  return family;
}

/// sigma_tau^2 and the covariance of the noised data at tau*.
Rational critical_noise(const Instance& i) { return i["variance"] + 2 * critical_time(i); }
Rational noised_covariance(const Instance& i) { return i["a"] * i["a"] + critical_noise(i); }

REFEREE_CLAIM({
    .id = "SS-T5.11",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Local criterion and spectral threshold",
    .statement =
        "For the symmetric pair the local criterion becomes the sign of s_x(0, tau), and two times "
        "coincide: (i) tau* with s_x(0, tau*) = 0, and (ii) the time at which the largest eigenvalue "
        "of the covariance of the noised data equals the noise variance.",
    .hypotheses = "the pair (27), a > sigma0. The line has one eigenvalue, a^2 + sigma0^2 + 2 tau; the noise "
                  "variance is 2 tau (what was added) or sigma_tau^2 (what the proof puts)",
    .source = "section 5.5, Theorem 5.11, (47)",
    .evidence = "identity for the first part; exact arithmetic for the second, with both noise variances",
    .refuted_by = "a pair whose noised covariance differs from the noise variance at tau*",
    .attack = "every reading of (ii): the covariance of the noised data exceeds either noise variance at "
              "every tau, by a^2 or a^2 + sigma0^2; that of the clean data meets sigma_tau^2 at a^2/2 and 2 "
              "tau at (a^2 + sigma0^2)/2; only the between-class covariance W = a^2 of the proof meets "
              "sigma_tau^2 at tau*",
    .rests_on = {"SS-P5.2", "SS-T5.8"},
    .trial =
        [](Trial& trial) {
          const Family pairs = symmetric_pairs(trial, Side::both, false);
          const Family critical = at_speciation(trial);
          const Quantity slope = [](const Point& p) {
            auto at = kernel(p);
            return score_jacobian(at.at(Ball(0), 2), at.noise())[0];
          };
          trial.identity("d_n sbar_n + kappa^2/4 on the boundary = s_x(0, tau)", pairs, local_criterion,
                         slope);
          trial.exact(
              "(i): s_x(0, tau*) = 0", critical,
              [](const Instance& i) -> Rational {
                return midpoint_slope<Rational>(i["a"], critical_noise(i));
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          trial.exact("(ii), noise variance sigma_tau^2: covariance of the noised data at tau* = sigma_tau^2",
                      critical, noised_covariance, Relation::equal, critical_noise);
          trial.exact("(ii), noise variance 2 tau: covariance of the noised data at tau* = 2 tau*", critical,
                      noised_covariance, Relation::equal,
                      [](const Instance& i) -> Rational { return 2 * critical_time(i); });
          trial.note(
              "No other time satisfies (ii) either: the difference is a^2 or a^2 + sigma0^2 at every "
              "tau.");
          trial.repair(
              "(ii) is to read: the time at which the largest eigenvalue of the between-class covariance W "
              "of the clean data, (15), equals the within-class variance sigma_tau^2 of the noised data.",
              [pairs, critical, slope](Trial& repaired) {
                repaired.identity("d_n sbar_n + kappa^2/4 on the boundary = s_x(0, tau)", pairs,
                                  local_criterion, slope);
                const ExactQuantity between = [](const Instance& i) -> Rational {
                  const std::vector<Rational> means{-i["a"], i["a"]}, weights{"1/2"_q, "1/2"_q};
                  const Rational centre = weights[0] * means[0] + weights[1] * means[1];
                  Rational covariance = 0;
                  for (std::size_t k = 0; k < 2; ++k)
                    covariance += weights[k] * (means[k] - centre) * (means[k] - centre);
                  return covariance;
                };
                repaired.exact("W = sigma_tau^2 at tau*", critical, between, Relation::equal, critical_noise);
                repaired.exact(
                    "at no other time: (W - sigma_tau^2)/2 = tau* - tau", pairs,
                    [between](const Instance& i) -> Rational { return (between(i) - total_noise(i)) / 2; },
                    Relation::equal,
                    [](const Instance& i) -> Rational { return critical_time(i) - i["tau"]; });
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-R5.12",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "Midpoint derivative and signal-to-noise ratio",
    .statement = "The midpoint derivative of the score changes sign where the spectral signal-to-noise ratio "
                 "crosses one.",
    .hypotheses = "the pair (27); the ratio is lambda_1(W)/sigma_tau^2 = a^2/sigma_tau^2, as in (47) and in "
                  "the repair of Theorem 5.11",
    .source = "section 5.5, Remark 5.12",
    .evidence = "identity: s_x(0) by jets of the density against (SNR - 1)/sigma_tau^2; exact signs at times "
                "next to tau*",
    .refuted_by = "a pair and a time at which the two signs differ",
    .attack = "SNR from 1e-6 to 1e6 and within 1e-60 of one",
    .rests_on = {"SS-P5.2"},
    .trial =
        [](Trial& trial) {
          const Family pairs = symmetric_pairs(trial, Side::both, false);
          trial.identity(
              "s_x(0, tau) = (SNR - 1)/sigma_tau^2", pairs,
              [](const Point& p) {
                const SpaceTime at(Ball(0), p["tau"], 2);
                return log(density(p, at.x, at.tau)).derivative({2, 0});
              },
              [](const Point& p) { return (snr(p) - Ball(1)) / total(p); });
          Family close{"the paper's pair at tau* (1 +- 10^-k)", {}, pairs.hypotheses};
          for (const char* gap : {"1/10", "1e-3", "1e-12", "1e-60"})
            for (int side : {-1, 1})
              close.members.push_back(paper_pair(4 * (1 + side * parse_rational(gap))));
          auto sign = [](const Rational& value) -> Rational { return value > 0 ? 1 : value < 0 ? -1 : 0; };
          trial.exact(
              "sign of s_x(0, tau) = sign of SNR - 1", pairs.joined(close),
              [sign](const Instance& i) -> Rational {
                return sign(midpoint_slope<Rational>(i["a"], total_noise(i)));
              },
              Relation::equal,
              [sign](const Instance& i) -> Rational { return sign(i["a"] * i["a"] / total_noise(i) - 1); });
        },
});

/// kappa at x = 0 when the pair is cut at its midpoint instead of into components.
Ball basin_kappa(const Point& p) {
  return abs(log(truncated_pair(p, 1).at(p, 1)).derivative({1, 0}) -
             log(truncated_pair(p, -1).at(p, 1)).derivative({1, 0}));
}

REFEREE_CLAIM({
    .id = "SS-R5.9",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "What is universal and what belongs to the model",
    .statement = "The tanh layer and the term kappa^2/4 are universal, phi, sbar and kappa depend on the "
                 "model; (38) is linear in phi; for the symmetric pair phi = 2 a x/sigma_tau^2 and sbar = "
                 "-x/sigma_tau^2, which gives back Proposition 5.4 and Theorem 5.11.",
    .hypotheses = "the pair (27) cut into its two components, the one at +a in the numerator of phi",
    .source = "section 5.4, Remark 5.9",
    .evidence = "identities: log-ratio and mean score of the components by jets, put into (37) and (42)",
    .refuted_by = "disjoint enclosures",
    .attack = "the sign of phi (with the component at -a first, as (27) lists it, it is negative; (37) and "
              "(42) are even in phi); the cut of the same density into its two basins, which the section "
              "calls canonical: kappa and sbar differ there, the sum in (42) does not",
    .rests_on = {"SS-T5.6", "SS-P5.7", "SS-T5.8", "SS-P5.4"},
    .trial =
        [](Trial& trial) {
          const Family family = symmetric_pairs(trial, Side::both, true),
                       pairs = symmetric_pairs(trial, Side::both, false);
          trial.identity(
              "phi = 2 a x/sigma_tau^2", family, [](const Point& p) { return log_ratio(p).value(); },
              [](const Point& p) { return Ball(2) * p["a"] * p["x"] / total(p); });
          trial.identity(
              "sbar = -x/sigma_tau^2", family,
              [](const Point& p) { return log_product(p).derivative({1}) / 2; },
              [](const Point& p) { return -p["x"] / total(p); });
          trial.identity(
              "(37) becomes Proposition 5.4: (1/2) tanh(phi/2) phi_x = s + x/sigma_tau^2", family,
              [](const Point& p) {
                const Jet<Ball> phi = log_ratio(p);
                return tanh(phi.value() / 2) * phi.derivative({1}) / 2;
              },
              [](const Point& p) {
                auto at = kernel(p);
                return at.at(p["x"], 1).mean[0] / total(p);
              });
          trial.identity("(42) becomes s_x(0) = (a^2 - sigma_tau^2)/sigma_tau^4", pairs, local_criterion,
                         [](const Point& p) { return midpoint_slope(p["a"], total(p)); });
          Family basins{"the paper's pair cut at x = 0",
                        {},
                        {{"tau > 0", [](const Point& p) { return positive(p["tau"]); }}}};
          for (const char* tau : {"0.1", "1", "4", "10"})
            basins.members.push_back(paper_pair(parse_rational(tau)).set("x", 0));
          trial.identity(
              "cut into basins instead: d_n sbar_n + kappa^2/4 is the same", basins,
              [](const Point& p) {
                return (log(truncated_pair(p, 1).at(p, 2)).derivative({2, 0}) +
                        log(truncated_pair(p, -1).at(p, 2)).derivative({2, 0})) /
                           2 +
                       square(basin_kappa(p)) / 4;
              },
              [](const Point& p) { return midpoint_slope(p["a"], total(p)); });
          trial.bound(
              "but kappa is larger than 2 a/sigma_tau^2", basins,
              [](const Point& p) { return Ball(2) * p["a"] / total(p); }, basin_kappa);
          trial.note(
              "kappa, and with it the width 2/kappa of the layer, belongs to the cut and not to the "
              "density; s_x belongs to the density. (38) is linear in phi for a given sbar only: with p "
              "given, "
              "phi_tau = Laplacian phi + 2 s.grad phi - tanh(phi/2) |grad phi|^2. The result the remark "
              "calls Proposition 5.11 is "
              "Theorem 5.11.");
        },
});

}  // namespace
}  // namespace referee::score_shocks
