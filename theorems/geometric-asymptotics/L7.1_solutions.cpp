// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 7.1 and the coercivity of section 7.4: solutions exist for ever and stay bounded.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/inclusion_samples.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// Least R with A1 and A2 in the closed ball of radius R around 0, squared.
Rational squared_radius(const SupportPair& pair) {
  Rational most = 0;
  for (const auto* sites : {&pair.first, &pair.second})
    for (const RationalPoint& site : *sites) most = std::max(most, dot(site, site));
  return most;
}

/// One solution from the start, rechecked: starts there, without gaps, velocities in the set at three points
/// of every piece, and no end.
bool is_global_solution(const Instance& start, const LimitSolution& solution) {
  const DistancePotential potential = potential_of(start);
  RationalPoint here = place_of(start);
  Rational decay = 1;
  for (const LimitPiece& piece : solution.pieces) {
    if (piece.from != here || piece.entry != decay) return false;
    for (const Rational& share : {"1/100"_q, "1/2"_q, "99/100"_q}) {
      const RationalPoint z = point_at(piece, decay_at(piece, share));
      if (!holds_element(inclusion_set(potential, z), minus_four_times(velocity_at(piece, z)))) return false;
    }
    decay = piece.exit;
    here = piece.to ? *piece.to : piece.target;
    if (point_at(piece, decay) != here) return false;
  }
  return decay == 0;
}

/// x on a stratum with many nearest sites and x + share h next to it.
Family approaching_points(const Trial& trial) {
  Family family{"points next to points of every stratum", {}, support_hypotheses()};
  Generator generator = trial.generator("approaching points");
  for (const Instance& i : supports_with(trial, "", all_shares()).members)
    for (const Stratum& stratum : strata(supports_of(i))) {
      if (generator.below(3) != 0) continue;
      Instance member = placed(i, stratum.witness);
      const RationalPoint h = random_vector(generator, stratum.witness.size());
      for (std::size_t axis = 0; axis < h.size(); ++axis) member.set("h" + std::to_string(axis + 1), h[axis]);
      family.members.push_back(std::move(member));
    }
  return family;
}
Rational elements_next_to(const Instance& i, bool all) {
  const DistancePotential potential = potential_of(i);
  const RationalPoint x = place_of(i);
  RationalPoint h;
  for (int axis = 1; i.has("h" + std::to_string(axis)); ++axis) h.push_back(i["h" + std::to_string(axis)]);
  const auto here = inclusion_set(potential, x);
  long count = 0;
  // The vertices 2 (x + s h - c) of the set next to x, less 2 s h, are vertices 2 (x - c) of the set at x.
  const Rational step = "1e-40"_q;
  for (RationalPoint element : inclusion_set(potential, displaced(x, h, step)))
    count += all || holds_element(here, displaced(element, h, -2 * step));
  return count;
}

/// |p|^2 for the element of d(d_i^2)(z) given by site k of the source, against 4 (|z| + R)^2.
Family elements_of_squares(const Trial& trial) {
  Family family{"elements 2 (z - a), a in A_i; R the radius of the smallest centred ball", {}, {}};
  Generator generator = trial.generator("elements");
  for (const Instance& i : supports_with(trial, "", {1}).members) {
    const SupportPair pair = supports_of(i);
    const Rational bound = squared_radius(pair);
    for (const RationalPoint& z : telling_places(i, generator)) {
      const NearestSites near = potential_of(i).nearest(z);
      for (const RationalPoint& a : {pair.first[static_cast<std::size_t>(near.first.back())],
                                     pair.second[static_cast<std::size_t>(near.second.front())]}) {
        const RationalPoint p = difference(z, a);
        family.members.push_back({{"p2", 4 * dot(p, p)}, {"z2", dot(z, z)}, {"R2", bound}});
      }
    }
  }
  // z = -s, A = {R}: the bound is attained.
  family.members.push_back({{"p2", 4 * Rational(25)}, {"z2", 4}, {"R2", 9}});
  return family;
}

