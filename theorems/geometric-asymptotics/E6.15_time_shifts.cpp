// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.4, steps 2 to 4: time shifts, weak limits of the drifts, and the limiting inclusion.
#include "dynamics/limit_flow.hpp"
#include "dynamics/trap.hpp"
#include "geometric-asymptotics/mixed_hull.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// A1 = {0}, A2 = {-1, 1}: for lambda = 1/2 the minimisers are -1/2 and 1/2, and the flow keeps the sign of
/// its start; for lambda = 2 the only one is 0, on the interface.
Family symmetric_flows() {
  Family family{"A1 = {0}, A2 = {-1, 1}", {}, support_hypotheses()};
  for (const Rational& lambda : {"1/2"_q, "2"_q})
    for (const Rational& x : {"-3"_q, "-1/8"_q, "1/4"_q, "5"_q})
      family.members.push_back(placed(supports(lambda, {{0}}, {{-1}, {1}}), {x}).set("T", 1));
  return family;
}

Arrival proven_end(const Point& p) {
  const MixedScore score = held_mixed_score(p);
  const SupportPair pair{score.first.means, score.second.means};
  const std::vector<Trap> traps = traps_around(score, critical_points(pair, score.lambda));
  const Destination end = destination(score, traps, euclidean_ball(held_place(p), 0, p.precision()), 1);
  if (!end.proven) return {};
  const RationalPoint& at = traps[end.minimiser].minimiser();
  return {to_string(at.front()), Truth::yes, end.enclosure.centre.front(),
          "in the trap from tau = " + to_string(end.entry) + " on"};
}

/// (Y(tau + h) - Y(tau))/h by validated trajectories, first component; h rounded to a short binary fraction,
/// so that tau + h is exact.
Ball quotient(const Point& p) {
  const Ball h = p["h"].at({32}).midpoint();
  Point later = p;
  later.set("tau", p["tau"].at(p.precision()) + h);
  return (flown(later)["x1"] - flown(p)["x1"]) / h;
}

REFEREE_CLAIM({
    .id = "GA-E6.15",
    .paper = "geometric-asymptotics",
    .kind = "limit",
    .title = "Time shifts and weak limits of the drifts",
    .statement =
        "Time shifts Y^j of a trajectory converge locally uniformly along a subsequence to a Lipschitz curve "
        "Z, the drifts p_j = grad F(Y^j, .) weak-* to p, and dZ/dtau = -p/4 almost everywhere.",
    .hypotheses = "compact supports; the bound (6.14), true by the repair of GA-E6.14",
    .source = "section 6.4, steps 2 and 3, (6.15)-(6.18)",
    .evidence =
        "trajectories with proven ends: Y converges, so every Z is constant and, by (6.16), p_j tends to 0 "
        "in "
        "the mean over every interval; the equation behind (6.16) by difference quotients. The compactness "
        "itself (Arzela-Ascoli, Banach-Alaoglu) is a theorem, not a computation",
    .refuted_by = "a trajectory that ends elsewhere, or whose speed is not -grad F/4",
    .attack = "an end on an interface, where the one-sided gradients are 2 and -2 while p = 0",
    .rests_on = {"GA-E6.14", "GA-E6.13"},
    .trial =
        [](Trial& trial) {
          trial.trajectory("Y converges: to 0 for lambda = 2, to the minimiser on its side for lambda = 1/2",
                           symmetric_flows(), proven_end, [](const Instance& i) -> std::string {
                             if (i["lambda"] == 2) return "0";
                             return i["x1"] < 0 ? "-1/2" : "1/2";
                           });
          const Instance start = placed(supports(2, {{0}}, {{-1}, {1}}), {"1/4"_q}).set("T", 1).set("tau", 1);
          trial.limit("(6.16), (6.18): (Y(tau + h) - Y(tau))/h -> -grad F(Y, t)/4 at tau = 1, lambda = 2",
                      {.parameter = "h", .first = 2, .last = 9, .fixed = start}, quotient,
                      [](const Point& p) { return -rescaled_gradient(flown(p))[0] / 4; });
        },
});

/// A1 = {(3, 0)}, A2 = {(0, 1), (0, -1)}, lambda = 2: on the interface x2 = 0 the flow is Z1 = 6 + (z1 - 6)
/// e^(-tau/2) at every heat time.
Instance sliding(const Rational& z1) { return placed(supports(2, {{3, 0}}, {{0, 1}, {0, -1}}), {z1, 0}); }
RationalPoint sliding_drift(const Instance& i) { return {2 * (i["x1"] - 6), 0}; }

