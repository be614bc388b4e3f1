// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition 6.6 and (59): what a score error costs the reverse-time SDE, tried where every law is
/// Gaussian.
#include "court/random_rationals.hpp"
#include "numbers/quadrature.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

/// Data N(0, v0), so p_tau = N(0, v) with v = v0 + 2 tau up to vT = v0 + 2 tau_T, and an approximate score
/// s^ = s + (shift + tilt x)/v. The reverse SDE is started in N(start_mean, start_variance), or, without
/// these parameters, in p_tauT.
struct GaussianLaw {
  Ball mean, variance;
};
GaussianLaw data(const Point& p) { return {Ball(0).at(p.precision()), p["v0"]}; }
GaussianLaw noised(const Point& p) { return {Ball(0).at(p.precision()), p["vT"]}; }
GaussianLaw start(const Point& p) {
  return p.has("start_variance") ? GaussianLaw{p["start_mean"], p["start_variance"]} : noised(p);
}

template <class T>
T raised(const T& base, const T& exponent) {
  return exp(exponent * log(base));
}

/// Mean and variance of the generated law where the noised variance is v. With q = 1 - tilt the moments of
/// dX = 2 s^ dr + sqrt(2) dW obey dm/dv = (q m - shift)/v and dV/dv = 2 q V/v - 1; needs q != 0, 1/2.
template <class T>
T generated_mean(const Point& p, const T& v) {
  const T q = T(1) - T(p["tilt"]), rest = T(p["shift"]) / q;
  return rest + (T(start(p).mean) - rest) * raised(T(v / T(p["vT"])), q);
}
template <class T>
T generated_variance(const Point& p, const T& v) {
  const T twice = T(2) * (T(1) - T(p["tilt"])), slope = T(1) / (twice - T(1));
  return slope * v + (T(start(p).variance) - slope * T(p["vT"])) * raised(T(v / T(p["vT"])), twice);
}
GaussianLaw generated(const Point& p) { return {generated_mean(p, p["v0"]), generated_variance(p, p["v0"])}; }

/// KL(N(m1, V1) || N(m2, V2)).
Ball divergence(const GaussianLaw& p, const GaussianLaw& q) {
  const Ball ratio = p.variance / q.variance;
  return (ratio - Ball(1) - log(ratio) + square(p.mean - q.mean) / q.variance) / 2;
}
/// int_0^tauT E_(p_tau) |s^ - s|^2 dtau, with E |shift + tilt x|^2 = shift^2 + tilt^2 v and dtau = dv/2.
Ball score_error(const Point& p) {
  return (square(p["shift"]) * (Ball(1) / p["v0"] - Ball(1) / p["vT"]) +
          square(p["tilt"]) * log(p["vT"] / p["v0"])) /
         2;
}

std::vector<Hypothesis> hypotheses() {
  return {{"0 < v0 < vT", [](const Point& p) { return positive(p["v0"]) && less(p["v0"], p["vT"]); }}};
}
/// Started in p_tauT, the best case for (58).
Instance matched(const Rational& v0, const Rational& vT, const Rational& shift, const Rational& tilt) {
  return {{"v0", v0}, {"vT", vT}, {"shift", shift}, {"tilt", tilt}};
}

Family gaussian_runs(const Trial& trial) {
  Family family{"Gaussian data, affine score errors, any Gaussian start", {}, hypotheses()};
  Generator generator = trial.generator("affine score errors");
  const long rounds = trial.effort().scaled(30, 100, 1000);
  for (long i = 0; i < rounds; ++i) {
    const Rational v0 = random_positive(generator, -2, 1), vT = v0 * (1 + random_positive(generator, -2, 3));
    const Rational tilt = random_signed(generator, -2, 0) / 4, shift = random_signed(generator, -2, 1);
    Instance member = matched(v0, vT, shift, tilt);
    if (member["tilt"] == "1/2"_q || member["tilt"] == 1) continue;
    if (i % 2 == 1)
      member.set("start_mean", random_signed(generator, -2, 1))
          .set("start_variance", vT * random_positive(generator, -1, 0));
    family.members.push_back(std::move(member));
  }
  return family;
}

/// Errors shift/v only: the generated law is N(shift (1 - v0/vT), v0), so everything is rational.
Family shifted_runs(const Trial& trial) {
  Family family{"Gaussian data, s^ = s + shift/v, started in p_tauT", {}, hypotheses()};
  family.members.push_back(matched(1, 5, 1, 0));
  Generator generator = trial.generator("shifted scores");
  for (long i = 0; i < trial.effort().scaled(10, 40, 200); ++i) {
    const Rational v0 = random_positive(generator, -2, 1);
    const Rational shift = random_positive(generator, -2, 1);
    family.members.push_back(matched(v0, v0 * (3 + random_positive(generator, -1, 3)), shift, 0));
  }
  return family;
}
Rational shifted_divergence(const Instance& i) {
  const Rational mean = i["shift"] * (1 - i["v0"] / i["vT"]);
  return mean * mean / (2 * i["v0"]);
}
Rational shifted_error(const Instance& i) {
  return i["shift"] * i["shift"] * (1 / i["v0"] - 1 / i["vT"]) / 2;
}

