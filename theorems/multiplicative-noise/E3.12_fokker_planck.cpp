// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 2.1 and 3.2: the noised data as the law of a diffusion, and the flow that transports it back.
#include <cmath>

#include "heat/space_time.hpp"
#include "measures/posterior.hpp"
#include "multiplicative-noise/schedules.hpp"
#include "numbers/error_function.hpp"

namespace referee::multiplicative_noise {
namespace {

using J = Jet<Ball>;

/// g(t)^2 and sigma_t^2 of schedules.hpp at jets.
J rate_at(const Point& p, const J& t) {
  const long schedule = std::lround(p["schedule"].to_double());
  if (schedule == 1) return J(4);
  if (schedule == 2) return square(J(p.constant("1/2"_q)) + t);
  return schedule == 3 ? exp(J(2) * t) : J(2) * t;
}
J variance_at(const Point& p, const J& t) {
  const long schedule = std::lround(p["schedule"].to_double());
  if (schedule == 1) return J(4) * t;
  if (schedule == 2) {
    const J half(p.constant("1/2"_q)), end = half + t;
    return (end * end * end - half * half * half) / J(3);
  }
  return schedule == 3 ? (exp(J(2) * t) - J(1)) / J(2) : t * t;
}
/// p_sigma at jets, sigma^2 = variance, from the definition.
J density_at(const Point& p, std::span<const J> x, const J& variance) {
  const Mixture<Ball> data = data_of(p);
  const J scale = log(variance * J(2 * Ball::pi(p.precision()))) *
                  J(half_of(Ball(-static_cast<long>(x.size())).at(p.precision())));
  J sum(0);
  for (std::size_t j = 0; j < data.size(); ++j) {
    J squares(0);
    for (std::size_t i = 0; i < x.size(); ++i) squares += square(x[i] - J(data.means[j][i]));
    sum += J(data.weights[j]) * exp(scale - squares / (J(2) * variance));
  }
  return sum;
}
SpaceTimeVariables variables_of(const Point& p) { return {place_of(p), p["t"], 2}; }

/// div(p grad log p) = p (|s|^2 + div s) at time t, by the posterior of the clean point.
Ball score_flux(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  const Ball v = variance_at(p, J(p["t"])).value();
  PosteriorKernel<Ball> kernel(data_of(p), v);
  const Posterior<Ball>& posterior = kernel.at(x, 2);
  Ball sum(0);
  for (std::size_t i = 0; i < x.size(); ++i)
    sum += square(posterior.displacement[i] / v) + (posterior.covariance[i * x.size() + i] / v - Ball(1)) / v;
  return exp(kernel.log_density(x)) * sum;
}

Family timed_data(const Trial& trial) {
  Family family = scheduled_data(trial);
  family.name = "data, schedules, places and times";
  family.hypotheses = {{"t > 0", [](const Point& p) { return positive(p["t"]); }}};
  const std::vector<Rational> times{"1/3"_q, "1e-2"_q, "2"_q};
  for (std::size_t n = 0; n < family.members.size(); ++n) family.members[n].set("t", times[n % 3]);
  return family;
}

REFEREE_CLAIM({
    .id = "MN-E3.12",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Fokker-Planck equation of the noised data",
    .statement =
        "d_t p_(sigma_t) = 1/2 Lap(p_(sigma_t) g^2) = 1/2 div(p_(sigma_t) g^2 grad log p_(sigma_t)).",
    .hypotheses = "dX = g dW, X_0 distributed as mu, sigma_t^2 = int_0^t g^2, t > 0",
    .source = "section 3.2, (3.12) and the displays after it",
    .evidence =
        "derivatives of the density by jets from its definition; the last member by the posterior mean "
        "and covariance of the clean point",
    .refuted_by = "a place and time where two of the three members differ",
    .attack = "four schedules, d = 1, 2, 3, 5, odds of 1/1000; the factor 1/2",
    .trial =
        [](Trial& trial) {
          const Family family = timed_data(trial);
          const Quantity change = [](const Point& p) {
            const SpaceTimeVariables v = variables_of(p);
            return time_derivative(density_at(p, v.place(), variance_at(p, v.t)));
          };
          trial.identity("d_t p = g^2 Lap p/2", family, change, [](const Point& p) {
            const SpaceTimeVariables v = variables_of(p);
            return half_of(rate_at(p, v.t).value() *
                           space_laplacian(density_at(p, v.place(), variance_at(p, v.t))));
          });
          trial.identity(
              "d_t p = div(p g^2 grad log p)/2, the score from the posterior", family, change,
              [](const Point& p) { return half_of(rate_at(p, J(p["t"])).value() * score_flux(p)); });
        },
});

REFEREE_CLAIM({
    .id = "MN-E3.12b",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The probability flow",
    .statement = "rho_t = p_(sigma_(T - t)) satisfies d_t rho = -1/2 div(rho g(T - t)^2 grad log p_(sigma_(T "
                 "- t))): it "
                 "is transported by dX/dt = g(T - t)^2/2 grad log p_(sigma_(T - t))(X).",
    .hypotheses = "X_0 distributed as p_(sigma_T), 0 <= t < T",
    .source = "section 3.2",
    .evidence =
        "the equation by jets in the reversed time; on the line the flow keeps F_(sigma)(X) constant: the "
        "derivative of F along it vanishes, F by the normal distribution function",
    .refuted_by = "a place and time where the equation fails, or where F changes along the flow",
    .attack = "four schedules, d = 1, 2, 3, 5; the sign and the factor 1/2; one data point, where X_t = x~ + "
              "(sigma_(T - t)/sigma_T)(X_0 - x~)",
    .rests_on = {"MN-E3.12"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "d_t rho = -div(rho g(T - t)^2 grad log p)/2, T = 3", timed_data(trial),
              [](const Point& p) {
                Point q = p;
                q.set("t", Ball(3) - p["t"]);
                const SpaceTimeVariables v = variables_of(q);
                return time_derivative(density_at(q, v.place(), variance_at(q, J(3) - v.t)));
              },
              [](const Point& p) { return -half_of(rate_at(p, J(p["t"])).value() * score_flux(p)); });
          Family line = timed_data(trial);
          line.name = "data on the line";
          std::erase_if(line.members, [](const Instance& i) { return i.has("x2"); });
          trial.identity(
              "on the line: d_t F = -p times the velocity, so F is constant along the flow; F = sum w_j "
              "N((x - x_j)/sigma)",
              line,
              [](const Point& p) {
                const J time = J::variable(JetLayout::of(1, 1), 0, Ball(3) - p["t"]);
                const J sigma = sqrt(variance_at(p, J(3) - time));
                const Mixture<Ball> data = data_of(p);
                J sum(0);
                for (std::size_t j = 0; j < data.size(); ++j)
                  sum += J(half_of(data.weights[j])) *
                         erfc(J(data.means[j][0] - p["x1"]) / sigma / J(sqrt(Ball(2).at(p.precision()))));
                return sum.derivative({1});
              },
              [](const Point& p) {
                const Ball v = variance_at(p, J(p["t"])).value();
                PosteriorKernel<Ball> kernel(data_of(p), v);
                const Ball score = kernel.at(p["x1"], 1).displacement[0] / v;
                return -exp(kernel.log_density(p["x1"])) * half_of(rate_at(p, J(p["t"])).value()) * score;
              });
          trial.note(
              "At t = T, which the text includes, sigma = 0 and X_T has the law mu: for data points (a Dirac "
              "measure) there is no density, and p_0 is not defined by (2.2).");
        },
});

REFEREE_CLAIM({
    .id = "MN-E2.5",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Noise levels of a diffusion",
    .statement =
        "The solution of dX = g dW, X_0 = x~ has the density p_(sigma_t)(.|x~) with sigma_t^2 = int_0^t g^2.",
    .hypotheses = "g positive, bounded, measurable; t > 0",
    .source = "section 2.1, (2.5)",
    .evidence =
        "d_t p = g^2 Lap p/2 for that density, one data point; sigma^2 by quadrature; sampled sums of "
        "increments",
    .refuted_by = "a schedule for which the equation or a sampled frequency fails",
    .attack =
        "four schedules; sigma_t = int g in place of the root of int g^2 would fail. At t = 0 the law is "
        "a point mass without density",
    .trial =
        [](Trial& trial) {
          Family family = timed_data(trial);
          std::erase_if(family.members, [](const Instance& i) { return i.has("y2_1"); });
          family.name = "one data point";
          const std::vector<Instance> bases = family.members;
          family.members.clear();
          for (const Instance& base : bases)
            for (long schedule : {1L, 2L, 3L, 4L})
              family.members.push_back(Instance(base).set("schedule", schedule));
          trial.identity(
              "d_t p = g^2 Lap p/2 with sigma_t^2 = int_0^t g^2", family,
              [](const Point& p) {
                const SpaceTimeVariables v = variables_of(p);
                return time_derivative(density_at(p, v.place(), variance_at(p, v.t)));
              },
              [](const Point& p) {
                const SpaceTimeVariables v = variables_of(p);
                return half_of(rate_at(p, v.t).value() *
                               space_laplacian(density_at(p, v.place(), variance_at(p, v.t))));
              });
          trial.identity(
              "int_0^t g^2 by quadrature = sigma_t^2", family,
              [](const Point& p) {
                return integrate([&](const ComplexBall& s) { return squared_rate(p, s); },
                                 Ball(0).at(p.precision()), p["t"], p.precision());
              },
              [](const Point& p) { return noise_variance(p, ComplexBall(p["t"])).real(); });
          trial.sampled_probability(
              "g = exp(t), t = 1: the sum of increments is within one sigma_t of its start",
              {{"schedule", 3}, {"t", 1}}, trial.effort().scaled(6000, 8000, 40000),
              [](Generator& generator) {
                constexpr int steps = 100;
                double x = 0;
                // The midpoint rule for the variance: its error is below 1e-4.
                for (int n = 0; n < steps; ++n)
                  x += std::exp((n + 0.5) / steps) * std::sqrt(1.0 / steps) * generator.normal();
                return std::abs(x) < std::sqrt(std::expm1(2.0) / 2);
              },
              std::erf(std::sqrt(0.5)), 0.1);
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