/// How a drift lies in the outer Clarke set at the instance's place: 0 outside, 1 inside or on the boundary.
Rational in_outer_set(const DistancePotential& potential, const RationalPoint& z,
                      const RationalPoint& drift) {
  return position_in_hull(potential.outer_subdifferential(z), drift).side == Side::outside ? 0 : 1;
}

/// The least membership over begin and middle of every piece of every solution of the limiting inclusion.
Rational drifts_of_solutions(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  Rational least = 1;
  for (const LimitSolution& solution : limit_flow(potential, place_of(i), {.most_solutions = 8}).solutions)
    for (const LimitPiece& piece : solution.pieces)
      for (const Rational& part : {"0"_q, "1/2"_q}) {
        // e^(-tau/2) from entry towards exit; at part 0 the piece may just enter its stratum.
        const Rational decay = piece.entry + (piece.exit - piece.entry) * (part == 0 ? "1/100"_q : part);
        RationalPoint z, drift;
        for (std::size_t k = 0; k < piece.from.size(); ++k) {
          z.push_back(piece.target[k] + decay / piece.entry * (piece.from[k] - piece.target[k]));
          drift.push_back(2 * (z[k] - piece.target[k]));
        }
        least = std::min(least, in_outer_set(potential, z, drift));
      }
  return least;
}

REFEREE_CLAIM({
    .id = "GA-E6.19",
    .paper = "geometric-asymptotics",
    .kind = "inclusion",
    .title = "Weak limits of the drifts lie in the outer Clarke set",
    .statement = "p(tau) lies in the outer Clarke subdifferential of Phi_lambda at Z_tau for almost every "
                 "tau; so dZ/dtau "
                 "in -(1/4) of it, and for lambda <= 1 in -(1/4) of the Clarke subdifferential.",
    .hypotheses = "compact supports",
    .source = "section 6.4, step 4, (6.19)",
    .evidence =
        "exact linear programs: the drift of a sliding solution that exists at every heat time, and p = -4 "
        "dZ/dtau along exact solutions from many starts",
    .refuted_by = "a limit whose drift is outside the set",
    .attack = "sliding along an interface for lambda = 2, where p is neither of the two one-sided gradients",
    .rests_on = {"GA-L6.3", "GA-L6.5", "GA-E6.15"},
    .trial =
        [](Trial& trial) {
          Family slides{
              "A1 = {(3, 0)}, A2 = {(0, 1), (0, -1)}, lambda = 2, x2 = 0", {}, support_hypotheses()};
          for (const Rational& z1 : {"-4"_q, "0"_q, "1/3"_q, "9"_q})
            for (const Rational& t : {"1"_q, "1e-10"_q, "1e-40"_q})
              slides.members.push_back(sliding(z1).set("t", t));
          for (int axis : {0, 1})
            trial.identity(
                axis == 0 ? "the drift there is -4 dZ/dtau = (2 (z1 - 6), 0) at every heat time"
                          : "its second component, up to 1: both vanish",
                slides,
                [=](const Point& p) {
                  return rescaled_gradient(p)[static_cast<std::size_t>(axis)] + Ball(axis);
                },
                [=](const Point& p) {
                  return axis == 0 ? Ball(2) * (p["x1"].at(p.precision()) - Ball(6))
                                   : Ball(1).at(p.precision());
                });
          trial.exact(
              "this drift lies in the outer Clarke set", slides,
              [](const Instance& i) { return in_outer_set(potential_of(i), place_of(i), sliding_drift(i)); },
              Relation::equal, [](const Instance&) { return Rational(1); });
          trial.exact(
              "it is not one of the two one-sided gradients: squared distance to the nearer", slides,
              [](const Instance& i) {
                const auto ends = potential_of(i).outer_subdifferential(place_of(i));
                Rational least = squared_distance(ends.front(), sliding_drift(i));
                for (const RationalPoint& end : ends)
                  least = std::min(least, squared_distance(end, sliding_drift(i)));
                return least;
              },
              Relation::equal, [](const Instance&) { return Rational(4); });
          Family solutions{"exact solutions of the limiting inclusion", {}, support_hypotheses()};
          for (const Instance& instance : line_example())
            for (const Rational& x : {"-3"_q, "1/3"_q, "6/5"_q, "7"_q})
              solutions.members.push_back(placed(instance, {x}));
          for (const Instance& instance : plane_example())
            for (const RationalPoint& x : {RationalPoint{0, -3}, {-2, 2}, {3, "1/2"_q}})
              solutions.members.push_back(placed(instance, x));
          trial.exact("p = -4 dZ/dtau along every piece of every solution lies in the outer set at Z",
                      solutions, drifts_of_solutions, Relation::equal,
                      [](const Instance&) { return Rational(1); });
        },
});

