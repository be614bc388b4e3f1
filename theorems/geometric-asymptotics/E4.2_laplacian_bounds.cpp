// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.2: bounds of the Hessian of log u2 and of the Laplacian of the mixed potential.
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Both sources in one family: the bounds of log u2 do not know lambda.
Family second_flows(const Trial& trial) {
  Family family = mixed_flows(trial, true);
  const Family other = mixed_flows(trial, false);
  family.members.insert(family.members.end(), other.members.begin(), other.members.end());
  family.hypotheses.pop_back();
  family.name = "heat flows of finitely many points, also far from the origin";
  return family;
}

/// A2 = {-R e1, R e1} at the origin, A1 = {0}: C2 = R^2 e1 e1^T for every t.
Family opposite_points(const Rational& lambda) {
  Family family{"A1 = {0}, A2 = {-R e1, R e1}, x = 0",
                {},
                {{"lambda > 1", [](const Point& p) { return less(Ball(1), p["lambda"]); }}}};
  for (const Rational& radius : {"1/3"_q, "1"_q, "5"_q})
    for (std::size_t d : {1U, 2U, 3U, 5U})
      for (const Rational& t : {"1e-10"_q, "1/4"_q, "30"_q}) {
        RationalPoint origin(d, 0), far = origin, near = origin;
        far[0] = radius;
        near[0] = -radius;
        Instance member = placed(supports(lambda, {origin}, {near, far}), origin).set("t", t).set("e1", 1);
        for (std::size_t i = 2; i <= d; ++i) member.set("e" + std::to_string(i), 0);
        family.members.push_back(std::move(member));
      }
  return family;
}

/// 4 t^2 (e^T (Hess log u2) e / |e|^2 + 1/(2t)) and its trace: what the bounds compare with R^2 and d R^2.
Ball excess_along(const Point& p) {
  return square(Ball(2) * p["t"]) * second_derivative_along(log_heat_flow(p, 2, 2), p) + Ball(2) * p["t"];
}
Ball excess_trace(const Point& p) {
  return square(Ball(2) * p["t"]) * laplacian(log_heat_flow(p, 2, 2)) + Ball(2 * dimension_of(p)) * p["t"];
}
/// -4 t^2 (Lap V + d/(2t)).
Ball mixed_deficit(const Point& p) {
  return -square(Ball(2) * p["t"]) * laplacian(mixed_logarithm(p, 2)) - Ball(2 * dimension_of(p)) * p["t"];
}
Ball guidance_radius(const Point& p) { return (p["lambda"] - Ball(1)) * squared_radius(p); }

