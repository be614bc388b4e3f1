// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.3, step 2: the Lyapunov function V = d(., K)^2/2, the mean-shift formula, and the inequality of
/// the projection.
#include "court/random_rationals.hpp"
#include "numbers/complex_ball.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/hull_projection.hpp"

namespace referee::pde_perspective {
namespace {

RationalPoint moved_place(const Instance& i) {
  RationalPoint x = read_point(i, "x");
  const RationalPoint h = read_point(i, "h");
  for (std::size_t k = 0; k < x.size(); ++k) x[k] += h[k];
  return x;
}
/// V(x + h) - V(x) - <x - p(x), h>.
Rational linearisation_error(const Instance& i) {
  const auto sites = site_points(i);
  const RationalPoint x = read_point(i, "x");
  return half_squared_distance(sites, moved_place(i)) - half_squared_distance(sites, x) -
         dot(difference(x, project_on_hull(sites, x)), read_point(i, "h"));
}
Rational zero_rational(const Instance&) { return 0; }

/// A place outside the hull with the exact distance vector x - p(x) as n1.., and a heat time.
Family outward_places(const Trial& trial) {
  Family family{"places outside the hull, d = 1 to 8", {}, site_hypotheses()};
  Generator generator = trial.generator("outward places");
  for (const Instance& member : hull_places(trial).members) {
    const RationalPoint x = read_point(member, "x");
    const RationalPoint n = difference(x, project_on_hull(site_points(member), x));
    if (dot(n, n) == 0) continue;
    family.members.push_back(with_point(member, "n", n).set("t", random_positive(generator, -2, 1)));
  }
  return family;
}
std::vector<Ball> outward_vector(const Point& p) {
  std::vector<Ball> n;
  for (int k = 1; p.has("n" + std::to_string(k)); ++k)
    n.push_back(p["n" + std::to_string(k)].at(p.precision()));
  return n;
}

REFEREE_CLAIM({
    .id = "PP-E5.10",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The squared distance from the hull along the flow",
    .statement =
        "V(x) = d(x, K)^2/2 is continuously differentiable with grad V(x) = x - p(x), p the projection "
        "onto K; along the flow dV(X_t)/dt = <X_t - p(X_t), -grad log u(X_t, t)>.",
    .hypotheses = "K convex and compact, here hulls of finitely many points",
    .source = "section 5.3, step 2, (5.10)",
    .evidence = "exactly, by quadratic programs over the rationals: 0 <= V(x + h) - V(x) - <x - p(x), h> <= "
                "|h|^2/2, which is differentiability at x, and |grad V(x + h) - grad V(x)| <= |h|, which is "
                "continuity; difference quotients of V along the flow",
    .refuted_by = "x and h outside one of these bounds",
    .attack = "x inside K and on its faces, one-point hulls, large h, d = 1 to 8; the gradient 2 (x - p)",
    .trial =
        [](Trial& trial) {
          const Family family = hull_places(trial);
          trial.exact("V(x + h) lies above its linearisation with slope x - p(x)", family, zero_rational,
                      Relation::at_most, linearisation_error);
          trial.exact("and by at most |h|^2/2", family, linearisation_error, Relation::at_most,
                      [](const Instance& i) -> Rational {
                        const RationalPoint h = read_point(i, "h");
                        return dot(h, h) / 2;
                      });
          trial.exact(
              "x - p(x) moves by at most |h|", family,
              [](const Instance& i) -> Rational {
                const auto sites = site_points(i);
                const RationalPoint x = read_point(i, "x"), y = moved_place(i);
                return squared_distance(difference(x, project_on_hull(sites, x)),
                                        difference(y, project_on_hull(sites, y)));
              },
              Relation::at_most,
              [](const Instance& i) -> Rational {
                const RationalPoint h = read_point(i, "h");
                return dot(h, h);
              });
          Generator generator = trial.generator("difference quotients");
          const Family outward = outward_places(trial);
          for (int round = 0; round < 3; ++round) {
            const Instance& place = outward.members[generator.below(outward.members.size())];
            trial.limit(
                "(V(X_t - h s) - V(X_t))/h -> <X_t - p(X_t), -s> in d = " +
                    std::to_string(site_place(place).size()),
                {.parameter = "h", .first = 3, .last = 18, .fixed = place},
                [](const Point& p) {
                  const std::vector<Ball> x = site_place(p), s = summed_score(p);
                  Point later = p;
                  for (std::size_t k = 0; k < x.size(); ++k)
                    later.set("x" + std::to_string(k + 1), x[k] - p["h"] * s[k]);
                  return (square(distance_to_site_hull(later)) - square(distance_to_site_hull(p))) /
                         (2 * p["h"].at(p.precision()));
                },
                [](const Point& p) { return -inner_product(outward_vector(p), summed_score(p)); });
          }
          trial.identity(
              "dV/dt = <X_t - m, X_t - p>/(2t)", outward,
              [](const Point& p) { return -inner_product(outward_vector(p), summed_score(p)); },
              [](const Point& p) {
                return -inner_product(outward_vector(p), mean_displacement(p)) /
                       (2 * p["t"].at(p.precision()));
              });
        },
});

/// One coordinate of both sides at each place.
Family scored_places(const Trial& trial) {
  Family family = site_places(trial);
  Generator generator = trial.generator("axes");
  for (Instance& member : family.members)
    member.set("axis", static_cast<long>(generator.below(site_place(member).size())));
  return family;
}
std::size_t axis_of(const Point& p) { return static_cast<std::size_t>(p["axis"].to_double()); }

/// The uniform law on the unit sphere of R^3 at distance r from its centre: z is the cosine of the polar
/// angle, which is uniform (Archimedes), and u is proportional to exp(-(r^2 + 1)/(4t)) sinh(r/2t)/(r/2t).
Ball sphere_mean(const Point& p) {
  const Ball r = p["r"].at(p.precision()), t = p["t"].at(p.precision());
  const ComplexBall rate{Ball(r / (2 * t))};
  // exp(rate (z - 1)): no overflow at small t
  const auto weight = [&](const ComplexBall& z) { return exp(rate * (z - ComplexBall(Ball(1)))); };
  const Ball low = Ball(-1).at(p.precision()), high = Ball(1).at(p.precision());
  const Ball mass = integrate(weight, low, high, p.precision());
  return integrate([&](const ComplexBall& z) { return z * weight(z); }, low, high, p.precision()) / mass;
}
Ball sphere_score(const Point& p) {
  using J = Jet<Ball>;
  const J r = J::variable(JetLayout::of(1, 1), 0, p["r"].at(p.precision()));
  const J t(p["t"].at(p.precision())), z = r / (J(2) * t);
  const J logarithm = -(r * r + J(1)) / (J(4) * t) + log((exp(z) - exp(-z)) / z);
  return logarithm.derivative({1});
}
Family sphere_places(const Trial& trial) {
  Family family{"uniform law on the unit sphere of R^3, distance r", {}, site_hypotheses()};
  Generator generator = trial.generator("sphere");
  for (const Rational& r : {"1/10"_q, "1"_q, "3/2"_q, "10"_q})
    for (const Rational& t : {random_positive(generator, -2, -2), random_positive(generator, -1, 0)})
      family.members.push_back({{"r", r}, {"t", t}});
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E5.10b",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The Gaussian mean-shift formula",
    .statement =
        "s = (m - x)/(2t), m(x, t) the mean of y under exp(-|x - y|^2/(4t)) du_0(y), and m lies in K.",
    .hypotheses = "u_0 with compact support, t > 0",
    .source = "section 5.3, step 2",
    .evidence =
        "grad log u by jets of the sum of heat kernels against m by the posterior; the uniform law on a "
        "sphere, where m is an enclosed integral; x + 2 t s held against the support function of K",
    .refuted_by = "x and t at which the sides part, or a direction in which m is beyond K",
    .attack = "one site, far places, sites, weights of 1e-30, d = 1 to 8, no atoms at all; s = (m - x)/t",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "s = (m - x)/(2t)", scored_places(trial),
              [](const Point& p) { return summed_score(p)[axis_of(p)]; },
              [](const Point& p) {
                return mean_displacement(p)[axis_of(p)] / (2 * p["t"].at(p.precision()));
              });
          trial.identity(
              "the same for the uniform law on the unit sphere of R^3", sphere_places(trial), sphere_score,
              [](const Point& p) { return (sphere_mean(p) - p["r"]) / (2 * p["t"].at(p.precision())); });
          Family directed{"places and directions", {}, site_hypotheses()};
          Generator generator = trial.generator("directions");
          for (const Instance& member : site_places(trial, 2).members) {
            RationalPoint e;
            for (std::size_t k = 0; k < site_place(member).size(); ++k)
              e.push_back(random_signed(generator, -1, 0));
            directed.members.push_back(with_point(member, "n", e));
          }
          trial.bound(
              "m = x + 2 t s lies in K: <e, m> <= max over the sites of <e, y>", directed,
              [](const Point& p) {
                std::vector<Ball> m = site_place(p);
                const std::vector<Ball> s = summed_score(p);
                for (std::size_t k = 0; k < m.size(); ++k) m[k] += 2 * p["t"].at(p.precision()) * s[k];
                return inner_product(outward_vector(p), m);
              },
              [](const Point& p) {
                const auto sites = site_measure<Ball>(p).means;
                Ball most = inner_product(outward_vector(p), sites.front());
                for (const auto& site : sites) most = max(most, inner_product(outward_vector(p), site));
                return most;
              });
        },
});

