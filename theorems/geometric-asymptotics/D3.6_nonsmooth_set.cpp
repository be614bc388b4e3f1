// SPDX-License-Identifier: GPL-3.0-or-later
/// Definition 3.6 and the sentence before it: where the distance potential is not smooth.
#include "geometric-asymptotics/L3.8_clarke_sets.hpp"
#include "geometry/power_diagram.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// f(x + s h) + f(x - s h) - 2 f(x) - 2 s^2 |h|^2 for f = Phi and a step s so short that no other point of a
/// support comes into play: zero if f is |x|^2 plus something affine between x - s h and x + s h, negative
/// (positive) at a concave (convex) kink.
Rational kink(const DistancePotential& potential, const RationalPoint& x, const RationalPoint& h) {
  const NearestSites sites = potential.nearest(x);
  const auto among = [](const std::vector<int>& some, const std::vector<int>& all) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
  };
  RationalPoint ahead = x, behind = x;
  Rational step = 1;
  for (bool settled = false; !settled;) {
    step /= 2;
    for (std::size_t i = 0; i < x.size(); ++i) {
      ahead[i] = x[i] + step * h[i];
      behind[i] = x[i] - step * h[i];
    }
    settled = true;
    for (const RationalPoint& end : {ahead, behind}) {
      const NearestSites there = potential.nearest(end);
      settled = settled && among(there.first, sites.first) && among(there.second, sites.second);
    }
  }
  return potential.value(ahead) + potential.value(behind) - 2 * potential.value(x) -
         2 * step * step * dot(h, h);
}

/// A direction across the tie of the first support of the potential, or one without symmetry.
RationalPoint telling_direction(const std::vector<RationalPoint>& points, const std::vector<int>& nearest) {
  if (nearest.size() > 1)
    return difference(points[static_cast<std::size_t>(nearest[1])],
                      points[static_cast<std::size_t>(nearest[0])]);
  RationalPoint direction;
  for (std::size_t i = 0; i < points.front().size(); ++i)
    direction.push_back(Rational(1, 2 * static_cast<long>(i) + 1));
  return direction;
}
/// Kink of d1^2 (source 1) or d2^2 across its own tie.
Rational own_kink(const Instance& instance, int source) {
  const DistancePotential potential(supports_of(instance), source == 1 ? 1 : 0);
  const RationalPoint x = place_of(instance);
  const NearestSites sites = potential.nearest(x);
  return source == 1 ? kink(potential, x, telling_direction(potential.supports().first, sites.first))
                     : kink(potential, x, telling_direction(potential.supports().second, sites.second));
}
std::size_t clarke_size(const Instance& instance, int source) {
  const DistancePotential potential(supports_of(instance), source == 1 ? 1 : 0);
  auto gradients = gradient_limits(potential, place_of(instance));
  std::sort(gradients.begin(), gradients.end());
  gradients.erase(std::unique(gradients.begin(), gradients.end()), gradients.end());
  return gradients.size();
}
/// Dimension of the Voronoi face of x in the diagram of one support.
int face_dimension(const PowerDiagram& diagram, const RationalPoint& x) {
  const std::vector<int> nearest = diagram.nearest(x);
  for (const PowerFace& face : diagram.faces())
    if (face.sites == nearest) return face.dimension;
  throw std::logic_error("a place on no face");
}

