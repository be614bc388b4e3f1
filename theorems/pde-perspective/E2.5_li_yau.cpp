// SPDX-License-Identifier: GPL-3.0-or-later
/// The Li-Yau inequality (2.5)-(2.6), also (5.1), and the optimality of its rate (Remark 3.3).
#include "court/random_rationals.hpp"
#include "numbers/error_function.hpp"
#include "pde-perspective/dirac_families.hpp"

namespace referee::pde_perspective::stability {
namespace {

/// -2t Lap log u.
Ball negative_spread(const Jet<Ball>& u, const Ball& t) { return Ball(-2) * t * space_laplacian(log(u)); }

/// u for the uniform law on the cube [-1, 1]^d, a product of error functions.
Jet<Ball> cube_flow(const Point& p) {
  const SpaceTimeVariables at = variables_at(p, 2);
  const Jet<Ball> width = Jet<Ball>(2) * sqrt(at.t);
  Jet<Ball> u(Ball(1).at(p.precision()));
  for (const Jet<Ball>& coordinate : at.x) {
    // By symmetry on the right, where the differences keep their digits.
    const Jet<Ball> x = coordinate.value().is_negative() ? -coordinate : coordinate;
    u = u * (erfc(Jet<Ball>((x - Jet<Ball>(1)) / width)) - erfc(Jet<Ball>((x + Jet<Ball>(1)) / width))) /
        Jet<Ball>(4);
  }
  return u;
}
/// u for the uniform law on the unit sphere of R^3: exp(-(r^2 + 1)/(4t)) sinh(r/(2t))/(r/(2t)), up to its
/// constant.
Jet<Ball> sphere_flow(const Point& p) {
  using J = Jet<Ball>;
  const SpaceTimeVariables at = variables_at(p, 2);
  J squared(0);
  for (const J& x : at.x) squared += x * x;
  const J slope = sqrt(squared) / (J(2) * at.t);
  return exp(-(squared + J(1)) / (J(4) * at.t)) * (exp(slope) - exp(-slope)) / (slope * at.t * sqrt(at.t));
}

Family continuous_data(const Trial& trial, int lowest, int highest) {
  Family family{"uniform laws", {}, {{"t > 0", [](const Point& p) { return positive(p["t"]); }}}};
  Generator generator = trial.generator("uniform laws");
  for (int d = lowest; d <= highest; ++d)
    for (long k = 0; k < trial.effort().scaled(5, 20, 200); ++k) {
      RationalPoint x;
      for (int i = 0; i < d; ++i) x.push_back(random_signed(generator, -1, k % 4 == 0 ? 1 : 0));
      family.members.push_back(at_place({{"t", random_positive(generator, -3, 2)}}, x));
    }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E2.5",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Li-Yau inequality",
    .statement = "Lap log u = div s >= -d/(2t) for all x and t > 0.",
    .hypotheses = "u the heat flow of a probability measure",
    .source = "section 2.1, (2.5)-(2.6); section 5.1, (5.1)",
    .evidence = "-2t Lap log u <= d by jets of the heat kernels; the defect, tr Cov(Y | x)/(2t) >= 0, by the "
                "posterior; uniform laws on cubes and on the sphere of R^3 in closed form",
    .refuted_by = "a measure, a place and a time with a smaller Laplacian",
    .attack = "one site (equality), up to 50 sites, d = 1, ..., 8, odds of 1e-12, t from 1e-8 to 1e4, places "
              "on sites, between them and far away",
    .trial =
        [](Trial& trial) {
          const Family family = placed_data(trial, trial.effort().scaled(20, 100, 3000));
          const Quantity defect = [](const Point& p) {
            return negative_spread(heat_flow(p, variables_at(p, 2)), p["t"].at(p.precision()));
          };
          trial.bound("-2t Lap log u <= d", family, defect,
                      [](const Point& p) { return Ball(dimension_of(p)); });
          trial.identity("-2t Lap log u = d - tr Cov(Y | x)/(2t)", family, defect, [](const Point& p) {
            return Ball(dimension_of(p)) - posterior_spread(p) / (Ball(2) * p["t"]);
          });
          trial.bound(
              "uniform law on [-1, 1]^d: -2t Lap log u <= d", continuous_data(trial, 1, 3),
              [](const Point& p) { return negative_spread(cube_flow(p), p["t"].at(p.precision())); },
              [](const Point& p) { return Ball(static_cast<int>(place_of(p).size())); });
          const Family around = continuous_data(trial, 3, 3);
          const Quantity on_sphere = [](const Point& p) {
            return negative_spread(sphere_flow(p), p["t"].at(p.precision()));
          };
          trial.bound("uniform law on the unit sphere: -2t Lap log u <= 3", around, on_sphere,
                      [](const Point&) { return Ball(3); });
          trial.identity("on the sphere the defect is (1 - |m|^2)/(2t), |m| = coth(r/(2t)) - 2t/r", around,
                         on_sphere, [](const Point& p) {
                           Ball squared(0);
                           for (const Ball& x : place_of(p)) squared += square(x);
                           const Ball t = p["t"].at(p.precision()), slope = sqrt(squared) / (Ball(2) * t),
                                      mean = Ball(1) / tanh(slope) - Ball(1) / slope;
                           return Ball(3) - (Ball(1) - square(mean)) / (Ball(2) * t);
                         });
        },
});

REFEREE_CLAIM({
    .id = "PP-R3.3a",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "The rate 1/t in the Li-Yau inequality is optimal",
    .statement =
        "The blow-up rate 1/t in div s >= -d/(2t) is optimal, as is seen where u_0 is a finite sum of "
        "Diracs.",
    .hypotheses = "u_0 a finite sum of Diracs",
    .source = "section 3.1, Remark 3.3",
    .evidence =
        "one Dirac: equality; several: the exponent at the sites measured over decades, and t div s -> "
        "-d/2, the constant of the inequality, at the sites as t -> 0 and far away at every t",
    .refuted_by = "a mixture for which div s is bounded below by a slower rate",
    .attack = "unequal odds, sites close together, an inner site, d = 1, 2, 5; both ways to the infimum",
    .rests_on = {"PP-E2.5"},
    .trial =
        [](Trial& trial) {
          const Quantity divergence = [](const Point& p) {
            const Ball t = p["t"].at(p.precision());
            return posterior_spread(p) / (Ball(4) * square(t)) - Ball(dimension_of(p)) / (Ball(2) * t);
          };
          Family single = placed_data(trial, trial.effort().scaled(5, 20, 100));
          std::erase_if(single.members, [](const Instance& i) { return i.has("y2_1"); });
          trial.identity(
              "one Dirac: 2t div s = -d everywhere", single,
              [](const Point& p) {
                return -negative_spread(heat_flow(p, variables_at(p, 2)), p["t"].at(p.precision()));
              },
              [](const Point& p) { return Ball(-dimension_of(p)); });
          const std::vector<std::pair<std::string, Instance>> sites{
              {"sites -1, 1, weights 1/4, 3/4, at -1", at_place(dirac_data({{-1}, {1}}, {1, 3}), {-1})},
              {"sites -5, 0, 5 with odds 7, 3, 1, at 0",
               at_place(dirac_data({{-5}, {0}, {5}}, {7, 3, 1}), {0})},
              {"a triangle in the plane, at a corner",
               at_place(dirac_data({{0, 0}, {1, 0}, {0, 1}}), {1, 0})},
              {"two close sites in R^5",
               at_place(dirac_data({{0, 0, 0, 0, 0}, {"1/10"_q, 0, 0, 0, 0}}, {1, 9}), {0, 0, 0, 0, 0})}};
          for (const auto& [name, at] : sites) {
            const Approach approach{.parameter = "t", .first = 1, .last = 25, .fixed = at};
            trial.rate("div s ~ -C/t as t -> 0: " + name, approach, divergence, -1);
            trial.limit(
                "t div s -> -d/2 as t -> 0: " + name, approach,
                [=](const Point& p) { return p["t"] * divergence(p); },
                [](const Point& p) { return Ball(-dimension_of(p)) / Ball(2).at(p.precision()); });
          }
          trial.limit(
              "two Diracs, t = 1: t div s -> -d/2 as x -> infinity, so that the constant is best at every t",
              {.parameter = "x1",
               .to_infinity = true,
               .last = 25,
               .fixed = dirac_data({{-1}, {1}}).set("t", 1)},
              [=](const Point& p) { return p["t"] * divergence(p); },
              [](const Point& p) { return Ball(-1) / Ball(2).at(p.precision()); });
          trial.note(
              "There is no bound of that order from above: halfway between two Diracs at distance D, div s = "
              "-d/(2t) + D^2/(16 t^2).");
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
