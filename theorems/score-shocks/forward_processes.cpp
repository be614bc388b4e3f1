// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/forward_processes.hpp"

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"

namespace referee::score_shocks {
namespace {

/// Means shrunk by alpha, variances by alpha^2 and widened by q.
template <class T>
Mixture<T> carried(const Point& p, const T& t) {
  Mixture<T> result = mixture<T>(p);
  const T alpha = attenuation(p, t), noise = added_noise(p, t);
  for (auto& mean : result.means)
    for (T& coordinate : mean) coordinate = coordinate * alpha;
  for (T& variance : result.variances) variance = variance * alpha * alpha + noise;
  return result;
}

}  // namespace

Family linear_processes(const Trial& trial, Process process) {
  Family family{process == Process::linear               ? "linear drifts"
                : process == Process::variance_exploding ? "variance exploding processes"
                                                         : "variance preserving processes",
                {},
                {{"t > 0, g(t)^2 > 0", [](const Point& p) {
                    return positive(p["t"]) && positive(diffusion_squared(p, p["t"]));
                  }}}};
  Generator generator = trial.generator(family.name);
  long index = 0;
  for (Instance member : space_mixtures(trial).members) {
    const bool constant = ++index % 3 == 0;
    if (process == Process::variance_exploding)
      member.set("b0", 0).set("b1", 0);
    else if (process == Process::linear && index % 4 == 0)  // away from the origin
      member.set("b0", -random_positive(generator, -2, -2)).set("b1", 0);
    else
      member.set("b0", random_positive(generator, -1, 0))
          .set("b1", constant ? Rational(0) : random_positive(generator, -1, 0));
    if (process != Process::variance_preserving)
      member.set("c1", index % 5 == 0 ? "1e-6"_q : random_positive(generator, -1, 0))
          .set("c2", constant ? Rational(0) : random_positive(generator, -1, 0));
    family.members.push_back(member.set("tau", 0).set("t", random_between(generator, 0, 1)));
  }
  return family;
}

Ball drift_rate(const Point& p) { return p["b0"] + p["b1"] * p["t"]; }

Jet<Ball> noised_density(const Point& p, int order) {
  const std::vector<Ball> at = position(p);
  const int variables = static_cast<int>(at.size()) + 1;
  const JetLayout& layout = JetLayout::of(variables, order);
  std::vector<Jet<Ball>> x;
  for (std::size_t i = 0; i < at.size(); ++i)
    x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), at[i]));
  const Jet<Ball> t = Jet<Ball>::variable(layout, variables - 1, p["t"]);
  return mixture_density(carried<Jet<Ball>>(p, t), std::span<const Jet<Ball>>(x), Jet<Ball>(0));
}

Ball laplacian(const Point& p, const Jet<Ball>& f) {
  const std::size_t dimension = position(p).size();
  std::vector<Ball> unit(dimension, Ball(0));
  Ball sum(0);
  for (std::size_t i = 0; i < dimension; ++i) {
    unit[i] = Ball(1);
    sum += second_derivative_along(f, unit);
    unit[i] = Ball(0);
  }
  return sum;
}

PosteriorKernel<Ball> noised_kernel(const Point& p) {
  Mixture<Ball> clean = carried<Ball>(p, p["t"]);
  // Half of the gathered noise is the noise of the posterior, the rest goes into the clean point.
  const Ball noise = added_noise(p, p["t"]) / 2;
  for (Ball& variance : clean.variances) variance -= noise;
  return {clean, noise};
}

}  // namespace referee::score_shocks