/// The generated law solves the Fokker-Planck equation of the reverse SDE, q_tau = d_x(2 s^ q) - q_xx.
void generated_law_is_right(Trial& trial) {
  using J = Jet<Ball>;
  auto density = [](const Point& p, const SpaceTime& at) {
    const J v = J(p["v0"]) + J(2) * at.tau, offset = at.x - generated_mean(p, v);
    const J spread = generated_variance(p, v);
    return exp(-(offset * offset) / (J(2) * spread)) / sqrt(spread);
  };
  Family family = gaussian_runs(trial);
  for (Instance& i : family.members) i.set("tau", (i["vT"] - i["v0"]) / 7).set("x", "1/3"_q + i["shift"]);
  trial.identity(
      "the generated law N(m, V) solves q_tau = d_x(2 s^ q) - q_xx, the reverse SDE (10) in diffusion time",
      family,
      [density](const Point& p) {
        return density(p, SpaceTime(p["x"], p["tau"], 2)).derivative({0, 1});
      },
      [density](const Point& p) {
        const SpaceTime at(p["x"], p["tau"], 2);
        const J learned = (J(p["shift"]) + (J(p["tilt"]) - J(1)) * at.x) / (J(p["v0"]) + J(2) * at.tau);
        const J q = density(p, at);
        return Ball(2) * (learned * q).derivative({1, 0}) - q.derivative({2, 0});
      });
}

REFEREE_CLAIM({
    .id = "SS-P6.6",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "KL bound for the reverse-time SDE",
    .statement = "KL(p^_0 || p_0) <= (1/2) int_0^tauT E_(p_tau) |s^ - s|^2 dtau for the law p^_0 that the "
                 "reverse SDE generates with s^ in place of s.",
    .hypotheses =
        "reverse SDE (10), in diffusion time dX = 2 s^ dr + sqrt(2) dW; the start is not stated: it "
        "is taken to be p_tauT itself, the best case for the bound",
    .source = "section 6.4, Proposition 6.6, (58)",
    .evidence = "Gaussian data and affine score errors, for which the generated law is in closed form and "
                "proven by jets to solve the Fokker-Planck equation; rational divergences",
    .refuted_by = "a score error for which the divergence exceeds the right-hand side",
    .attack = "the constant (Girsanov in diffusion time gives 1, since drift error 2 (s^ - s) meets noise "
              "sqrt(2)), the direction of the divergence (the expectation is under p_tau, not under p^_tau), "
              "and the missing term for the start",
    .trial =
        [](Trial& trial) {
          generated_law_is_right(trial);
          trial.identity(
              "int E_(p_tau) |s^ - s|^2 dtau in closed form = by quadrature over the noised variance",
              gaussian_runs(trial), score_error, [](const Point& p) {
                const ComplexBall shift(p["shift"]), tilt(p["tilt"]);
                return integrate(
                           [&](const ComplexBall& v) { return (shift * shift + tilt * tilt * v) / (v * v); },
                           p["v0"].at(p.precision()), p["vT"].at(p.precision()), p.precision()) /
                       2;
              });
          trial.exact("(58) for s^ = s + shift/v", shifted_runs(trial), shifted_divergence, Relation::at_most,
                      [](const Instance& i) -> Rational { return shifted_error(i) / 2; });
          Family tilted{"s^ = s + tilt x/v, started in p_tauT", {matched(1, 10, 0, "3/4"_q)}, hypotheses()};
          trial.bound(
              "even with the constant 1: KL(p^_0 || p_0) <= int E_(p_tau) |s^ - s|^2 dtau", tilted,
              [](const Point& p) { return divergence(generated(p), data(p)); }, score_error);
          trial.note(
              "The printed direction of the divergence admits no constant: for tilt 3/4 the left side "
              "grows like sqrt(vT/v0), the right side like its logarithm.");
          trial.repair(
              "KL(p_0 || p^_0) <= KL(p_tauT || start) + int_0^tauT E_(p_tau) |s^ - s|^2 dtau: the other "
              "direction, the constant 1, and a term for the start.",
              [](Trial& repaired) {
                const Quantity cost = [](const Point& p) { return divergence(data(p), generated(p)); };
                const Quantity budget = [](const Point& p) {
                  return divergence(noised(p), start(p)) + score_error(p);
                };
                repaired.bound("affine errors, matched and mismatched starts", gaussian_runs(repaired), cost,
                               budget);
                repaired.bound("searched over shift, tilt, noise level and start",
                               Domain{"v0 = 1",
                                      {{"vT", "11/10"_q, 10000, true},
                                       {"shift", -5, 5},
                                       {"tilt", -3, "49/100"_q},
                                       {"start_mean", -3, 3},
                                       {"start_variance", "1/2"_q, 100, true}},
                                      {},
                                      {{"v0", 1}}},
                               cost, budget);
                repaired.limit(
                    "the constant 1 cannot be lowered: cost/budget -> 1 as vT -> infinity for s^ = s + 1/v",
                    {.parameter = "vT",
                     .to_infinity = true,
                     .first = 1,
                     .last = 30,
                     .fixed = {{"v0", 1}, {"shift", 1}, {"tilt", 0}}},
                    [=](const Point& p) { return cost(p) / budget(p); },
                    [](const Point&) { return Ball(1); });
              });
        },
});

