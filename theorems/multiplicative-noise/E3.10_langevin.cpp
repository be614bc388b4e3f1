// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.1: Langevin dynamics with the exact score.
#include <cmath>
#include <numbers>

#include "measures/posterior.hpp"
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

using J = Jet<Ball>;

/// sum_j w_j N(x_j, sigma^2 I) at jets of the place, summed from the definition.
J direct_density(const Point& p, std::span<const J> x) {
  const Mixture<Ball> data = data_of(p);
  const Ball variance = square(p["sigma"]);
  const Ball factor = raised(2 * Ball::pi(p.precision()) * variance,
                             half_of(Ball(-static_cast<long>(x.size())).at(p.precision())));
  J sum(0);
  for (std::size_t j = 0; j < data.size(); ++j) {
    J squares(0);
    for (std::size_t i = 0; i < x.size(); ++i) squares += square(x[i] - J(data.means[j][i]));
    sum += J(data.weights[j] * factor) * exp(-half_of(squares) / J(variance));
  }
  return sum;
}

REFEREE_CLAIM({
    .id = "MN-E3.10",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The Langevin step with the exact score",
    .statement =
        "dX = s_theta(sigma, X) dt + sqrt(2) dW with s_theta = grad log p_sigma has the invariant density "
        "p_sigma; solved up to a large time it yields a sample of p_sigma.",
    .hypotheses = "exact score, sigma > 0, mu a probability measure",
    .source = "section 3.1, (3.10)",
    .evidence =
        "Lap p = div(p grad log p), the density by its definition and the score by the posterior mean; "
        "sampled paths of a two-point law against p_sigma",
    .refuted_by = "a place where the stationary equation fails, or an event whose frequency is not that of p",
    .attack =
        "d = 1, 2, 3, 8, sigma from 1/50 to 20, odds of 1e-30; noise of strength one in place of sqrt(2) "
        "halves the variance of the invariant law",
    .trial =
        [](Trial& trial) {
          Family family = placed_data(trial);
          family.hypotheses = {{"sigma > 0", [](const Point& p) { return positive(p["sigma"]); }}};
          for (Instance& member : family.members) member.set("sigma", member["b"]);
          const std::size_t most = static_cast<std::size_t>(trial.effort().scaled(16, 48, 400));
          if (family.members.size() > most) family.members.resize(most);
          trial.identity(
              "Lap p_sigma = div(p_sigma grad log p_sigma)", family,
              [](const Point& p) {
                const std::vector<Ball> place = place_of(p);
                const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()), 2);
                std::vector<J> x;
                for (std::size_t i = 0; i < place.size(); ++i)
                  x.push_back(J::variable(layout, static_cast<int>(i), place[i]));
                const J density = direct_density(p, x);
                Ball sum(0);
                for (std::size_t i = 0; i < place.size(); ++i) {
                  std::vector<int> twice(place.size(), 0);
                  twice[i] = 2;
                  sum += density.derivative(twice);
                }
                return sum;
              },
              [](const Point& p) {
                // div(p s) = p (|s|^2 + div s) with s = (m - x)/v, div s = (tr C/v - d)/v.
                const std::vector<Ball> x = place_of(p);
                const Ball v = square(p["sigma"]);
                PosteriorKernel<Ball> kernel(data_of(p), v);
                const Posterior<Ball> posterior = kernel.at(x, 2);
                Ball sum(0);
                for (std::size_t i = 0; i < x.size(); ++i)
                  sum += square(posterior.displacement[i] / v) +
                         (posterior.covariance[i * x.size() + i] / v - Ball(1)) / v;
                return exp(kernel.log_density(x)) * sum;
              });
          const Instance pair{{"sigma", 1}, {"y1", -1}, {"y2", 1}, {"w1", "1/4"_q}};
          const double normal = std::erfc(-std::numbers::sqrt2 / 2) / 2;  // P(Z < 1)
          trial.sampled_probability(
              "points -1 (odds 1) and 1 (odds 3), sigma = 1, from 0 to time 8: P(X < 0)", pair,
              trial.effort().scaled(5000, 6000, 30000),
              [](Generator& generator) {
                constexpr double step = 1.0 / 64;
                double x = 0;
                for (int n = 0; n < 8 * 64; ++n) {
                  const double mean = std::tanh(x + std::log(3.0) / 2);
                  x += (mean - x) * step + std::sqrt(2 * step) * generator.normal();
                }
                return x < 0;
              },
              normal / 4 + (1 - normal) * 3 / 4, 0.1);
          trial.note(
              "The law of the solution tends to p_sigma; at a finite time it is not p_sigma: from a single "
              "data point the variance at time t is sigma^2 (1 - exp(-2t/sigma^2)).");
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
