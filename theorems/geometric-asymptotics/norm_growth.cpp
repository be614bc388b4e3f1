// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/norm_growth.hpp"

#include "court/random_rationals.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// share B (1/t - 1/T), B of the proof of Theorem 4.1 with p = 2, d = 1: the logarithm of the additional
/// factor of (4.5) for |rho|_2^2, raised to a share.
Ball claimed_exponent(const Point& p, const Rational& share) {
  const Ball B =
      (Ball(1) + p["epsilon"]) * (p["lambda"] - Ball(1)) * square(p["radius"].at(p.precision())) / 4;
  return p.constant(share) * B * (Ball(1) / p["t"].at(p.precision()) - Ball(1));
}

Family noisy_lines(const Trial& trial) {
  Family family{"nu = N(m, v), any u_{0,1}, supp u_{0,2} in [-R, R], d = 1, p = 2, T = 1",
                {},
                {{"epsilon > 0", [](const Point& p) { return positive(p["epsilon"]); }},
                 {"lambda > 1, R > 0",
                  [](const Point& p) { return less(Ball(1), p["lambda"]) && positive(p["radius"]); }},
                 {"0 < t < T = 1", [](const Point& p) { return positive(p["t"]) && less(p["t"], Ball(1)); }},
                 {"v > 0", [](const Point& p) { return positive(p["v"]); }}}};
  Generator generator = trial.generator("noisy lines");
  for (long k = 0; k < trial.effort().scaled(5, 20, 100); ++k)
    family.members.push_back({{"lambda", 1 + random_positive(generator, -1, 0)},
                              {"epsilon", random_positive(generator, -2, 0)},
                              {"radius", random_positive(generator, 0, 0)},
                              {"v", random_positive(generator, -1, 0)},
                              {"t", power(Rational(10), -4 - static_cast<long>(generator.below(5)))}});
  return family;
}

}  // namespace

Ball initial_square(const Point& p) {
  return Ball(1) / sqrt(Ball(4) * Ball::pi(p.precision()) * p["v"].at(p.precision()));
}

Ball nash_bound(const Point& p, const Ball& start) {
  const Ball t = p["t"].at(p.precision()), &epsilon = p["epsilon"];
  Ball k = Ball(1) / (Ball(2) * t);
  if (positive(p["lambda"] - Ball(1)) == Truth::yes)
    k += (p["lambda"] - Ball(1)) * square(p["radius"].at(p.precision())) / square(Ball(2) * t);
  return max(start, sqrt(Ball(27) * (Ball(1) + epsilon) * k /
                         (Ball(32) * square(Ball::pi(p.precision())) * epsilon)));
}

Family centred_intervals(const Rational& lambda) {
  Family family{lambda > 1 ? "nu uniform on [-h, h], A1 = {0}, A2 = {-1, 1}, an interface at 0"
                           : "nu uniform on [-h, h], A1 = {0}, A2 = {-1, 1}, a ridge at 0",
                {},
                energy_hypotheses(lambda > 1)};
  for (const Rational& tau : {"1"_q, "3/2"_q, "2"_q})
    for (const Rational& gap : {"1/1048576"_q, "1/65536"_q})
      family.members.push_back(placed(supports(lambda, {{0}}, {{-1}, {1}}), {-gap / 2})
                                   .set("gap", gap)
                                   .set("tau", tau)
                                   .set("T", 1)
                                   .set("epsilon", 0)
                                   .set("p", 2)
                                   .set("d", 1)
                                   .set("radius", 1));
  return family;
}

Ball exponential(const Point& p, const Rational& c) {
  return exp(p.constant(c) * (exp(p["tau"].at(p.precision())) - Ball(1)));
}

Ball beyond_mixtures(const Point& p, const Rational& c) {
  return mixture_factor(at_end(p)) * exponential(p, c);
}

void try_growth_without_noise(Trial& trial) {
  trial.bound(
      "epsilon = 0: the factor is real, |rho(t)|_2/|nu|_2 >= (T/t)^(1/4) exp((1/9) (1/t - 1/T)); C = 1/8",
      centred_intervals(2), [](const Point& p) { return beyond_mixtures(p, "1/9"_q); }, interval_growth);
}

void try_growth_with_noise(Trial& trial) {
  trial.bound(
      "epsilon > 0: the growth claimed for |rho(t)|_2^2, a factor exp((B/10) (1/t - 1/T)), is possible: its "
      "logarithm is at most that of what Nash's inequality allows",
      noisy_lines(trial), [](const Point& p) { return claimed_exponent(p, "1/10"_q); },
      [](const Point& p) { return log(nash_bound(p, initial_square(p)) / initial_square(p)); });
}

void try_nash_orders(Trial& trial) {
  for (const Rational& lambda : {"2"_q, "1/2"_q})
    trial.rate(
        lambda > 1 ? "Nash's bound is of order 1/t for lambda = 2" : "and of order t^(-1/2) for lambda = 1/2",
        {.parameter = "t",
         .first = 3,
         .last = 30,
         .fixed = {{"lambda", lambda}, {"epsilon", "1/5"_q}, {"radius", 1}, {"v", 2000000}}},
        [](const Point& p) { return nash_bound(p, initial_square(p)); },
        lambda > 1 ? Rational(-1) : "-1/2"_q);
}

}  // namespace referee::geometric_asymptotics
