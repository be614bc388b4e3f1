// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 3.3: the limiting inclusion has solutions, each descends by a Lyapunov identity and converges.
#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Starts: supports, ties, far and random points, critical points (where solutions need not be unique) and
/// points of the segments between two of them.
Family limiting_starts(const Trial& trial) {
  Family family{"starts of the inclusion, both regimes, d = 1, 2, 3", {}, support_hypotheses()};
  Generator generator = trial.generator("starts of the inclusion");
  for (Regime regime : {Regime::experts, Regime::guidance})
    for (const Instance& instance : regime_supports(trial, regime)) {
      auto starts = telling_places(instance, generator);
      const auto critical = critical_points(supports_of(instance), instance["lambda"]);
      for (std::size_t n = 0; n < critical.size() && n < 4; ++n) {
        starts.push_back(critical[n].at);
        if (n > 0)
          starts.push_back(moved(critical[n].at, "1/3"_q, difference(critical[n - 1].at, critical[n].at)));
      }
      for (const RationalPoint& start : starts) family.members.push_back(placed(instance, start));
    }
  return family;
}

RationalPoint point_at_decay(const LimitPiece& piece, const Rational& decay) {
  return moved(piece.target, decay / piece.entry, difference(piece.from, piece.target));
}

/// Whether the velocity (target - z)/2 belongs to -(1/4) of the subdifferential at z: the genuine one for
/// lambda <= 1, the outer one above; both from a search over all sites.
bool obeys_inclusion(const DistancePotential& potential, const RationalPoint& z,
                     const RationalPoint& target) {
  const auto gradients =
      potential.lambda() <= 1 ? potential.clarke_subdifferential(z) : potential.outer_subdifferential(z);
  RationalPoint wanted;
  for (std::size_t i = 0; i < z.size(); ++i) wanted.push_back(2 * (z[i] - target[i]));
  return position_in_hull(gradients, wanted).side != Side::outside;
}

/// Everything that a listed solution does wrong: gaps in place or time, times that do not fall from 1 to 0,
/// velocities outside the inclusion at the quarters of each piece.
Rational defects(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  long count = 0;
  for (const LimitSolution& solution : limit_flow_from(i, place_of(i)).solutions) {
    RationalPoint here = place_of(i);
    Rational now = 1;
    for (const LimitPiece& piece : solution.pieces) {
      count += piece.from != here || piece.entry != now ? 1 : 0;
      if (piece.exit >= piece.entry) ++count;
      for (long quarter = 1; quarter < 4; ++quarter) {
        const Rational decay = piece.exit + (piece.entry - piece.exit) * quarter / 4;
        count += obeys_inclusion(potential, point_at_decay(piece, decay), piece.target) ? 0 : 1;
      }
      here = point_at_decay(piece, piece.exit);
      now = piece.exit;
      if (piece.to && *piece.to != here) ++count;
    }
    if (now != 0) ++count;
  }
  return count;
}
Rational number_of_solutions(const Instance& i) {
  return static_cast<long>(limit_flow_from(i, place_of(i)).solutions.size());
}

/// -4 int |Z'|^2 over a piece, on which Z' = -(1/2) (decay/entry) (from - target) and decay = e^(-tau/2).
Rational dissipated(const LimitPiece& piece) {
  const Rational share = piece.exit / piece.entry;
  return -squared_distance(piece.from, piece.target) * (1 - share * share);
}
/// sum n quantity(n-th piece) over all pieces of all solutions listed: all terms are of one sign, and the
/// factors keep errors from cancelling.
Rational over_pieces(const Instance& i, const std::function<Rational(const LimitPiece&)>& quantity) {
  Rational sum = 0;
  long n = 0;
  for (const LimitSolution& solution : limit_flow_from(i, place_of(i)).solutions)
    for (const LimitPiece& piece : solution.pieces) sum += ++n * quantity(piece);
  return sum;
}
/// The first third of a piece, in e^(-tau/2).
LimitPiece beginning(LimitPiece piece) {
  piece.exit = (2 * piece.entry + piece.exit) / 3;
  return piece;
}
Rational descended(const DistancePotential& potential, const LimitPiece& piece) {
  return potential.value(point_at_decay(piece, piece.exit)) - potential.value(piece.from);
}

Rational limits_outside(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  const auto listed = critical_points(supports_of(i), i["lambda"]);
  long count = 0;
  for (const LimitSolution& solution : limit_flow_from(i, place_of(i)).solutions) {
    if (solution.pieces.back().exit != 0) continue;
    const RationalPoint& limit = solution.limit();
    const Criticality what = judge(potential, limit, potential.nearest(limit));
    const bool critical = potential.lambda() <= 1 ? what.clarke : what.outer;
    const bool found = std::any_of(listed.begin(), listed.end(),
                                   [&](const CriticalPoint& point) { return point.at == limit; });
    count += critical && found ? 0 : 1;
  }
  return count;
}
Rational none(const Instance&) { return 0; }

