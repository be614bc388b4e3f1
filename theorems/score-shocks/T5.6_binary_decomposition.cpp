// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.4: the score of a sum of two positive heat solutions, and the equation of their log-ratio.
#include "heat/score.hpp"
#include "score-shocks/binary_boundaries.hpp"

namespace referee::score_shocks {
namespace {

std::size_t axis(const Point& p) { return static_cast<std::size_t>(p["axis"].to_double()) - 1; }

/// log p1 and log p2 with their gradients along the instance's axis.
struct LogParts {
  Ball log_ratio, first_score, second_score;
  Ball mean_score() const { return (first_score + second_score) / 2; }
  Ball ratio_slope() const { return first_score - second_score; }
};

LogParts log_parts(const Point& p) {
  const Parts both = parts(p, 1);
  const std::size_t dimension = position(p).size();
  return {log(both.first.value() / both.second.value()), gradient(log(both.first), dimension)[axis(p)],
          gradient(log(both.second), dimension)[axis(p)]};
}

Ball decomposed(const Point& p) {
  const LogParts at = log_parts(p);
  return at.mean_score() + tanh(at.log_ratio / 2) * at.ratio_slope() / 2;
}

REFEREE_CLAIM({
    .id = "SS-T5.6",
    .paper = "score-shocks",
    .kind = "theorem",
    .title = "Exact binary decomposition",
    .statement = "If p = p1 + p2 with positive smooth heat solutions p1, p2, then with phi = log(p1/p2) and "
                 "sbar = (grad log p1 + grad log p2)/2 the score is s = sbar + (1/2) tanh(phi/2) grad phi.",
    .hypotheses = "p1 > 0, p2 > 0 (the heat equation is not needed for this identity)",
    .source = "section 5.4, Theorem 5.6, (36)-(37)",
    .evidence = "identities, component by component: grad(p1 + p2)/(p1 + p2) by jets, and the score of the "
                "whole mixture from its posterior mean, against the right side of (37) from the parts",
    .refuted_by = "two positive parts and a point at which the two sides have disjoint enclosures",
    .attack = "d = 1, 2, 3, unequal weights and variances, weights of 1e-30, Diracs, log-ratios of 1e6, heat "
              "polynomials and sums of exponentials, two parts that are multiples of one another",
    .trial =
        [](Trial& trial) {
          Family family = binary_decompositions(trial);
          // p1 = 3 p2: phi is constant and its gradient zero.
          family.members.push_back({{"weight1", "3/4"_q},
                                    {"variance1", 1},
                                    {"mean1", 2},
                                    {"weight2", "1/4"_q},
                                    {"variance2", 1},
                                    {"mean2", 2},
                                    {"split", 1},
                                    {"axis", 1},
                                    {"x", "1/3"_q},
                                    {"tau", "1/7"_q}});
          trial.identity(
              "(37): grad p/p = sbar + (1/2) tanh(phi/2) grad phi", family,
              [](const Point& p) {
                const Parts both = parts(p, 1);
                const Jet<Ball> sum = both.first + both.second;
                return gradient(sum, position(p).size())[axis(p)] / sum.value();
              },
              decomposed);
          trial.identity(
              "(37) against the posterior mean of the whole mixture", binary_mixtures(trial),
              [](const Point& p) {
                auto at = mixture_kernel(p);
                const std::vector<Ball> x = position(p);
                return score(at.at(std::span<const Ball>(x), 1), at.noise())[axis(p)];
              },
              decomposed);
        },
});

REFEREE_CLAIM({
    .id = "SS-P5.7",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Advection and diffusion of the log-ratio",
    .statement = "phi = log(p1/p2) satisfies phi_tau = Laplacian phi + 2 sbar . grad phi.",
    .hypotheses = "p1, p2 positive solutions of the heat equation",
    .source = "section 5.4, Proposition 5.7, (38)",
    .evidence = "identity: phi_tau by jets in time against spatial derivatives of log p1 and log p2",
    .refuted_by = "two positive heat solutions and a point with disjoint enclosures",
    .attack = "d = 1, 2, 3 with unequal variances, where grad phi and sbar both vary; heat polynomials, sums "
              "of exponentials, Diracs; the factor 2 and sbar against s (s in its place fails off the "
              "boundary)",
    .rests_on = {"SS-T5.6"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "(38): phi_tau = Laplacian phi + 2 sbar . grad phi", binary_decompositions(trial),
              [](const Point& p) {
                const Parts both = parts(p, 1);
                std::vector<int> in_time(position(p).size() + 1);
                in_time.back() = 1;
                return both.first.derivative(in_time) / both.first.value() -
                       both.second.derivative(in_time) / both.second.value();
              },
              [](const Point& p) {
                const std::size_t dimension = position(p).size();
                const Parts both = parts_at(p, position(p), 2);
                const Jet<Ball> log_first = log(both.first), log_second = log(both.second);
                const std::vector<Ball> twice_mean = gradient(log_first + log_second, dimension),
                                        slope = gradient(log_first - log_second, dimension);
                Ball laplacian(0);
                for (std::size_t i = 0; i < dimension; ++i) {
                  std::vector<Ball> unit(dimension, Ball(0));
                  unit[i] = Ball(1);
                  laplacian += second_derivative_along(log_first - log_second, unit);
                }
                return laplacian + dot(twice_mean, slope);
              });
          trial.note(
              "(38) is linear in phi for a given sbar. sbar itself obeys sbar_tau = Laplacian sbar + "
              "grad(|sbar|^2 + |grad phi|^2/4); with p2 held fixed instead, phi_tau = Laplacian phi + "
              "2 s_2 . grad phi + |grad phi|^2, which is not linear.");
        },
});

}  // namespace
}  // namespace referee::score_shocks
