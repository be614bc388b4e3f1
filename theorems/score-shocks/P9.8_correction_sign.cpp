// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 9.3: the correction coefficient gamma_1, its sign, and what the sign means for the reverse
/// process.
#include "court/random_rationals.hpp"
#include "score-shocks/clusters.hpp"

namespace referee::score_shocks {
namespace {

/// Means (x_i, +-y_i) of equal weight, turned by the angle with cosine 3/5: W has the eigenvectors (3/5, 4/5)
/// and
/// (-4/5, 3/5), so that everything stays rational.
Instance turned_mirror(const std::vector<Rational>& odds, const std::vector<RationalPoint>& half) {
  std::vector<Rational> all_odds;
  std::vector<RationalPoint> means;
  for (std::size_t k = 0; k < half.size(); ++k)
    for (int sign : {1, -1}) {
      const Rational x = half[k][0], y = sign * half[k][1];
      all_odds.push_back(odds[k]);
      means.push_back({(3 * x - 4 * y) / 5, (4 * x + 3 * y) / 5});
    }
  return cluster(all_odds, means);
}

std::vector<Rational> leading_direction(const Instance& i) {
  if (!i.has("mean1_2")) return {1};
  const std::vector<Rational> w = between_class_covariance(centred_means<Rational>(i));
  const std::vector<Rational> first{"3/5"_q, "4/5"_q}, second{"-4/5"_q, "3/5"_q};
  return quadratic_form(w, first) >= quadratic_form(w, second) ? first : second;
}

/// a_k^2 and b_k^2 along the leading direction.
struct Split {
  CentredMeans<Rational> means;
  std::vector<Rational> along, across;
};
Split split(const Instance& i) {
  Split result{centred_means<Rational>(i), {}, {}};
  const std::vector<Rational> e = leading_direction(i);
  for (std::size_t k = 0; k < result.means.size(); ++k) {
    Rational a = 0;
    for (std::size_t axis = 0; axis < e.size(); ++axis) a += e[axis] * result.means.offsets[k][axis];
    result.along.push_back(a * a);
    result.across.push_back(result.means.squared_distances[k] - a * a);
  }
  return result;
}

Rational gamma(const Instance& i) {
  return correction_coefficient(centred_means<Rational>(i), leading_direction(i));
}
Rational along_variance(const Instance& i) {
  const Split s = split(i);
  return covariance(s.means.weights, s.along, s.along);
}
Rational mixed_covariance(const Instance& i) {
  const Split s = split(i);
  return covariance(s.means.weights, s.across, s.along);
}
Rational zero(const Instance&) { return 0; }

Family mirrored_clusters(const Trial& trial) {
  Family family{"mirror-symmetric clusters with rational eigenvectors", {}, {positive_odds()}};
  family.members = {cluster({1, 1, 1}, {{-1}, {0}, {1}}), cluster({7, 3}, {{0}, {1}}),
                    turned_mirror({9, 9, 2}, {{1, 0}, {-1, 0}, {0, 2}}),
                    turned_mirror({1, 1, 1}, {{-2, 1}, {0, 1}, {3, 1}})};
  // Coincident pairs (y = 0) are legal: two components of the same mean.
  Generator generator = trial.generator("mirrored clusters");
  for (long n = 0; n < trial.effort().scaled(20, 60, 400); ++n) {
    std::vector<Rational> odds;
    std::vector<RationalPoint> half;
    for (long k = 0; k < 1 + n % 4; ++k) {
      odds.push_back(random_positive(generator, -1, 0));
      half.push_back({random_signed(generator, -1, 0), random_positive(generator, -1, 0)});
    }
    family.members.push_back(turned_mirror(odds, half));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "SS-D9.6",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Correction coefficient",
    .statement = "gamma_1 = <d^2> lambda_1 - e_1^T Q e_1, e_1 the leading eigenvector of W.",
    .hypotheses = "as printed: 'the' leading eigenvector, so lambda_1 is taken to be simple",
    .source = "section 9.3, Definition 9.6",
    .evidence = "gamma_1/2 is the first coefficient of lambda_max(C) in 1/sigma_tau^2, as a limit",
    .refuted_by =
        "a mixture with simple lambda_1 on which sigma_tau^2 (lambda_max(C) - lambda_1) tends elsewhere",
    .attack = "lambda_1 of multiplicity two, where the value depends on the choice of e_1, even in sign",
    .rests_on = {"SS-D9.4"},
    .trial =
        [](Trial& trial) {
          for (const Instance& i :
               {cluster({7, 3}, {{0}, {1}}), cluster({1, 1, 1}, {{1, 0}, {-1, 0}, {0, 1}}),
                cluster({9, 9, 1, 1}, {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}),
                cluster({3, 2, 4}, {{1, 0, 2}, {-1, 1, 0}, {0, 1, 1}})})
            trial.limit(
                "sigma_tau^2 (lambda_max(C) - lambda_1) -> gamma_1/2",
                {.parameter = "v", .to_infinity = true, .first = 3, .last = 24, .fixed = i},
                [](const Point& p) {
                  const CentredMeans<Ball> means = centred_means<Ball>(p);
                  const std::size_t d = means.dimension();
                  return p["v"] * (planar_eigenvalues(central_covariance(means, p["v"]), d).first -
                                   planar_eigenvalues(between_class_covariance(means), d).first);
                },
                [](const Point& p) { return planar_correction_coefficient(centred_means<Ball>(p)) / 2; });
          const Family cross{"(+-1, 0) with 2/5 each, (0, +-2) with 1/10 each: W = (4/5) I",
                             {cluster({4, 4, 1, 1}, {{1, 0}, {-1, 0}, {0, 2}, {0, -2}})},
                             {positive_odds()},
                             true};
          trial.exact(
              "where lambda_1 is double, the axes give different coefficients", cross,
              [](const Instance& i) -> Rational {
                return correction_coefficient<Rational>(centred_means<Rational>(i), {1, 0});
              },
              Relation::different,
              [](const Instance& i) -> Rational {
                return correction_coefficient<Rational>(centred_means<Rational>(i), {0, 1});
              });
          trial.note(
              "+-(1, 0) with weight 2/5 each and (0, +-2) with weight 1/10 each have W = (4/5) I: gamma_1 is "
              "12/25 along the first axis and -48/25 along the second. The definition needs lambda_1 simple, "
              "or the largest eigenvalue of "
              "<d^2> lambda_1 - Q on the leading eigenspace.");
        },
});

REFEREE_CLAIM({
    .id = "SS-P9.8",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Sign of the correction",
    .statement = "gamma_1 = -Var_w(a^2) - Cov_w(b^2, a^2) with a_k = nu_k . e_1, b_k^2 = |nu_k|^2 - a_k^2; "
                 "Cov >= 0 implies gamma_1 <= 0, as for collinear means or equal b_k; in general either "
                 "sign occurs.",
    .hypotheses = "e_1 a unit leading eigenvector of W",
    .source = "section 9.3, Proposition 9.8",
    .evidence =
        "exact rational arithmetic on mirror-symmetric clusters, whose eigenvectors are rational; enclosures "
        "for general ones",
    .refuted_by = "a cluster violating the identity or the implication, or no cluster with gamma_1 > 0",
    .attack = "random mirror-symmetric clusters turned by a Pythagorean angle, equal b_k, collinear means",
    .rests_on = {"SS-D9.6"},
    .trial =
        [](Trial& trial) {
          const Family family = mirrored_clusters(trial);
          trial.exact("gamma_1 = -Var_w(a^2) - Cov_w(b^2, a^2)", family, gamma, Relation::equal,
                      [](const Instance& i) -> Rational { return -along_variance(i) - mixed_covariance(i); });
          Family implied = family;
          implied.name = "those with Cov_w(b^2, a^2) >= 0";
          std::erase_if(implied.members, [](const Instance& i) { return mixed_covariance(i) < 0; });
          trial.exact("Cov_w(b^2, a^2) >= 0 implies gamma_1 <= 0", implied, gamma, Relation::at_most, zero);
          const Family negative{"collinear means, and equal b_k",
                                {cluster({1, 1, 1}, {{-1}, {0}, {1}}), cluster({7, 3}, {{0}, {1}}),
                                 turned_mirror({1, 1, 1}, {{-2, 1}, {0, 1}, {3, 1}})},
                                {positive_odds()}};
          trial.exact("collinear means and equal b_k: gamma_1 < 0", negative, gamma, Relation::less, zero);
          const Family positive_one{"a cross with thin long arms",
                                    {turned_mirror({9, 9, 2}, {{1, 0}, {-1, 0}, {0, 2}})},
                                    {positive_odds()},
                                    true};
          trial.exact("the other sign occurs: 0 < gamma_1", positive_one, zero, Relation::less, gamma);
          Family triangles{"three means of equal weight, isosceles", {}, {positive_odds()}};
          // The third mean is listed twice with half the weight.
          for (const auto& [base, height] :
               {std::pair<Rational, Rational>{1, "7/5"_q}, {1, 3}, {"1/10"_q, 2}})
            triangles.members.push_back(turned_mirror({1, "1/2"_q}, {{0, base}, {height, 0}}));
          trial.exact("three means of equal weight: gamma_1 = -lambda_1 (lambda_1 - lambda_2)/2", triangles,
                      gamma, Relation::equal, [](const Instance& i) -> Rational {
                        const std::vector<Rational> w = between_class_covariance(centred_means<Rational>(i));
                        const Rational largest = quadratic_form(w, leading_direction(i));
                        return -largest * (2 * largest - w[0] - w[3]) / 2;
                      });
          trial.note(
              "So for three means of equal weight gamma_1 <= 0 although Cov_w(b^2, a^2) is negative: the "
              "proof's last sentence, that no sign follows without a condition on this covariance, is one "
              "about "
              "general numbers and weights of means.");
        },
});

const std::vector<Hypothesis> speciating{
    positive_odds(),
    {"sigma0^2 > 0", [](const Point& p) { return positive(p["variance"]); }},
    {"tau* and (lambda_1 - sigma0^2)/2 lie between 0 and tau_T", [](const Point& p) {
       const CentredMeans<Ball> means = centred_means<Ball>(p);
       const Ball leading = planar_eigenvalues(between_class_covariance(means), means.dimension()).first;
       return less(p["variance"], p["lower"]) && less(p["variance"], leading) &&
              less(max(p["upper"], leading), p["variance"] + Ball(2) * p["tauT"]);
     }}};
Hypothesis coefficient_sign(int sign) {
  return {sign < 0 ? "gamma_1 < 0" : "gamma_1 > 0", [sign](const Point& p) {
            return positive(Ball(sign) * planar_correction_coefficient(centred_means<Ball>(p)));
          }};
}

/// Reverse time elapsed, tau_T - tau, when sigma_tau^2 has come down to that.
Ball elapsed(const Point& p, const Ball& noise) { return p["tauT"] - (noise - p["variance"]) / 2; }
Ball elapsed_at_speciation(const Point& p) {
  return elapsed(p,
                 speciation_noise(p, p["lower"].midpoint_as_rational(), p["upper"].midpoint_as_rational()));
}
Ball elapsed_at_leading_order(const Point& p) {
  const CentredMeans<Ball> means = centred_means<Ball>(p);
  return elapsed(p, planar_eigenvalues(between_class_covariance(means), means.dimension()).first);
}

REFEREE_CLAIM({
    .id = "SS-R9.9",
    .paper = "score-shocks",
    .kind = "remark",
    .title = "What the sign of the correction means",
    .statement =
        "gamma_1 < 0: closer components gain responsibility, speciation at a lower noise level, which is "
        "earlier in the reverse process; gamma_1 > 0 delays the transition; no correction when all d_k are "
        "equal.",
    .hypotheses = "Gaussian mixture; the reverse process runs from tau_T down to 0 (sections 3.3 and 5.2)",
    .source = "section 9.3, Remark 9.9",
    .evidence = "enclosed reverse times tau_T - tau* and tau_T - tau_LO at a mixture of either sign",
    .refuted_by = "gamma_1 < 0 with tau* reached later in the reverse process than tau_LO or at a higher "
                  "noise level, or gamma_1 > 0 with tau* earlier",
    .attack =
        "the words for time: the reverse process starts at high noise, so a lower noise level is "
        "reached later; a second eigenvalue of W close to the first, whose direction gains responsibility",
    .rests_on = {"SS-T9.7", "SS-P9.8"},
    .trial =
        [](Trial& trial) {
          const Instance fewer_between = cluster({2, 1, 2}, {{-1}, {0}, {1}})
                                             .set("variance", "1/10"_q)
                                             .set("tauT", 1)
                                             .set("lower", "1/2"_q)
                                             .set("upper", "4/5"_q);
          const Instance cross = cluster({9, 9, 1, 1}, {{1, 0}, {-1, 0}, {0, 2}, {0, -2}})
                                     .set("variance", "1/10"_q)
                                     .set("tauT", 1)
                                     .set("lower", "9/10"_q)
                                     .set("upper", "11/10"_q);
          auto with_sign = [](int sign) {
            std::vector<Hypothesis> list = speciating;
            list.push_back(coefficient_sign(sign));
            return list;
          };
          const Family negative{"-1, 0, 1 with weights 2:1:2", {fewer_between}, with_sign(-1), true};
          const Family positive_one{
              "(+-1, 0) with 9/20 each, (0, +-2) with 1/20 each", {cross}, with_sign(1), true};
          trial.bound("gamma_1 < 0: speciation no later in the reverse process than at leading order",
                      negative, elapsed_at_speciation, elapsed_at_leading_order);
          trial.note(
              "gamma_1 < 0 lowers the noise of the speciation; the reverse process runs from high noise to "
              "low "
              "and reaches it later.");
          trial.bound("gamma_1 > 0: speciation no earlier in the reverse process than at leading order",
                      positive_one, elapsed_at_leading_order, elapsed_at_speciation);
          const Family crossing{
              "+-(101/100, 0) with 245001/1000000 each, +-(0, 99/100) with 254999/1000000 each",
              {cluster({245001, 245001, 254999, 254999},
                       {{"101/100"_q, 0}, {"-101/100"_q, 0}, {0, "99/100"_q}, {0, "-99/100"_q}})
                   .set("variance", "1/10"_q)
                   .set("tauT", 1)
                   .set("lower", "49/100"_q)
                   .set("upper", "53/100"_q)},
              with_sign(-1),
              true};
          trial.bound(
              "gamma_1 < 0 where lambda_1 and lambda_2 almost agree: noise at the speciation <= lambda_1",
              crossing,
              [](const Point& p) {
                return speciation_noise(p, p["lower"].midpoint_as_rational(),
                                        p["upper"].midpoint_as_rational());
              },
              [](const Point& p) {
                return planar_eigenvalues(between_class_covariance(centred_means<Ball>(p)), 2).first;
              });
          trial.note(
              "That closer components gain responsibility is so for either sign: r_k/w_k falls with d_k.");
          const Family equidistant{"means equidistant from xbar",
                                   {cluster({1, 1}, {{-3}, {3}}), turned_mirror({1, 1}, {{3, 4}, {-3, 4}}),
                                    turned_mirror({7, 24}, {{24, 7}, {-7, 24}})},
                                   {positive_odds()}};
          trial.exact("no correction for equidistant means: gamma_1 = 0", equidistant, gamma, Relation::equal,
                      zero);
          trial.repair(
              "gamma_1 < 0, when it dominates the terms beyond (see SS-T9.7): speciation at a lower noise "
              "level, later in the reverse process; gamma_1 > 0: at a higher one, earlier.",
              [=](Trial& repaired) {
                repaired.bound("gamma_1 < 0: speciation later in the reverse process", negative,
                               elapsed_at_leading_order, elapsed_at_speciation);
                repaired.bound("gamma_1 > 0: speciation earlier in the reverse process", positive_one,
                               elapsed_at_speciation, elapsed_at_leading_order);
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
