// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1: the viscous Hamilton-Jacobi equations of V = log u and F = -4t log u, and their formal limit.
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

const char* const equation_attack =
    "d = 1, 2, 3, 5, unequal weights down to 1e-30, ties, far points, t from 1e-12 to 100";

Jet<Ball> viscous_potential(const Point& p) {
  return Jet<Ball>(-4) * PlaceAndTime(p, 2).t * log_heat_flow(p, 1, 2);
}

REFEREE_CLAIM({
    .id = "GA-S4.1d",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Hopf-Cole: the equation of V = log u",
    .statement = "V = log u satisfies V_t = Lap V + |grad V|^2 for t > 0.",
    .hypotheses = "u a positive heat solution",
    .source = "section 4.1, after the Hopf-Cole transform",
    .evidence = "identity: V_t and both right-hand terms by jets of the sum of heat kernels",
    .refuted_by = "a flow and a point at which the two sides are disjoint",
    .attack = equation_attack,
    .trial =
        [](Trial& trial) {
          trial.identity(
              "t V_t = t (Lap V + |grad V|^2)", heat_flows(trial),
              [](const Point& p) { return p["t"] * time_derivative(log_heat_flow(p, 1, 2)); },
              [](const Point& p) {
                // The right side from the posterior: grad V = (m - x)/(2t), Lap V = -d/(2t) + tr C/(4t^2).
                auto kernel = kernel_of(p, 1);
                Ball squared(0);
                for (const Ball& component : kernel.at(place_of(p), 1).displacement)
                  squared += square(component);
                return (squared + covariance_trace(p, 1)) / (Ball(4) * p["t"]) -
                       Ball(dimension_of(p)).at(p.precision()) / 2;
              });
          trial.identity(
              "V_t = Lap V + |grad V|^2, all by jets", heat_flows(trial),
              [](const Point& p) { return time_derivative(log_heat_flow(p, 1, 2)); },
              [](const Point& p) {
                const Jet<Ball> v = log_heat_flow(p, 1, 2);
                return laplacian(v) + squared_gradient(v);
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S4.1e",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "The viscous Hamilton-Jacobi equation of F",
    .statement = "F = -4t log u satisfies F_t = F/t + Lap F - |grad F|^2/(4t) for t > 0, classically.",
    .hypotheses = "u a positive heat solution",
    .source = "section 4.1, after F = -4t V",
    .evidence = "identity: F_t by jets in time against the right side by jets in space",
    .refuted_by = "a flow and a point at which the two sides are disjoint",
    .attack = equation_attack,
    .rests_on = {"GA-S4.1d"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "t F_t = F + t Lap F - |grad F|^2/4", heat_flows(trial),
              [](const Point& p) { return p["t"] * time_derivative(viscous_potential(p)); },
              [](const Point& p) {
                const Jet<Ball> f = viscous_potential(p);
                return f.value() + p["t"] * laplacian(f) - squared_gradient(f) / 4;
              });
        },
});

/// |grad F|^2 by the posterior mean, which stays cheap at t = 1e-40 (lambda = 1 keeps the first source).
Ball squared_slope(const Point& p) {
  Ball sum(0);
  for (const Ball& component : rescaled_gradient(p)) sum += square(component);
  return sum;
}

/// At lambda = 1; a second source is there because the helpers ask for one.
Instance one_flow(const std::vector<RationalPoint>& points, const RationalPoint& x,
                  const std::vector<Rational>& odds = {}) {
  return placed(supports(1, points, {points.front()}, odds), x);
}

REFEREE_CLAIM({
    .id = "GA-S4.1i",
    .paper = "geometric-asymptotics",
    .kind = "equation",
    .title = "Formal limit of the equation of F",
    .statement = "The equation reads |grad F|^2 = 4F - 4t F_t + 4t Lap F, and letting t -> 0 formally gives "
                 "|grad Phi|^2 = 4 Phi, Phi = d_A^2.",
    .hypotheses = "t > 0; 'formally' is read as: at every point with one nearest point of A",
    .source = "section 4.1, last two displays",
    .evidence = "identity by jets; each term followed to t = 1e-40, where the nearest point is unique",
    .refuted_by = "a point with one nearest point of A at which |grad F|^2 - 4F does not vanish in the limit",
    .attack = "the rate of the defect |grad F|^2 - 4F (t log(1/t)), and ties, where the limit of the "
              "equation fails: there |grad F|^2 tends to 4 |x - the weighted mean of the tied points|^2",
    .rests_on = {"GA-S4.1e"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "4F = |grad F|^2 + 4t F_t - 4t Lap F", heat_flows(trial),
              [](const Point& p) { return Ball(4) * viscous_potential(p).value(); },
              [](const Point& p) {
                const Jet<Ball> f = viscous_potential(p);
                return squared_gradient(f) + Ball(4) * p["t"] * (time_derivative(f) - laplacian(f));
              });
          const Instance line = one_flow({{-1}, {1}, {2}}, {"7/5"_q}, {1, 5, 2});
          const Instance plane = one_flow({{-3, "2.2"_q}, {"-1.2"_q, "-2.6"_q}, {1, "1.3"_q}}, {0, "-1/2"_q});
          for (const Instance& at : {line, plane}) {
            const Approach small{.parameter = "t", .first = 2, .last = 40, .fixed = at};
            trial.limit("|grad F|^2 -> 4 d_A^2 where the nearest point is unique", small, squared_slope,
                        [](const Point& p) { return Ball(4) * distance_potential(p); });
            trial.limit(
                "4F -> 4 d_A^2 there", small, [](const Point& p) { return Ball(4) * rescaled_potential(p); },
                [](const Point& p) { return Ball(4) * distance_potential(p); });
            trial.limit(
                "(|grad F|^2 - 4F)/(8 d t log(4 pi t)) -> -1, so the defect is of order t log(1/t)", small,
                [](const Point& p) {
                  return (squared_slope(p) - Ball(4) * rescaled_potential(p)) /
                         (Ball(8 * dimension_of(p)) * p["t"] *
                          log(Ball(4) * Ball::pi(p.precision()) * p["t"]));
                },
                [](const Point&) { return Ball(-1); });
          }
          // On a tie the limit of |grad F|^2 is another number: the limit of the equation is formal indeed.
          const Instance tie = one_flow({{-1}, {1}}, {0}, {1, 3});
          trial.limit(
              "on the tie of A = {-1, 1}, weights 1/4 and 3/4: |grad F|^2 -> 4 |x - m|^2 = 1, not 4 Phi = 4",
              {.parameter = "t", .first = 2, .last = 40, .fixed = tie},
              [](const Point& p) { return squared_slope(p) + p["t"]; }, [](const Point&) { return Ball(1); });
          trial.note(
              "there 4t Lap F -> -3 and stays in the equation; the viscosity sense (GA-S4.1h) repairs it");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