REFEREE_CLAIM({
    .id = "GA-T3.16a",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Existence of solutions of the limiting inclusion",
    .statement = "From every z_0 there starts at least one global Caratheodory solution of (3.16) (lambda <= "
                 "1) or (3.17) (lambda > 1).",
    .hypotheses = "finite supports",
    .source = "section 3.3, Theorem 3.16",
    .evidence = "solutions constructed exactly, piece by piece, and checked against the definition: "
                "continuous, for all times, velocities in the subdifferential found by search over all sites",
    .refuted_by = "a start from which none begins, or whose solutions break off",
    .attack = "starts on supports, ties, vertices, critical points of every kind (also those critical in the "
              "outer sense only), far away; lambda = 0, 1, just above 1 and 10",
    .rests_on = {"GA-L7.1"},
    .trial =
        [](Trial& trial) {
          const Family starts = limiting_starts(trial);
          trial.exact(
              "at least one solution is found", starts, [](const Instance&) -> Rational { return 1; },
              Relation::at_most, number_of_solutions);
          trial.exact("each is a global solution: defects in continuity, times and velocities", starts,
                      defects, Relation::equal, none);
        },
});

REFEREE_CLAIM({
    .id = "GA-T3.16b",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Lyapunov identity",
    .statement = "Phi(Z_b) - Phi(Z_a) = -4 int_a^b |dZ/dtau|^2 dtau along every solution; Phi(Z) does not "
                 "increase.",
    .hypotheses = "finite supports, Z a solution of (3.16) or (3.17)",
    .source = "section 3.3, Theorem 3.16(1); (7.9)",
    .evidence = "exact: Phi at both ends by search over all sites, the integral in closed form on each piece",
    .refuted_by = "a piece of a solution on which the two differ",
    .attack = "sliding pieces, pieces through vertices, waiting at critical points and leaving them, "
              "solutions where the outer set is larger than Clarke's; also parts of pieces",
    .rests_on = {"GA-E7.4"},
    .trial =
        [](Trial& trial) {
          const Family starts = limiting_starts(trial);
          trial.exact(
              "Phi(Z_b) - Phi(Z_a) = -4 int |Z'|^2 over every piece of every solution", starts,
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                return over_pieces(i, [&](const LimitPiece& piece) { return descended(potential, piece); });
              },
              Relation::equal, [](const Instance& i) { return over_pieces(i, dissipated); });
          trial.exact(
              "and over the first third of every piece", starts,
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                return over_pieces(
                    i, [&](const LimitPiece& piece) { return descended(potential, beginning(piece)); });
              },
              Relation::equal,
              [](const Instance& i) {
                return over_pieces(i, [](const LimitPiece& piece) { return dissipated(beginning(piece)); });
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-T3.16c",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Convergence of the limiting system",
    .statement = "Every solution converges to one point x*, in Crit(Phi_lambda) for lambda <= 1 and in "
                 "Crit_out(Phi_lambda) for lambda > 1.",
    .hypotheses = "finite supports",
    .source = "section 3.3, Theorem 3.16(2)",
    .evidence = "exact limits of the solutions, judged by the definition and found in the complete list of "
                "critical points",
    .refuted_by = "a solution whose limit is not critical in that sense",
    .attack =
        "starts on ties and critical points, solutions that slide or branch; a start at which the outer "
        "set alone contains 0",
    .rests_on = {"GA-T3.16b", "GA-S7.4b", "GA-L3.8a"},
    .trial =
        [](Trial& trial) {
          trial.exact("every limit is critical in the regime's sense and listed", limiting_starts(trial),
                      limits_outside, Relation::equal, none);
          const Family outer{"A1 = {(-1, 23/6), (1, 23/6)}, A2 = {(-5, 9), (5, 9), (9, 5)}, lambda = 2",
                             {outer_equilibrium()},
                             regime_hypotheses(Regime::guidance),
                             true};
          trial.exact(
              "for lambda > 1 Crit would not do: the constant solution 0 is not in it", outer,
              [](const Instance& i) -> Rational {
                const auto solutions = limit_flow_from(i, place_of(i)).solutions;
                const bool rests = std::any_of(solutions.begin(), solutions.end(), is_constant);
                return rests && !criticality_at(i).clarke ? 1 : 0;
              },
              Relation::equal, [](const Instance&) -> Rational { return 1; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
