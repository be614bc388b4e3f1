// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 5: how the statements of section 4.1 hang together.
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

Jet<Ball> diagram_potential(const Point& p) {
  return Jet<Ball>(-4) * PlaceAndTime(p, 2).t * log_heat_flow(p, 1, 2);
}
/// Sum over the axes of e^T (Hess log u + I/(2t)) e.
Ball summed_over_axes(const Point& p) {
  const Jet<Ball> v = log_heat_flow(p, 1, 2);
  Ball sum(0);
  for (int axis = 1; axis <= dimension_of(p); ++axis) {
    Point along = p;
    for (int i = 1; i <= dimension_of(p); ++i)
      along.set("e" + std::to_string(i), Ball(i == axis ? 1 : 0).at(p.precision()));
    sum += second_derivative_along(v, along);
  }
  return Ball(2) * p["t"] * sum;
}

Panel profile_panel() {
  Panel panel{.title = "A = {-1, 1, 2}", .x_label = "x", .y_label = "F(x, t) and d_A^2(x)"};
  const Instance sources = supports(1, {{-1}, {1}, {2}}, {{0}});
  Curve limit{.label = "d_A^2", .x = {}, .y = {}, .dashed = true};
  for (const Rational& t : {"1"_q, "1/10"_q, "1/100"_q}) {
    Curve curve{.label = "F, t = " + to_string(t), .x = {}, .y = {}};
    for (long i = 0; i <= 240; ++i) {
      const Point p(placed(sources, {Rational(i, 40) - "5/2"_q}).set("t", t), {96});
      curve.x.push_back(place_of(p)[0].to_double());
      curve.y.push_back(rescaled_potential(p).to_double());
      if (t == 1) {
        limit.x.push_back(curve.x.back());
        limit.y.push_back(distance_potential(p).to_double());
      }
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.curves.push_back(std::move(limit));
  return panel;
}

REFEREE_CLAIM({
    .id = "GA-F5",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 5: Li-Yau, semiconcavity and Hamilton-Jacobi structure",
    .statement =
        "A diagram: the matrix lower bound gives Li-Yau by its trace and the semiconcavity of F = -4t log u, "
        "whose limit is d_A^2 with |grad Phi|^2 = 4 Phi, also the formal limit of the equation of F.",
    .hypotheses = "those of section 4.1; the drawing itself is not in the text at hand, its caption and the "
                  "paragraph that it summarises are",
    .source = "Figure 5, with section 4.1",
    .evidence =
        "each arrow between two statements as an identity or a limit of its own; a picture of the limit",
    .refuted_by = "an arrow that does not follow",
    .attack = "the factors between log u and F; the statements themselves are tried where they are made",
    .rests_on = {"GA-S4.1a", "GA-S4.1b", "GA-S4.1c", "GA-S4.1e", "GA-S4.1f", "GA-S4.1h", "GA-S4.1i"},
    .trial =
        [](Trial& trial) {
          const Family flows = heat_flows(trial);
          trial.identity("matrix bound -> Li-Yau: the forms along the axes add up to the Laplacian", flows,
                         summed_over_axes, [](const Point& p) {
                           return covariance_trace(p, 1) / (Ball(2) * p["t"]) - Ball(dimension_of(p));
                         });
          trial.identity(
              "matrix bound -> semiconcavity: e^T Hess F e = -4t e^T Hess log u e", flows,
              [](const Point& p) { return second_derivative_along(diagram_potential(p), p); },
              [](const Point& p) {
                return Ball(-4) * p["t"] * second_derivative_along(log_heat_flow(p, 1, 2), p);
              });
          const Approach small{.parameter = "t",
                               .first = 2,
                               .last = 40,
                               .fixed = placed(supports(1, {{-1}, {1}, {2}}, {{0}}), {"7/10"_q})};
          trial.limit(
              "F -> Phi = d_A^2", small, [](const Point& p) { return rescaled_potential(p); },
              distance_potential);
          trial.limit(
              "equation of F -> |grad Phi|^2 = 4 Phi: |grad F|^2/F -> 4", small,
              [](const Point& p) { return square(rescaled_gradient(p)[0]) / rescaled_potential(p); },
              [](const Point&) { return Ball(4); });
          trial.figure(
              {"geometric-asymptotics-figure-5",
               "The limit behind the diagram: F = -4t log u and the squared distance that it tends to.",
               {profile_panel()}});
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
