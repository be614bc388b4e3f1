// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 2.1 and 3.4.2: the equation with a confining transport term is the heat equation in other
/// variables.
#include "heat/heat_solutions.hpp"
#include "pde-perspective/concentration.hpp"

namespace referee::pde_perspective {
namespace {

// Two components of w_0 in R^d, parameters d, m1_1.., S1, W1, ..; a place x1.. and a time t.

Family confined_mixtures(const Trial& trial) {
  Family family{"mixtures of two Gaussians or Diracs in d = 1, 2, 3",
                {},
                {{"t > 0, weights > 0, epsilon >= 0", [](const Point& p) {
                    return positive(p["t"]) && positive(p["W1"]) && positive(p["W2"]) &&
                           !positive(-p["epsilon"]);
                  }}}};
  Generator generator = trial.generator("confined mixtures");
  const std::vector<Rational> noises{0, "1/5"_q, 1, 3};
  for (long i = 0; i < trial.effort().scaled(6, 15, 100); ++i) {
    const int d = 1 + static_cast<int>(generator.below(3));
    Instance member{{"d", d}, {"epsilon", noises[generator.below(4)]}};
    for (const char* k : {"1", "2"}) {
      for (int axis = 1; axis <= d; ++axis)
        member.set("m" + std::string(k) + "_" + std::to_string(axis), random_signed(generator, -1, 0));
      // Every third has a Dirac.
      member.set("S" + std::string(k),
                 i % 3 == 0 && *k == '1' ? Rational(0) : random_positive(generator, -1, 0));
      member.set("W" + std::string(k), random_positive(generator, -1, 0));
    }
    for (int axis = 1; axis <= d; ++axis)
      member.set("x" + std::to_string(axis), random_signed(generator, -1, 0));
    family.members.push_back(member.set("t", random_positive(generator, -1, 0)));
  }
  return family;
}

Mixture<Jet<Ball>> start_mixture(const Point& p) {
  Mixture<Jet<Ball>> mixture;
  const Ball total = p["W1"] + p["W2"];
  for (const char* k : {"1", "2"}) {
    auto& mean = mixture.means.emplace_back();
    for (int axis = 1; p.has("x" + std::to_string(axis)); ++axis)
      mean.emplace_back(p["m" + std::string(k) + "_" + std::to_string(axis)]);
    mixture.weights.emplace_back(p["W" + std::string(k)] / total);
    mixture.variances.emplace_back(p["S" + std::string(k)]);
  }
  return mixture;
}

/// The law of exp(-s) Y + sqrt(1 - exp(-2s)) Z, Y ~ w_0: the solution of (3.12).
Jet<Ball> confined_density(const Point& p, const std::vector<Jet<Ball>>& x, const Jet<Ball>& s) {
  Mixture<Jet<Ball>> mixture = start_mixture(p);
  const Jet<Ball> decay = exp(-s), square_of = decay * decay;
  for (auto& mean : mixture.means)
    for (auto& coordinate : mean) coordinate = coordinate * decay;
  for (auto& variance : mixture.variances) variance = variance * square_of + Jet<Ball>(1) - square_of;
  return mixture_density(mixture, std::span<const Jet<Ball>>(x), Jet<Ball>(0));
}
/// A positive density that solves nothing: the equations are compared term by term.
Jet<Ball> any_density(const Point& p, const std::vector<Jet<Ball>>& x, const Jet<Ball>& s) {
  Mixture<Jet<Ball>> mixture = start_mixture(p);
  for (auto& mean : mixture.means)
    for (auto& coordinate : mean) coordinate = Jet<Ball>(p.constant("1/2"_q)) - coordinate * s;
  for (auto& variance : mixture.variances) variance = variance + Jet<Ball>(1) + s * s;
  return mixture_density(mixture, std::span<const Jet<Ball>>(x), Jet<Ball>(0));
}

using DensityInTime = Jet<Ball> (*)(const Point&, const std::vector<Jet<Ball>>&, const Jet<Ball>&);

/// (2t + 1)^(-d/2) f(x/sqrt(2t + 1), log(2t + 1)/2).
Jet<Ball> unconfined(DensityInTime f, const Point& p, const std::vector<Jet<Ball>>& x, const Jet<Ball>& t) {
  const Jet<Ball> scale = Jet<Ball>(2) * t + Jet<Ball>(1), root = sqrt(scale);
  std::vector<Jet<Ball>> place;
  Jet<Ball> factor(1);
  for (const auto& coordinate : x) {
    place.push_back(coordinate / root);
    factor = factor / root;
  }
  return factor * f(p, place, log(scale) / Jet<Ball>(2));
}

/// Independent variables x1.., t at given values.
struct Variables {
  std::vector<Jet<Ball>> x;
  Jet<Ball> t;
  Variables(const std::vector<Ball>& place, const Ball& time) {
    const JetLayout& layout = JetLayout::of(static_cast<int>(place.size()) + 1, 2);
    for (std::size_t i = 0; i < place.size(); ++i)
      x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), place[i]));
    t = Jet<Ball>::variable(layout, static_cast<int>(place.size()), time);
  }
};
std::vector<Ball> confined_mixture_place(const Point& p) {
  std::vector<Ball> place;
  for (int axis = 1; p.has("x" + std::to_string(axis)); ++axis)
    place.push_back(p["x" + std::to_string(axis)]);
  return place;
}

