// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 4.1: global solutions of the perturbed flow, and the bound behind them.
#include "court/random_rationals.hpp"
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/dirac_drifts.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Starts near and far at times of both signs. For an affine field sup |v|/(1 + |x|) is at most the larger of
/// sqrt(lambda^2 + omega^2) (its slope) and |v(0)|, and exactly that: approached far away, attained at 0.
Family global_runs(const Trial& trial) {
  Family family{"one point at 0, affine drifts, times of both signs", {}, noise_levels()};
  Generator generator = trial.generator("starts and times");
  for (const Instance& base : drifts(trial)) {
    std::size_t d = 0;
    while (base.has("q" + std::to_string(d + 1))) ++d;
    for (const Rational& t : {"0"_q, "1e-6"_q, "1/2"_q, "-1/2"_q, "7"_q, "-20"_q}) {
      RationalPoint x;
      for (std::size_t i = 0; i < d; ++i) x.push_back(random_signed(generator, -2, 3));
      if (t == "1/2"_q) x.assign(d, 0);
      family.members.push_back(placed(base, x).set("t", t));
      // Growing drifts too: nothing asks the field to point inward.
      Instance outward = family.members.back();
      family.members.push_back(outward.set("lambda", -base["lambda"]));
    }
  }
  return family;
}
Ball growth_constant(const Point& p) {
  std::vector<Ball> zero(dimension_of(p), Ball(0).at(p.precision()));
  const Ball slope = dimension_of(p) == 1 ? abs(p["lambda"]) : sqrt(square(p["lambda"]) + square(p["omega"]));
  return max(slope, euclidean_length(drift_at(p, zero), p.precision()));
}
Ball start_length(const Point& p) { return euclidean_length(place_of(p), p.precision()); }
Ball carried_length(const Point& p) { return euclidean_length(carried(p), p.precision()); }
Ball gronwall_bound(const Point& p) {
  const Ball product = growth_constant(p) * abs(p["t"]);
  return (start_length(p) + product) * exp(product);
}

REFEREE_CLAIM({
    .id = "MN-T4.1p",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "Growth of solutions",
    .statement = "|x(t)| <= (|x_0| + C |t|) exp(C |t|) with C = sup |s_* + e|/(1 + |x|).",
    .hypotheses = "Assumption 4.1",
    .source = "appendix A.5",
    .evidence = "perturbations e = v - s_* with affine v, where C and the solution are known in closed "
                "form; the same bound over a box of growth rates, starts and times by branch and bound",
    .refuted_by = "a solution beyond the bound",
    .attack =
        "fields that grow, shrink and turn, t of both signs and zero (equality); without the exponential it "
        "fails",
    .rests_on = {"MN-P4.1"},
    .trial =
        [](Trial& trial) {
          trial.bound("|x(t)| <= (|x_0| + C|t|) exp(C|t|)", global_runs(trial), carried_length,
                      gronwall_bound);
          trial.bound(
              "the fastest field, x' = C (1 + |x|): (1 + x_0) exp(C t) - 1 <= (x_0 + C t) exp(C t), "
              "both sides times exp(-C t)",
              Domain{.name = "x_0 <= 100, C t <= 20", .ranges = {{"x", 0, 100}, {"Ct", "1/100"_q, 20}}},
              [](const Point& p) { return p["x"] - expm1(-p["Ct"]); },
              [](const Point& p) { return p["x"] + p["Ct"]; });
          Family bare{"e = 2x, one point, alpha = 2, so that x' = x: C = 1, x_0 = 1", {}, noise_levels()};
          for (const Rational& t : {"2"_q, "10"_q})
            bare.members.push_back(placed(drifting(1, 2, 1, 2, -1, 0, {0}), {1}).set("t", t));
          trial.bound(
              "the twin without the exponential fails: |x_0| + C|t| <= |x(t)|", bare,
              [](const Point& p) { return start_length(p) + growth_constant(p) * abs(p["t"]); },
              carried_length);
        },
});

/// |s_* + e| at a far place for e = v - s_* is |v|; the model itself, over 1 + |x|.
Family all_places(const Trial& trial) {
  Family family = placed_data(trial);
  for (const Instance& member : data_sets(trial))
    for (const Rational& r : {"1e4"_q, "1e9"_q}) {
      RationalPoint x;
      for (std::size_t i = 0; member.has("y1_" + std::to_string(i + 1)); ++i)
        x.push_back(i == 0 ? r : Rational(-r / 2));
      family.members.push_back(placed(member, x));
    }
  return family;
}
/// Phi((d + alpha)/2, z)/Phi((d + 2 alpha - 2)/2, z) is a mean of u^(1 - alpha/2) over u between 1/b^2 and
/// 1/a^2.
Ball greatest_ratio(const Point& p) {
  const Ball exponent = Ball(2) - p["alpha"];
  return max(raised(p["a"], -exponent), raised(p["b"], -exponent));
}