REFEREE_CLAIM({
    .id = "GA-D3.6",
    .paper = "geometric-asymptotics",
    .kind = "definition",
    .title = "Clarke subdifferential and nonsmooth set",
    .statement =
        "The Clarke subdifferential is the convex hull of limits of gradients; ND(f), the nonsmooth or "
        "non-differentiability set, holds the points at which it is no singleton; ND(A1, A2) = ND(d1^2) cup "
        "ND(d2^2) is for finite sets the union of the Voronoi interfaces of both.",
    .hypotheses = "f locally Lipschitz; the identification with Voronoi interfaces for finite sets",
    .source = "section 3.1, Definition 3.6, (3.7)-(3.9)",
    .evidence =
        "limits of gradients, kinks of d_i^2 in exact second differences, and the faces of the Voronoi "
        "diagrams (CGAL), each at a point of every stratum",
    .refuted_by =
        "a point of an interface with one limit of gradients, or a point off all interfaces with more",
    .attack =
        "vertices with many cells, points of the supports, coincident interfaces; whether the set is that of "
        "the points of non-differentiability for any locally Lipschitz f",
    .trial =
        [](Trial& trial) {
          const Family places = stratum_places(trial, "a point of every stratum", {1});
          for (int source : {1, 2}) {
            const std::string name = source == 1 ? "d1^2" : "d2^2";
            trial.exact(
                "more than one limit of gradients of " + name + " = on an interface of the Voronoi diagram",
                places, [source](const Instance& i) { return Rational(clarke_size(i, source) > 1 ? 1 : 0); },
                Relation::equal,
                [source](const Instance& i) {
                  const SupportPair pair = supports_of(i);
                  const PowerDiagram diagram(source == 1 ? pair.first : pair.second);
                  return Rational(face_dimension(diagram, place_of(i)) < diagram.dimension() ? 1 : 0);
                });
            trial.exact(
                name + " has a concave kink exactly there", places,
                [source](const Instance& i) { return Rational(own_kink(i, source) < 0 ? 1 : 0); },
                Relation::equal,
                [source](const Instance& i) { return Rational(clarke_size(i, source) > 1 ? 1 : 0); });
          }
          Family hops{"h from 1 to 1e-40", {}, {}};
          for (const char* h : {"1", "-1/7", "1e-5", "1e-40"})
            hops.members.push_back({{"h", parse_rational(h)}});
          trial.bound(
              "for general f the name misleads: f(x) = x^2 sin(1/x) is differentiable at 0, |f(h)/h| <= |h|",
              hops, [](const Point& p) { return abs(p["h"] * sin(Ball(1) / p["h"])); },
              [](const Point& p) { return abs(p["h"]); });
          Family waves{"x = 1/(k pi)", {}, {}};
          for (long k : {1L, 2L, 1001L, 1000000L})
            waves.members.push_back({{"k", k}, {"sign", k % 2 == 0 ? -1 : 1}});
          trial.identity(
              "yet f'(1/(k pi)) = (-1)^(k+1), so that its Clarke set at 0 contains [-1, 1]", waves,
              [](const Point& p) {
                const Ball inverse = p["k"] * Ball::pi(p.precision());
                return 2 * sin(inverse) / inverse - cos(inverse);
              },
              [](const Point& p) { return p["sign"]; });
          trial.note(
              "ND(f) is the set where f is not strictly differentiable; for d_A^2 it is the set of points "
              "with several nearest points, where d_A^2 is not differentiable. The text before (3.9) "
              "displays d_i where d_i^2 is meant: ND(d_i) would contain A_i.");
        },
});

REFEREE_CLAIM({
    .id = "GA-S3.1b",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Singularities come from several nearest points",
    .statement = "The singularities of Phi_lambda come from non-unique nearest points in A1 or A2 and lie on "
                 "Voronoi-type interfaces in the empirical case.",
    .hypotheses = "finite supports",
    .source = "section 3.1, paragraph on the Clarke subdifferential",
    .evidence = "exact second differences of Phi at a point of every stratum",
    .refuted_by = "a kink of Phi at a point with unique nearest points",
    .attack = "points of the supports, lambda from 0 to 40; the converse, which is not asserted and fails",
    .rests_on = {"GA-D3.6"},
    .trial =
        [](Trial& trial) {
          Family cells{"a point of every cell", {}, support_hypotheses()};
          for (const Instance& place : stratum_places(trial, "", {0, "1/2"_q, 1, 2, 40}, false).members) {
            const NearestSites sites = potential_of(place).nearest(place_of(place));
            if (sites.first.size() + sites.second.size() == 2) cells.members.push_back(place);
          }
          trial.exact(
              "no kink where the nearest points are unique", cells,
              [](const Instance& i) {
                const DistancePotential potential = potential_of(i);
                return kink(potential, place_of(i), telling_direction(potential.supports().first, {0}));
              },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
          const auto size_of_kink = [](const Instance& i) -> Rational {
            const DistancePotential potential = potential_of(i);
            return abs(kink(potential, place_of(i), RationalPoint(place_of(i).size(), 1)));
          };
          trial.exact(
              "power: on interfaces there are kinks",
              {"A1 = {-1, 1}, A2 = {0}, x = 0, lambda = 1/2; A1 = {0}, A2 = {-1, 1}, lambda = 2",
               {placed(supports("1/2"_q, {{-1}, {1}}, {{0}}), {0}),
                placed(supports(2, {{0}}, {{-1}, {1}}), {0})},
               support_hypotheses(),
               true},
              [](const Instance&) -> Rational { return 0; }, Relation::less, size_of_kink);
          trial.exact(
              "not conversely: A1 = {-1, 1}, A2 = {-2, 2}, lambda = 2, x = 0: Phi(x) = x^2 - 2, no kink",
              {"x = 0", {placed(supports(2, {{-1}, {1}}, {{-2}, {2}}), {0})}, support_hypotheses(), true},
              size_of_kink, Relation::equal, [](const Instance&) -> Rational { return 0; });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