Ball partial_along(const Jet<Ball>& f, std::size_t axis, int order) {
  std::vector<int> orders(static_cast<std::size_t>(f.layout()->variables()), 0);
  orders[axis] = order;
  return f.derivative(std::span<const int>(orders));
}
Ball time_slope(const Jet<Ball>& f) {
  return partial_along(f, static_cast<std::size_t>(f.layout()->variables()) - 1, 1);
}
Ball spatial_laplacian(const Jet<Ball>& f, std::size_t d) {
  Ball sum(0);
  for (std::size_t i = 0; i < d; ++i) sum += partial_along(f, i, 2);
  return sum;
}
Ball scalar_of_gradients(const Jet<Ball>& f, const Jet<Ball>& g, std::size_t d) {
  Ball sum(0);
  for (std::size_t i = 0; i < d; ++i) sum += partial_along(f, i, 1) * partial_along(g, i, 1);
  return sum;
}
/// div(x f).
Ball confinement(const Jet<Ball>& f, const std::vector<Ball>& place) {
  Ball sum = Ball(static_cast<long>(place.size())) * f.value();
  for (std::size_t i = 0; i < place.size(); ++i) sum += place[i] * partial_along(f, i, 1);
  return sum;
}
/// v_t + epsilon Lap v - (1 + epsilon) div(v grad log u).
Ball backward_operator(const Jet<Ball>& v, const Jet<Ball>& u, const Ball& epsilon, std::size_t d) {
  const Jet<Ball> log_u = log(u);
  return time_slope(v) + epsilon * spatial_laplacian(v, d) -
         (Ball(1) + epsilon) * (scalar_of_gradients(v, log_u, d) + v.value() * spatial_laplacian(log_u, d));
}

/// The place y = x/sqrt(2t + 1) and the time s = log(2t + 1)/2 of the other variables.
std::pair<std::vector<Ball>, Ball> confined_place(const Point& p) {
  const Ball scale = Ball(2) * p["t"] + Ball(1);
  std::vector<Ball> place = confined_mixture_place(p);
  for (Ball& coordinate : place) coordinate /= sqrt(scale);
  return {place, log(scale) / 2};
}

REFEREE_CLAIM({
    .id = "PP-S2.1c",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Confining transport is a change of variables",
    .statement =
        "Forward dynamics with an added confining transport term, w_t - Lap w - div(x w) = 0, are "
        "equivalent to the heat equation: u(x, t) = (2t + 1)^(-d/2) w(x/sqrt(2t + 1), log(2t + 1)/2) "
        "solves it with u_0 = w_0, and the results carry over.",
    .hypotheses = "w_0 a probability measure",
    .source = "section 2.1 (last paragraph) and section 3.4.2, (3.12)",
    .evidence = "(3.12) and the heat equation by jets for mixtures of Gaussians and Diracs, the transformed "
                "solution against the heat flow written down directly; the backward equations compared as "
                "operators",
    .refuted_by = "a measure whose transform is not its heat flow",
    .attack =
        "Diracs, d = 1 to 3, the signs and the factor 1/2 of the time; the backward equation with every "
        "epsilon, applied to densities that solve nothing",
    .trial =
        [](Trial& trial) {
          const Family family = confined_mixtures(trial);
          trial.identity(
              "(3.12): w_t = Lap w + div(x w)", family,
              [](const Point& p) {
                const Variables at(confined_mixture_place(p), p["t"]);
                return time_slope(confined_density(p, at.x, at.t));
              },
              [](const Point& p) {
                const Variables at(confined_mixture_place(p), p["t"]);
                const Jet<Ball> w = confined_density(p, at.x, at.t);
                return spatial_laplacian(w, at.x.size()) + confinement(w, confined_mixture_place(p));
              });
          trial.identity(
              "the transform of w is the heat flow of w_0", family,
              [](const Point& p) {
                std::vector<Jet<Ball>> x;
                for (const Ball& coordinate : confined_mixture_place(p)) x.emplace_back(coordinate);
                return unconfined(confined_density, p, x, Jet<Ball>(p["t"])).value();
              },
              [](const Point& p) {
                std::vector<Jet<Ball>> x;
                for (const Ball& coordinate : confined_mixture_place(p)) x.emplace_back(coordinate);
                return mixture_density(start_mixture(p), std::span<const Jet<Ball>>(x), Jet<Ball>(p["t"]))
                    .value();
              });
          trial.identity(
              "the transform solves u_t = Lap u", family,
              [](const Point& p) {
                const Variables at(confined_mixture_place(p), p["t"]);
                return time_slope(unconfined(confined_density, p, at.x, at.t));
              },
              [](const Point& p) {
                const Variables at(confined_mixture_place(p), p["t"]);
                return spatial_laplacian(unconfined(confined_density, p, at.x, at.t), at.x.size());
              });
          trial.identity(
              "the backward equation (3.1) becomes V_s - div(y V) + epsilon Lap V - (1 + epsilon) div(V grad "
              "log w) "
              "= 0 with the same epsilon, up to the factor (2t + 1)^(-d/2 - 1)",
              family,
              [](const Point& p) {
                const Variables at(confined_mixture_place(p), p["t"]);
                return backward_operator(unconfined(any_density, p, at.x, at.t),
                                         unconfined(confined_density, p, at.x, at.t), p["epsilon"],
                                         at.x.size());
              },
              [](const Point& p) {
                const auto [place, time] = confined_place(p);
                const Variables at(place, time);
                const Jet<Ball> v = any_density(p, at.x, at.t);
                const Ball root = sqrt(Ball(2) * p["t"] + Ball(1));
                const long d = static_cast<long>(place.size());
                return (backward_operator(v, confined_density(p, at.x, at.t), p["epsilon"], place.size()) -
                        confinement(v, place)) /
                       pow(root, d + 2);
              });
          trial.note(
              "A horizon T of the confined process is the horizon (exp(2T) - 1)/2 of the heat flow, and the "
              "bound "
              "div s >= -d/(2t) becomes div s_w >= -d/(1 - exp(-2s)).");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