/// Total variation between N(0, V) and N(0, v), V > v: the densities cross at +-c.
Ball variation_of_spread(const Ball& wide, const Ball& narrow) {
  const Ball c = sqrt(log(wide / narrow) / (Ball(1) / narrow - Ball(1) / wide));
  return erf(c / sqrt(Ball(2) * narrow)) - erf(c / sqrt(Ball(2) * wide));
}
/// Total variation between N(0, v0) and N(m, v0).
Ball variation_of_shift(const Point& p) {
  const Ball mean = p["shift"] * (Ball(1) - p["v0"] / p["vT"]);
  return erf(abs(mean) / sqrt(Ball(8) * p["v0"]));
}

REFEREE_CLAIM({
    .id = "SS-E59",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "Total variation bound for the reverse-time SDE",
    .statement = "TV(p^_0, p_0) <= sqrt(KL(p^_0 || p_0)/2) <= (1/2) (int_0^tauT E_(p_tau) |s^ - s|^2 "
                 "dtau)^(1/2).",
    .hypotheses = "as Proposition 6.6, started in p_tauT",
    .source = "section 6.4, (59)",
    .evidence = "the Gaussian runs of Proposition 6.6: total variation in closed form, divergences rational",
    .refuted_by = "a score error for which one of the two inequalities fails",
    .attack = "each inequality, and the outer one, which is the one of use: large noise with a score error "
              "that does not cancel along the way",
    .rests_on = {"SS-P6.6"},
    .trial =
        [](Trial& trial) {
          const Family family = shifted_runs(trial);
          const Quantity pinsker = [](const Point& p) { return sqrt(divergence(generated(p), data(p)) / 2); };
          trial.bound("first inequality (Pinsker), s^ = s + shift/v", family, variation_of_shift, pinsker);
          trial.exact(
              "second inequality squared: KL(p^_0 || p_0)/2 <= (1/4) int E |s^ - s|^2", family,
              [](const Instance& i) -> Rational { return shifted_divergence(i) / 2; }, Relation::at_most,
              [](const Instance& i) -> Rational { return shifted_error(i) / 4; });
          trial.note("(59) follows (58), whose constant and direction are wrong.");
          trial.bound(
              "outer inequality: TV <= (1/2) (int E |s^ - s|^2)^(1/2)",
              Family{"s^ = s + shift/v", {matched(1, 101, 1, 0), matched(1, 11, "1/10"_q, 0)}, hypotheses()},
              variation_of_shift, [](const Point& p) { return sqrt(score_error(p)) / 2; });
          trial.repair(
              "TV(p^_0, p_0) <= sqrt(KL(p_0 || p^_0)/2) <= ((1/2) int_0^tauT E_(p_tau) |s^ - s|^2 "
              "dtau)^(1/2), "
              "started in p_tauT.",
              [=](Trial& repaired) {
                const Quantity reversed = [](const Point& p) {
                  return sqrt(divergence(data(p), generated(p)) / 2);
                };
                const Quantity outer = [](const Point& p) { return sqrt(score_error(p) / 2); };
                const Family shifted = shifted_runs(repaired);
                repaired.bound("Pinsker, s^ = s + shift/v", shifted, variation_of_shift, reversed);
                repaired.bound("second inequality, s^ = s + shift/v", shifted, reversed, outer);
                const Domain tilts{"s^ = s + tilt x/v, v0 = 1",
                                   {{"vT", "11/10"_q, 10000, true}, {"tilt", "1/100"_q, "49/100"_q}},
                                   {},
                                   {{"v0", 1}, {"shift", 0}}};
                repaired.bound(
                    "Pinsker, s^ = s + tilt x/v", tilts,
                    [](const Point& p) { return variation_of_spread(generated(p).variance, p["v0"]); },
                    reversed);
                repaired.bound("second inequality, s^ = s + tilt x/v", tilts, reversed, outer);
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
