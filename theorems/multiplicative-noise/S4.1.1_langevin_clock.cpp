// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1.1: Langevin dynamics in the time of the autonomous system.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/flow_clock.hpp"

namespace referee::multiplicative_noise {
namespace {

/// A model on the line over the rationals: -x^3 + 2 x + 1/3, neither linear nor a gradient of a known
/// density.
Rational cubic_model(const Rational& x) { return -x * x * x + 2 * x + "1/3"_q; }

/// sqrt(2) times the increment of Brownian motion in step n, as any rational would do.
Rational increment(const Instance& i, long n) {
  const Rational seed = i["w"] + n;
  return (seed * seed * seed - 5 * seed + 1) / (7 + seed * seed) / 20;
}

/// Euler's scheme for (3.11) with steps sigma^alpha h, sigma^alpha = root^2, after `steps` steps.
Rational langevin_path(const Instance& i, long steps) {
  const Rational scale = i["root"] * i["root"];
  Rational x = i["x"];
  for (long n = 0; n < steps; ++n) x += cubic_model(x) / scale * (scale * i["h"]) + increment(i, n);
  return x;
}
/// The same for dY = s(Y) dt + sqrt(2) sigma^(alpha/2) dW' with steps h, where W'_t = sigma^(-alpha/2)
/// W_(sigma^alpha t).
Rational rescaled_path(const Instance& i, long steps, const Rational& coefficient) {
  Rational y = i["x"];
  for (long n = 0; n < steps; ++n) y += cubic_model(y) * i["h"] + coefficient * (increment(i, n) / i["root"]);
  return y;
}

Family rational_paths(const Trial& trial) {
  Family family{"driving increments and noise levels, sigma^alpha = root^2", {}, {}};
  Generator generator = trial.generator("driving increments");
  for (const Rational& root : {"1/100"_q, "1/3"_q, "2"_q, "50"_q})
    for (long n = trial.effort().scaled(2, 5, 20); n > 0; --n)
      family.members.push_back({{"root", root},
                                {"h", "1/50"_q},
                                {"x", random_between(generator, -2, 2)},
                                {"w", random_between(generator, -9, 9)}});
  return family;
}

/// Variance at time tau of dX = -rate X dt + strength dW from a point: int strength^2 exp(-2 rate (tau - t))
/// dt.
Ball linear_variance(const Ball& rate, const Ball& squared_strength, const Ball& tau) {
  const ComplexBall decay(-2 * rate), weight(squared_strength), end(tau);
  return integrate([&](const ComplexBall& t) { return weight * exp(decay * (end - t)); },
                   Ball(0).at(tau.precision()), tau, tau.precision());
}

Family linear_models() {
  Family family{"s(x) = -k x", {}, {{"sigma > 0", [](const Point& p) { return positive(p["sigma"]); }}}};
  for (const Rational& alpha : {"-4"_q, "-1/2"_q, "0"_q, "1"_q, "2"_q, "13/4"_q})
    for (const Rational& sigma : {"1/100"_q, "3"_q})
      for (const Rational& k : {"1/3"_q, "1"_q, "5"_q})
        family.members.push_back({{"alpha", alpha}, {"sigma", sigma}, {"k", k}, {"t", "7/10"_q}});
  return family;
}

REFEREE_CLAIM({
    .id = "MN-S4.1.1",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "Langevin dynamics under its time change",
    .statement =
        "Y_t = X_(sigma^alpha t) solves dY = s_theta(Y) dt + sqrt(2) sigma^(alpha/2) dW', where W'_t = "
        "sigma^(-alpha/2) W_(sigma^alpha t) is a Brownian motion; without its noise this is (4.14).",
    .hypotheses = "X solves (3.11) at a fixed noise level sigma > 0, alpha real",
    .source = "section 4.1.1",
    .evidence =
        "paths: Euler's schemes of both equations with the same driving path are the same numbers, in "
        "rationals, for a nonlinear model; laws: variances of linear models by quadrature in both times; the "
        "covariance of W'",
    .refuted_by = "a driving path or a linear model for which the two processes differ",
    .attack = "sigma^(alpha/2) from 1/100 to 50, alpha of both signs, the exponent of the noise (sigma^alpha "
              "would fail)",
    .trial =
        [](Trial& trial) {
          const Family paths = rational_paths(trial);
          for (long steps : {1L, 4L})
            trial.exact(
                "paths: " + std::to_string(steps) +
                    " Euler steps of X (length sigma^alpha h) and of Y "
                    "(length h) with the same W",
                paths, [steps](const Instance& i) { return langevin_path(i, steps); }, Relation::equal,
                [steps](const Instance& i) { return rescaled_path(i, steps, i["root"]); });
          trial.exact(
              "with the noise sigma^alpha dW' instead the paths part", paths,
              [](const Instance& i) { return langevin_path(i, 4); }, Relation::different,
              [](const Instance& i) -> Rational { return rescaled_path(i, 4, i["root"] * i["root"]); });
          trial.identity(
              "laws: variance of X at sigma^alpha t = variance of Y at t, s(x) = -k x", linear_models(),
              [](const Point& p) {
                const Ball scale = raised(p["sigma"], p["alpha"]);
                return linear_variance(p["k"] / scale, Ball(2).at(p.precision()), scale * p["t"]);
              },
              [](const Point& p) {
                // 2 sigma^alpha (1 - exp(-2 k t))/(2 k)
                return -raised(p["sigma"], p["alpha"]) * expm1(-2 * p["k"] * p["t"]) / p["k"];
              });
          Family covariances{
              "times r and t", {}, {{"sigma > 0", [](const Point& p) { return positive(p["sigma"]); }}}};
          for (const Instance& member : linear_models().members)
            for (const Rational& r : {"1/10"_q, "3"_q})
              covariances.members.push_back(Instance(member).set("r", r));
          trial.identity(
              "E W'_r W'_t = sigma^(-alpha) min(sigma^alpha r, sigma^alpha t) = min(r, t)", covariances,
              [](const Point& p) {
                const Ball scale = raised(p["sigma"], p["alpha"]);
                return min(scale * p["r"], scale * p["t"]) / square(raised(p["sigma"], half_of(p["alpha"])));
              },
              [](const Point& p) { return min(p["r"], p["t"]); });
          trial.note(
              "The noise that is dropped has strength sqrt(2) sigma^(alpha/2): large at sigma_T for alpha > "
              "0, large at sigma_eps for alpha < 0.");
        },
});

void autonomous_system(Trial& trial) {
  const Quantity fifteen = [](const Point& p) { return p.constant(power(Rational(10), -15)); };
  const Quantity distance = [](const Point& p) { return p["distance"]; };
  trial.bound(
      "Langevin dynamics without noise at sigma_T and then at sigma_eps, for sigma^alpha each, ends where "
      "(4.14) "
      "does after the time two, to 10^-15",
      with_distance(sampler_starts(trial), langevin_end, two_units_end), distance, fifteen);
  trial.bound("the flow sampler at T - eps is where (4.14) is after u(T - eps), to 10^-15",
              with_distance(sampler_starts(trial), sampler_end, autonomous_end), distance, fifteen);
  trial.exact(
      "with noise: the rescaled Euler path of (3.11) is that of (4.14) plus the noise term",
      [&] {
        Family paths = rational_paths(trial);
        paths.name = "one Euler step";
        return paths;
      }(),
      [](const Instance& i) -> Rational { return langevin_path(i, 1) - increment(i, 0); }, Relation::equal,
      [](const Instance& i) { return rescaled_path(i, 1, 0); });
}

REFEREE_CLAIM({
    .id = "MN-E4.14",
    .paper = "multiplicative-noise",
    .kind = "equation",
    .title = "The autonomous system",
    .statement = "(3.11) and (3.13), without noise and in their own times, become dx/dt = s_theta(x).",
    .hypotheses = "alpha real, sigma fixed in (3.11)",
    .source = "section 4, (4.14)",
    .evidence =
        "end points of all three equations to 20 digits for linear, turning and curved models; one Euler "
        "step in rationals",
    .refuted_by = "a start from which the rescaled samplers end elsewhere",
    .attack = "alpha of both signs, four schedules, d = 1, 2, 3",
    .rests_on = {"MN-S4.1.1", "MN-S4.1.2"},
    .trial = autonomous_system,
});

REFEREE_CLAIM({
    .id = "MN-S1a",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "Both samplers are one system in another time",
    .statement = "Both samplers are noise-removed, time-scaled versions of dx/dt = s_theta(x).",
    .hypotheses = "annealed Langevin dynamics (3.11) at each of its levels, probability flow (3.13)",
    .source = "section 1, last paragraphs; section 4",
    .evidence =
        "as for (4.14); several levels in a row add up: running the levels one after the other without noise "
        "is the autonomous system for the sum of the rescaled times",
    .refuted_by = "a start or a sequence of levels for which the ends differ",
    .attack = "two levels in a row with different clocks",
    .rests_on = {"MN-S4.1.1", "MN-S4.1.2", "MN-E4.14"},
    .trial =
        [](Trial& trial) {
          autonomous_system(trial);
          Family printed = with_distance(sampler_starts(trial), sampler_end, two_units_end);
          std::erase_if(printed.members, [](const Instance& i) { return i["model"] != 0; });
          trial.bound(
              "the scaling matters: with another length of time (two units) the flow sampler's end is missed "
              "by "
              "more than 10^-6",
              printed, [](const Point& p) { return p.constant(power(Rational(10), -6)); },
              [](const Point& p) { return p["distance"]; });
          trial.note(
              "Each level has its own clock sigma^alpha; the system is the common factor of the drifts. By "
              "the "
              "letter it is the other way round: the system is the version of the samplers without noise and "
              "in another time. The noise removed from Langevin dynamics is not small at every level.");
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
