// SPDX-License-Identifier: GPL-3.0-or-later
/// Relative entropy (3.3) and its decay along the generative flow (3.4).
#include "heat/generative_law_quadratic.hpp"
#include "heat/line_entropy.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/tilted_starts.hpp"

namespace referee::pde_perspective {
namespace {

Mixture<Ball> one_normal(const Ball& mean, const Ball& variance) {
  return {{{mean}}, {Ball(1).at(mean.precision())}, {variance}};
}

/// Laws a1.. and b1.. on finitely many points, weights up to their sums.
Family pairs_of_finite_laws(const Trial& trial) {
  Family family{"laws on 2 to 6 points", {}, {}};
  Generator generator = trial.generator("pairs of finite laws");
  for (long i = 0; i < trial.effort().scaled(20, 60, 400); ++i) {
    Instance member;
    for (std::uint64_t k = 1, points = 2 + generator.below(5); k <= points; ++k) {
      const std::string label = std::to_string(k);
      // Every other pair is nearly equal, where the divergence is of second order.
      const Rational a = random_positive(generator, -2, 2);
      member.set("a" + label, a)
          .set("b" + label, i % 2 == 0 ? random_positive(generator, -2, 2)
                                       : Rational(a * (1 + random_signed(generator, -4, -4))));
    }
    family.members.push_back(member);
  }
  return family;
}
/// Half the squared L^1 distance, and the divergence.
std::pair<Ball, Ball> pinsker_sides(const Point& p) {
  Ball a_total(0), b_total(0), distance(0), divergence(0);
  for (int k = 1; p.has("a" + std::to_string(k)); ++k) {
    a_total += p["a" + std::to_string(k)];
    b_total += p["b" + std::to_string(k)];
  }
  for (int k = 1; p.has("a" + std::to_string(k)); ++k) {
    const Ball a = p["a" + std::to_string(k)] / a_total, b = p["b" + std::to_string(k)] / b_total;
    distance += abs(a - b);
    divergence += a * log(a / b);
  }
  return {square(distance) / 2, divergence};
}

REFEREE_CLAIM({
    .id = "PP-E3.3",
    .paper = "pde-perspective",
    .kind = "definition",
    .title = "Relative entropy",
    .statement = "KL(m1||m2) = int log(m1/m2) dm1 if m1 is absolutely continuous with respect to m2, and "
                 "infinity otherwise.",
    .hypotheses = "probability measures on R^d",
    .source = "section 3.2, (3.3)",
    .evidence = "closed form and enclosing quadrature agree for normal laws; positivity in the form of "
                "Pinsker's inequality; the value infinity as the limit of laws that become singular",
    .refuted_by = "two computations of one divergence that differ, or a divergence that fails to be positive",
    .attack = "nearly equal laws, very unequal variances, Diracs as limits from either side",
    .trial =
        [](Trial& trial) {
          Family normals{"N(m, a) and N(0, b)", {}, {}};
          for (const Rational& m : {"1/10"_q, "3"_q})
            for (const Rational& a : {"1/5"_q, "6"_q})
              normals.members.push_back({{"m", m}, {"a", a}, {"b", 2}});
          trial.identity(
              "int m1 log m1 - int m1 log m2 by quadrature = closed form", normals,
              [](const Point& p) {
                return line_divergence(one_normal(p["m"], p["a"]), one_normal(p.constant(0), p["b"]),
                                       p.precision());
              },
              [](const Point& p) {
                return gaussian_divergence(p["a"], p["b"], square(p["m"]), p.constant(1));
              });
          trial.bound(
              "positive unless the laws agree: |m1 - m2|_1^2/2 <= KL(m1||m2)", pairs_of_finite_laws(trial),
              [](const Point& p) { return pinsker_sides(p).first; },
              [](const Point& p) { return pinsker_sides(p).second; });
          trial.rate(
              "infinite for a Dirac against a density: exp(-KL(N(0, a)||N(0, 1))) ~ a^(1/2)",
              {.parameter = "a", .first = 1, .last = 40, .fixed = {}},
              [](const Point& p) {
                return exp(-gaussian_divergence(p["a"], p.constant(1), p.constant(0), p.constant(1)));
              },
              "1/2"_q);
          trial.rate(
              "and for a density against a Dirac: KL(N(0, 1)||N(0, a)) ~ 1/a",
              {.parameter = "a", .first = 1, .last = 40, .fixed = {}},
              [](const Point& p) {
                return gaussian_divergence(p.constant(1), p["a"], p.constant(0), p.constant(1));
              },
              -1);
        },
});

/// v/u = slope z^2 + constant at x = sqrt(2t) z, for one Dirac at the origin of the line and v = u (alpha x^2
/// + beta)/Z.
std::pair<Ball, Ball> quadratic_ratio(const Point& p, const Ball& t) {
  const QuadraticGeneration<Ball> flow{p.constant(1), p["epsilon"], p["alpha"], p["beta"], p.constant(1)};
  return {Ball(2) * t * flow.slope_at(t), flow.constant_at(t)};
}
/// KL(v||u) at t for them.
Ball quadratic_divergence(const Point& p, const Ball& t) {
  const auto coefficients = quadratic_ratio(p, t);
  const Ball &slope = coefficients.first, &constant = coefficients.second;
  const Precision precision = p.precision();
  const Ball reach(static_cast<long>(std::ceil(std::sqrt(1.4 * static_cast<double>(precision.bits)))) + 3);
  const Ball root = sqrt(Ball(2) * Ball::pi(precision));
  const Ball half = integrate(
      [&](const ComplexBall& z) {
        const ComplexBall ratio = ComplexBall(slope) * z * z + ComplexBall(constant);
        return exp(-(z * z) / ComplexBall(p.constant(2))) * ratio * log(ratio) / ComplexBall(root);
      },
      p.constant(0), reach.at(precision), precision);
  // |r log r| <= r^2 + 1, and the moments of the tails of a standard normal variable.
  const Ball bell = Ball(2) * exp(-square(reach) / p.constant(2)) / root,
             chance = erfc(reach / sqrt(p.constant(2)));
  const Ball second = chance + reach * bell, fourth = Ball(3) * second + pow(reach, 3) * bell;
  const Ball rest =
      square(slope) * fourth + Ball(2) * slope * constant * second + (square(constant) + Ball(1)) * chance;
  return Ball(2) * half + join(-rest, rest);
}

Family quadratic_starts() {
  Family family{"one Dirac on the line, v_T = u(T) (alpha x^2 + beta)/Z, T = 1", {}, {}};
  for (const Rational& epsilon : {"1/5"_q, "1/2"_q, "1"_q, "3"_q})
    for (const auto& [alpha, beta] : {std::pair("1"_q, "1"_q), {"5"_q, "1/10"_q}})
      for (const auto& [t1, t2] : {std::pair("1/2"_q, "1"_q), {"1/100"_q, "1/10"_q}, {"1/11"_q, "1/10"_q}})
        family.members.push_back(
            {{"epsilon", epsilon}, {"alpha", alpha}, {"beta", beta}, {"t1", t1}, {"t2", t2}});
  return family;
}

Ball gaussian_flow_divergence(const Point& p, const Ball& t) {
  const GaussianGeneration<Ball> flow{p.constant(1), p["epsilon"]};
  return gaussian_divergence(flow.variance(p["variance"], t), Ball(2) * t, p.constant(0), p.constant(1));
}

Ball ratio_divergence(const Point& p, const Ball& g) {
  const Ball ratio = Ball(1) + g * (p["ratio"] - Ball(1));
  return (ratio - Ball(1) - log(ratio)) / 2;
}

Family gaussian_starts() {
  Family family{"one Dirac, normal starts", {}, {}};
  for (const Rational& epsilon : {"1/100"_q, "1/5"_q, "1"_q, "3"_q})
    for (const Rational& variance : {"1/1000"_q, "1"_q, "21/10"_q, "1000"_q})
      for (const auto& [t1, t2] : {std::pair("1/2"_q, "1"_q), {"1e-30"_q, "1/10"_q}, {"99/1000"_q, "1/10"_q}})
        family.members.push_back({{"epsilon", epsilon}, {"variance", variance}, {"t1", t1}, {"t2", t2}});
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E3.4a",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Relative entropy decays backward in time",
    .statement = "KL(v(t1)||u(t1)) <= KL(v(t2)||u(t2)) for 0 < t1 <= t2 <= T.",
    .hypotheses = "Assumption A, epsilon >= 0",
    .source = "section 3.2, (3.4)",
    .evidence = "laws in closed form: Gaussian and quadratic ratios for every epsilon, Gaussian mixtures for "
                "epsilon = 1, divergences by enclosing quadrature",
    .refuted_by = "a law whose divergence grows as t falls",
    .attack =
        "global search over noise, start and both times; nearly equal times; epsilon = 0, where equality "
        "must hold throughout",
    .rests_on = {"PP-E3.3"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "one Dirac: KL(v(t)||u(t)) = (d/2) (r - 1 - log r), r = 1 + (t/T)^epsilon (ratio - 1), ratio = "
              "variance/(2T), at (t1/T)^epsilon = share g and (t2/T)^epsilon = g",
              Domain{
                  "every epsilon and every pair of times, share <= 99/100",
                  {{"ratio", "1/1000"_q, 1000, true}, {"g", "1/1000"_q, 1, true}, {"share", 0, "99/100"_q}},
                  {{"ratio != 1",
                    [](const Point& p) {
                      return less(p["ratio"], p.constant(1)) || less(p.constant(1), p["ratio"]);
                    }}},
                  {}},
              [](const Point& p) { return ratio_divergence(p, p["share"] * p["g"]); },
              [](const Point& p) { return ratio_divergence(p, p["g"]); });
          trial.note("Not strict: without noise the divergence is constant.");
          trial.bound(
              "one Dirac, v_T = N(0, variance), T = 1 (in R^d both sides are d times as large)",
              gaussian_starts(), [](const Point& p) { return gaussian_flow_divergence(p, p["t1"]); },
              [](const Point& p) { return gaussian_flow_divergence(p, p["t2"]); });
          trial.bound("one Dirac, quadratic ratios", quadratic_starts(),
                      coarsely([](const Point& p) { return quadratic_divergence(p, p["t1"]); }),
                      coarsely([](const Point& p) { return quadratic_divergence(p, p["t2"]); }));
          trial.identity(
              "quadratic ratios have mean one under u, at the smaller time", quadratic_starts(),
              [](const Point& p) {
                const auto [slope, constant] = quadratic_ratio(p, p["t1"]);
                return slope + constant;
              },
              [](const Point& p) { return p.constant(1); });
          Family still = quadratic_starts();
          still.name += ", epsilon = 0";
          std::erase_if(still.members, [](const Instance& i) { return i["epsilon"] != 1; });
          for (Instance& member : still.members) member.set("epsilon", 0);
          trial.identity(
              "without noise: the same divergence at both times", still,
              [](const Point& p) { return quadratic_divergence(p, p["t1"]); },
              [](const Point& p) { return quadratic_divergence(p, p["t2"]); });
          Family mixtures = tilted_starts_on_line(trial, trial.effort().scaled(0, 2, 40));
          const auto mixture_divergence = [](const Point& p, const Ball& t) {
            return line_divergence(tilted_law_at(p, t), heat_flow_of(line_diracs_of(p), t), p.precision());
          };
          trial.bound("several Diracs, epsilon = 1: from T to 9T/10", mixtures,
                      coarsely([=](const Point& p) { return mixture_divergence(p, p["T"] * 9 / 10); }),
                      coarsely([=](const Point& p) { return mixture_divergence(p, p["T"]); }));
          trial.bound("several Diracs, epsilon = 1: from 9T/10 to T/30", mixtures,
                      coarsely([=](const Point& p) { return mixture_divergence(p, p["T"] / 30); }),
                      coarsely([=](const Point& p) { return mixture_divergence(p, p["T"] * 9 / 10); }));
        },
});

}  // namespace
}  // namespace referee::pde_perspective
