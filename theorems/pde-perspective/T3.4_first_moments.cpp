// SPDX-License-Identifier: GPL-3.0-or-later
/// Proof of Theorem 3.4, step 1: the variational inequality of Donsker and Varadhan and the first moments.
#include "heat/generative_law_gaussian.hpp"
#include "heat/line_entropy.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/tilted_starts.hpp"

namespace referee::pde_perspective {
namespace {

Ball normal_divergence(const Point& p) {
  return gaussian_divergence(p["S"], p.constant(1), square(p["m"]), p.constant(1));
}

/// v = N(m, S), u = N(0, 1), a number lambda > 0: every other variance of u is a matter of units. For S = 1
/// and m = lambda v ~ exp(lambda x) u, the case of equality.
Family random_normal_pairs(const Trial& trial) {
  Family family{"v = N(m, S), u = N(0, 1)", {}, {}};
  Generator generator = trial.generator("normal pairs");
  for (long i = 0; i < trial.effort().scaled(50, 200, 2000); ++i)
    family.members.push_back({{"m", random_signed(generator, -2, 0)},
                              {"S", random_positive(generator, -2, 1)},
                              {"lambda", random_positive(generator, -2, 0)}});
  for (const Rational& lambda : {"1/10"_q, "1"_q, "3"_q})
    for (const Rational& m : {lambda, Rational(lambda * "101/100"_q), Rational(-lambda)})
      family.members.push_back({{"m", m}, {"S", 1}, {"lambda", lambda}});
  return family;
}

/// log int exp(lambda |x|) N(0, 2)(dx) = lambda^2 + log(1 + erf lambda).
Jet<Ball> log_moment(const Jet<Ball>& lambda) { return lambda * lambda + log(Jet<Ball>(2) - erfc(lambda)); }

/// KL(v||u) for v = exp(lambda |x|) u/Z, u = N(0, 2), by quadrature of v log(v/u) over the half lines.
Ball tilted_divergence_by_quadrature(const Point& p) {
  const Ball lambda = p["lambda"], log_mass = log_moment(Jet<Ball>(lambda)).value();
  const Precision precision = p.precision();
  // v is (up to a factor) N(2 lambda, 2) on the half line: beyond `reach` deviations less than the last bits.
  const Ball reach =
      Ball(static_cast<long>(std::ceil(std::sqrt(1.4 * static_cast<double>(precision.bits)))) + 2)
          .at(precision);
  const Ball far = Ball(2) * lambda + reach * sqrt(p.constant(2));
  const auto density = [&](const ComplexBall& x) {
    return exp(ComplexBall(lambda) * x - x * x / ComplexBall(p.constant(4)) - ComplexBall(log_mass)) /
           ComplexBall(sqrt(Ball(4) * Ball::pi(precision)));
  };
  const Ball inner = integrate(
      [&](const ComplexBall& x) {
        // log(v/u), by hand: far out the logarithms of the densities leave their principal branches.
        return density(x) * (ComplexBall(lambda) * x - ComplexBall(log_mass));
      },
      p.constant(0), far, precision);
  // |log(v/u)| <= lambda x + |log Z|; E(2 lambda + sqrt 2 Z; Z > reach) in closed form, total factor below 2.
  const Ball gauss = exp(-square(reach) / 2) / sqrt(Ball(2) * Ball::pi(precision));
  const Ball tail = erfc(reach / sqrt(p.constant(2))) / 2;
  const Ball rest =
      Ball(2) * ((abs(log_mass) + Ball(2) * square(lambda)) * tail + lambda * sqrt(p.constant(2)) * gauss);
  return Ball(2) * (inner + join(-rest, rest));
}

/// Finitely many points: v1.., u1.. (weights up to their sums) and phi1.. of either sign.
Family finite_laws(const Trial& trial) {
  Family family{"laws on 2 to 6 points, phi of either sign", {}, {}};
  Generator generator = trial.generator("finite laws");
  for (long i = 0; i < trial.effort().scaled(20, 60, 400); ++i) {
    Instance member{{"lambda", random_positive(generator, -2, 1)}};
    for (std::uint64_t k = 1, points = 2 + generator.below(5); k <= points; ++k) {
      const std::string label = std::to_string(k);
      member.set("v" + label, random_positive(generator, -2, 2))
          .set("u" + label, random_positive(generator, -2, 2))
          .set("phi" + label, random_signed(generator, -2, 1));
    }
    family.members.push_back(member);
  }
  return family;
}
struct FiniteSums {
  Ball mean, divergence, log_moment;
};
FiniteSums finite_sums(const Point& p) {
  Ball v_total(0), u_total(0);
  for (int k = 1; p.has("v" + std::to_string(k)); ++k) {
    v_total += p["v" + std::to_string(k)];
    u_total += p["u" + std::to_string(k)];
  }
  FiniteSums sums{Ball(0), Ball(0), Ball(0)};
  for (int k = 1; p.has("v" + std::to_string(k)); ++k) {
    const Ball v = p["v" + std::to_string(k)] / v_total, u = p["u" + std::to_string(k)] / u_total;
    const Ball& phi = p["phi" + std::to_string(k)];
    sums.mean += v * phi;
    sums.divergence += v * log(v / u);
    sums.log_moment += u * exp(p["lambda"] * phi);
  }
  sums.log_moment = log(sums.log_moment);
  return sums;
}

Family at_times_on_the_way(Family family) {
  Family result{std::move(family.name), {}, std::move(family.hypotheses)};
  for (const Instance& member : family.members)
    for (const Rational& share : {"1"_q, "1/50"_q})
      result.members.push_back(Instance(member).set("t", share * member["T"]));
  return result;
}

REFEREE_CLAIM({
    .id = "PP-T3.4p1",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Donsker-Varadhan inequality",
    .statement = "int phi dv <= (1/lambda) KL(v||u) + (1/lambda) log int exp(lambda phi) du.",
    .hypotheses = "phi measurable, lambda > 0, int exp(lambda phi) du finite (otherwise the right side is "
                  "infinite)",
    .source = "section 5.2, proof of Theorem 3.4, step 1",
    .evidence = "normal laws with phi = x and phi = |x| near equality and far from it; laws on "
                "finitely many points; "
                "equality for v ~ exp(lambda phi) u by an independent quadrature",
    .refuted_by = "a pair of laws, a function and a lambda for which the left side is larger",
    .attack =
        "the factors 1/lambda and lambda, the case of equality and its neighbours, lambda from 1/100 to 10",
    .trial =
        [](Trial& trial) {
          trial.bound(
              "phi = x: m <= KL/lambda + lambda/2", random_normal_pairs(trial),
              [](const Point& p) { return p["m"]; },
              [](const Point& p) { return normal_divergence(p) / p["lambda"] + p["lambda"] / 2; });
          trial.bound(
              "phi = |x|", random_normal_pairs(trial),
              [](const Point& p) {
                return mean_absolute_value({{{p["m"]}}, {p.constant(1)}, {p["S"]}});
              },
              [](const Point& p) {
                const Ball moment = mean_exponential_of_absolute_value(
                    {{{p.constant(0)}}, {p.constant(1)}, {square(p["lambda"])}});
                return (normal_divergence(p) + log(moment)) / p["lambda"];
              });
          trial.bound(
              "laws on finitely many points", finite_laws(trial),
              [](const Point& p) { return finite_sums(p).mean; },
              [](const Point& p) {
                const FiniteSums sums = finite_sums(p);
                return (sums.divergence + sums.log_moment) / p["lambda"];
              });
          Family equality{"v = exp(lambda |x|) u/Z, u = N(0, 2)", {}, {}};
          for (const Rational& lambda : {"1/10"_q, "1"_q, "3"_q})
            equality.members.push_back({{"lambda", lambda}});
          trial.identity(
              "equality for v ~ exp(lambda |x|) u: int |x| dv, by differentiating log Z, is the right side",
              equality,
              [](const Point& p) {
                return log_moment(Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["lambda"])).derivative({1});
              },
              [](const Point& p) {
                return (tilted_divergence_by_quadrature(p) + log_moment(Jet<Ball>(p["lambda"])).value()) /
                       p["lambda"];
              });
        },
});

REFEREE_CLAIM({
    .id = "PP-T3.4p2",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "First moments stay bounded",
    .statement = "int |x| v(t) dx <= gamma_1 + gamma_2 with gamma_1 = KL(v(t)||u(t)) and gamma_2 = log int "
                 "exp(|x|) u(t) dx, and both are bounded uniformly in t.",
    .hypotheses = "Assumption A, epsilon >= 0",
    .source = "section 5.2, proof of Theorem 3.4, step 1",
    .evidence =
        "Gaussian laws in d = 1 to 8 with every epsilon; Gaussian mixtures with epsilon = 1 on the line, "
        "divergences by enclosing quadrature; the uniform bound KL(v_T||u(T)) + R + log E exp(|sqrt(2T) "
        "Z|)",
    .refuted_by = "a law with a larger first moment",
    .attack = "narrow and wide starts, times from T down to 1e-12, data off the origin",
    .rests_on = {"PP-T3.4p1", "PP-E3.4a"},
    .trial =
        [](Trial& trial) {
          Family gaussians{"one Dirac at the origin, d = 1 to 8, v_T = N(0, variance I), T = 1", {}, {}};
          for (const int d : {1, 2, 3, 5, 8})
            for (const Rational& epsilon : {"0"_q, "1/5"_q, "1"_q, "3"_q})
              for (const Rational& variance : {"1/100"_q, "5/2"_q, "40"_q})
                for (const Rational& t : {"1"_q, "1/2"_q, "1/1000"_q, "1e-12"_q})
                  gaussians.members.push_back(
                      {{"d", d}, {"epsilon", epsilon}, {"variance", variance}, {"t", t}});
          const auto dimension = [](const Point& p) { return std::lround(p["d"].to_double()); };
          const Quantity moment = [=](const Point& p) {
            const GaussianGeneration<Ball> flow{p.constant(1), p["epsilon"]};
            return chi_mean(dimension(p), p.precision()) * sqrt(flow.variance(p["variance"], p["t"]));
          };
          trial.bound("gamma_1 + gamma_2 at time t, Gaussian laws", gaussians, moment, [=](const Point& p) {
            const GaussianGeneration<Ball> flow{p.constant(1), p["epsilon"]};
            return gaussian_divergence(flow.variance(p["variance"], p["t"]), Ball(2) * p["t"], p.constant(0),
                                       p["d"]) +
                   log(chi_exponential_moment(dimension(p), p["t"]));
          });
          trial.bound("uniformly in t: KL(v_T||u(T)) + log E exp(|sqrt(2T) Z|), Gaussian laws", gaussians,
                      moment, [=](const Point& p) {
                        return gaussian_divergence(p["variance"], p.constant(2), p.constant(0), p["d"]) +
                               log(chi_exponential_moment(dimension(p), p.constant(1)));
                      });
          const Family mixtures =
              at_times_on_the_way(tilted_starts_on_line(trial, trial.effort().scaled(0, 2, 40)));
          const Quantity mixture_moment = [](const Point& p) {
            return mean_absolute_value(tilted_law_at(p, p["t"]));
          };
          trial.bound("gamma_1 + gamma_2 at time t, mixtures", mixtures, mixture_moment,
                      coarsely([](const Point& p) {
                        const Mixture<Ball> u = heat_flow_of(line_diracs_of(p), p["t"]);
                        return line_divergence(tilted_law_at(p, p["t"]), u, p.precision()) +
                               log(mean_exponential_of_absolute_value(u));
                      }));
          trial.bound("uniformly in t: KL(v_T||u(T)) + R + log E exp(|sqrt(2T) Z|), mixtures", mixtures,
                      mixture_moment, coarsely([](const Point& p) {
                        Ball radius(0);
                        for (const auto& mean : line_diracs_of(p).means)
                          radius = max(radius, abs(p.constant(mean[0])));
                        return line_divergence(tilted_law_at(p, p["T"]),
                                               heat_flow_of(line_diracs_of(p), p["T"]), p.precision()) +
                               radius + log(chi_exponential_moment(1, p["T"]));
                      }));
          trial.note(
              "Neither term can be left out: gamma_1 = 0 for v = u while the first moment is positive; "
              "gamma_2 alone "
              "does not know v_T.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
