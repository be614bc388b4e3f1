// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 4.3: relative entropy along the generation process of a single score.
#include "court/random_rationals.hpp"
#include "geometric-asymptotics/heat_flows.hpp"

namespace referee::geometric_asymptotics {
namespace {

template <class T>
T entropy_power(const T& base, const T& exponent) {
  return exp(exponent * log(base));
}

// Gaussian laws in d dimensions: u_0 = N(0, s I), nu = N(shift e, v0 I), parameters s, v0, shift, d, epsilon,
// t, T.

/// KL(rho(t) | u(t)): with q = (s + 2t)/(s + 2T), rho(t) has mean shift q^((1 + epsilon)/2) and variance
/// (s + 2t) + (v0 - s - 2T) q^(1 + epsilon).
template <class T>
T gaussian_entropy(const Point& p, const T& t) {
  const auto at = [&](std::string_view name) { return p[name].at(p.precision()); };
  const T noise = T(at("s")) + T(2) * t;
  const Ball last = at("s") + Ball(2) * at("T");
  const T q = noise / T(last), order = T(Ball(1) + at("epsilon"));
  const T ratio = T(1) + T(at("v0") / last - Ball(1)) * entropy_power(q, T(at("epsilon")));
  const T offset = T(square(at("shift"))) * entropy_power(q, order) / noise;
  return (T(p["d"]) * (ratio - T(1) - log(ratio)) + offset) / T(2);
}
Ball entropy_at(const Point& p) { return gaussian_entropy(p, p["t"].at(p.precision())); }
Ball entropy_at_start(const Point& p) { return gaussian_entropy(p, p["T"].at(p.precision())); }

Family gaussian_generations(const Trial& trial, bool noiseless) {
  Family family{noiseless ? "Gaussian laws without noise" : "Gaussian laws",
                {},
                {{"0 < t <= T, epsilon >= 0, v0 > 0, s >= 0", [](const Point& p) {
                    return positive(p["t"]) && !less(p["T"], p["t"]) && !positive(-p["epsilon"]) &&
                           positive(p["v0"]) && !positive(-p["s"]);
                  }}}};
  Generator generator = trial.generator("Gaussian generations");
  const std::vector<Rational> noises{0, "1/5"_q, 1, 20}, shares{1, "1/2"_q, "1e-3"_q, "1e-40"_q};
  for (long k = 0; k < trial.effort().scaled(20, 60, 500); ++k) {
    const Rational T = generator.below(2) == 0 ? 1 : 4;
    family.members.push_back(
        {{"d", 1 + static_cast<long>(generator.below(4))},
         {"s", generator.below(2) == 0 ? Rational(0) : random_positive(generator, -2, 1)},
         {"v0", random_positive(generator, -2, 2)},
         {"shift", random_signed(generator, -1, 1)},
         {"epsilon", noiseless ? Rational(0) : noises[generator.below(4)]},
         {"T", T},
         {"t", T * shares[generator.below(4)]}});
  }
  return family;
}

/// A density rho at a place and time together with u: any positive rho will do for the balance of entropy.
struct EntropyTerms {
  Jet<Ball> rho, log_u, log_ratio;
};
EntropyTerms entropy_terms(const Point& p) {
  using J = Jet<Ball>;
  const PlaceAndTime at(p, 2);
  Mixture<J> density;
  const auto exact = [&](const Rational& value) { return J(Ball(value, p.precision())); };
  density.means = {std::vector<J>(at.x.size(), exact("1/2"_q)), std::vector<J>(at.x.size(), exact(-2))};
  density.weights = {exact("3/4"_q), exact("1/4"_q)};
  density.variances = {exact("1"_q), exact("5/2"_q)};
  const J rho = mixture_density(density, std::span<const J>(at.x), exact(0)), log_u = log_heat_flow(p, 1, 2);
  return {rho, log_u, log(rho) - log_u};
}
Ball scalar(const Jet<Ball>& f, const Jet<Ball>& g) {
  const auto a = gradient(f), b = gradient(g);
  Ball sum(0);
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

REFEREE_CLAIM({
    .id = "GA-R4.3d",
    .paper = "geometric-asymptotics",
    .kind = "remark",
    .title = "Relative entropy of a single score",
    .statement =
        "Without mixing (lambda = 1, or u1 = u2) the Kullback-Leibler divergence between the solution of "
        "the backward equation and the heat flow u is nonincreasing backward in time, a bound that does not "
        "depend on the dimension; with mixing this argument is no longer available.",
    .hypotheses = "lambda = 1 or u_{0,1} = u_{0,2} (equal supports alone would not do), epsilon >= 0, "
                  "finite divergence at T",
    .source = "section 4.2, Remark 4.3 (after [35, section 3.2])",
    .evidence = "the balance (rho log(rho/u))_t = div(...) + epsilon rho |grad log(rho/u)|^2 by jets; "
                "Gaussian laws in closed form in d = 1 to 4",
    .refuted_by = "a law whose divergence grows backward in time",
    .attack = "no noise (the divergence is constant), noise up to 20, t down to 1e-40 T; a guided score "
              "against u1, where the divergence does grow",
    .rests_on = {"GA-E4.1"},
    .trial =
        [](Trial& trial) {
          Family flows = heat_flows(trial);
          std::erase_if(flows.members, [](const Instance& i) {
            return i["t"] < "1/1000"_q || i["x1"] > 100 || i["x1"] < -100;
          });
          trial.identity(
              "(rho log(rho/u))_t = div(g rho grad log u - epsilon (g + 1) rho grad g) + epsilon rho |grad "
              "g|^2, g = log(rho/u), for epsilon = 1/5",
              flows,
              [](const Point& p) {
                // rho_t from (4.1), u_t from the heat equation.
                const EntropyTerms e = entropy_terms(p);
                const Ball epsilon = p.constant("1/5"_q), rho = e.rho.value();
                const Ball rho_t = (Ball(1) + epsilon) * (scalar(e.rho, e.log_u) + rho * laplacian(e.log_u)) -
                                   epsilon * laplacian(e.rho);
                return rho_t * (e.log_ratio.value() + Ball(1)) - rho * time_derivative(e.log_u);
              },
              [](const Point& p) {
                const EntropyTerms e = entropy_terms(p);
                const Ball epsilon = p.constant("1/5"_q);
                const Jet<Ball> carried = e.log_ratio * e.rho, spread = (e.log_ratio + Jet<Ball>(1)) * e.rho;
                return scalar(carried, e.log_u) + carried.value() * laplacian(e.log_u) -
                       epsilon * (scalar(spread, e.log_ratio) + spread.value() * laplacian(e.log_ratio)) +
                       epsilon * e.rho.value() * squared_gradient(e.log_ratio);
              });
          trial.bound("KL(rho(t)|u(t)) <= KL(nu|u(T))", gaussian_generations(trial, false), entropy_at,
                      entropy_at_start);
          trial.bound(
              "its derivative in t is not negative: -dKL/dt <= 0", gaussian_generations(trial, false),
              [](const Point& p) {
                const Jet<Ball> t = Jet<Ball>::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
                return -gaussian_entropy(p, t).derivative({1}) * p["t"];
              },
              [](const Point&) { return Ball(0); });
          trial.note(
              "The remark calls the entropy estimate stronger than the L^p estimate, as it does not depend "
              "on d. Neither implies the other: a density like 1/(x log(1/x)^3) near 0 has a finite "
              "divergence and lies in no L^p, p > 1; 1/(pi (1 + x^2)) lies in every L^p and has an infinite "
              "one, from the heat flow of compactly supported data");
          trial.identity("without noise it is constant", gaussian_generations(trial, true), entropy_at,
                         entropy_at_start);
          // With mixing: lambda = 2, Diracs 0 and b, no noise: rho = N(-b + (m0 + b) q^(1/2), v0 q), q = t/T.
          Family guided{"lambda = 2, Diracs at 0 and b, nu = N(-b, v0), T = 1, no noise", {}, {}};
          for (const Rational& b : {"1/10"_q, "1"_q, "3"_q})
            for (const Rational& t : {"1/2"_q, "1e-3"_q})
              guided.members.push_back({{"b", b}, {"v0", "3"_q}, {"t", t}});
          trial.bound(
              "with mixing the divergence from u1 grows: KL(nu|u1(T)) <= KL(rho(t)|u1(t))", guided,
              [](const Point& p) {
                const Ball v = p["v0"].at(p.precision()) / 2;
                return (v - Ball(1) - log(v) + square(p["b"]) / Ball(2).at(p.precision())) / 2;
              },
              [](const Point& p) {
                const Ball t = p["t"].at(p.precision()), v = p["v0"] * t / (Ball(2) * t);
                return (v - Ball(1) - log(v) + square(p["b"]) / (Ball(2) * t)) / 2;
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
