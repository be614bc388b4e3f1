// SPDX-License-Identifier: GPL-3.0-or-later
/// (3.1): the backward Fokker-Planck equation.
#include <algorithm>
#include <cmath>

#include "heat/generative_law_quadratic.hpp"
#include "heat/generative_law_quantile.hpp"
#include "pde-perspective/stability_laws.hpp"
#include "pde-perspective/stability_volumes.hpp"

namespace referee::pde_perspective::stability {
namespace {

using J = Jet<Ball>;
using Law = std::function<J(const Point&, const SpaceTimeVariables&)>;

J parameter(const Point& p, const char* name) { return J(p[name].at(p.precision())); }

J mixture_law(const Point& p, const SpaceTimeVariables& at) {
  return mixture_density(law_at(p, at.t), at.place(), J(0));
}
/// One Dirac at the origin, v/u quadratic.
J quadratic_law(const Point& p, const SpaceTimeVariables& at) {
  const QuadraticGeneration<J> flow{parameter(p, "T"), parameter(p, "epsilon"), parameter(p, "alpha"),
                                    parameter(p, "beta"), J(Ball(dimension_of(p)).at(p.precision()))};
  return flow.density(at.place(), at.t);
}
/// epsilon = 1, v_T = delta at z1..
J bridge(const Point& p, const SpaceTimeVariables& at) {
  std::vector<J> z;
  for (int i = 1; p.has("z" + std::to_string(i)); ++i)
    z.push_back(parameter(p, ("z" + std::to_string(i)).c_str()));
  return mixture_density(bridge_law(data_jets(p), std::span<const J>(z), parameter(p, "T"), at.t), at.place(),
                         J(0));
}
/// epsilon = 0 on the line: v = 2 F_t u.
J ranked_law(const Point& p, const SpaceTimeVariables& at) {
  return J(2) * heat_distribution(data_jets(p), at.x[0], at.t) * heat_flow(p, at);
}

/// Moderate places and times for any law.
Family at_random_places(const Trial& trial, std::string name, const std::vector<Instance>& laws) {
  Family family{std::move(name), {}, {{"epsilon >= 0, 0 < t < T", [](const Point& p) {
                                         return !positive(-p["epsilon"]) && positive(p["t"]) &&
                                                less(p["t"], p["T"]);
                                       }}}};
  Generator generator = trial.generator(family.name);
  for (const Instance& law : laws)
    for (const Rational& share : {"9/10"_q, "1/10"_q, "1/200"_q}) {
      RationalPoint x;
      for (int axis = 1; law.has("y1_" + std::to_string(axis)); ++axis)
        x.push_back(law["y1_" + std::to_string(axis)] +
                    Rational(static_cast<long>(generator.below(100)), 50) - 1);
      family.members.push_back(at_place(law, x).set("t", law["T"] * share));
    }
  return family;
}

struct SolvedFamily {
  Family family;
  Law law;
};
std::vector<SolvedFamily> solutions_of_all_kinds(const Trial& trial) {
  std::vector<Instance> gaussian, quadratic, matched, ranked;
  for (const Rational& epsilon : {Rational(0), "1/5"_q, Rational(1), Rational(3)})
    for (const RationalPoint& site : {RationalPoint{"1/2"_q}, RationalPoint{1, -2, "1/3"_q}}) {
      gaussian.push_back(
          dirac_data({site}).set("epsilon", epsilon).set("T", 2).set("s2", "3/7"_q).set("m1", 1));
      quadratic.push_back(dirac_data({RationalPoint(site.size(), 0)})
                              .set("epsilon", epsilon)
                              .set("T", "3/2"_q)
                              .set("alpha", 1)
                              .set("beta", "1/5"_q));
      matched.push_back(
          dirac_data({site, RationalPoint(site.size(), 0)}, {1, 3}).set("epsilon", epsilon).set("T", 2));
    }
  for (Instance data : {dirac_data({{-1}, {1}}, {1, 3}), dirac_data({{-2}, {0}, {1}}, {1, 2, 5})})
    ranked.push_back(data.set("epsilon", 0).set("T", 1));
  std::vector<Instance> tilted, bridges;
  for (Instance data : {dirac_data({{-1}, {1}}, {1, 3}), dirac_data({{0}, {"1/2"_q}, {3}})}) {
    data.set("epsilon", 1).set("T", 2);
    tilted.push_back(Instance(data).set("c1", 1).set("a1_1", "1/2"_q).set("c2", 2).set("a2_1", "-1/3"_q));
    bridges.push_back(Instance(data).set("z1", "1/4"_q));
  }
  Instance plane = dirac_data({{-1, 0}, {1, 0}, {0, 2}}, {1, 2, 3}).set("epsilon", 1).set("T", 2);
  tilted.push_back(Instance(plane).set("c1", 1).set("a1_1", "1/2"_q).set("a1_2", -1));
  bridges.push_back(Instance(plane).set("z1", "1/4"_q).set("z2", 2));
  return {{at_random_places(trial, "v = u", matched), mixture_law},
          {at_random_places(trial, "one Dirac, Gaussian v_T", gaussian), mixture_law},
          {at_random_places(trial, "one Dirac, v/u quadratic", quadratic), quadratic_law},
          {at_random_places(trial, "epsilon = 1, v/u a sum of exponentials", tilted), mixture_law},
          {at_random_places(trial, "epsilon = 1, v_T a point", bridges), bridge},
          {at_random_places(trial, "epsilon = 0 on the line, v = 2 F_t u", ranked), ranked_law}};
}

/// The convergence study: closed forms against finite volumes. "value" and "error" are the extrapolated
/// |v|_2^2 and its error, "order" the one observed; "lost" the change of mass; "least" the smallest cell
/// average.
Family volume_study_family(const Trial& trial) {
  Family family{"finite volumes, one Dirac at 0, v_T = N(0, s2), T = 1", {}, {}};
  const std::vector<Rational> noises = trial.effort().budget == Budget::quick
                                           ? std::vector<Rational>{"1/5"_q, 1}
                                           : std::vector<Rational>{"1/5"_q, 1, 3};
  for (const Rational& epsilon : noises)
    for (const Rational& s2 : {"1/2"_q, Rational(2)}) {
      const VolumeStudy study =
          volume_study(dirac_data({{0}}), to_double(epsilon), to_double(s2), 0, {1, 0.1});
      const RefinedValue integral = study.power_integral(1, 2);
      const CellDensity& last = study.levels.back()[1];
      Instance member = dirac_data({{0}}).set("epsilon", epsilon).set("p", 2).set("T", 1).set("t", "1/10"_q);
      member.set("s2", s2)
          .set("value", rational_from_double(integral.value))
          .set("error", rational_from_double(integral.error))
          .set("order", rational_from_double(integral.order))
          .set("lost", rational_from_double(std::abs(last.mass() - study.levels.back()[0].mass())))
          .set("least", rational_from_double(*std::min_element(last.averages.begin(), last.averages.end())));
      family.members.push_back(member);
    }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-E3.1",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Backward Fokker-Planck equation",
    .statement =
        "v_t + epsilon Lap v - (1 + epsilon) div(s v) = 0, v(T) = v_T; nonnegativity and the total mass "
        "1 are kept.",
    .hypotheses = "epsilon >= 0, v_T a probability density",
    .source = "section 3, (3.1); section 5.1, step 1",
    .evidence =
        "six families of closed-form laws put into the equation by jets; their masses by quadrature; v/u "
        "stays above the least value of v_T/u_T; a conservative finite-volume solver with a convergence "
        "study against the closed forms",
    .refuted_by = "a residual, a mass that changes, or a negative value",
    .attack = "epsilon = 0, 1/5, 1, 3; v_T = u(T), one Dirac, several, v_T a point; t down to T/200",
    .rests_on = {"PP-E2.4"},
    .trial =
        [](Trial& trial) {
          for (const auto& [family, law] : solutions_of_all_kinds(trial))
            trial.identity(
                "v_t = -epsilon Lap v + (1 + epsilon) div(s v): " + family.name, family,
                [law = law](const Point& p) { return time_derivative(law(p, variables_at(p, 2))); },
                [law = law](const Point& p) {
                  const SpaceTimeVariables at = variables_at(p, 2);
                  const J v = law(p, at);
                  return (Ball(1) + p["epsilon"]) * divergence_of_flux(v, log(heat_flow(p, at))) -
                         p["epsilon"] * space_laplacian(v);
                });
          Family line = line_laws(trial, trial.effort().scaled(3, 6, 60));
          for (Instance& member : line.members) member.set("p", 1);
          trial.identity(
              "the mass is 1, by quadrature", line,
              [](const Point& p) { return energy_integral(p, [](const EnergyFields& f) { return f.v; }); },
              [](const Point&) { return Ball(1); });
          std::vector<Instance> sources;
          for (Instance data : {dirac_data({{-1}, {1}}, {1, 3}), dirac_data({{0, 0}, {1, 1}})})
            sources.push_back(data.set("epsilon", 1).set("T", 1));
          Family positive_laws =
              at_random_places(trial, "epsilon = 1, v/u = (1 + |x|^2 + 2d (T - t))/Z", sources);
          for (Instance& member : positive_laws.members)
            if (member["t"] < "1/100"_q) member.set("t", "999/1000"_q).set("x1", "1/1000"_q);
          trial.bound(
              "positive: v >= u min(v_T/u_T) = u/Z > 0", positive_laws,
              [](const Point& p) {
                const Mixture<Ball> data = data_of<Ball>(p);
                const std::vector<Ball> origin(data.dimension(), Ball(0));
                const Ball T = p["T"].at(p.precision());
                return quadratic_ratio(data, std::span<const Ball>(origin), T, T) *
                       heat_flow(p, variables_at(p, 0)).value();
              },
              [](const Point& p) {
                const std::vector<Ball> x = place_of(p);
                return quadratic_ratio(data_of<Ball>(p), std::span<const Ball>(x), p["T"].at(p.precision()),
                                       p["t"].at(p.precision())) *
                       heat_flow(p, variables_at(p, 0)).value();
              });
          const Family volumes = volume_study_family(trial);
          trial.bound(
              "finite volumes: |v|_2^2 differs from the closed form by less than the error estimate", volumes,
              [](const Point& p) { return abs(p["value"] - power_integral(p, p["t"].at(p.precision()))); },
              [](const Point& p) { return p["error"]; });
          trial.exact(
              "finite volumes: the observed order is nearer to 2 than to any other whole number", volumes,
              [](const Instance& i) -> Rational { return abs(i["order"] - 2); }, Relation::less,
              [](const Instance&) -> Rational { return "1/2"_q; });
          trial.exact(
              "finite volumes: the mass changes by rounding only, 480 cells of 2^-52 in 500 steps", volumes,
              [](const Instance& i) { return i["lost"]; }, Relation::at_most,
              [](const Instance&) -> Rational { return 480 * 500 * power(Rational(2), -52); });
          trial.exact(
              "finite volumes: no cell average is negative", volumes,
              [](const Instance&) { return Rational(0); }, Relation::at_most,
              [](const Instance& i) { return i["least"]; });
        },
});

}  // namespace
}  // namespace referee::pde_perspective::stability
