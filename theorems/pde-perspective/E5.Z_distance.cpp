// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.3, step 3: the differential inequality for the distance from the site.
#include "court/random_rationals.hpp"
#include "numbers/complex_ball.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/quadrature.hpp"
#include "pde-perspective/core_geometry.hpp"

namespace referee::pde_perspective {
namespace {

Family places_with_site(const Trial& trial) {
  Family family = site_places(trial);
  Generator generator = trial.generator("sites to measure from");
  for (Instance& member : family.members)
    member.set("i", static_cast<long>(1 + generator.below(site_points(member).size())));
  return family;
}
/// (1/2) d|Z|^2/dt = <Z, -s>, s by jets.
Ball half_square_slope(const Point& p) { return -inner_product(offset_from_site(p), summed_score(p)); }
Ball squared_offset(const Point& p) { return inner_product(offset_from_site(p), offset_from_site(p)); }

REFEREE_CLAIM({
    .id = "PP-E5.Z",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The squared distance from a site along the flow",
    .statement = "(1/2) d|Z_t|^2/dt = (1/(2t)) (<Z_t, y_i - m(X_t, t)> + |Z_t|^2), Z_t = X_t - y_i.",
    .hypotheses = "dX/dt = -grad log u, any site",
    .source = "section 5.3, step 3",
    .evidence = "<Z, -grad log u> by jets of the sum of heat kernels against the factored mean shift",
    .refuted_by = "a place at which the two differ",
    .attack = "sites that are not the limit, far places, one site, weights of 1e-30, d = 1 to 8",
    .rests_on = {"PP-E5.12"},
    .trial =
        [](Trial& trial) {
          trial.identity("(1/2) d|Z|^2/dt", places_with_site(trial), half_square_slope, [](const Point& p) {
            return (squared_offset(p) - inner_product(offset_from_site(p), mean_offset(p))) /
                   (2 * p["t"].at(p.precision()));
          });
        },
});

/// Places of cores other than the site itself.
Family places_off_the_site(const Trial& trial, bool at_the_site) {
  Family family = core_places(trial);
  std::erase_if(family.members, [=](const Instance& i) {
    return (site_place(i) == site_points(i)[core_site(i)]) != at_the_site;
  });
  family.name = at_the_site ? "sites, t over four decades" : "places in cores other than the site";
  return family;
}
Ball core_decay(const Point& p) { return exp(-core_gamma(p) / (4 * p["t"].at(p.precision()))); }

REFEREE_CLAIM({
    .id = "PP-E5.Z2",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "Lower bound for the derivative of the squared distance",
    .statement = "(1/2) d|Z_t|^2/dt >= |Z_t|^2/(2t) - (1/(2t)) |Z_t| C_i exp(-gamma/(4t)) on (0, t_*).",
    .hypotheses = "X_t in V_i(gamma)",
    .source = "section 5.3, step 3",
    .evidence =
        "the printed sides, the left one by jets; and their difference times exp(gamma/4t), so that no "
        "time is too early",
    .refuted_by = "a place of a core with a smaller derivative",
    .attack = "boundary points, t from 1/1000 to 100 (the inequality needs no t_*), weights of 1e-30",
    .rests_on = {"PP-C1", "PP-E5.Z"},
    .trial =
        [](Trial& trial) {
          const Family family = places_off_the_site(trial, false);
          trial.bound(
              "the printed sides, t >= gamma/100",
              [&] {
                Family late = family;
                for (Instance& member : late.members) member.set("t", member["t"] + core_gamma(member) / 100);
                return late;
              }(),
              [](const Point& p) {
                return (squared_offset(p) - sqrt(squared_offset(p)) * core_constant(p) * core_decay(p)) /
                       (2 * p["t"].at(p.precision()));
              },
              half_square_slope);
          trial.bound(
              "<Z, m - y_i> e^(gamma/4t) <= |Z| C_i", family,
              [](const Point& p) {
                return inner_product(offset_from_site(p), mean_offset(p)) / core_decay(p);
              },
              [](const Point& p) { return sqrt(squared_offset(p)) * core_constant(p); });
        },
});

/// rho' in s = -log t: -t d|Z|/dt = t <Z, s>/|Z|.
Ball radius_slope(const Point& p) {
  return -half_square_slope(p) * p["t"].at(p.precision()) / sqrt(squared_offset(p));
}

REFEREE_CLAIM({
    .id = "PP-E5.rho",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "The distance in similarity time",
    .statement =
        "With s = -log t and rho = |Z|: rho' <= -rho/2 + (C_i/2) exp(-(gamma/4) e^s) and (e^(s/2) rho)' "
        "<= (C_i/2) e^(s/2) exp(-(gamma/4) e^s).",
    .hypotheses =
        "X_t in V_i(gamma); where Z = 0, rho has no derivative and the upper Dini derivative is meant",
    .source = "section 5.3, step 3",
    .evidence =
        "rho' by jets of the sum of heat kernels at places of cores, for both inequalities; |m - y_i|/2, "
        "which is the Dini derivative, at the sites",
    .refuted_by = "a place of a core at which rho grows faster",
    .attack = "boundary points, sites, t from 1/1000 to 100, weights of 1e-30; rho' <= -rho fails",
    .rests_on = {"PP-E5.Z2"},
    .trial =
        [](Trial& trial) {
          Family late = places_off_the_site(trial, false);
          for (Instance& member : late.members) member.set("t", member["t"] + core_gamma(member) / 100);
          trial.bound("rho' <= -rho/2 + (C_i/2) exp(-(gamma/4) e^s)", late, radius_slope, [](const Point& p) {
            return (core_constant(p) * core_decay(p) - sqrt(squared_offset(p))) / 2;
          });
          trial.bound(
              "(e^(s/2) rho)' <= (C_i/2) e^(s/2) exp(-(gamma/4) e^s)", late,
              [](const Point& p) {
                const Ball stretch = Ball(1) / sqrt(p["t"].at(p.precision()));
                return stretch * (radius_slope(p) + sqrt(squared_offset(p)) / 2);
              },
              [](const Point& p) {
                return core_constant(p) * core_decay(p) / (2 * sqrt(p["t"].at(p.precision())));
              });
          trial.bound(
              "at Z = 0: |m - y_i|/2 <= (C_i/2) exp(-(gamma/4) e^s), both times e^(gamma/4t)",
              places_off_the_site(trial, true),
              [](const Point& p) {
                return euclidean_length(mean_offset(p), p.precision()) / (2 * core_decay(p));
              },
              [](const Point& p) { return core_constant(p) / 2; });
          Family steep{
              "sites -1 and 1, equal weights, place 3/2, t = 1/10",
              {site_instance_at(site_instance({{-1}, {1}}), {"3/2"_q}).set("i", 2).set("t", "1/10"_q)},
              {},
              true};
          trial.bound(
              "a faster decay fails: -rho + (C_i/2) exp(-(gamma/4) e^s) <= rho' at one place", steep,
              [](const Point& p) { return core_constant(p) * core_decay(p) / 2 - sqrt(squared_offset(p)); },
              radius_slope);
        },
});

/// The integral over R: what lies beyond [lower, upper] is at most 2 e^(lower/2), and (4/gamma) e^(-upper/2)
/// exp(-(gamma/4) e^upper).
Ball gamma_integral(const Point& p) {
  const Ball rate = p["gamma"].at(p.precision()) / 4;
  const ComplexBall complex_rate(rate), half(Ball("1/2"_q, p.precision()));
  const Ball bits = Ball(p.precision().bits).at(p.precision());
  const Ball lower = (-3 * bits / 2 - log(Ball(1) + rate)).midpoint().at(p.precision());
  const Ball upper = log(bits / rate + Ball(1)).midpoint().at(p.precision());
  const Ball middle =
      integrate([&](const ComplexBall& sigma) { return exp(half * sigma - complex_rate * exp(sigma)); },
                lower, upper, p.precision());
  const Ball tails = 2 * exp(lower / 2) + exp(-upper / 2 - rate * exp(upper)) / rate;
  return middle + join(Ball(0).at(p.precision()), tails);
}

REFEREE_CLAIM({
    .id = "PP-E5.gam",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "The Gamma integral",
    .statement = "The integral of e^(sigma/2) exp(-(gamma/4) e^sigma) over R equals 2 sqrt(pi)/sqrt(gamma).",
    .hypotheses = "gamma > 0",
    .source = "section 5.3, step 3",
    .evidence = "enclosing quadrature over an interval, with both tails bounded, against the closed form",
    .refuted_by = "a gamma at which the two differ",
    .attack = "gamma from 1e-6 to 1e6; sqrt(pi)/sqrt(gamma) fails",
    .trial =
        [](Trial& trial) {
          Family family{
              "gamma > 0", {}, {{"gamma > 0", [](const Point& p) { return positive(p["gamma"]); }}}};
          Generator generator = trial.generator("gamma");
          for (const Rational& gamma : {"1e-6"_q, "2"_q, "1e6"_q, random_positive(generator, -3, 3),
                                        random_positive(generator, -1, 1)})
            family.members.push_back({{"gamma", gamma}});
          trial.identity("the integral over R", family, gamma_integral, [](const Point& p) {
            return 2 * sqrt(Ball::pi(p.precision()) / p["gamma"].at(p.precision()));
          });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
