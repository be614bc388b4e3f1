// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether the laws of L5.3_line_laws.hpp solve (3.1).
#include "heat/generative_law_quadratic.hpp"
#include "heat/generative_law_quantile.hpp"
#include "heat/heat_solutions.hpp"
#include "pde-perspective/L5.3_law_formulas.hpp"
#include "pde-perspective/L5.3_line_laws.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

/// u and v as jets of second order in (x, t).
struct LawJets {
  Jet<Ball> u, v;
};
LawJets law_jets(const Point& p) {
  using J = Jet<Ball>;
  const JetLayout& layout = JetLayout::of(2, 2);
  const J x = J::variable(layout, 0, p["x"].at(p.precision())),
          t = J::variable(layout, 1, p["t"].at(p.precision())), none(Ball(0).at(p.precision()));
  const J u = mixture_density(heat_law(p, t), x, none);
  if (p.has("q")) return {u, u * (J(1) + J(p["q"]) * (J(2) * heat_distribution(data_of<J>(p), x, t) - J(1)))};
  if (p.has("a1")) return {u, mixture_density(generated_tilt(p, t), x, none)};
  if (!p.has("alpha")) return {u, mixture_density(generated_mixture(p, t), x, none)};
  const QuadraticGeneration<J> flow{lifted<J>(p, "T"), lifted<J>(p, "epsilon"), lifted<J>(p, "alpha"),
                                    lifted<J>(p, "beta"), J(1)};
  return {u, flow.density(std::span<const J>(&x, 1), t)};
}

}  // namespace

Ball generated_rate(const Point& p) { return law_jets(p).v.derivative({0, 1}); }
Ball fokker_planck_rate(const Point& p) {
  const LawJets law = law_jets(p);
  const Jet<Ball> log_u = log(law.u);
  const Ball& epsilon = p["epsilon"];
  return (Ball(1) + epsilon) * (log_u.derivative({1, 0}) * law.v.derivative({1, 0}) +
                                log_u.derivative({2, 0}) * law.v.value()) -
         epsilon * law.v.derivative({2, 0});
}

}  // namespace referee::pde_perspective::lemmas
