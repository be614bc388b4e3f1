// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.1, step 2: the energy identity (5.2) and the three integrations by parts behind it.
#include <cmath>

#include "pde-perspective/heavy_start.hpp"
#include "pde-perspective/stability_laws.hpp"

namespace referee::pde_perspective::stability {
namespace {

using Fields = EnergyFields;

const char* const radii_note =
    "Over a ball the two sides differ by at most the integral of v^p |s| over its sphere. Since |s| <= "
    "(|x| + R)/(2t) and v is in L^p, this tends to 0 along suitable radii that tend to infinity, not along "
    "all. Where |x| v^p and |x| v^(p-1) |grad v| are integrable, it does along all.";

/// The start whose first moment is infinite, p = 2: the parts of an integral over [16^k/2, 16^k/2 + 12].
void try_swing(Trial& trial, FlowTerm term, const std::string& integrand, long divisor) {
  Family parts{"u_0 = delta_0, v_T = sum over k >= 1 of 2^(-k) N(16^k, 2)",
               {},
               {{"k >= 2", [](const Point& p) { return !less(p["k"], Ball(2)); }}}};
  for (long k = 2; k <= trial.effort().scaled(3, 5, 10); ++k)
    parts.members.push_back({{"epsilon", 1}, {"T", 1}, {"t", "1/2"_q}, {"p", 2}, {"k", k}});
  trial.bound(
      "why radii are to be chosen: the part of int " + integrand +
          " over [16^k/2, 16^k/2 + 12] is at least 4^k/" + std::to_string(divisor) + "; " + parts.name,
      parts, [divisor](const Point& p) { return exp(log(Ball(4).at(p.precision())) * p["k"]) / divisor; },
      [term](const Point& p) {
        return energy_swing({16, 2}, term, std::lround(p["k"].to_double()), p.precision());
      });
}

Ball order_less_one(const Point& p) { return p["p"].at(p.precision()) - Ball(1); }

/// Positive solutions of (3.1) at a place, with p.
struct PlacedLaw {
  Jet<Ball> v, log_u;
  explicit PlacedLaw(const Point& p)
      : v([&] {
          const SpaceTimeVariables at = variables_at(p, 2);
          return mixture_density(law_at(p, at.t), at.place(), Jet<Ball>(0));
        }()),
        log_u(log(heat_flow(p, variables_at(p, 2)))) {}
};
Family placed_laws(const Trial& trial) {
  Family family = gaussian_laws(trial, trial.effort().scaled(20, 60, 400));
  const Family several = mixture_laws(trial, trial.effort().scaled(20, 60, 400));
  family.members.insert(family.members.end(), several.members.begin(), several.members.end());
  // At t = T the closed forms have no derivative to both sides; jets in many variables are slow.
  std::erase_if(family.members, [](const Instance& i) {
    return i["t"] == i["T"] || i["t"] < i["T"] / 2000 || i.has("y1_5");
  });
  Generator generator = trial.generator("places of laws");
  for (Instance& member : family.members) {
    RationalPoint x;
    for (int axis = 1; member.has("y1_" + std::to_string(axis)); ++axis)
      x.push_back(member["y1_" + std::to_string(axis)] +
                  Rational(static_cast<long>(generator.below(100)), 50) - 1);
    member = at_place(member, x);
  }
  family.name = "Gaussian mixtures, d = 1, ..., 4";
  return family;
}
/// int div(v^(p-1) F) over R^d is what is dropped: its integrand from the product rule.
Ball powered(const Point& p, const Ball& v, const Ball& exponent) {
  return real_power(v, Ball(exponent.at(p.precision())));
}

REFEREE_CLAIM({
    .id = "PP-E5.2a",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Energy identity: the time derivative",
    .statement = "int v^(p-1) v_t dx = (1/p) d/dt |v|_p^p.",
    .hypotheses =
        "v a solution of (3.1), v_T in L^p, 1 <= p < infinity; the integral over R^d is read as the "
        "limit over balls along radii at which the flux through the sphere vanishes",
    .source = "section 5.1, step 2, time derivative",
    .evidence = "the left side by enclosing quadrature over the line; the right side from the closed form of "
                "the norm by a jet in t",
    .refuted_by = "a solution for which the two enclosures differ",
    .attack =
        "p = 3/2, 2, 3, 29/4; one Dirac with every epsilon, two Diracs with epsilon = 1 and v_T different "
        "from u_T, v = u",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "int v^(p-1) v_t = (1/p) d/dt |v|_p^p", line_laws(trial, trial.effort().scaled(3, 6, 60)),
              [](const Point& p) { return energy_integral(p, [](const Fields& f) { return f.v_t; }); },
              [](const Point& p) { return power_integral_rate(p) / p["p"].at(p.precision()); });
          trial.note(
              "By (3.1) the integral over a ball is a diffusion and an advection term, whose fluxes through "
              "the sphere vanish along suitable radii (PP-E5.2b, PP-E5.2c).");
          try_swing(trial, FlowTerm::in_time, "v v_t", 15);
        },
});

