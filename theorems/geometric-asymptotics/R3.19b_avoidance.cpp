// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.19 and section 9.3(1): are non-minimising critical points avoided by almost every start?
#include "dynamics/similarity_flow.hpp"
#include "geometric-asymptotics/generated.hpp"
#include "geometric-asymptotics/quasi_equilibria.hpp"

namespace referee::geometric_asymptotics {
namespace {

Family one_instance(std::string name, const Instance& instance) {
  return {std::move(name), {instance}, support_hypotheses(), true};
}

/// The place is an outer critical point and no local minimiser.
void origin_is_no_minimiser(Trial& trial, const std::string& what, const Instance& instance) {
  trial.exact(
      "0 is critical (in the outer sense) and Phi falls along a ray from it: " + what,
      one_instance(what, instance),
      [](const Instance& i) -> Rational { return criticality_at(i).outer ? least_slope(i) : Rational(0); },
      Relation::less, [](const Instance&) -> Rational { return 0; });
}

/// Every start |x_T| <= reach T at heat time T goes to 0.
void origin_attracts(Trial& trial, const std::string& what, const Instance& instance,
                     const Rational& start_time, const Rational& reach) {
  const Domain box = blown_up_box("|xi_i| <= " + to_string(reach), instance, reach);
  const Quantity zero = [](const Point& p) { return p.constant(0); };
  trial.bound("0 attracts every |x_T| <= T " + to_string(reach) + ", T = " + to_string(start_time) +
                  ": DH - T has trace >= 0 (" + what + ")",
              box, zero, [=](const Point& p) { return blown_up_slope(p, start_time).trace; });
  if (box.ranges.size() > 1)
    trial.bound("and determinant >= 0 there", box, zero,
                [=](const Point& p) { return blown_up_slope(p, start_time).determinant; });
}

/// Does a trajectory with random data end at a local minimiser?
bool ends_at_minimiser(Generator& generator) {
  const auto uniform = [&] { return Rational(static_cast<long>(generator.below(6001)), 1000) - 3; };
  const auto sites = [&] {
    std::vector<RationalPoint> result(1 + generator.below(3));
    for (RationalPoint& site : result) site = {uniform(), uniform()};
    return result;
  };
  const Rational lambda = generator.below(2) == 0 ? abs(uniform()) / 3 : 1 + abs(uniform());
  const std::vector<RationalPoint> second = sites(), first = sites();
  const Instance instance = supports(lambda, first, second);
  const RationalPoint start{uniform(), uniform()};
  constexpr long digits = 10;
  const Rational end("1e-5"_q);
  const Trajectory run = similarity_flow_once(mixed_score_of(instance), start, 1, end, digits);
  RationalPoint state;
  for (const Ball& coordinate : run.state) state.push_back(coordinate.midpoint_as_rational());
  Rational least = -1;
  bool minimum = false;
  for (const CriticalPoint& point : critical_points(supports_of(instance), lambda)) {
    const Rational distance = squared_distance(point.at, state);
    if (least >= 0 && distance >= least) continue;
    least = distance;
    minimum = point.minimum;
  }
  return minimum;
}

Family half_line_places() {
  Family family{"s from 1 to 10, omega from 1 to 12", {}, {}};
  for (const Rational& s : {"1"_q, "7/3"_q, "10"_q})
    for (const Rational& omega : {"1"_q, "3/2"_q, "12"_q})
      family.members.push_back({{"s", s}, {"omega", omega}});
  return family;
}
/// d omega/ds of half_line_of_starts in omega = X/sqrt t, s = 1/sqrt t.
Ball half_line_drift(const Point& p) {
  const Ball s = p["s"], omega = p["omega"];
  Point at(p.precision());
  const Instance data = half_line_of_starts();
  for (const auto& [name, value] : data.values()) at.set(name, p.constant(value));
  at.set("t", Ball(1) / square(s)).set("x1", omega / s);
  // X' = -(1/4) grad F in tau, d omega/dtau = omega/2 + X'/sqrt t, ds/dtau = s/2.
  return (omega / 2L - rescaled_gradient(at)[0] * s / 4L) * 2L / s;
}

REFEREE_CLAIM({
    .id = "GA-R3.19b",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Avoidance of critical points that are no minimisers",
    .statement =
        "If almost every x_T avoided the non-minimising critical points, convergence to minimisers "
        "would be generic; whether it does is stated as open, and the experiments as consistent with "
        "it.",
    .hypotheses = "finite supports",
    .source = "section 3.4, Remark 3.19; section 9.3(1)",
    .evidence = "three sources of data, exact, for which sets of starts of positive measure provably end at "
                "points that are no minimisers; random data, all of which end at minimisers",
    .refuted_by = "random data or the paper's of which a positive fraction ends elsewhere",
    .attack = "lambda at a bifurcation value, both interfaces in one place, a point that is critical in the "
              "outer sense only; each with a neighbourhood of starts",
    .rests_on = {"GA-T3.18", "GA-L8.2"},
    .trial =
        [](Trial& trial) {
          origin_is_no_minimiser(trial, "A1 = {-1, 1}, A2 = {-3/2, 3/2}, lambda = 2", attracting_maximum());
          trial.note(
              "The open question, as asked for every finite data set, has the answer no: the findings give "
              "open sets of starts that end at a strict maximum and at a point that is not even critical in "
              "Clarke's sense. The first two persist under small changes of lambda (9/5 < lambda < 3 in the "
              "first), not of the data. What remains open is avoidance for generic data: when the tied "
              "differences of A1 and A2 span transversal spaces at every point and no branch is centred on "
              "its cell's boundary.");
          origin_attracts(trial, "a strict local maximum", attracting_maximum(), "1/32"_q, "1/2"_q);
          origin_is_no_minimiser(trial,
                                 "A1 = {(-1, 23/6), (1, 23/6)}, A2 = {(-5, 9), (5, 9), (9, 5)}, lambda = 2",
                                 outer_equilibrium());
          trial.identity("0 is a rest point of the flow there at every t: grad F(0, t) = 0",
                         Family{"t from 1e-30 to 1",
                                {Instance(outer_equilibrium()).set("t", 1),
                                 Instance(outer_equilibrium()).set("t", "1/1000"_q),
                                 Instance(outer_equilibrium()).set("t", "1e-30"_q)},
                                support_hypotheses()},
                         rest_defect, [](const Point& p) { return p.constant(0); });
          origin_attracts(trial, "critical in the outer sense only", outer_equilibrium(), "1/100"_q,
                          "1/1000"_q);
          origin_is_no_minimiser(trial, "A1 = {-1, 1}, A2 = {-1}, lambda = 1/2", half_line_of_starts());
          trial.identity("there d omega/ds = -1/(1 + e^(s omega)) for omega = X/sqrt t, s = 1/sqrt t",
                         half_line_places(), half_line_drift, [](const Point& p) {
                           return Ball(-1) / (Ball(1) + exp(p["s"].at(p.precision()) * p["omega"]));
                         });
          trial.note(
              "While omega >= 1 that is at least -e^-s, so from x_1 >= 2 omega loses at most int_1^inf e^-s "
              "ds = "
              "1/e and stays above 1: every x_1 >= 2 goes to 0.");
          trial.sampled_probability(
              "random planar data (1 to 3 points a side, lambda in (0, 1) or (1, 4)) end "
              "at a minimiser",
              {}, trial.effort().scaled(150, 150, 1000), ends_at_minimiser, 1.0, 0.2);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