/// <x - z, x - p> and |x - p|^2 for z in the set and p the projection of x onto it.
Rational projection_product(const RationalPoint& x, const RationalPoint& z, const RationalPoint& p) {
  return dot(difference(x, z), difference(x, p));
}
/// The half-space {<h, .> <= 0} and its boundary point z - (<h, z>/|h|^2) h, or a point deeper inside.
RationalPoint onto_half_space(const RationalPoint& normal, RationalPoint x) {
  const Rational excess = dot(normal, x) / dot(normal, normal);
  if (excess > 0)
    for (std::size_t k = 0; k < x.size(); ++k) x[k] -= excess * normal[k];
  return x;
}
/// x and its nearest point among two points without the segment between them.
Rational two_point_product(const Instance& i) {
  const Rational nearest = i["x"] > 0 ? 1 : -1;
  return (i["x"] - i["z"]) * (i["x"] - nearest);
}

REFEREE_CLAIM({
    .id = "PP-E5.10c",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "The obtuse angle of a projection",
    .statement = "<x - y, x - proj_A(x)> >= |x - proj_A(x)|^2 for x in R^d and y in A.",
    .hypotheses = "A nonempty, closed and convex",
    .source = "section 5.3, step 2",
    .evidence = "exact projections onto polytopes and half-spaces in d = 1 to 8",
    .refuted_by = "x, A and y for which the product is smaller",
    .attack = "y on the face that holds the projection, where both sides agree; x in A; one-point sets, an "
              "unbounded set; a set of two points, which is not convex, fails",
    .trial =
        [](Trial& trial) {
          const Family family = hull_places(trial);
          const auto product = [](const Instance& i) {
            const RationalPoint x = read_point(i, "x");
            return projection_product(x, read_point(i, "z"), project_on_hull(site_points(i), x));
          };
          const auto squared = [](const Instance& i) -> Rational {
            return 2 * half_squared_distance(site_points(i), read_point(i, "x"));
          };
          trial.exact("polytopes", family, squared, Relation::at_most, product);
          trial.exact(
              "half-spaces {<h, .> <= 0}", family,
              [](const Instance& i) -> Rational {
                const RationalPoint x = read_point(i, "x");
                return squared_distance(x, onto_half_space(read_point(i, "h"), x));
              },
              Relation::at_most,
              [](const Instance& i) {
                const RationalPoint x = read_point(i, "x"), h = read_point(i, "h");
                return projection_product(x, onto_half_space(h, read_point(i, "z")), onto_half_space(h, x));
              });
          trial.exact("without convexity it fails: A = {-1, 1}, x = 1/4, y = -1",
                      Family{"a set of two points", {{{"x", "1/4"_q}, {"z", -1}}}, {}, true},
                      two_point_product, Relation::less,
                      [](const Instance& i) -> Rational { return (i["x"] - 1) * (i["x"] - 1); });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
