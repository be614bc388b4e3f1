// SPDX-License-Identifier: GPL-3.0-or-later
/// Proof of Lemma 5.2: the splitting of the relative entropy and the bound of the cross-entropy.
#include "pde-perspective/L5.1_heat_data.hpp"
#include "pde-perspective/L5.2_line_starts.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

REFEREE_CLAIM({
    .id = "PP-L5.2p",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Entropy and cross-entropy of the start",
    .statement = "KL(v_T||u(T)) = int v_T log v_T - int v_T log u(T), and |int v_T log u(T)| <= C int v_T (1 "
                 "+ |x|^2) for "
                 "some C > 0.",
    .hypotheses = "Assumption A",
    .source = "section 5.4, proof of Lemma 5.2",
    .evidence = "the splitting by quadrature on the line; |log u(x, T)| <= C (1 + |x|^2) at every place with "
                "C = (d/2) "
                "|log(4 pi T)| + (1 + R^2)/(2T), in d = 1 to 8; the integrated form on the line",
    .refuted_by = "a place where |log u| is larger, or a start at which the splitting fails",
    .attack = "the centre and far places, R against sqrt T both ways, T from 1e-4 to 100; 1 + |x| in place "
              "of 1 + |x|^2 "
              "fails far out",
    .rests_on = {"PP-L5.1a"},
    .trial =
        [](Trial& trial) {
          const Family starts =
              thinned(line_starts(trial), static_cast<std::size_t>(trial.effort().scaled(3, 6, 12)));
          trial.identity("KL(v_T||u(T)) = int v_T log v_T - int v_T log u(T)", starts, terminal_divergence,
                         [](const Point& p) { return entropy_of_start(p) - cross_entropy(p); });
          const auto constant = [](const Ball& scale, const Ball& R, const Ball& T, long d) {
            return abs(scale) * d + (Ball(1) + square(R)) / (2 * T);
          };
          for (const Family& family : {placed_data(trial, "points in d = 1 to 8", point_data(trial), -4),
                                       placed_data(trial, "boxes in d = 1 to 8", box_data(trial), -3)})
            trial.bound(
                "|log u(x, T)| <= C (1 + |x|^2), " + family.name, family,
                [](const Point& p) { return abs(log(heat_field(p, 0).value)); },
                [constant](const Point& p) {
                  const Ball T = p["t"].at(p.precision());
                  const Ball scale = log(4 * Ball::pi(p.precision()) * T) / 2;
                  return constant(scale, p["R"], T, static_cast<long>(dimension(p))) *
                         (Ball(1) + square(distance_from_origin(p)));
                });
          trial.bound(
              "|int v_T log u(T)| <= C int v_T (1 + x^2)", starts,
              [](const Point& p) { return abs(cross_entropy(p)); },
              [constant](const Point& p) {
                const LineStart start(p);
                const Ball moment =
                    start.integral(false, [&](const Ball& x) { return start.v(x) * (Ball(1) + square(x)); });
                return constant(log_scale(p), start.reach(), horizon(p), 1) * moment;
              });
          trial.rate(
              "the quadratic growth is needed: |log u(x, T)| grows like |x|^2, points -1 and 1",
              {.parameter = "x1",
               .to_infinity = true,
               .first = 1,
               .last = 12,
               .fixed = Instance(boxes({{-1}, {1}})).set("t", 1).set("R", 2)},
              [](const Point& p) { return log(heat_field(p, 0).value); }, -2);
          trial.note(
              "'For all x in R^d' after the printed inequality is a slip: nothing in it depends on x.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective::lemmas
