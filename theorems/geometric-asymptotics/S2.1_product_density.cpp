// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 2.1, after (2.5): the mass of u1^lambda u2^(1 - lambda) and the divergence of the mixed score.
#include <cmath>

#include "geometric-asymptotics/supports.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// u1^lambda u2^(1 - lambda) on the line for single points a1_1 and b1_1, entire in x.
ComplexBall pair_product(const Point& p, const ComplexBall& x) {
  const ComplexBall to_first = x - ComplexBall(p["a1_1"]), to_second = x - ComplexBall(p["b1_1"]);
  const ComplexBall squares = ComplexBall(p["lambda"]) * to_first * to_first +
                              ComplexBall(Ball(1) - p["lambda"]) * to_second * to_second;
  return exp(-squares / ComplexBall(4 * p["t"])) / ComplexBall(sqrt(4 * Ball::pi(p.precision()) * p["t"]));
}

/// The mass of u1^lambda u2^(1 - lambda) between -reach and reach for the whole number `power` = lambda: no
/// logarithm, so that the integrand is meromorphic.
Ball mass_within(const Point& p, long power, long reach) {
  const auto density = [&](int source, const ComplexBall& x) {
    const Mixture<Ball> measure = measure_of<Ball>(p, source);
    ComplexBall sum(Ball(0).at(p.precision()));
    for (std::size_t k = 0; k < measure.size(); ++k) {
      const ComplexBall offset = x - ComplexBall(measure.means[k][0]);
      sum = sum + ComplexBall(measure.weights[k]) * exp(-(offset * offset) / ComplexBall(4 * p["t"]));
    }
    return sum / ComplexBall(sqrt(4 * Ball::pi(p.precision()) * p["t"]));
  };
  return integrate(
      [&](const ComplexBall& x) {
        const ComplexBall first = density(1, x), ratio = first / density(2, x);
        ComplexBall product = first;
        for (long k = 1; k < power; ++k) product = product * ratio;
        return product;
      },
      Ball(-reach).at(p.precision()), Ball(reach).at(p.precision()), p.precision());
}

/// Single points a1_1 and b1_1: the product is a multiple of the heat kernel about lambda a + (1 - lambda) b.
Ball mass_of_pair(const Point& p) {
  return exp(p["lambda"] * (p["lambda"] - Ball(1)) * square(p["a1_1"] - p["b1_1"]) / (4 * p["t"]));
}

REFEREE_CLAIM({
    .id = "GA-S2.1a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The product is no normalised density",
    .statement =
        "For lambda > 1 u1^lambda u2^(1 - lambda) is in general no normalised density; for lambda in [0, 1] "
        "it interpolates geometrically between the two heat flows.",
    .hypotheses = "compact supports",
    .source = "section 2.1, after (2.5)",
    .evidence = "masses by enclosing quadrature and in closed form for single points",
    .refuted_by = "mass 1 for all data with lambda > 1",
    .attack =
        "whether the mass is 1 for lambda <= 1 (it is not: strictly less), and whether it can be below 1 for "
        "lambda > 1 (it cannot, by the reverse Hoelder inequality)",
    .rests_on = {"GA-E2.5"},
    .trial =
        [](Trial& trial) {
          Family pairs{"single points a = 0, b = 1", {}, support_hypotheses()};
          for (const char* lambda : {"1/3", "1", "2", "3"})
            for (const char* t : {"1/4", "2"})
              pairs.members.push_back(
                  supports(parse_rational(lambda), {{0}}, {{1}}).set("t", parse_rational(t)));
          trial.identity(
              "single points: mass = exp(lambda (lambda - 1) |a - b|^2/(4t))", pairs,
              [](const Point& p) {
                // Beyond |x - centre| = reach the mass is below exp(-reach^2/(4t)) of the whole.
                const Ball centre = p["lambda"] * p["a1_1"] + (Ball(1) - p["lambda"]) * p["b1_1"];
                const Ball reach = 2 * sqrt(p["t"].at(p.precision()) * Ball(p.precision().bits));
                const Ball within = integrate([&](const ComplexBall& x) { return pair_product(p, x); },
                                              centre - reach, centre + reach, p.precision());
                return within / (Ball(1) - join(Ball(0), exp(Ball(-p.precision().bits).at(p.precision()))));
              },
              mass_of_pair);
          Family several{"A1 = {-1, 1}, A2 = {0, 3}, lambda = 2, 3 and 4", {}, support_hypotheses()};
          for (const char* lambda : {"2", "3", "4"})
            for (const char* t : {"1/4", "1"})
              several.members.push_back(
                  supports(parse_rational(lambda), {{-1}, {1}}, {{0}, {3}}, {1, 2}, {3, 1})
                      .set("t", parse_rational(t)));
          trial.bound(
              "lambda > 1: the mass exceeds 1 (the mass between -9 and 9 does)", several,
              [](const Point& p) { return p.constant("1001/1000"_q); },
              [](const Point& p) {
                const long power = std::lround(p["lambda"].to_double());
                return mass_within(p, power, 9);
              });
          trial.bound("lambda in (0, 1) is not normalised either: single points 0 and 1, mass < 1",
                      Domain{"lambda from 1/10 to 9/10, t from 1/100 to 1",
                             {{"lambda", "1/10"_q, "9/10"_q}, {"t", "1/100"_q, 1, true}},
                             {},
                             {{"a1_1", 0}, {"b1_1", 1}}},
                      mass_of_pair, [](const Point& p) { return p.constant("99/100"_q); });
          trial.note(
              "By Hoelder's inequality the mass is at most 1 for lambda in [0, 1], by its reverse at least 1 "
              "for lambda > 1, and 1 only if u1 = u2 (or lambda = 0, 1).");
          trial.identity(
              "lambda in [0, 1]: log of the product is the weighted mean of log u1 and log u2", pairs,
              [](const Point& p) { return log(pair_product(p, ComplexBall(p.constant("1/3"_q))).real()); },
              [](const Point& p) {
                Point q = p;
                q.set("x1", p.constant("1/3"_q));
                return p["lambda"] * kernel_of(q, 1).log_density(place_of(q)) +
                       (Ball(1) - p["lambda"]) * kernel_of(q, 2).log_density(place_of(q));
              });
        },
});