REFEREE_CLAIM({
    .id = "MN-T4.1",
    .paper = "multiplicative-noise",
    .kind = "theorem",
    .title = "Global flow",
    .statement = "x' = s_*(x) + e(x), x(0) = x_0 has a unique solution for all t in R.",
    .hypotheses = "Assumption 4.1",
    .source = "section 4.2, Theorem 4.1; appendix A.5",
    .evidence = "what the proof needs: s_* has finite derivatives everywhere and |s_*| <= K (|x| + C) with "
                "K the larger of sigma_eps^(alpha - 2) and sigma_T^(alpha - 2); solutions for all times of "
                "both signs in closed form; both hypotheses on e are needed",
    .refuted_by = "a place where |s_*| exceeds the linear bound or its derivatives are not finite",
    .attack = "alpha from -4 to 13/4, places up to 1e9, weights of 1e-30, data on segments; e quadratic "
              "(blow-up) and e a square root (two solutions), which the assumption excludes",
    .rests_on = {"MN-P4.1", "MN-T4.1p"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "|s_*(x)| <= K (|x| + C)", all_places(trial),
              [](const Point& p) { return euclidean_length(model_of(p)(place_of(p)), p.precision()); },
              [](const Point& p) { return greatest_ratio(p) * (start_length(p) + data_radius(p)); });
          trial.bound(
              "|s_*(x)| <= K (|x| + C), data on segments", placed_segments(),
              [](const Point& p) { return euclidean_length(model_value(p), p.precision()); },
              [](const Point& p) { return greatest_ratio(p) * (start_length(p) + data_radius(p)); });
          trial.identity(
              "the difference quotient of s_* stays a derivative: trace of the Jacobian by jets and by "
              "kernels",
              placed_data(trial),
              [](const Point& p) {
                const std::vector<Ball> x = place_of(p);
                Ball trace(0);
                for (std::size_t axis = 0; axis < x.size(); ++axis) {
                  std::vector<Jet<Ball>> along;
                  for (std::size_t i = 0; i < x.size(); ++i)
                    along.push_back(i == axis ? Jet<Ball>::variable(JetLayout::of(1, 1), 0, x[i])
                                              : Jet<Ball>(x[i]));
                  trace += model_of(p)(along)[axis].derivative({1});
                }
                return trace;
              },
              [](const Point& p) {
                const OptimalModel model = model_of(p);
                const std::vector<Ball> x = place_of(p), s = model(x);
                const auto hessian = model.mixture().hessian(model.order(), x);
                const auto slope = model.mixture().gradient(model.model_order(), x);
                const Ball weight = model.L_tilde(x);
                Ball trace(0);
                for (std::size_t i = 0; i < x.size(); ++i)
                  trace += (hessian[i * x.size() + i] - slope[i] * s[i]) / weight;
                return trace;
              });
          trial.bound("solutions of both signs of time stay below the bound of appendix A.5",
                      global_runs(trial), carried_length, gronwall_bound);
          Family blowing{"e = x^2 - s_*, x_0 = 1: x = 1/(1 - t)", {}, noise_levels()};
          for (const Rational& h : {"1/10"_q, "1e-6"_q, "1e-20"_q})
            blowing.members.push_back(data_set(1, "1/2"_q, 2, {{0}}).set("h", h));
          trial.bound(
              "without linear growth: beyond every (|x_0| + K t) exp(K t), K = 2, at last",
              Family{blowing.name, {blowing.members[1], blowing.members[2]}, noise_levels()},
              [](const Point& p) {
                const Ball t = Ball(1) - p["h"];
                return (Ball(1) + 2 * t) * exp(2 * t);
              },
              [](const Point& p) { return Ball(1) / p["h"]; });
          Family rooted{"e = 2 sqrt|x| - s_*, x_0 = 0: x = t^2 and x = 0", {}, {}};
          for (const Rational& t : {"1/2"_q, "3"_q}) rooted.members.push_back({{"t", t}});
          trial.exact(
              "without a Lipschitz constant: (t^2)' = 2 sqrt(t^2), a second solution from 0", rooted,
              [](const Instance& i) -> Rational { return 2 * i["t"]; }, Relation::equal,
              [](const Instance& i) -> Rational { return 2 * abs(i["t"]); });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
