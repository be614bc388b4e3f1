// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.13, second part: the limiting field on the two sides of an interface, and sliding.
#include <algorithm>
#include <set>

#include "dynamics/limit_flow.hpp"
#include "geometric-asymptotics/R3.13_interface_sides.hpp"
#include "geometric-asymptotics/critical_families.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational nothing(const Instance&) { return 0; }

/// All solutions of the inclusion from the place, by what they do first.
struct FirstMoves {
  long staying = 0;   ///< in the stratum of the place
  long sliding = 0;   ///< of these, those that move
  long left_for = 0;  ///< strata that others enter at once
};
FirstMoves first_moves(const Instance& instance) {
  const DistancePotential potential = potential_of(instance);
  const RationalPoint x = place_of(instance);
  const NearestSites own = potential.nearest(x);
  FirstMoves moves;
  std::set<std::pair<std::vector<int>, std::vector<int>>> entered;
  for (const LimitSolution& solution : limit_flow(potential, x).solutions) {
    const LimitPiece& first = solution.pieces.front();
    if (first.stratum == own) {
      ++moves.staying;
      moves.sliding += first.target != x;
    } else {
      entered.emplace(first.stratum.first, first.stratum.second);
    }
  }
  moves.left_for = static_cast<long>(entered.size());
  return moves;
}

/// A place among the data of section 5.1, which Figure 2b draws for lambda = 1/2.
Instance in_figure_2b(const Instance& place) {
  return placed(plane_example().front().set("lambda", place["lambda"]), place_of(place));
}
/// (-1, 7/4) lies between the points 1 and 3 of A1.
Family figure_2b() {
  return {"the data of Figure 2b at (-1, 7/4)",
          {{{"lambda", "1/2"_q}, {"x1", -1}, {"x2", "7/4"_q}}},
          {{"0 <= lambda <= 1",
            [](const Point& p) { return !(positive(-p["lambda"]) || less(Ball(1), p["lambda"])); }}},
          true};
}
/// 0 between -1 and 1, of which A2 has the left one too.
Family half_line(const std::vector<Rational>& places) {
  Family family{"A1 = {-1, 1}, A2 = {-1}, lambda = 1/2", {}, support_hypotheses(), true};
  for (const Rational& x : places) family.members.push_back(placed(half_line_of_starts(), {x}));
  return family;
}

