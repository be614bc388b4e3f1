// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.2, (2.6): the reverse-time SDE is well posed away from t = 0.
#include <cmath>

#include "dynamics/sde.hpp"
#include "geometric-asymptotics/supports.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// max |z| over both supports.
Ball support_radius(const Point& p) {
  Ball radius = Ball(0).at(p.precision());
  for (int source : {1, 2})
    for (const auto& site : measure_of<Ball>(p, source).means)
      radius = max(radius, euclidean_length(site, p.precision()));
  return radius;
}
Ball shares(const Point& p) { return p["lambda"] + abs(Ball(1) - p["lambda"]); }

REFEREE_CLAIM({
    .id = "GA-E2.6",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Reverse-time SDE",
    .statement =
        "dX = -(1 + epsilon) s^(lambda)(X, t) dt + sqrt(2 epsilon) dW, run from T down to 0, is well posed "
        "on every [t0, T], t0 > 0, by the standard Lipschitz theory.",
    .hypotheses = "t0 > 0; the bounds are tried for compact (finite) supports; for measures without compact "
                  "support the drift is still locally Lipschitz of linear growth",
    .source = "section 2.2, (2.6) and the sentence after it",
    .evidence =
        "the two conditions of that theory, with explicit constants: linear growth and a Lipschitz bound of "
        "the drift for t >= t0; the law of sampled paths against the exact one",
    .refuted_by =
        "a place at which the drift exceeds its linear bound, or its Jacobian the Lipschitz constant",
    .attack = "ties, where the Jacobian is largest, far places, weights of 1e-30, t down to 1e-40",
    .trial =
        [](Trial& trial) {
          const Family family = placed_supports(trial);
          trial.bound(
              "linear growth: |s(x, t)| <= (|x| + (lambda + |1 - lambda|) R)/(2t), R the radius of both "
              "supports",
              family,
              [](const Point& p) {
                return euclidean_length(rescaled_gradient(p), p.precision()) / (4 * p["t"]);
              },
              [](const Point& p) {
                return (euclidean_length(place_of(p), p.precision()) + shares(p) * support_radius(p)) /
                       (2 * p["t"]);
              });
          trial.bound(
              "Lipschitz: |Jacobian + I/(2t)| <= (lambda + |1 - lambda|) R^2/(4t^2) (Frobenius norm)", family,
              [](const Point& p) {
                const std::vector<Ball> x = place_of(p);
                auto first = kernel_of(p, 1), second = kernel_of(p, 2);
                const auto& one = first.at(x, 2).covariance;
                const auto& two = second.at(x, 2).covariance;
                std::vector<Ball> entries;
                for (std::size_t i = 0; i < one.size(); ++i)
                  entries.push_back(p["lambda"] * one[i] + (Ball(1) - p["lambda"]) * two[i]);
                return euclidean_length(entries, p.precision()) / (4 * square(p["t"]));
              },
              [](const Point& p) { return shares(p) * square(support_radius(p)) / (4 * square(p["t"])); });
          trial.note(
              "Smoothness and positivity alone give no global Lipschitz constant: for the law sum 2^-k "
              "delta_(4^k) the Jacobian at ties grows without bound at every t. The conclusion stays true, "
              "since the drift is locally Lipschitz and grows linearly.");
          // Two single points, lambda = 2: a linear SDE, started at 1 at T = 1 and stopped at t = 1/4.
          const Instance pair = supports(2, {{0}}, {{1}});
          const auto score = mixed_score_in_time(mixed_score_of(pair));
          const PathOptions options{.epsilon = 1, .start_time = 1, .stop_time = 0.25, .steps = 200};
          const GaussianTransition exact = gaussian_transition(0, 1, 1, 0.25);
          const double mean = -1 + exact.factor * 2, deviation = std::sqrt(exact.noise);
          trial.sampled_probability(
              "a = 0, b = 1, lambda = 2, epsilon = 1, X_1 = 1: |X - mean| at t = 1/4 is below one exact "
              "deviation",
              pair, trial.effort().scaled(6000, 8000, 40000),
              [&](Generator& generator) {
                PathOptions own = options;
                own.seed = generator.next();
                const std::vector<double> start{1};
                return std::abs(sample_paths(score, 1, start, own).end(0)[0] - mean) < deviation;
              },
              std::erf(std::sqrt(0.5)), 0.1);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
