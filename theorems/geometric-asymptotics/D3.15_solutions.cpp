// SPDX-License-Identifier: GPL-3.0-or-later
/// Definition 3.15: what a solution of the limiting inclusion is.
#include "geometric-asymptotics/critical_families.hpp"
#include "numbers/complex_ball.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Starts with their first solution up to the time tau, which is no time of an event.
Family definition_runs(const Trial& trial) {
  Family family{"solutions from ties, supports and random places, both regimes", {}, support_hypotheses()};
  Generator generator = trial.generator("solutions by definition");
  for (Regime regime : {Regime::experts, Regime::guidance}) {
    const auto instances = regime_supports(trial, regime);
    for (std::size_t n = 0; n < instances.size(); n += 2) {
      const auto places = telling_places(instances[n], generator);
      for (std::size_t k = 0; k < places.size(); k += 2)
        family.members.push_back(placed(instances[n], places[k]).set("tau", "17/8"_q));
    }
  }
  return family;
}

LimitSolution first_solution(const Instance& i) { return limit_flow_from(i, place_of(i)).solutions.front(); }

REFEREE_CLAIM({
    .id = "GA-D3.15",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Global Caratheodory solution",
    .statement =
        "An absolutely continuous curve Z with Z_tau = z_0 + int_0^tau xi(s) ds for a measurable selection "
        "xi(s) in F(Z_s).",
    .hypotheses = "F a set-valued map on R^d; absolutely continuous is meant on every [0, tau]",
    .source = "section 3.3, Definition 3.15",
    .evidence =
        "the solutions of the limiting inclusion in closed form against the quadrature of their selection, "
        "whose membership in F is tried under GA-T3.16a",
    .refuted_by = "a solution that is not the integral of its selection",
    .attack = "sliding and waiting pieces, far starts",
    .trial =
        [](Trial& trial) {
          struct Run {
            Instance instance;
            LimitSolution solution;
          };
          auto runs = std::make_shared<std::vector<Run>>();
          Family family = definition_runs(trial);
          for (Instance& member : family.members) {
            runs->push_back({member, first_solution(member)});
            member.set("run", static_cast<long>(runs->size()) - 1);
          }
          const auto run_of = [runs](const Point& p) -> const Run& {
            return runs->at(static_cast<std::size_t>(p["run"].to_double()));
          };
          trial.identity(
              "first coordinate of Z_tau - z_0 = int_0^tau xi ds", family,
              [run_of](const Point& p) {
                const Run& run = run_of(p);
                return position(run.solution, p["tau"].at(p.precision()))[0] - p["x1"];
              },
              [run_of](const Point& p) {
                const Precision precision = p.precision();
                Ball sum = Ball(0).at(precision), from = Ball(0).at(precision);
                const Ball end = p["tau"].at(precision);
                for (const LimitPiece& piece : run_of(p).solution.pieces) {
                  const bool last =
                      piece.exit == 0 || certainly_less(end, similarity_time(piece.exit, precision));
                  const Ball to = last ? end : similarity_time(piece.exit, precision);
                  const Ball rate(Rational((piece.target[0] - piece.from[0]) / piece.entry / 2), precision);
                  if (piece.target[0] != piece.from[0])
                    sum += integrate(
                        [&](const ComplexBall& s) {
                          return ComplexBall(rate) * exp(ComplexBall(Ball(Rational(-1, 2), precision)) * s);
                        },
                        from, to, precision);
                  if (last) break;
                  from = to;
                }
                return sum;
              });
          trial.note(
              "On [0, infinity) as a whole few solutions are absolutely continuous: for F(z) = {z} the only "
              "one from 1 is Z = e^tau, which is so on bounded intervals only.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
