// SPDX-License-Identifier: GPL-3.0-or-later
/// (7.11)-(7.12): what it costs a solution to cross a ball that holds no critical point.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/inclusion_samples.hpp"
#include "geometry/convex.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Upper bound of the square root, a short rational within 1/1000 of it.
Rational root_above(const Rational& square) {
  if (square == 0) return 0;
  const Rational upper = sqrt(Ball(square, {96})).upper_as_rational();
  return simplest_between(upper, upper * "1001/1000"_q);
}
Rational root_below(const Rational& square) {
  if (square == 0) return 0;
  const Rational lower = sqrt(Ball(square, {96})).lower_as_rational();
  return simplest_between(lower * "999/1000"_q, lower);
}

/// Around a point that is not outer critical.
struct Neighbourhood {
  Rational radius, eta;
};
/// Within the radius no site outside the nearest ones comes in, so that the outer sets are translates of
/// parts of the one at the centre, by at most twice the radius.
Neighbourhood neighbourhood(const DistancePotential& potential, const RationalPoint& centre) {
  const NearestPoint least = nearest_to_origin(potential.outer_subdifferential(centre));
  const Rational distance = root_below(dot(least.at, least.at));
  Rational radius = distance / 8;
  const NearestSites near = potential.nearest(centre);
  const auto keep_out = [&](const std::vector<RationalPoint>& sites, int nearest) {
    const RationalPoint& own = sites[static_cast<std::size_t>(nearest)];
    for (const RationalPoint& site : sites) {
      const Rational gap = squared_distance(centre, site) - squared_distance(centre, own);
      if (gap > 0) radius = std::min(radius, Rational(gap / (2 * root_above(squared_distance(site, own)))));
    }
  };
  // The rival is compared with every nearest site; the farthest of these from it gives the least radius.
  for (int k : near.first) keep_out(potential.supports().first, k);
  for (int l : near.second) keep_out(potential.supports().second, l);
  return {radius, distance - 2 * radius};
}

/// |Z'| on the set Phi <= Phi(z_0), by the coercivity of Phi.
Rational speed_limit(const DistancePotential& potential, const RationalPoint& z0) {
  Rational most = 0;
  for (const auto* sites : {&potential.supports().first, &potential.supports().second})
    for (const RationalPoint& site : *sites) most = std::max(most, dot(site, site));
  const Rational radius = root_above(most), lambda = potential.lambda();
  const Rational shares = lambda + abs(Rational(1 - lambda));
  const Rational c =
      std::max(Rational(2 * shares * radius), Rational(std::max(Rational(0), Rational(lambda - 1)) * most));
  const Rational reach =
      (c + root_above(c * c + 4 * std::max(Rational(0), Rational(c + potential.value(z0))))) / 2;
  return (reach + shares * radius) / 2;
}

/// A ball that a solution crosses: supports, start x1.., and the centre m1.. near a point of the solution.
Family crossed_balls(const Trial& trial) {
  Family family{
      "balls around points next to a solution that are not outer critical", {}, support_hypotheses()};
  Generator generator = trial.generator("balls to cross");
  for (const Instance& start : inclusion_starts(trial).members) {
    if (generator.below(2) == 0) continue;
    const DistancePotential potential = potential_of(start);
    const LimitSolution solution = inclusion_solutions(start).solutions.front();
    const LimitPiece& piece = solution.pieces[generator.below(solution.pieces.size())];
    const Rational share = random_between(generator, Rational(0), Rational(1));
    const RationalPoint z = point_at(piece, decay_at(piece, share));
    if (hull_holds_origin(potential.outer_subdifferential(z))) continue;
    const RationalPoint offset = random_vector(generator, z.size());
    // The least radius that the centre may have shrinks with the offset more slowly than the offset.
    Rational scale = neighbourhood(potential, z).radius / (4 * root_above(dot(offset, offset)));
    RationalPoint centre = displaced(z, offset, scale);
    while (hull_holds_origin(potential.outer_subdifferential(centre)) ||
           4 * squared_distance(z, centre) > power(neighbourhood(potential, centre).radius, 2)) {
      scale = scale > "1e-6"_q ? scale / 4 : Rational(0);
      centre = displaced(z, offset, scale);
    }
    Instance member = start;
    for (std::size_t i = 0; i < centre.size(); ++i) member.set("m" + std::to_string(i + 1), centre[i]);
    for (std::size_t i = 0; i < z.size(); ++i) member.set("z" + std::to_string(i + 1), z[i]);
    family.members.push_back(std::move(member));
  }
  return family;
}
RationalPoint named_point(const Instance& i, const std::string& stem) {
  RationalPoint result;
  for (int axis = 1; i.has(stem + std::to_string(axis)); ++axis)
    result.push_back(i[stem + std::to_string(axis)]);
  return result;
}