REFEREE_CLAIM({
    .id = "GA-L7.1",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Global solutions exist",
    .statement =
        "From every z_0 the inclusions (3.16) and (3.17) have at least one global Caratheodory solution. "
        "The sets are upper semicontinuous, nonempty, convex and compact; the elements of the Clarke set "
        "of d_i^2 at z lie in 2 (z - conv A_i) and satisfy |p_i| <= 2 (|z| + R), A1 and A2 in B(0, R).",
    .hypotheses = "A1 and A2 compact; solutions are constructed for finite ones and for a circle",
    .source = "section 7.2, Lemma 7.1",
    .evidence =
        "exact: a solution from every start, piece by piece rechecked against the sets; the growth bound "
        "enclosed; semicontinuity at points of every stratum",
    .refuted_by =
        "a start without a solution, an element longer than the bound, a set that shrinks in the limit",
    .attack =
        "starts on every kind of stratum, on critical points, far away; d = 1, 2, 3, 5. A = {R}, z = -s "
        "attains the bound. With single gradients instead of sets there may be no solution: lambda = 2, "
        "A1 = {0}, A2 = {-1, 1} from 0",
    .trial =
        [](Trial& trial) {
          const Family starts = inclusion_starts(trial);
          trial.exact(
              "from every start: at least one solution", starts, [](const Instance&) { return Rational(1); },
              Relation::at_most,
              [](const Instance& i) { return count_of(inclusion_solutions(i).solutions.size()); });
          trial.exact(
              "each of them solves the inclusion and never ends", starts,
              [](const Instance& i) {
                long good = 0;
                for (const LimitSolution& solution : inclusion_solutions(i).solutions)
                  good += is_global_solution(i, solution);
                return Rational(good);
              },
              Relation::equal,
              [](const Instance& i) { return count_of(inclusion_solutions(i).solutions.size()); });
          const Family elements = elements_of_squares(trial);
          trial.bound(
              "|p_i| <= 2 (|z| + R)", elements, [](const Point& p) { return sqrt(p["p2"]); },
              [](const Point& p) { return Ball(2) * (sqrt(p["z2"]) + sqrt(p["R2"])); });
          trial.exact(
              "upper semicontinuity: every element next to x is next to one at x", approaching_points(trial),
              [](const Instance& i) { return elements_next_to(i, false); }, Relation::equal,
              [](const Instance& i) { return elements_next_to(i, true); });
          // One gradient at a time: at 0 the field is 2 or -2 from both sides towards 0, and neither is 0.
          trial.exact(
              "single active gradients do not do: A1 = {0}, A2 = {-1, 1}, lambda > 1, the only solution from "
              "0 "
              "rests there, and no active gradient is 0",
              Family{"lambda = 2 and 1 + 1e-30",
                     {supports(2, {{0}}, {{-1}, {1}}), supports(1 + "1e-30"_q, {{0}}, {{-1}, {1}})},
                     support_hypotheses()},
              [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) -> Rational {
                const LimitFlow flow = limit_flow(potential_of(i), {0});
                if (flow.solutions.size() != 1 || flow.solutions[0].limit() != RationalPoint{0}) return -1;
                Rational least = 100;
                for (const RationalPoint& gradient : potential_of(i).outer_subdifferential({0}))
                  least = std::min(least, dot(gradient, gradient));
                return least;
              });
          // A compact support that is not finite: the unit circle, lambda = 1, d^2 = (|z| - 1)^2.
          Family circle{"the unit circle, radial solutions |Z| = 1 + (r - 1) e^(-tau/2)", {}, {}};
          Generator generator = trial.generator("radial solutions");
          for (int k = 0; k < 10; ++k)
            circle.members.push_back({{"r", k == 0 ? Rational(0) : random_positive(generator, -6, 3)},
                                      {"tau", random_positive(generator, -2, 1)}});
          trial.identity(
              "A1 the unit circle: Z' = -(1/4) 2 (Z - Z/|Z|) along the radial solution, from the centre too",
              circle,
              [](const Point& p) {
                const Jet<Ball> tau = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["tau"]);
                return (Jet<Ball>(1) + Jet<Ball>(p["r"] - Ball(1)) * exp(-tau / Jet<Ball>(2)))
                    .derivative({1});
              },
              [](const Point& p) {
                const Ball radius = Ball(1) + (p["r"] - Ball(1)) * exp(-p["tau"] / 2);
                return -(radius - Ball(1)) / 2;
              });
        },
});