/// p_j on (0, 1): in each of 2^j equal parts, a share n1/N of it at vertex 1, n2/N at vertex 2, ... The
/// integral over the first m parts of 2^level, by adding up cells.
RationalPoint oscillating_integral(const Instance& i, long level, long frequency, long parts) {
  RationalPoint sum(2, 0);
  Rational total = 0;
  for (int k = 1; i.has("n" + std::to_string(k)); ++k) total += i["n" + std::to_string(k)];
  const Rational cell = 1 / (power(Rational(2), frequency) * total);
  const long periods = parts << (frequency - level);
  for (long period = 0; period < periods; ++period)
    for (int k = 1; i.has("n" + std::to_string(k)); ++k)
      for (std::size_t axis = 0; axis < 2; ++axis)
        sum[axis] +=
            cell * i["n" + std::to_string(k)] * i["c" + std::to_string(k) + "_" + std::to_string(axis + 1)];
  return sum;
}

REFEREE_CLAIM({
    .id = "GA-L6.5",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Weak limits keep pointwise convex constraints",
    .statement = "If p_j -> p weak-* in L^infinity and dist(p_j(tau), C(tau)) -> 0 almost everywhere, C "
                 "measurable with "
                 "closed, convex, uniformly bounded values, then p(tau) in C(tau) almost everywhere.",
    .hypotheses = "as stated; C(tau) nonempty",
    .source = "Lemma 6.5",
    .evidence =
        "exact: rapidly oscillating step functions with values at the vertices of a polygon, whose integrals "
        "over dyadic intervals are those of their mean; membership of the mean by a linear program",
    .refuted_by = "values in C and a weak limit outside",
    .attack = "each hypothesis dropped in turn: C = {-1, 1} (not convex) has the weak limit 0, C = (0, 1] "
              "(not closed) "
              "the limit 0 of p_j = 1/j",
    .trial =
        [](Trial& trial) {
          Family oscillations{"step functions in the plane", {}, {}};
          Generator generator = trial.generator("step functions");
          for (long round = 0; round < trial.effort().scaled(6, 20, 100); ++round) {
            Instance member;
            for (int k = 1; k <= 2 + static_cast<int>(round % 4); ++k) {
              member.set("n" + std::to_string(k), 1 + static_cast<long>(generator.below(4)));
              for (int axis = 1; axis <= 2; ++axis)
                member.set("c" + std::to_string(k) + "_" + std::to_string(axis),
                           static_cast<long>(generator.below(19)) - 9);
            }
            oscillations.members.push_back(member.set("axis", round % 2));
          }
          const auto axis_of = [](const Instance& i) { return i["axis"] == 0 ? 0U : 1U; };
          trial.exact(
              "weak-*: the integral of p_j over (0, 3/8) is 3/8 of p for every frequency from 2^3 on",
              oscillations, [=](const Instance& i) { return oscillating_integral(i, 3, 7, 3)[axis_of(i)]; },
              Relation::equal,
              [=](const Instance& i) -> Rational {
                return oscillating_integral(i, 0, 0, 1)[axis_of(i)] * Rational(3, 8);
              });
          trial.exact(
              "p lies in the hull C of the values", oscillations,
              [](const Instance& i) -> Rational {
                std::vector<RationalPoint> vertices;
                for (int k = 1; i.has("n" + std::to_string(k)); ++k)
                  vertices.push_back({i["c" + std::to_string(k) + "_1"], i["c" + std::to_string(k) + "_2"]});
                return position_in_hull(vertices, oscillating_integral(i, 0, 0, 1)).side == Side::outside ? 0
                                                                                                          : 1;
              },
              Relation::equal, [](const Instance&) { return Rational(1); });
          const Instance signs{{"n1", 1}, {"n2", 1}, {"c1_1", -1}, {"c1_2", 0}, {"c2_1", 1}, {"c2_2", 0}};
          trial.exact(
              "convexity is needed: values -1 and 1 have the weak limit p = 0, at distance 1 from both",
              Family{"signs", {signs}, {}, true},
              [](const Instance& i) -> Rational {
                const Rational mean = oscillating_integral(i, 0, 0, 1)[0];
                return std::min(abs(Rational(mean - i["c1_1"])), abs(Rational(mean - i["c2_1"])));
              },
              Relation::equal, [](const Instance&) { return Rational(1); });
          trial.note(
              "The lemma itself is proven, not computed; the instances are what a machine can hold against "
              "it. Its "
              "boundedness hypothesis is superfluous: by Mazur, convex combinations of the tail converge "
              "almost "
              "everywhere along a subsequence, and the distance from C(tau) is a convex function.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