/// From z1.. along the first solution until just before it leaves the ball.
/// @throws std::domain_error unless z is within half the radius and Phi(z) <= Phi(z_0).
struct Crossing {
  Rational energy;  ///< what Phi loses
  Rational time;    ///< a lower bound: 2 (1 - ratio of decays) <= 2 log(inverse ratio)
};
Crossing crossing(const Instance& i) {
  const DistancePotential potential = potential_of(i);
  const RationalPoint centre = named_point(i, "m"), from = named_point(i, "z");
  const Rational square = power(neighbourhood(potential, centre).radius, 2);
  if (4 * squared_distance(from, centre) > square || potential.value(from) > potential.value(place_of(i)))
    throw std::domain_error("crossing: the point is not one of a solution inside the smaller ball");
  RationalPoint here = from;
  Rational time = 0;
  const LimitFlow flow = limit_flow(potential, from, {.most_solutions = 1});
  for (const LimitPiece& piece : flow.solutions.front().pieces) {
    Rational out = piece.exit;
    const bool leaves = squared_distance(point_at(piece, out), centre) >= square;
    if (leaves) {
      Rational inside = piece.entry;
      // The ball may be tiny beside the piece.
      while (1000 * (inside - out) > piece.entry - inside) {
        const Rational middle = (inside + out) / 2;
        (squared_distance(point_at(piece, middle), centre) < square ? inside : out) = middle;
      }
      // Shorter, and still inside.
      out = simplest_between(inside, inside + (piece.entry - inside) / 1000);
    }
    here = point_at(piece, out);
    time += 2 * (1 - out / piece.entry);
    if (leaves) break;
  }
  return {potential.value(from) - potential.value(here), time};
}

REFEREE_CLAIM({
    .id = "GA-E7.11",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "What it costs to cross a ball",
    .statement =
        "Off the outer critical set the outer sets keep a distance eta > 0 from 0 on a ball B(x*, r); on the "
        "compact sublevel set |Z'| <= M. Going from B(x*, r/2) out of B(x*, r) takes at least the time "
        "r/(2M) and at least the energy eta^2 r/(8M).",
    .hypotheses = "A1 and A2 finite, x* not outer critical",
    .source = "section 7.4, Step 3, (7.11)-(7.12)",
    .evidence =
        "exact: r, eta and M computed in rationals, the distance at points of the ball, and solutions "
        "followed through it",
    .refuted_by = "a crossing at a lower price",
    .attack =
        "centres beside the solution, on interfaces and close to critical points. Both constants are sharp: "
        "A1 = {0}, lambda = 1 attains them as r -> 0",
    .rests_on = {"GA-E7.4", "GA-S7.4a"},
    .trial =
        [](Trial& trial) {
          const Family balls = crossed_balls(trial);
          trial.exact(
              "(7.11): the square of eta <= |zeta|^2 for the least outer element at points of the ball",
              balls,
              [](const Instance& i) -> Rational {
                const Neighbourhood around = neighbourhood(potential_of(i), named_point(i, "m"));
                return around.eta * around.eta;
              },
              Relation::at_most,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                const RationalPoint centre = named_point(i, "m");
                const Neighbourhood around = neighbourhood(potential, centre);
                Generator generator(11, i.text());
                Rational least = dot(nearest_to_origin(potential.outer_subdifferential(centre)).at,
                                     nearest_to_origin(potential.outer_subdifferential(centre)).at);
                for (int k = 0; k < 4; ++k) {
                  RationalPoint h = random_vector(generator, centre.size());
                  // Downhill first: there the distance is least.
                  if (k == 0) h = nearest_to_origin(potential.outer_subdifferential(centre)).at;
                  const Rational share = around.radius / root_above(dot(h, h));
                  const auto zeta =
                      nearest_to_origin(potential.outer_subdifferential(displaced(centre, h, -share))).at;
                  least = std::min(least, dot(zeta, zeta));
                }
                return least;
              });
          trial.exact(
              "(7.12): |Z'|^2 <= M^2 at the beginning of every piece, where it is largest",
              inclusion_starts(trial),
              [](const Instance& i) {
                Rational most = 0;
                for (const LimitSolution& solution : inclusion_solutions(i).solutions)
                  for (const LimitPiece& piece : solution.pieces) {
                    const RationalPoint u = velocity_at(piece, piece.from);
                    most = std::max(most, dot(u, u));
                  }
                return most;
              },
              Relation::at_most,
              [](const Instance& i) { return power(speed_limit(potential_of(i), place_of(i)), 2); });
          trial.exact(
              "the time to leave is at least r/(2M)", balls,
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                return neighbourhood(potential, named_point(i, "m")).radius /
                       (2 * speed_limit(potential, place_of(i)));
              },
              Relation::at_most, [](const Instance& i) { return crossing(i).time; });
          trial.exact(
              "the energy lost is at least eta^2 r/(8M)", balls,
              [](const Instance& i) -> Rational {
                const DistancePotential potential = potential_of(i);
                const Neighbourhood around = neighbourhood(potential, named_point(i, "m"));
                return around.eta * around.eta * around.radius / (8 * speed_limit(potential, place_of(i)));
              },
              Relation::at_most, [](const Instance& i) { return crossing(i).energy; });
          // A1 = {0}, lambda = 1: Z' = -Z/2, outer set {2x}. From 1 - r/2 = Z_0 out of B(1, r) at 1 - r.
          const Approach small{.parameter = "r", .first = 1, .last = 30, .fixed = {}};
          trial.limit(
              "sharp: time over r/(2M) -> 1 for A1 = {0}, lambda = 1, Z_0 = 1 - r/2", small,
              [](const Point& p) {
                const Ball start = Ball(1) - p["r"] / 2, time = Ball(2) * log(start / (Ball(1) - p["r"]));
                return time * start / p["r"];
              },
              [](const Point&) { return Ball(1); });
          trial.limit(
              "sharp: energy over eta^2 r/(8M) -> 1", small,
              [](const Point& p) {
                const Ball start = Ball(1) - p["r"] / 2, end = Ball(1) - p["r"], eta = Ball(2) * end;
                return (square(start) - square(end)) * Ball(4) * start / (square(eta) * p["r"]);
              },
              [](const Point&) { return Ball(1); });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