/// div s = -d/(2t) + (lambda tr Cov1 + (1 - lambda) tr Cov2)/(4t^2).
Ball divergence_of_score(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  const std::size_t d = x.size();
  const auto spread = [&](int source) {
    auto kernel = kernel_of(p, source);
    const auto& posterior = kernel.at(x, 2);
    Ball trace(0);
    for (std::size_t i = 0; i < d; ++i) trace += posterior.covariance[i * d + i];
    return trace;
  };
  const Ball t = p["t"].at(p.precision());
  return -Ball(static_cast<long>(d)) / (2 * t) +
         (p["lambda"] * spread(1) + (Ball(1) - p["lambda"]) * spread(2)) / (4 * square(t));
}
Ball li_yau(const Point& p) {
  return -Ball(static_cast<long>(place_of(p).size())) / (2 * p["t"].at(p.precision()));
}

REFEREE_CLAIM({
    .id = "GA-S2.1b",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "One-sided divergence bound",
    .statement =
        "For lambda in [0, 1] the Li-Yau inequality gives div s^(lambda) >= -d/(2t); for lambda > 1 such "
        "bounds may fail.",
    .hypotheses = "t > 0",
    .source = "section 2.1, after (2.5)",
    .evidence = "divergences by posterior covariances, proven against jets of naive sums; enclosures",
    .refuted_by = "lambda in [0, 1] with div s < -d/(2t)",
    .attack = "ties, far places, lambda = 0 and 1, t from 1e-40 to 100, weights of 1e-30",
    .trial =
        [](Trial& trial) {
          const Family all = placed_supports(trial);
          Family averaged{"lambda in [0, 1], d = 1, 2, 3", {}, all.hypotheses},
              moderate{"t >= 1/100", {}, all.hypotheses};
          for (const Instance& i : all.members) {
            if (i["lambda"] <= 1) averaged.members.push_back(i);
            if (i["t"] >= "1/100"_q) moderate.members.push_back(i);
          }
          trial.identity("div s = -Laplace F/(4t), F by jets of naive sums", moderate, divergence_of_score,
                         [](const Point& p) {
                           const std::vector<Ball> at = place_of(p);
                           const JetLayout& layout = JetLayout::of(static_cast<int>(at.size()), 2);
                           std::vector<Jet<Ball>> x;
                           for (std::size_t i = 0; i < at.size(); ++i)
                             x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), at[i]));
                           const Ball t = p["t"].at(p.precision());
                           const Jet<Ball> F = rescaled_potential(p, x, Jet<Ball>(t));
                           Ball sum(0);
                           for (std::size_t i = 0; i < at.size(); ++i) {
                             std::vector<int> orders(at.size(), 0);
                             orders[i] = 2;
                             sum += F.derivative(orders);
                           }
                           return -sum / (4 * t);
                         });
          trial.bound("lambda in [0, 1]: -d/(2t) <= div s", averaged, li_yau, divergence_of_score);
          trial.bound(
              "lambda = 2, A1 = {0}, A2 = {-1, 1}, t = 1/10: div s = -30 at 0, far below -d/(2t) = -5",
              Family{"x = 0", {placed(supports(2, {{0}}, {{-1}, {1}}), {0}).set("t", "1/10"_q)}, {}, true},
              divergence_of_score, [](const Point&) { return Ball(-29); });
          trial.note(
              "A compact A2 still leaves a bound of order 1/t^2; without compactness none: with tie points "
              "between sites ever farther apart div s has no lower bound at any t.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
