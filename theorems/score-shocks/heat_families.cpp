// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/heat_families.hpp"

#include <string>

#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"

namespace referee::score_shocks {
namespace {

std::string name(const char* stem, std::size_t k) { return stem + std::to_string(k); }
std::string name(const char* stem, std::size_t k, std::size_t axis) {
  return name(stem, k) + "_" + std::to_string(axis);
}

/// Number of parameters stem1, stem2, ...
std::size_t count(const Point& p, const char* stem) {
  std::size_t n = 0;
  while (p.has(name(stem, n + 1))) ++n;
  return n;
}

struct Component {
  Rational weight, variance;
  std::vector<Rational> mean;
};

Instance instance_of(std::vector<Component> components, const std::vector<Rational>& x, const Rational& tau) {
  Rational sum = 0;
  for (const Component& c : components) sum += c.weight;
  Instance instance;
  if (x.size() > 1) instance.set("dimension", static_cast<long>(x.size()));
  for (std::size_t k = 0; k < components.size(); ++k) {
    instance.set(name("weight", k + 1), components[k].weight / sum);
    instance.set(name("variance", k + 1), components[k].variance);
    for (std::size_t i = 0; i < x.size(); ++i)
      instance.set(x.size() == 1 ? name("mean", k + 1) : name("mean", k + 1, i + 1), components[k].mean[i]);
  }
  for (std::size_t i = 0; i < x.size(); ++i) instance.set(x.size() == 1 ? "x" : name("x", i + 1), x[i]);
  return instance.set("tau", tau);
}

Instance random_mixture(Generator& generator, std::size_t dimension, std::size_t size) {
  std::vector<Component> components(size);
  for (Component& c : components) {
    c.weight = random_positive(generator, -2, 0);
    c.variance = random_positive(generator, -2, 1);
    for (std::size_t i = 0; i < dimension; ++i) c.mean.push_back(random_signed(generator, -1, 0));
  }
  std::vector<Rational> x;
  for (std::size_t i = 0; i < dimension; ++i) x.push_back(random_signed(generator, -2, 1));
  return instance_of(std::move(components), x, random_positive(generator, -3, 1));
}

std::vector<Hypothesis> mixture_hypotheses() {
  return {{"weights positive, variances + 2 tau positive, tau >= 0", [](const Point& p) {
             Truth truth = !positive(-p["tau"]);
             for (std::size_t k = 1; k <= count(p, "weight"); ++k)
               truth = truth && positive(p[name("weight", k)]) &&
                       positive(p[name("variance", k)] + Ball(2) * p["tau"]);
             return truth;
           }}};
}

}  // namespace

Family line_mixtures(const Trial& trial) {
  Family family{"mixtures on the line", {}, mixture_hypotheses()};
  Generator generator = trial.generator("mixtures on the line");
  const long rounds = trial.effort().scaled(4, 16, 200);
  for (long round = 0; round < rounds; ++round)
    for (std::size_t size = 1; size <= 6; ++size)
      family.members.push_back(random_mixture(generator, 1, size));
  // Degenerate corners: one component, coincident means, a tiny weight, a tiny variance, a far point, Diracs.
  family.members.push_back(instance_of({{1, 1, {0}}}, {"3"_q}, 0));
  family.members.push_back(instance_of({{1, 1, {2}}, {3, "1/4"_q, {2}}}, {"1/2"_q}, "1/3"_q));
  family.members.push_back(instance_of({{1, 1, {-1}}, {"1e-30"_q, 1, {1}}}, {"30"_q}, "1/5"_q));
  family.members.push_back(instance_of({{1, "1e-20"_q, {-1}}, {1, "1e-20"_q, {1}}}, {"1e-21"_q}, 0));
  family.members.push_back(instance_of({{1, 1, {-3}}, {1, 1, {3}}}, {"1e6"_q}, "1"_q));
  family.members.push_back(instance_of({{1, 0, {-1}}, {2, 0, {0}}, {1, 0, {5}}}, {"1/3"_q}, "1e-3"_q));
  return family;
}

Family space_mixtures(const Trial& trial) {
  Family family{"mixtures in d = 1, 2, 3", {}, mixture_hypotheses()};
  Generator generator = trial.generator("mixtures in space");
  const long rounds = trial.effort().scaled(1, 4, 40);
  for (long round = 0; round < rounds; ++round)
    for (std::size_t dimension = 1; dimension <= 3; ++dimension)
      for (std::size_t size = 1; size <= 4; ++size)
        family.members.push_back(random_mixture(generator, dimension, size));
  return family;
}

Family heat_solutions(const Trial& trial) {
  Family family = line_mixtures(trial);
  family.name = "positive heat solutions on the line";
  family.hypotheses = {{"p > 0",
                        [](const Point& p) {
                          return positive(heat_solution(p, Jet<Ball>(p["x"]), Jet<Ball>(p["tau"])).value());
                        }},
                       {"tau >= 0", [](const Point& p) { return !positive(-p["tau"]); }}};
  Generator generator = trial.generator("positive heat solutions");
  const long rounds = trial.effort().scaled(3, 12, 100);
  for (long round = 0; round < rounds; ++round) {
    const Rational x = random_signed(generator, -2, 0), tau = random_positive(generator, -3, 0);
    Instance waves;
    for (std::size_t k = 1; k <= 1 + generator.below(4); ++k)
      waves.set(name("amplitude", k), random_positive(generator, -2, 1))
          .set(name("rate", k), random_signed(generator, -1, 0));
    family.members.push_back(waves.set("x", x).set("tau", tau));
    family.members.push_back({{"quadratic", random_positive(generator, -2, 2)},
                              {"constant", random_positive(generator, -6, 1)},
                              {"x", x},
                              {"tau", round % 3 == 0 ? Rational(0) : tau}});
    family.members.push_back({{"end", tau * 2}, {"x", x}, {"tau", tau}});
  }
  return family;
}

Jet<Ball> heat_solution(const Point& p, const Jet<Ball>& x, const Jet<Ball>& tau) {
  if (p.has("amplitude1")) {
    std::vector<Wave<Jet<Ball>>> waves;
    for (std::size_t k = 1; k <= count(p, "amplitude"); ++k)
      waves.push_back({Jet<Ball>(p[name("amplitude", k)]), Jet<Ball>(p[name("rate", k)])});
    return wave_sum(waves, x, tau);
  }
  if (p.has("quadratic")) return heat_polynomial(Jet<Ball>(p["quadratic"]), Jet<Ball>(p["constant"]), x, tau);
  if (p.has("end")) return backward_gaussian(Jet<Ball>(p["end"]), x, tau);
  return mixture_density(mixture<Jet<Ball>>(p), x, tau);
}

template <class T>
Mixture<T> mixture(const Point& p) {
  const std::size_t dimension = position(p).size();
  Mixture<T> result;
  for (std::size_t k = 1; k <= count(p, "weight"); ++k) {
    auto& mean = result.means.emplace_back();
    for (std::size_t i = 1; i <= dimension; ++i)
      mean.push_back(T(p[dimension == 1 ? name("mean", k) : name("mean", k, i)]));
    result.weights.push_back(T(p[name("weight", k)]));
    result.variances.push_back(T(p[name("variance", k)]));
  }
  return result;
}
template Mixture<Ball> mixture(const Point&);
template Mixture<Jet<Ball>> mixture(const Point&);

PosteriorKernel<Ball> mixture_kernel(const Point& p) {
  // Half of the heat goes into the clean point, so that tau = 0 and unequal variances need no special case.
  Mixture<Ball> clean = mixture<Ball>(p);
  Ball noise = p["tau"];
  for (const Ball& variance : clean.variances) noise = min(noise, variance + p["tau"]);
  if (!noise.is_positive()) {
    // tau = 0: borrow the noise from the components.
    noise = clean.variances.front();
    for (const Ball& variance : clean.variances) noise = min(noise, variance);
    noise = noise / 2 + p["tau"];
  }
  for (Ball& variance : clean.variances) variance += Ball(2) * p["tau"] - noise;
  return PosteriorKernel<Ball>(clean, noise);
}

std::vector<Ball> position(const Point& p) {
  if (!p.has("dimension")) return {p["x"]};
  std::vector<Ball> x;
  for (std::size_t i = 1; p.has(name("x", i)); ++i) x.push_back(p[name("x", i)]);
  return x;
}

ScoreDerivatives by_jets(const Point& p) {
  const SpaceTime at(p["x"], p["tau"], 3);
  const Jet<Ball> log_p = log(heat_solution(p, at.x, at.tau));
  return {log_p.derivative({1, 0}), log_p.derivative({2, 0}), log_p.derivative({3, 0}),
          log_p.derivative({1, 1})};
}

ScoreDerivatives by_cumulants(const Point& p) {
  PosteriorKernel<Ball> at = mixture_kernel(p);
  const Posterior<Ball>& posterior = at.at(p["x"], 3);
  return {score(posterior, at.noise())[0], score_jacobian(posterior, at.noise())[0],
          third_log_derivative(posterior, at.noise())[0], by_jets(p).s_tau};
}

}  // namespace referee::score_shocks
