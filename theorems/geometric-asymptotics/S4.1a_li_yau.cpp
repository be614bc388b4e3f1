// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1: Hamilton's matrix estimate, its trace and semiconcavity.
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

const char* const flows_attack =
    "single points (equality), collinear points (equality across their line), shared points, weights of "
    "1e-30, places on ties and far away, t from 1e-12 to 100, d = 1, 2, 3, 5, random directions";

REFEREE_CLAIM({
    .id = "GA-S4.1a",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Matrix lower bound of Hess log u",
    .statement = "Hess log u(x, t) >= -(1/(2t)) I as quadratic forms.",
    .hypotheses =
        "u the heat flow of a compactly supported probability measure (tried on finite ones), t > 0",
    .source = "section 4.1, first display",
    .evidence = "-2t e^T (Hess log u) e <= |e|^2 by jets of the heat kernels; the defect is the posterior "
                "covariance, by the other route",
    .refuted_by = "a measure, a point and a direction along which log u is more concave",
    .attack = flows_attack,
    .trial =
        [](Trial& trial) {
          const Family family = heat_flows(trial);
          const Quantity along = [](const Point& p) {
            return second_derivative_along(log_heat_flow(p, 1, 2), p);
          };
          trial.bound(
              "-2t e^T (Hess log u) e / |e|^2 <= 1", family,
              [=](const Point& p) { return Ball(-2) * p["t"] * along(p); },
              [](const Point&) { return Ball(1); });
          trial.identity(
              "2t e^T (Hess log u) e / |e|^2 = -1 + e^T C e/(2t |e|^2), C the posterior covariance, C >= 0",
              family, [=](const Point& p) { return Ball(2) * p["t"] * along(p); },
              [](const Point& p) { return covariance_along(p, 1) / (Ball(2) * p["t"]) - Ball(1); });
        },
});

REFEREE_CLAIM({
    .id = "GA-S4.1b",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Li-Yau inequality",
    .statement = "Lap log u >= -d/(2t).",
    .hypotheses = "as for the matrix bound",
    .source = "section 4.1, second display",
    .evidence = "-2t Lap log u <= d by jets; the defect is the trace of the posterior covariance",
    .refuted_by = "a measure and a point with a smaller Laplacian",
    .attack = flows_attack,
    .rests_on = {"GA-S4.1a"},
    .trial =
        [](Trial& trial) {
          const Family family = heat_flows(trial);
          const Quantity trace = [](const Point& p) {
            return Ball(2) * p["t"] * laplacian(log_heat_flow(p, 1, 2));
          };
          trial.bound(
              "-2t Lap log u <= d", family, [=](const Point& p) { return -trace(p); },
              [](const Point& p) { return Ball(dimension_of(p)); });
          trial.identity("2t Lap log u = -d + tr C/(2t)", family, trace, [](const Point& p) {
            return covariance_trace(p, 1) / (Ball(2) * p["t"]) - Ball(dimension_of(p));
          });
        },
});

/// F = -4t log u of the first source.
Jet<Ball> single_potential(const Point& p, int order) {
  return Jet<Ball>(-4) * PlaceAndTime(p, order).t * log_heat_flow(p, 1, order);
}

REFEREE_CLAIM({
    .id = "GA-S4.1c",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Semiconcavity of F, uniformly in t",
    .statement = "For F = -4t log u: Hess F <= 2 I and Lap F <= 2d, the same estimate as the matrix lower "
                 "bound and its trace; F(., t) is semiconcave with constant 2 for every t > 0.",
    .hypotheses = "t > 0",
    .source = "section 4.1, third display",
    .evidence = "both inequalities by jets of F; 'the same': Hess F = -4t Hess log u against the posterior",
    .refuted_by = "a direction along which F bends upwards by more than 2",
    .attack = flows_attack,
    .rests_on = {"GA-S4.1a", "GA-S4.1b"},
    .trial =
        [](Trial& trial) {
          const Family family = heat_flows(trial);
          const Quantity along = [](const Point& p) {
            return second_derivative_along(single_potential(p, 2), p);
          };
          const Quantity trace = [](const Point& p) { return laplacian(single_potential(p, 2)); };
          trial.bound("e^T (Hess F) e / |e|^2 <= 2", family, along, [](const Point&) { return Ball(2); });
          trial.bound("Lap F <= 2d", family, trace, [](const Point& p) { return Ball(2 * dimension_of(p)); });
          trial.identity("e^T (Hess F) e / |e|^2 = 2 - e^T C e/(t |e|^2)", family, along,
                         [](const Point& p) { return Ball(2) - covariance_along(p, 1) / p["t"]; });
          trial.identity("Lap F = 2d - tr C/t", family, trace, [](const Point& p) {
            return Ball(2 * dimension_of(p)) - covariance_trace(p, 1) / p["t"];
          });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