/// C = max(2 (lambda + |1 - lambda|) R, (lambda - 1)^+ R^2).
Ball coercivity_constant(const Point& p) {
  Ball square_of_radius(0);
  for (const int source : {1, 2})
    for (const auto& site : measure_of<Ball>(p, source).means) {
      Ball sum(0);
      for (const Ball& coordinate : site) sum += square(coordinate);
      square_of_radius = max(square_of_radius, sum);
    }
  square_of_radius = square_of_radius.at(p.precision());
  const Ball& lambda = p["lambda"];
  const Ball linear = Ball(2) * (lambda + abs(Ball(1) - lambda)) * sqrt(square_of_radius);
  return max(linear, max(Ball(0), lambda - Ball(1)) * square_of_radius);
}
/// |x|; on the line without a square root, which is undefined on boxes around 0.
Ball norm_of_place(const Point& p) {
  const std::vector<Ball> x = place_of(p);
  if (x.size() == 1) return abs(x[0]);
  Ball sum(0);
  for (const Ball& coordinate : x) sum += square(coordinate);
  return sqrt(sum);
}

Family places_near_and_far(const Trial& trial) {
  Family family{"places near and far", {}, support_hypotheses()};
  Generator generator = trial.generator("near and far");
  for (const Instance& i : supports_with(trial, "", all_shares()).members) {
    for (const RationalPoint& x : telling_places(i, generator)) family.members.push_back(placed(i, x));
    RationalPoint far = random_vector(generator, supports_of(i).dimension());
    for (Rational& coordinate : far)
      coordinate *= power(Rational(10), static_cast<long>(generator.below(30)));
    family.members.push_back(placed(i, far));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-S7.4a",
    .paper = "geometric-asymptotics",
    .kind = "inequality",
    .title = "Coercivity of the potential",
    .statement =
        "For every lambda >= 0 there is C with Phi_lambda(x) >= |x|^2 - C |x| - C for all x, so that "
        "Phi_lambda is coercive.",
    .hypotheses = "A1 and A2 finite",
    .source = "section 7.4, Step 2 of the proof of Theorem 3.16",
    .evidence =
        "bound with C = max(2 (lambda + |1 - lambda|) R, (lambda - 1)^+ R^2), over boxes of x for the "
        "examples on the line and at many places elsewhere; the quotient Phi/|x|^2 measured",
    .refuted_by = "a point far out at which Phi is smaller",
    .attack =
        "lambda up to 1000, far points in random directions, degenerate supports. The linear term is needed: "
        "A1 = {0}, A2 = {-1}, lambda = 2 has Phi = x^2 - 2 x - 1",
    .trial =
        [](Trial& trial) {
          const auto lower = [](const Point& p) {
            const Ball norm = norm_of_place(p), constant = coercivity_constant(p);
            return square(norm) - constant * norm - constant;
          };
          trial.bound("|x|^2 - C |x| - C <= Phi(x)", places_near_and_far(trial), lower, distance_potential);
          for (const Instance& i : line_example())
            trial.bound("the same on the line, lambda = " + to_string(i["lambda"]),
                        Domain{"x from -1000 to 1000", {{"x1", -1000, 1000}}, {}, i}, lower,
                        distance_potential);
          for (const Instance& i : {plane_example()[2], coincident_supports()[9], coincident_supports()[11]})
            trial.limit(
                "Phi(x)/|x|^2 -> 1 as x goes to infinity, lambda = " + to_string(i["lambda"]),
                {.parameter = "s", .to_infinity = true, .first = 2, .last = 30, .fixed = i},
                [](const Point& p) {
                  Point far = p;
                  far.set("x1", Ball(3) * p["s"]).set("x2", Ball(-4) * p["s"]);
                  return distance_potential(far) / (Ball(25) * square(p["s"]));
                },
                [](const Point&) { return Ball(1); });
          Family shifted{"A1 = {0}, A2 = {-1}, lambda = 2, x from 10 to 1e30", {}, support_hypotheses()};
          for (long k = 1; k <= 30; ++k)
            shifted.members.push_back(placed(supports(2, {{0}}, {{-1}}), {power(Rational(10), k)})
                                          .set("C", power(Rational(10), k - 1)));
          trial.exact(
              "without the linear term no C does: Phi(x) < |x|^2 - C at x = 10 C", shifted,
              [](const Instance& i) { return potential_of(i).value(place_of(i)); }, Relation::less,
              [](const Instance& i) -> Rational { return i["x1"] * i["x1"] - i["C"]; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
