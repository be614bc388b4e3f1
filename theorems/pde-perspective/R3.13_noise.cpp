// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.13 and section 6.2: how large the noise is beside the drift near t = 0.
#include "heat/generative_law_gaussian.hpp"
#include "numbers/error_function.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/score_energy.hpp"

namespace referee::pde_perspective {
namespace {

// One Dirac at the origin of R^d, T = 1, epsilon = 1, X_1 = x, t = r^2: everything is rational.
// X_t = t x + sqrt(2t (1 - t)) Z against X_t = r x without noise.
Family noisy_runs() {
  Family family{"u0 = delta_0, T = 1, epsilon = 1, |x_T| = x, t = r^2",
                {},
                {{"0 < r < 1/500",
                  [](const Point& p) { return positive(p["r"]) && less(p["r"], p.constant("1/500"_q)); }},
                 {"x > 0 and d >= 1", [](const Point& p) {
                    return positive(p["x"]) && truth(certainly_at_most(Ball(1), p["d"]));
                  }}}};
  for (const int d : {1, 2, 8})
    for (const int x : {1, 10})
      for (const Rational& r : {"1/1000"_q, "1e-10"_q, "1e-30"_q})
        family.members.push_back({{"d", d}, {"x", x}, {"r", r}});
  return family;
}
/// E|X_t - X_t without noise|^2.
Rational mean_square_deviation(const Instance& i) {
  const Rational &r = i["r"], offset = r * i["x"] * (r - 1);
  return offset * offset + 2 * i["d"] * r * r * (1 - r * r);
}
Rational squared_distance_without_noise(const Instance& i) { return power(Rational(i["r"] * i["x"]), 2); }

/// Mean displacements over [t/2, t] for v = u, u0 = delta_0 on the line: X_r is N(0, 2r), so that
/// E|s(X_r, r)| = 1/sqrt(pi r).
Ball drift_displacement(const Point& p) {
  const auto speed = [&](const ComplexBall& r) { return ComplexBall(1) / sqrt(pi_like(r) * r); };
  return (Ball(1) + p["epsilon"]) * integrate(speed, p["t"] / 2, p["t"], p.precision());
}
Ball noise_displacement(const Point& p) { return sqrt(2 * p["epsilon"] * p["t"] / Ball::pi(p.precision())); }
Ball displacement_ratio(const Point& p) { return noise_displacement(p) / drift_displacement(p); }
Ball constant_ratio(const Point& p) {
  const Ball two = p.constant(2);
  return sqrt(2 * p["epsilon"]) / ((Ball(1) + p["epsilon"]) * (two - sqrt(two)));
}
Approach noise_near_data(const Rational& epsilon) {
  return {.parameter = "t", .first = 1, .last = 30, .fixed = {{"epsilon", epsilon}}};
}
void try_negligible_noise(Trial& trial) {
  trial.limit(
      "epsilon = 1/5, v = u, u0 = delta_0: (mean displacement by noise)/(by drift) over [t/2, t] -> 0",
      noise_near_data("1/5"_q), displacement_ratio, [](const Point&) { return Ball(0); });
  Family late{"epsilon = 1/5, v = u, u0 = delta_0",
              {},
              {{"0 < t <= 1e-10", [](const Point& p) {
                  return positive(p["t"]) && truth(certainly_at_most(p["t"], p.constant("1e-10"_q)));
                }}}};
  for (const Rational& t : {"1e-11"_q, "1e-20"_q, "1e-60"_q})
    late.members.push_back({{"epsilon", "1/5"_q}, {"t", t}});
  trial.bound("from t = 1e-10 on that ratio is below 1/10", late, displacement_ratio,
              [](const Point& p) { return p.constant("1/10"_q); });
}
/// v = u, Diracs on the line: a lower bound for E|s(X_r, r)| = int |u_x| dx, the variation of u over the
/// sites and the points half way between neighbours.
ComplexBall variation_between(const std::vector<std::pair<Rational, Rational>>& diracs,
                              const ComplexBall& r) {
  const auto density = [&](const Rational& place) {
    ComplexBall sum(0);
    for (const auto& [site, weight] : diracs) {
      const Rational gap = place - site;
      sum += ComplexBall(Ball(weight, r.real().precision())) *
             exp(ComplexBall(Ball(Rational(-gap * gap / 4), r.real().precision())) / r);
    }
    return sum / sqrt(ComplexBall(4) * pi_like(r) * r);
  };
  ComplexBall sum(0);
  for (std::size_t k = 0; k < diracs.size(); ++k) {
    sum += density(diracs[k].first);
    if (k + 1 < diracs.size()) sum -= density((diracs[k].first + diracs[k + 1].first) / 2);
  }
  return ComplexBall(2) * sum;
}
/// Hence noise/drift over [t/2, t] is at most this.
Ball ratio_from_above(const Point& p, const std::vector<std::pair<Rational, Rational>>& diracs) {
  const Ball drift = integrate([&](const ComplexBall& r) { return variation_between(diracs, r); }, p["t"] / 2,
                               p["t"], p.precision());
  return noise_displacement(p) / ((Ball(1) + p["epsilon"]) * drift);
}
/// (delta_-1 + delta_1)/2 for t >= 1: u(r) has its only maximum at 0 for r >= 1/2, so that E|s| = 2 u(0, r).
Ball pair_ratio_late(const Point& p) {
  const Ball drift = integrate(
      [](const ComplexBall& r) {
        return ComplexBall(2) * exp(-ComplexBall(1) / (ComplexBall(4) * r)) /
               sqrt(ComplexBall(4) * pi_like(r) * r);
      },
      p["t"] / 2, p["t"], p.precision());
  return noise_displacement(p) / ((Ball(1) + p["epsilon"]) * drift);
}

/// Several Diracs, v = u.
void try_bounded_ratio(Trial& repaired) {
  const std::vector<std::pair<Rational, Rational>> pair{{-1, "1/2"_q}, {1, "1/2"_q}},
      three{{-5, "7/11"_q}, {0, "3/11"_q}, {5, "1/11"_q}};
  for (const auto& [diracs, what] :
       {std::pair(pair, "two Diracs at -1 and 1"), std::pair(three, "three Diracs at -5, 0, 5")})
    repaired.limit(
        std::string(what) +
            ", v = u, epsilon = 1: an upper bound of noise/drift over [t/2, t] "
            "tends to the value of one Dirac as t -> 0",
        {.parameter = "t", .first = 2, .last = 30, .fixed = {{"epsilon", 1}}},
        [diracs = diracs](const Point& p) { return ratio_from_above(p, diracs); }, constant_ratio);
  repaired.note(
      "The value of one Dirac is a lower bound for every u0 on the line and every t, since the variation "
      "E|s(X_r, r)| = int |u_x| dx is at most that of the kernel, 1/sqrt(pi r).");
  Family early{"two Diracs at -1 and 1, v = u, t <= 1/10", {}, {}}, late = early;
  late.name = "two Diracs at -1 and 1, v = u, t >= 1";
  for (const Rational& epsilon : {"1/5"_q, "1"_q, "3"_q}) {
    for (const Rational& t : {"1/10"_q, "1/20"_q, "1e-3"_q})
      early.members.push_back({{"epsilon", epsilon}, {"t", t}});
    for (const Rational& t : {"1"_q, "4"_q, "100"_q})
      late.members.push_back({{"epsilon", epsilon}, {"t", t}});
  }
  repaired.bound(
      "up to t = 1/10 it is at most 11/10 of that value", early,
      [=](const Point& p) { return ratio_from_above(p, pair); },
      [](const Point& p) { return p.constant("11/10"_q) * constant_ratio(p); });
  repaired.bound("from t = 1 on it lies above that value", late, constant_ratio, pair_ratio_late);
  repaired.bound("and below 3/2 of it", late, pair_ratio_late,
                 [](const Point& p) { return p.constant("3/2"_q) * constant_ratio(p); });
}

void try_comparable_noise(Trial& repaired) {
  Family family{"u0 = delta_0, v = u", {}, {}};
  for (const Rational& epsilon : {"1/5"_q, "1"_q, "3"_q, "1/100"_q})
    for (const Rational& t : {"1"_q, "1/100"_q, "1e-20"_q})
      family.members.push_back({{"epsilon", epsilon}, {"t", t}});
  repaired.identity("noise/drift over [t/2, t] = sqrt(2 epsilon)/((1 + epsilon) (2 - sqrt 2)), whatever t",
                    family, displacement_ratio, constant_ratio);
}

REFEREE_CLAIM({
    .id = "PP-R3.13a",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Noise as a small perturbation near t = 0",
    .statement = "Near t = 0 the diffusion term becomes negligible compared to the drift, which is of order "
                 "O(1/t); hence the stochastic dynamics is a small random perturbation of the deterministic "
                 "one.",
    .hypotheses = "epsilon > 0 fixed, empirical score",
    .source = "section 3.3, Remark 3.13; repeated in section 6.2",
    .evidence =
        "one Dirac, where both flows are explicit: exact mean square deviation, mean displacements by "
        "drift and noise; mean square score of Dirac mixtures by enclosing quadrature",
    .refuted_by = "data for which the deviation caused by the noise is not small beside what remains of the "
                  "deterministic distance as t -> 0",
    .attack = "the size of the drift where the process is: within O(sqrt t) of the data it is O(t^(-1/2)), "
              "and over [t/2, t] drift and noise both displace by a multiple of sqrt t",
    .rests_on = {"PP-E3.7", "PP-E3.8"},
    .trial =
        [](Trial& trial) {
          trial.exact("E|X_t - X_t without noise|^2 < |X_t without noise|^2 near t = 0", noisy_runs(),
                      mean_square_deviation, Relation::less, squared_distance_without_noise);
          try_negligible_noise(trial);
          trial.note(
              "At a fixed distance from the data the drift is of order 1/t and the noise negligible, so that "
              "the sentence is right for transients; the flow, however, is at such a distance for t of "
              "order one only.");
          trial.repair(
              "Where the process is, the drift is of order t^(-1/2): E|s(X_t, t)|^2 <= d/(2t) for v = u, "
              "with equality for one Dirac. For Dirac data and v = u, drift and noise displace by comparable "
              "amounts over [t/2, t] at every scale: their ratio is bounded above and below and tends to a "
              "positive number as t -> 0, which depends on epsilon alone; for one Dirac it does not depend "
              "on t. The noise makes up all of the distance from the "
              "data in the end. It is negligible at a fixed distance from the data, and a small perturbation "
              "on [t0, T] as epsilon -> 0.",
              [](Trial& repaired) {
                repaired.exact("E|X_t - X_t without noise|^2 > |X_t without noise|^2 near t = 0",
                               noisy_runs(), squared_distance_without_noise, Relation::less,
                               mean_square_deviation);
                try_comparable_noise(repaired);
                try_bounded_ratio(repaired);
                repaired.bound("E_u|s|^2 <= 1/(2t) for Dirac mixtures on the line",
                               weighted_sites_on_line(repaired), score_energy,
                               [](const Point& p) { return Ball(1) / (2 * p["t"]); });
                const Quantity share = [](const Point& p) {
                  const GaussianGeneration<Ball> flow{p["T"].at(p.precision()), p["epsilon"]};
                  const Ball variance = flow.variance(Ball(0).at(p.precision()), p["t"]);
                  return variance / (variance + square(flow.mean(p["x"].at(p.precision()), p["t"])));
                };
                repaired.limit("epsilon = 1/5, x_T = T = 1: the noise's share of E|X_t|^2 tends to 1",
                               {.parameter = "t",
                                .first = 1,
                                .last = 60,
                                .fixed = {{"epsilon", "1/5"_q}, {"x", 1}, {"T", 1}}},
                               share, [](const Point&) { return Ball(1); });
                repaired.rate(
                    "epsilon -> 0 at t = 1/100: E|X_t - X_t without noise|^2 is of order epsilon",
                    {.parameter = "epsilon",
                     .first = 1,
                     .last = 30,
                     .fixed = {{"t", "1/100"_q}, {"x", 1}, {"T", 1}}},
                    [](const Point& p) {
                      const GaussianGeneration<Ball> flow{p["T"].at(p.precision()), p["epsilon"]};
                      const GaussianGeneration<Ball> calm{p["T"].at(p.precision()),
                                                          Ball(0).at(p.precision())};
                      const Ball x = p["x"].at(p.precision());
                      return flow.variance(Ball(0).at(p.precision()), p["t"]) +
                             square(flow.mean(x, p["t"]) - calm.mean(x, p["t"]));
                    },
                    1);
                repaired.rate(
                    "at the fixed distance 1 from one Dirac noise/drift over [t/2, t] vanishes like t^(1/2)",
                    noise_near_data("1/5"_q),
                    [](const Point& p) {
                      const auto speed = [](const ComplexBall& r) {
                        return ComplexBall(1) / (ComplexBall(2) * r);
                      };
                      return noise_displacement(p) /
                             ((Ball(1) + p["epsilon"]) * integrate(speed, p["t"] / 2, p["t"], p.precision()));
                    },
                    "1/2"_q);
              });
        },
});

/// P(|X_t| >= delta) for v_T = N(0, s), u0 = delta_0 on the line.
Ball escape_probability(const Point& p) {
  const GaussianGeneration<Ball> flow{p["T"].at(p.precision()), p["epsilon"]};
  return erfc(p["delta"] / sqrt(2 * flow.variance(p["s"].at(p.precision()), p["t"])));
}
/// The same without noise for v_T = Student's law with 4 degrees of freedom, T = 1: P(|x_T| >= z), z =
/// delta/sqrt t. With y = z/sqrt(1 + z^2/4) it is 1 - (3/4) y (1 - y^2/12) = (2 - y)^2 (4 + y)/16.
Ball student_escape(const Point& p) {
  const Ball z = p["delta"] / sqrt(p["t"]), root = sqrt(Ball(1) + square(z) / 4);
  const Ball gap = Ball(4) / (root * (2 * root + z));  // 2 - y without cancellation
  return square(gap) * (Ball(4) + z / root) / 16;
}

REFEREE_CLAIM({
    .id = "PP-S6b",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Large deviations for the stochastic flow",
    .statement = "Since the diffusion term becomes negligible compared to the drift of order O(1/t) near t = "
                 "0, one may expect large deviation theory to ensure concentration for (2.7) with the "
                 "empirical score, with high probability.",
    .hypotheses = "epsilon > 0; Assumption A",
    .source = "section 6.2, second perspective",
    .evidence =
        "the premise as in Remark 3.13; the probability to be at distance delta from the data for one "
        "Dirac and Gaussian or Student starts",
    .refuted_by = "data for which the noise is not negligible beside the drift, or do not concentrate",
    .attack = "the premise; the conclusion is true (Theorem 3.4), but starts with heavy tails, which "
              "Assumption A admits, concentrate at an algebraic rate only",
    .rests_on = {"PP-R3.13a"},
    .trial =
        [](Trial& trial) {
          try_negligible_noise(trial);
          trial.note("The premise fails; the concentration itself holds, for another reason.");
          trial.repair(
              "If v_T <= M u(T), then P(d(X_t, supp u0) >= delta) <= M P(chi_d >= delta/sqrt(2t)) for every "
              "epsilon >= 0 and t, since v <= M u by the maximum principle: a large deviation bound with "
              "rate delta^2/4 at speed 1/t, whatever epsilon, although the noise is not negligible. Without "
              "the hypothesis Assumption A admits starts for which the probability decays like a power of t "
              "only.",
              [](Trial& repaired) {
                try_comparable_noise(repaired);
                repaired.bound(
                    "one Dirac, v_T = N(0, s), s <= 2T = 2, M = sqrt(2/s): P(|X_t| >= delta) <= M "
                    "P(|Z| >= delta/sqrt(2t))",
                    Domain{"T = 1",
                           {{"epsilon", "1/100"_q, 5, true},
                            {"s", "1/100"_q, 2, true},
                            {"delta", "1/100"_q, 3, true},
                            {"t", "1/1000"_q, 1, true}},
                           {},
                           {{"T", 1}}},
                    escape_probability, [](const Point& p) {
                      return sqrt(p.constant(2) / p["s"]) * erfc(p["delta"] / (2 * sqrt(p["t"])));
                    });
                repaired.limit(
                    "the rate is sharp: -4t log P(|X_t| >= 1) -> 1 (epsilon = 1, s = 1)",
                    {.parameter = "t",
                     .first = 1,
                     .last = 12,
                     .fixed = {{"epsilon", 1}, {"s", 1}, {"delta", 1}, {"T", 1}}},
                    [](const Point& p) { return -4 * p["t"] * log(escape_probability(p)); },
                    [](const Point&) { return Ball(1); });
                repaired.rate(
                    "Student's law with 4 degrees of freedom satisfies Assumption A, yet P(|X_t| >= 1) "
                    "decays "
                    "like t^2 (epsilon = 0)",
                    {.parameter = "t", .first = 1, .last = 30, .fixed = {{"delta", 1}}}, student_escape, 2);
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
