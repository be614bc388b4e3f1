// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometric-asymptotics/energy_runs.hpp"

#include <cmath>
#include <numbers>

#include "court/random_rationals.hpp"
#include "numbers/quadrature.hpp"

namespace referee::geometric_asymptotics {
namespace {

Ball raised_to(const Ball& base, const Ball& exponent) { return exp(exponent * log(base)); }
std::string numbered(const char* stem, int axis) { return stem + std::to_string(axis); }
Ball rounded(const Point& p, std::string_view name) { return p[name].at(p.precision()); }

/// (1 + epsilon)(p - 1)/(2p).
Ball growth_exponent(const Point& p) {
  return (Ball(1) + rounded(p, "epsilon")) * (rounded(p, "p") - Ball(1)) / (Ball(2) * rounded(p, "p"));
}

}  // namespace

std::vector<Hypothesis> energy_hypotheses(bool guided) {
  return {{"p >= 1, epsilon >= 0",
           [](const Point& p) { return !less(p["p"], Ball(1)) && !positive(-p["epsilon"]); }},
          {"0 < t <= T",
           [](const Point& p) {
             if (p.has("tau")) return positive(p["T"]) && !positive(-p["tau"]);
             return positive(p["t"]) && !less(p["T"], p["t"]);
           }},
          {guided ? "lambda > 1" : "0 <= lambda <= 1", [guided](const Point& p) {
             return guided ? less(Ball(1), p["lambda"])
                           : !positive(-p["lambda"]) && !less(Ball(1), p["lambda"]);
           }}};
}

Ball mixture_factor(const Point& p) {
  return raised_to(rounded(p, "T") / p["t"], p["d"] * growth_exponent(p));
}
Ball guidance_factor(const Point& p, const Ball& c) {
  const Ball T = rounded(p, "T"), t = rounded(p, "t");
  return exp(growth_exponent(p) * (p["lambda"] - Ball(1)) * c / 2 * (Ball(1) / t - Ball(1) / T));
}
Ball printed_size(const Point& p) { return p["d"] * square(rounded(p, "radius")); }

Family gaussian_solutions(const Trial& trial, bool guided) {
  Family family{guided ? "Gaussian u1, a Dirac u2, Gaussian nu, lambda > 1"
                       : "Gaussian u1, u2 and nu, 0 <= lambda <= 1",
                {},
                energy_hypotheses(guided)};
  Generator generator = trial.generator("Gaussian solutions");
  const std::vector<Rational> orders{1, "3/2"_q, 2, 7}, noises{0, "1/5"_q, 1, 30},
      shares{1, "1/2"_q, "1e-3"_q, "1e-30"_q}, weights{0, "1/2"_q, 1}, guides{"1001/1000"_q, "3/2"_q, 4};
  const auto one_of = [&](const std::vector<Rational>& values) {
    return values[generator.below(values.size())];
  };
  const auto member = [&](int d, const Rational& lambda, const Rational& epsilon, const Rational& p,
                          const Rational& T, const Rational& share) {
    Instance instance{{"d", d}, {"lambda", lambda}, {"epsilon", epsilon},
                      {"p", p}, {"T", T},           {"t", T * share}};
    if (guided)
      instance.set("radius", generator.below(2) == 0 ? Rational(0) : random_positive(generator, -1, 0));
    return instance;
  };
  for (long round = 0; round < trial.effort().scaled(10, 25, 400); ++round) {
    const int d = 1 + static_cast<int>(generator.below(3));
    const Rational share = one_of(shares), T = generator.below(2) == 0 ? 1 : 4, p = one_of(orders),
                   epsilon = one_of(noises), lambda = one_of(guided ? guides : weights);
    Instance instance = member(d, lambda, epsilon, p, T, share);
    for (int axis = 1; axis <= d; ++axis)
      instance
          .set(numbered("r", axis), generator.below(2) == 0 ? Rational(0) : random_positive(generator, -3, 1))
          .set(numbered("s", axis),
               guided || generator.below(2) == 0 ? Rational(0) : random_positive(generator, -3, 1))
          .set(numbered("v", axis), random_positive(generator, -3, 3));
    family.members.push_back(std::move(instance));
  }
  // Two Diracs: equality without noise; with noise it is approached by wide nu.
  for (const Rational& epsilon : noises)
    for (int d = 1; d <= 3; ++d) {
      Instance instance = member(d, guided ? "5/2"_q : "1/3"_q, epsilon, 2, 1, "1/100"_q);
      if (guided) instance.set("radius", 0);
      for (int axis = 1; axis <= d; ++axis)
        instance.set(numbered("r", axis), 0)
            .set(numbered("s", axis), 0)
            .set(numbered("v", axis), power(Rational(10), 30));
      family.members.push_back(std::move(instance));
    }
  return family;
}

Ball gaussian_variance(const Point& p, int axis) {
  const Ball first = rounded(p, numbered("r", axis)), second = rounded(p, numbered("s", axis)),
             t = rounded(p, "t"), T = rounded(p, "T"), lambda = rounded(p, "lambda"),
             epsilon = rounded(p, "epsilon");
  // log M(q)
  const auto log_scale = [&](const auto& q) {
    using N = std::decay_t<decltype(q)>;
    return N(Ball(1) + epsilon) *
           (N(lambda) * log(N(first) + N(2) * q) + N(Ball(1) - lambda) * log(N(second) + N(2) * q));
  };
  const Ball carried = rounded(p, numbered("v", axis)) * exp(log_scale(t) - log_scale(T));
  if (is_exact_zero(epsilon)) return carried;
  // q = t e^z spreads the decades between t and T evenly.
  const Ball now = log_scale(t);
  const auto integrand = [&](const ComplexBall& z) {
    const ComplexBall q = ComplexBall(t) * exp(z);
    return q * exp(ComplexBall(now) - log_scale(q));
  };
  return carried +
         Ball(2) * epsilon * integrate(integrand, Ball(0).at(p.precision()), log(T / t), p.precision());
}

Ball gaussian_growth(const Point& p) {
  const Ball exponent = (rounded(p, "p") - Ball(1)) / (Ball(2) * rounded(p, "p"));
  Ball growth = Ball(1).at(p.precision());
  for (int axis = 1; p.has(numbered("v", axis)); ++axis)
    growth *= raised_to(rounded(p, numbered("v", axis)) / gaussian_variance(p, axis), exponent);
  return growth;
}

Family moving_intervals(const Trial& trial, bool guided) {
  Family family{
      "uniform nu on an interval, two Dirac mixtures on the line, no noise", {}, energy_hypotheses(guided)};
  Generator generator = trial.generator("intervals");
  const auto add = [&](Instance sources, const Rational& x, const Rational& gap, const Rational& tau,
                       const Rational& radius) {
    family.members.push_back(placed(std::move(sources), {x})
                                 .set("gap", gap)
                                 .set("tau", tau)
                                 .set("T", 1)
                                 .set("epsilon", 0)
                                 .set("p", 2)
                                 .set("d", 1)
                                 .set("radius", radius));
  };
  const std::vector<Rational> shares =
      guided ? std::vector<Rational>{"5/4"_q, 2} : std::vector<Rational>{0, "1/2"_q, "3/4"_q};
  for (const Rational& lambda : shares)
    for (const Rational& tau : {"1/2"_q, "1"_q, "2"_q}) {
      // An interface at 0 (guided) or a ridge (mixture), met closely and at large.
      for (const Rational& gap : {"1/512"_q, "4"_q})
        add(supports(lambda, {{0}}, {{-1}, {1}}), -gap / 2, gap, tau, 1);
      add(supports(lambda, {{3}}, {{2}, {4}}), "-5/2"_q, "7"_q, tau, 4);
      const Rational x = Rational(static_cast<long>(generator.below(64)), 16) - 2,
                     gap = Rational(static_cast<long>(1 + generator.below(32)), 16);
      add(supports(lambda, {{-1}, {1}}, {{-2}, {0}, {"1/2"_q}, {1}}, {1, 3}), x, gap, tau, 2);
    }
  return family;
}

Point at_end(const Point& p) {
  Point result = p;
  return result.set("t", p["T"] * exp(-rounded(p, "tau")));
}

Ball length_ratio(const Point& p) {
  Point right = p;
  right.set("x1", p["x1"] + p["gap"]);
  return (flown(right)["x1"] - flown(p)["x1"]) / rounded(p, "gap");
}

Ball interval_growth(const Point& p) {
  return raised_to(Ball(1) / length_ratio(p), (rounded(p, "p") - Ball(1)) / rounded(p, "p"));
}

namespace {

/// Cells from -12 to 12, finer around 0 the larger the strength; a level has twice the cells, four times the
/// steps.
std::vector<std::vector<CellDensity>> three_levels(const MixedScore& mixed, double epsilon, double strength,
                                                   const std::vector<double>& times) {
  std::vector<std::vector<CellDensity>> levels;
  for (int level = 0; level < 3; ++level)
    levels.push_back(generated_densities(
        mixed_line_score(mixed), gaussian_cells(graded_edges(12, strength, 120L << level), 0, 2), times,
        {.epsilon = epsilon, .start_time = 1, .steps = 12L << (2 * level)}));
  return levels;
}
RefinedValue refined_power_integral(const std::vector<std::vector<CellDensity>>& levels, std::size_t time,
                                    double p) {
  return refined(levels[0][time].power_integral(p), levels[1][time].power_integral(p),
                 levels[2][time].power_integral(p));
}
std::vector<double> as_doubles(const std::vector<Rational>& values) {
  std::vector<double> result;
  for (const Rational& value : values) result.push_back(to_double(value));
  return result;
}

}  // namespace

Family noisy_solutions(const Trial& trial, bool guided) {
  Family family{"nu = N(0, 2), two Dirac mixtures on the line, noise", {}, energy_hypotheses(guided)};
  const std::vector<Rational> times{"3/10"_q, "1/20"_q};
  std::vector<std::pair<Instance, Rational>> sources;
  const Rational lambda = guided ? 2 : "1/2"_q;
  sources.emplace_back(supports(lambda, {{0}}, {{-1}, {1}}), 1);
  sources.emplace_back(supports(lambda, {{-1}, {1}, {2}}, {{0}, {"3/2"_q}, {5}}), 5);
  if (trial.effort().budget != Budget::quick)
    sources.emplace_back(
        supports(guided ? "5/4"_q : "9/10"_q, {{-1}, {2}}, {{"-1/2"_q}, {1}}, {1, 9}, {3, 1}), 1);
  for (const auto& [source, radius] : sources)
    for (const Rational& epsilon : {"1/5"_q, "2"_q}) {
      const auto levels = three_levels(mixed_score_of(source), to_double(epsilon), 0, as_doubles(times));
      for (std::size_t n = 0; n < times.size(); ++n)
        for (const Rational& p : {"2"_q, "4"_q}) {
          const double order = to_double(p);
          const RefinedValue integral = refined_power_integral(levels, n, order);
          const double start = std::pow(4 * std::numbers::pi, (1 - order) / 2) / std::sqrt(order);
          Instance member = source;
          member.set("epsilon", epsilon)
              .set("p", p)
              .set("T", 1)
              .set("t", times[n])
              .set("d", 1)
              .set("radius", radius);
          member.set("measured",
                     rational_from_double(std::pow((integral.value + integral.error) / start, 1 / order)));
          family.members.push_back(std::move(member));
        }
    }
  return family;
}

std::vector<RefinedValue> interface_square_integrals(const Rational& lambda, const Rational& epsilon,
                                                     const std::vector<Rational>& times) {
  const auto levels = three_levels(mixed_score_of(supports(lambda, {{0}}, {{-1}, {1}})), to_double(epsilon),
                                   9, as_doubles(times));
  std::vector<RefinedValue> result;
  for (std::size_t n = 0; n < times.size(); ++n) result.push_back(refined_power_integral(levels, n, 2));
  return result;
}

}  // namespace referee::geometric_asymptotics