REFEREE_CLAIM({
    .id = "PP-E5.2b",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Energy identity: the diffusion",
    .statement = "int v^(p-1) Lap v dx = -(p - 1) int v^(p-2) |grad v|^2 dx.",
    .hypotheses = "v a positive solution of (3.1), 1 <= p < infinity",
    .source = "section 5.1, step 2, diffusion term",
    .evidence =
        "both integrals by enclosing quadrature over the line; in d = 1, ..., 4 the product rule behind "
        "it by jets",
    .refuted_by = "a solution for which the two enclosures differ",
    .attack = "p = 1 and p < 2, where v^(p-2) is large, solutions that are no Gaussians",
    .trial =
        [](Trial& trial) {
          trial.identity(
              "int v^(p-1) v_xx = -(p - 1) int v^(p-2) v_x^2 on the line",
              line_laws(trial, trial.effort().scaled(3, 6, 60)),
              [](const Point& p) { return energy_integral(p, [](const Fields& f) { return f.v_xx; }); },
              [](const Point& p) {
                return -order_less_one(p) *
                       energy_integral(p, [](const Fields& f) { return f.slope_squared; });
              });
          trial.identity(
              "div(grad v^p)/p = v^(p-1) Lap v + (p - 1) v^(p-2) |grad v|^2", placed_laws(trial),
              [](const Point& p) {
                const Jet<Ball> order(p["p"].at(p.precision()));
                return space_laplacian(exp(order * log(PlacedLaw(p).v))) / p["p"];
              },
              [](const Point& p) {
                const Jet<Ball> v = PlacedLaw(p).v;
                Ball slope(0);
                for (const Ball& component : space_gradient(v)) slope += square(component);
                return powered(p, v.value(), order_less_one(p)) *
                       (space_laplacian(v) + order_less_one(p) * slope / v.value());
              });
          trial.note(
              "In R^d the two sides differ by the integral of v^(p-1) |grad v| at most over a sphere, which "
              "tends to 0 along radii that tend to infinity.");
        },
});

