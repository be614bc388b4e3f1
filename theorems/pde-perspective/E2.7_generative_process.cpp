// SPDX-License-Identifier: GPL-3.0-or-later
/// (2.7): the generative process, whose law solves (3.1).
#include <cmath>

#include "dynamics/sde.hpp"
#include "pde-perspective/stability_laws.hpp"

namespace referee::pde_perspective::stability {
namespace {

/// Paths of (2.7) by Euler's scheme in log t, against the closed-form law of (3.1).
void try_process(Trial& trial, const Instance& data, double epsilon, double variance, double stop,
                 double lower, double upper, double expected, const std::string& what) {
  Generator generator = trial.generator(what);
  const Mixture<Rational> sites = data_of<Rational>(data);
  const long draws = trial.effort().scaled(2000, 6000, 40000);
  const std::vector<double> centre{0};
  const auto noise_seed = generator.next(), start_seed = generator.next();
  const SampledPaths paths = sample_paths(
      mixed_score_in_time({sites, sites, 1}), 1,
      normal_starts(centre, std::sqrt(variance), static_cast<std::size_t>(draws), start_seed),
      {.epsilon = epsilon, .start_time = 1, .stop_time = stop, .steps = 400, .seed = noise_seed});
  std::size_t next = 0;
  trial.sampled_probability(
      what, Instance(data).set("epsilon", rational_from_double(epsilon)), draws,
      [&](Generator&) {
        const double x = paths.end(next++)[0];
        return x > lower && x < upper;
      },
      expected, 0.2);
}

REFEREE_CLAIM({
    .id = "PP-E2.7",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The generative process",
    .statement =
        "dX_t = -(1 + epsilon) s(X_t, t) dt + sqrt(2 epsilon) dW_t on (0, T] with X_T ~ v_T; the law of "
        "X_t is the solution v(t) of (3.1), and the generated sample is the trace at t = 0.",
    .hypotheses = "epsilon >= 0; the equation is solved from T down to 0, the noise being independent of X_T",
    .source = "section 2.1, (2.7), with (3.1)",
    .evidence = "the moments of the process for one Dirac against those of the law; paths of several Diracs "
                "against the closed-form law; the mean square distance to the trace",
    .refuted_by = "moments or probabilities that differ, or paths without a limit",
    .attack =
        "the factor 1 + epsilon and the size of the noise: epsilon = 0, 1/5, 1, 3; the direction of time",
    .rests_on = {"PP-E3.1"},
    .trial =
        [](Trial& trial) {
          Family gaussians = gaussian_laws(trial, trial.effort().scaled(30, 100, 600));
          std::erase_if(gaussians.members, [](const Instance& i) { return i["t"] == i["T"]; });
          trial.identity(
              "one Dirac: with h = T - t running forward, E|X - y|^2 grows by -(1 + epsilon) E|X - y|^2/t + "
              "2d "
              "epsilon, which the variance of v obeys",
              gaussians,
              [](const Point& p) {
                const auto t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
                return -Ball(dimension_of(p)) * law_at(p, t).variances[0].derivative({1});
              },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), d(dimension_of(p)), S = law_at(p, t).variances[0];
                return Ball(2) * d * p["epsilon"] - (Ball(1) + p["epsilon"]) * d * S / t;
              });
          const FromRational<Ball> ball{{128}};
          for (const Rational& epsilon : {"1/5"_q, Rational(3)}) {
            const Rational t = "1/20"_q;
            const Ball S = GaussianGeneration<Ball>{ball(1), ball(epsilon)}.variance(ball("1/2"_q), ball(t));
            const double expected = erf(sqrt(ball(t) / S)).to_double();
            try_process(trial, dirac_data({{0}}), to_double(epsilon), 0.5, to_double(t),
                        -std::sqrt(2 * to_double(t)), std::sqrt(2 * to_double(t)), expected,
                        "one Dirac, epsilon = " + to_string(epsilon) +
                            ": P(|X_t| < sqrt(2t)) at t = 1/20, v_T = N(0, 1/2)");
          }
          const Instance pair = dirac_data({{-1}, {1}}, {1, 3});
          // At t = 1/50 the bridges to either site lie on its side up to less than 1e-5.
          const Ball right =
              gaussian_start_limit_weights(data_of<Rational>(pair), 1, 0, 1, Precision{128})[1];
          try_process(
              trial, pair, 1, 1, 0.02, 0, 100, right.to_double(),
              "two Diracs with weights 1/4, 3/4, epsilon = 1: P(X_t > 0) at t = 1/50, v_T = N(0, 1), is "
              "int v_T pi");
          trial.rate(
              "a trace exists: epsilon = 1, from z: E|X_t - X_0|^2 = (t/T)^2 E|z - X_0|^2 + 2t (1 - t/T) ~ t",
              {.parameter = "t",
               .last = 25,
               .fixed = at_place(dirac_data({{-1}, {1}}, {1, 3}), {"1/4"_q}).set("T", 1)},
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), T = p["T"].at(p.precision());
                const std::vector<Ball> z = place_of(p);
                const Mixture<Ball> data = data_of<Ball>(p),
                                    law = bridge_law(data, std::span<const Ball>(z), T, t);
                Ball sum = law.variances[0];
                for (std::size_t k = 0; k < law.size(); ++k)
                  sum += law.weights[k] * square(law.means[k][0] - data.means[k][0]);
                return sum;
              },
              1);
          trial.note(
              "As printed it is right path by path: the noise is additive, so that for a given path of W it "
              "is an integral equation between t and T, whichever way time runs. X_T is given and "
              "independent of W, so that W is a Brownian motion in h = T - t: dX = (1 + epsilon) s dh + "
              "sqrt(2 epsilon) dB. One reading alone fails: as an Ito equation forward in t, X adapted to "
              "W, the law would obey v_t = epsilon Lap v + (1 + epsilon) div(s v), which has the other sign "
              "of the diffusion and which v = u does not solve for epsilon > 0.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