REFEREE_CLAIM({
    .id = "GA-R3.13b",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "No sliding in the MoE regime",
    .statement = "For 0 <= lambda <= 1 the fields on the two sides of an interface either point away from "
                 "it in opposite directions or cross it in similar directions; in particular no sliding is "
                 "expected.",
    .hypotheses = "finite supports, 0 <= lambda <= 1, points of a single interface",
    .source = "section 3.2, Remark 3.13 and Figure 2b",
    .evidence = "exact fields on both sides of every piece of every interface; every solution of (3.16) "
                "from a point of an interface, exactly; the flow itself for a symmetric pair",
    .refuted_by = "an interface point at which both fields point away at an acute angle, or that one field "
                  "neither leaves nor crosses, or a solution that moves along the interface",
    .attack = "the paper's own example at lambda = 1/2; points far out on an interface, where the common "
              "tangential part is large; an interface on which one of the two fields vanishes",
    .rests_on = {"GA-R3.13a"},
    .trial =
        [](Trial& trial) {
          trial.exact(
              "on no interface do both fields point towards it: the normal component does not fall across it",
              interface_family(trial, "a point of every interface piece, lambda <= 1", false),
              [](const Instance& i) { return interface_sides(i).normal_before(); }, Relation::at_most,
              [](const Instance& i) { return interface_sides(i).normal_after(); });
          trial.exact(
              "Figure 2b, at (-1, 7/4) for lambda = 1/2: both fields point away, in opposite directions "
              "(inner product < 0)",
              figure_2b(),
              [](const Instance& i) {
                const InterfaceSides sides = interface_sides(in_figure_2b(i));
                if (!sides.repels()) throw std::domain_error("the fields do not both point away");
                return dot(sides.before, sides.after);
              },
              Relation::less, nothing);
          trial.note(
              "(-1, 7/4) is as far from (-3, 11/5) as from (1, 13/10); the fields on the two sides are "
              "(-1/5, -3/8) and (4/5, -3/5), at an acute angle. Only the components across the interface "
              "are opposite; those along it agree. For A1 = {(-1, 0), (1, 0)} and lambda = 1 the fields at "
              "(0, 10), (-1/2, -5) and (1/2, -5), part and are almost parallel.");
          trial.exact(
              "no sliding there: the number of solutions of (3.16) that move along the interface, both "
              "fields pointing away",
              figure_2b(), [](const Instance& i) { return Rational(first_moves(in_figure_2b(i)).sliding); },
              Relation::equal, nothing);
          trial.exact(
              "A1 = {-1, 1}, A2 = {-1}, lambda = 1/2: at 0 both fields point away or both cross, so that "
              "neither vanishes",
              half_line({0}),
              [](const Instance& i) {
                const InterfaceSides sides = interface_sides(i);
                return Rational(sides.normal_before() * sides.normal_after());
              },
              Relation::different, nothing);
          trial.note(
              "For A1 = {-1, 1}, A2 = {-1} and lambda = 1/2 the field is -1/2 on the left of 0 and 0 on the "
              "right, neither alternative; from the right the flow tends to 0, as from every x_T >= 2 with "
              "T = 1 (GA-R3.19b).");
          Family axis{"A1 = {(-1, 0), (1, 0)}, A2 = {(0, 0)}, lambda = 1, equal weights, x = (0, y)",
                      {},
                      support_hypotheses()};
          for (const char* y : {"10", "1", "-1/3"})
            for (const char* t : {"1", "1/100", "1e-20"})
              axis.members.push_back(placed(supports(1, {{-1, 0}, {1, 0}}, {{0, 0}}), {0, parse_rational(y)})
                                         .set("t", parse_rational(t)));
          trial.identity(
              "the flow itself slides: -(1/4) grad F(0, y; t) has no component across", axis,
              [](const Point& p) { return rescaled_gradient(p)[0]; }, [](const Point&) { return Ball(0); });
          trial.identity(
              "and along the interface it is -y/2: Y = (0, 10 e^(-tau/2)) for every T, towards the saddle",
              axis, [](const Point& p) { return -rescaled_gradient(p)[1] / 4; },
              [](const Point& p) { return -p["x2"] / 2; });
          trial.repair(
              "For 0 <= lambda <= 1 the fields on the two sides of an interface of A1 differ by lambda/2 "
              "times the difference of the two nearest points, on one of A2 by (1 - lambda)/2 times it: the "
              "tangential parts agree and the normal component does not fall. The two fields therefore "
              "never both point towards the interface: it repels on both sides, is crossed, or has a "
              "vanishing normal component on a side (on both only if the fields agree), from which it may "
              "attract. Solutions that stay on the interface exist exactly where the normal components are "
              "not both of one sign, and from a repelling point others leave at once to both sides.",
              [](Trial& repaired) {
                const Family pieces =
                    interface_family(repaired, "a point of every interface piece, lambda <= 1", false);
                repaired.exact("the jump is (lambda/2) (a+ - a-), or ((1 - lambda)/2) (b+ - b-)", pieces,
                               jump_defect, Relation::equal, nothing);
                repaired.exact(
                    "not both point towards it: the smaller of the two components towards it is at most 0",
                    pieces,
                    [](const Instance& i) {
                      const InterfaceSides sides = interface_sides(i);
                      return std::min(sides.normal_before(), Rational(-sides.normal_after()));
                    },
                    Relation::at_most, nothing);
                repaired.exact(
                    "but from one side they may attract: A1 = {-1, 1}, A2 = {-1}, lambda = 1/2, from x > 0 "
                    "the solution of (3.16) tends to 0",
                    half_line({"1/3"_q, 2, 100}),
                    [](const Instance& i) {
                      const LimitFlow flow = limit_flow(potential_of(i), place_of(i));
                      if (flow.solutions.size() != 1) throw std::domain_error("not one solution");
                      return flow.solutions.front().limit().front();
                    },
                    Relation::equal, nothing);
                repaired.exact(
                    "a solution stays exactly where the normal components are not both of one sign", pieces,
                    [](const Instance& i) { return Rational(first_moves(i).staying > 0 ? 1 : 0); },
                    Relation::equal,
                    [](const Instance& i) { return Rational(interface_sides(i).crosses() ? 0 : 1); });
                Family repelling{"repelling pieces, lambda <= 1", {}, pieces.hypotheses};
                for (const Instance& member : pieces.members)
                  if (interface_sides(member).repels()) repelling.members.push_back(member);
                repaired.exact(
                    "from a repelling point others leave at once, to two cells", repelling,
                    [](const Instance& i) { return Rational(first_moves(i).left_for); }, Relation::equal,
                    [](const Instance&) -> Rational { return 2; });
              });
        },
});