REFEREE_CLAIM({
    .id = "PP-E5.2c",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Energy identity: the advection",
    .statement =
        "int v^(p-1) div(s v) = -int <grad v^(p-1), v s> = -(p - 1) int v^(p-1) <grad v, s> = -((p - "
        "1)/p) int <grad v^p, s> = ((p - 1)/p) int v^p div s.",
    .hypotheses = "v a positive solution of (3.1), v_T in L^p, 1 <= p < infinity; the integrals over R^d are "
                  "read as limits over balls along radii at which the flux through the sphere vanishes",
    .source = "section 5.1, step 2, advection term",
    .evidence =
        "the first, third and last expression by enclosing quadrature over the line; the product rules "
        "between all of them by jets in d = 1, ..., 4",
    .refuted_by = "a solution for which two of the expressions differ",
    .attack = "scores that are not monotone (several Diracs), solutions that are no Gaussians, p = 1",
    .trial =
        [](Trial& trial) {
          const Family line = line_laws(trial, trial.effort().scaled(3, 6, 60));
          const Quantity first = [](const Point& p) {
            return energy_integral(p, [](const Fields& f) { return f.s * f.v_x + f.s_x * f.v; });
          };
          trial.identity("int v^(p-1) (s v)_x = -(p - 1) int v^(p-1) v_x s on the line", line, first,
                         [](const Point& p) {
                           return -order_less_one(p) *
                                  energy_integral(p, [](const Fields& f) { return f.v_x * f.s; });
                         });
          trial.identity("int v^(p-1) (s v)_x = ((p - 1)/p) int v^p s_x on the line", line, first,
                         [](const Point& p) {
                           return order_less_one(p) / p["p"] *
                                  energy_integral(p, [](const Fields& f) { return f.v * f.s_x; });
                         });
          const Family placed = placed_laws(trial);
          const Quantity transported = [](const Point& p) {
            const PlacedLaw law(p);
            return powered(p, law.v.value(), order_less_one(p)) * divergence_of_flux(law.v, law.log_u);
          };
          trial.identity("v^(p-1) div(s v) = div(v^p s) - (p - 1) v^(p-1) <grad v, s>", placed, transported,
                         [](const Point& p) {
                           const PlacedLaw law(p);
                           const Jet<Ball> order(p["p"].at(p.precision()));
                           const auto slope = space_gradient(law.v), s = space_gradient(law.log_u);
                           Ball product(0);
                           for (std::size_t i = 0; i < s.size(); ++i) product += slope[i] * s[i];
                           return divergence_of_flux(exp(order * log(law.v)), law.log_u) -
                                  order_less_one(p) * powered(p, law.v.value(), order_less_one(p)) * product;
                         });
          trial.identity("v^(p-1) div(s v) = div(v^p s)/p + ((p - 1)/p) v^p div s", placed, transported,
                         [](const Point& p) {
                           const PlacedLaw law(p);
                           const Ball order = p["p"].at(p.precision());
                           return divergence_of_flux(exp(Jet<Ball>(order) * log(law.v)), law.log_u) / order +
                                  order_less_one(p) / order * powered(p, law.v.value(), order) *
                                      space_laplacian(law.log_u);
                         });
          trial.note(radii_note);
          try_swing(trial, FlowTerm::of_transport, "v (s v)_x", 30);
        },
});

REFEREE_CLAIM({
    .id = "PP-E5.2",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Energy identity",
    .statement =
        "(1/p) d/dt |v|_p^p - epsilon (p - 1) int v^(p-2) |grad v|^2 - (1 + epsilon) ((p - 1)/p) int "
        "v^p div s = 0.",
    .hypotheses = "v a solution of (3.1), v_T in L^p, 1 <= p < infinity",
    .source = "section 5.1, step 2, (5.2)",
    .evidence =
        "on the line the two integrals by enclosing quadrature and the derivative from the closed form "
        "of the norm; in d = 1, ..., 8 all three in closed form for one Dirac and Gaussian v_T",
    .refuted_by = "a solution that leaves a residual",
    .attack =
        "each of the three factors: epsilon = 0, 1/5, 1, 3, 20, p = 1, 3/2, 2, 7, 100, solutions that are "
        "no Gaussians",
    .rests_on = {"PP-E5.2a", "PP-E5.2b", "PP-E5.2c"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "on the line: (1/p) d/dt |v|_p^p = epsilon (p - 1) int v^(p-2) v_x^2 + (1 + epsilon)((p - "
              "1)/p) "
              "int v^p s_x",
              line_laws(trial, trial.effort().scaled(3, 6, 60)),
              [](const Point& p) { return power_integral_rate(p) / p["p"].at(p.precision()); },
              [](const Point& p) {
                const Ball slope = energy_integral(p, [](const Fields&f) { return f.slope_squared; }),
                           bend = energy_integral(p, [](const Fields&f) { return f.v * f.s_x; });
                return order_less_one(p) *
                       (p["epsilon"] * slope + (Ball(1) + p["epsilon"]) / p["p"].at(p.precision()) * bend);
              });
          Family gaussians = gaussian_laws(trial, trial.effort().scaled(30, 100, 1000));
          std::erase_if(gaussians.members, [](const Instance& i) { return i["t"] == i["T"]; });
          trial.identity(
              "one Dirac, v = N(., S I): int v^(p-2) |grad v|^2 = d |v|_p^p/(p S) and div s = -d/(2t)",
              gaussians, [](const Point& p) { return power_integral_rate(p) / p["p"].at(p.precision()); },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), order = p["p"].at(p.precision()),
                           S = law_at(p, t).variances[0];
                return order_less_one(p) / order * Ball(dimension_of(p)) * power_integral(p, t) *
                       (p["epsilon"] / S - (Ball(1) + p["epsilon"]) / (Ball(2) * t));
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