REFEREE_CLAIM({
    .id = "GA-E4.2",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Li-Yau for a mixture of scores",
    .statement = "For 0 <= lambda <= 1: Lap V_lambda(x, t) >= -d/(2t) on R^d x (0, infinity).",
    .hypotheses = "0 <= lambda <= 1; any two probability measures (tried on finite ones)",
    .source = "section 4.2, (4.2)",
    .evidence = "bound by jets; the defect is a sum of two posterior covariances with nonnegative factors",
    .refuted_by = "lambda in [0, 1], measures and a point with a smaller Laplacian",
    .attack = "both ends of [0, 1], single points (equality), ties, far points, t from 1e-12 to 100",
    .rests_on = {"GA-S4.1b"},
    .trial =
        [](Trial& trial) {
          const Family family = mixed_flows(trial, false);
          trial.bound(
              "-2t Lap V <= d", family,
              [](const Point& p) { return Ball(-2) * p["t"] * laplacian(mixed_logarithm(p, 2)); },
              [](const Point& p) { return Ball(dimension_of(p)); });
          trial.identity(
              "2t Lap V = -d + (lambda tr C1 + (1 - lambda) tr C2)/(2t)", family,
              [](const Point& p) { return Ball(2) * p["t"] * laplacian(mixed_logarithm(p, 2)); },
              [](const Point& p) {
                return (p["lambda"] * covariance_trace(p, 1) +
                        (Ball(1) - p["lambda"]) * covariance_trace(p, 2)) /
                           (Ball(2) * p["t"]) -
                       Ball(dimension_of(p));
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S4.2a",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Matrix upper bound of Hess log u2",
    .statement = "Hess log u2 <= (-1/(2t) + R^2/(4t^2)) I, R = sup {|x| : x in supp u_{0,2}}.",
    .hypotheses = "supp u_{0,2} compact (tried on finite ones), t > 0",
    .source = "section 4.2, after the definition of R",
    .evidence = "bound by jets in random directions",
    .refuted_by = "a measure, a point and a direction with more convexity",
    .attack = "two opposite points seen from their midpoint (equality in every d), supports far from the "
              "origin, t from 1e-12 to 100",
    .rests_on = {"GA-S4.1a"},
    .trial =
        [](Trial& trial) {
          trial.bound("4t^2 (e^T (Hess log u2) e/|e|^2 + 1/(2t)) <= R^2", second_flows(trial), excess_along,
                      squared_radius);
          trial.identity("equality for A2 = {-R e1, R e1} at 0 along e1", opposite_points(2), excess_along,
                         squared_radius);
        },
});

REFEREE_CLAIM({
    .id = "GA-S4.2b",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Trace of the matrix upper bound",
    .statement = "Lap log u2 <= -d/(2t) + d R^2/(4t^2).",
    .hypotheses = "supp u_{0,2} compact (tried on finite ones), t > 0",
    .source = "section 4.2, after the matrix upper estimate",
    .evidence = "bound by jets; the same without the factor d before R^2, which is the sharp one",
    .refuted_by = "a measure and a point with a larger Laplacian",
    .attack = "two opposite points seen from their midpoint: tr C2 = R^2, so the printed bound is off by the "
              "factor d there and everywhere",
    .rests_on = {"GA-S4.2a"},
    .trial =
        [](Trial& trial) {
          const Family family = second_flows(trial);
          trial.bound("4t^2 (Lap log u2 + d/(2t)) <= d R^2", family, excess_trace,
                      [](const Point& p) { return Ball(dimension_of(p)) * squared_radius(p); });
          trial.bound("sharper: 4t^2 (Lap log u2 + d/(2t)) <= R^2", family, excess_trace, squared_radius);
          trial.identity("and R^2 cannot be lowered in any d: equality for A2 = {-R e1, R e1} at 0",
                         opposite_points(2), excess_trace, squared_radius);
        },
});

REFEREE_CLAIM({
    .id = "GA-E4.3",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Laplacian of a guided potential",
    .statement =
        "For lambda > 1: Lap V_lambda >= -d/(2t) - (lambda - 1) d R^2/(4t^2) on R^d x (0, infinity).",
    .hypotheses = "lambda > 1, supp u_{0,2} compact (tried on finite ones)",
    .source = "section 4.2, (4.3)",
    .evidence = "bound by jets; the same without the factor d before R^2; attack over a box on the line",
    .refuted_by = "lambda > 1, measures and a point with a smaller Laplacian",
    .attack = "A1 a single point and A2 two opposite ones (equality in d = 1), both data sets shifted "
              "together (the left side stays, R grows), lambda just above 1 and large",
    .rests_on = {"GA-S4.1b", "GA-S4.2b"},
    .trial =
        [](Trial& trial) {
          const Family family = mixed_flows(trial, true);
          trial.bound("-4t^2 (Lap V + d/(2t)) <= (lambda - 1) d R^2", family, mixed_deficit,
                      [](const Point& p) { return Ball(dimension_of(p)) * guidance_radius(p); });
          trial.bound("sharper: -4t^2 (Lap V + d/(2t)) <= (lambda - 1) R^2", family, mixed_deficit,
                      guidance_radius);
          trial.identity(
              "and (lambda - 1) R^2 cannot be lowered in any d: equality for A1 = {0}, A2 = {-R e1, R e1}",
              opposite_points("7/3"_q), mixed_deficit, guidance_radius);
          // On the line C2 = sech^2(x/(2t)) for A2 = {-1, 1}, C1 likewise for A1 = {-a, a}.
          trial.bound(
              "on the line, A1 = {-a, a}, A2 = {-1, 1}: (lambda - 1) C2 - lambda C1 <= (lambda - 1) R^2",
              Domain{"a from 1e-3 to 3, x from 0 to 3, t from 0.05 to 20, lambda from 1.01 to 10",
                     {{"a", "1e-3"_q, 3, true},
                      {"x", 0, 3},
                      {"t", "1/20"_q, 20, true},
                      {"lambda", "1.01"_q, 10, true}},
                     {},
                     {}},
              [](const Point& p) {
                const auto spread = [&](const Ball& a) {
                  return square(a * sech(a * p["x"] / (Ball(2) * p["t"])));
                };
                return (p["lambda"] - Ball(1)) * spread(p.constant(1)) - p["lambda"] * spread(p["a"]);
              },
              [](const Point& p) { return p["lambda"] - Ball(1); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