/// How many pieces attract from both sides.
long attracting_pieces(const Instance& instance, bool of_first) {
  long count = 0;
  for (const Instance& point : interface_points(instance)) {
    const InterfaceSides sides = interface_sides(point);
    count += sides.of_first == of_first && sides.attracts();
  }
  return count;
}

REFEREE_CLAIM({
    .id = "GA-R3.13c",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Sliding in the CFG regime",
    .statement = "For lambda > 1 some interfaces have fields on both sides pointing towards them, which "
                 "produces sliding.",
    .hypotheses = "the paper's example in the plane, lambda = 5/2; as an assertion about every lambda > 1 "
                  "and all supports it is not read",
    .source = "section 3.2, Remark 3.13 and Figure 2b",
    .evidence = "exact fields on both sides of every piece of every interface; the exact solutions of "
                "(3.17) from attracting pieces (that the flow itself follows one is tried with Theorem 3.10)",
    .refuted_by = "no attracting interface at lambda = 5/2, or solutions that leave one",
    .attack = "which support the attracting interfaces belong to; smaller lambda, for which there are none",
    .rests_on = {"GA-R3.13a", "GA-T3.10c"},
    .trial =
        [](Trial& trial) {
          const Instance printed = plane_example().back();
          const Family paper{"the paper's example, lambda = 5/2", {printed}, support_hypotheses(), true};
          trial.exact("some interface attracts from both sides", paper, nothing, Relation::less,
                      [](const Instance& i) { return Rational(attracting_pieces(i, false)); });
          trial.exact(
              "exactly three pieces of A2's interfaces attract", paper,
              [](const Instance& i) { return Rational(attracting_pieces(i, false)); }, Relation::equal,
              [](const Instance&) -> Rational { return 3; });
          trial.exact(
              "and none of A1's", paper,
              [](const Instance& i) { return Rational(attracting_pieces(i, true)); }, Relation::equal,
              nothing);
          trial.exact("interfaces of A1 never attract: the normal component rises by (lambda/2) |a+ - a-|^2",
                      interface_family(trial, "a point of every interface piece, lambda > 1", true),
                      jump_defect, Relation::equal, nothing);
          Family attracting{"attracting pieces, lambda > 1", {}, support_hypotheses()};
          for (const Instance& member : interface_family(trial, "", true).members)
            if (interface_sides(member).attracts()) attracting.members.push_back(member);
          trial.exact(
              "from an attracting piece one solution of (3.17) stays on it", attracting,
              [](const Instance& i) { return Rational(first_moves(i).staying); }, Relation::equal,
              [](const Instance&) -> Rational { return 1; });
          trial.exact(
              "and none leaves: the number of cells entered at once", attracting,
              [](const Instance& i) { return Rational(first_moves(i).left_for); }, Relation::equal, nothing);
          Family shares{"the paper's example, lambda from 5/4 to 100", {}, support_hypotheses()};
          for (const char* lambda :
               {"5/4", "557/362", "31/20", "877/557", "8/5", "197/89", "9/4", "6", "100"})
            shares.members.push_back(Instance(printed).set("lambda", parse_rational(lambda)));
          trial.exact(
              "attracting pieces appear above lambda = 557/362, 877/557 and 197/89 only", shares,
              [](const Instance& i) { return Rational(attracting_pieces(i, false)); }, Relation::equal,
              [](const Instance& i) {
                long count = 0;
                for (const Rational& threshold : {"557/362"_q, "877/557"_q, "197/89"_q})
                  count += i["lambda"] > threshold;
                return Rational(count);
              });
          trial.note(
              "For 1 < lambda <= 557/362 no interface of the paper's example attracts, and none ever does "
              "if A2 is a single point: attracting interfaces belong to A2, where lambda |<n, x - a>| < "
              "(lambda - 1) |b+ - b-|^2/2 with n = b+ - b-.");
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
