// SPDX-License-Identifier: GPL-3.0-or-later
/// (3.7): the score of an empirical measure; (3.8): the flow without noise that it drives.
#include "heat/generative_law_quantile.hpp"
#include "heat/heat_solutions.hpp"
#include "heat/score.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/empirical_sites.hpp"
#include "pde-perspective/enclosed_flow.hpp"

namespace referee::pde_perspective {
namespace {

/// A vector as one number: its components times 1, 2, 3, ...
Ball combined(const std::vector<Ball>& v) {
  Ball sum(0);
  for (std::size_t i = 0; i < v.size(); ++i) sum += v[i] * static_cast<long>(i + 1);
  return sum;
}

/// (3.7) as printed: in its first form the sum runs over y_k - x, in the second over y_k.
enum class PrintedForm { displacements, sites };
std::vector<Ball> printed_score(const Point& p, PrintedForm form) {
  const std::vector<Ball> x = empirical_place(p);
  const auto sites = empirical_measure(p).means;
  Ball mass = Ball(0).at(p.precision());
  std::vector<Ball> sum(x.size(), mass);
  for (const auto& y : sites) {
    Ball squares = Ball(0).at(p.precision());
    for (std::size_t i = 0; i < x.size(); ++i) squares += square(x[i] - y[i]);
    const Ball weight = exp(-squares / (4 * p["t"]));
    mass += weight;
    for (std::size_t i = 0; i < x.size(); ++i)
      sum[i] += weight * (form == PrintedForm::sites ? y[i] : y[i] - x[i]);
  }
  std::vector<Ball> s;
  for (std::size_t i = 0; i < x.size(); ++i)
    s.push_back((form == PrintedForm::sites ? sum[i] / mass - x[i] : sum[i] / mass) / (2 * p["t"]));
  return s;
}
/// grad log u by jets of the sum of heat kernels.
std::vector<Ball> differentiated_score(const Point& p) {
  using J = Jet<Ball>;
  const std::vector<Ball> x = empirical_place(p);
  const Mixture<Ball> data = empirical_measure(p);
  Mixture<J> lifted;
  for (std::size_t k = 0; k < data.size(); ++k) {
    lifted.means.emplace_back(data.means[k].begin(), data.means[k].end());
    lifted.weights.push_back(J(data.weights[k]));
    lifted.variances.push_back(J(Ball(0)));
  }
  const int d = static_cast<int>(x.size());
  std::vector<J> place;
  for (int i = 0; i < d; ++i)
    place.push_back(J::variable(JetLayout::of(d, 1), i, x[static_cast<std::size_t>(i)]));
  const J logarithm = log(mixture_density(lifted, std::span<const J>(place), J(p["t"])));
  std::vector<Ball> s;
  for (int i = 0; i < d; ++i) {
    std::vector<int> orders(x.size(), 0);
    orders[static_cast<std::size_t>(i)] = 1;
    s.push_back(logarithm.derivative(orders));
  }
  return s;
}
std::vector<Ball> kernel_score(const Point& p) {
  PosteriorKernel<Ball> kernel(empirical_measure(p), 2 * p["t"]);
  return score(kernel.at(empirical_place(p), 1), kernel.noise());
}

REFEREE_CLAIM({
    .id = "PP-E3.7",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Score of an empirical measure",
    .statement = "u0 = (1/N) sum delta_(y_k): s(x, t) = (1/(2t)) (sum e^(-|x - y_k|^2/(4t)) (y_k - x))/(sum "
                 "e^(-|x - y_k|^2/(4t))) = (1/(2t)) ((sum e^(-|x - y_k|^2/(4t)) y_k)/(sum ...) - x).",
    .hypotheses = "equal weights, t > 0",
    .source = "section 3.2, Remark 3.9, (3.7)",
    .evidence = "both printed forms, the gradient of log u by jets of the sum of heat kernels, and the "
                "posterior kernel",
    .refuted_by = "a place and a time at which two of them differ",
    .attack = "places on sites and half way between them, far ones, t from 1e-40 to 100, d up to 8",
    .trial =
        [](Trial& trial) {
          const Family family = empirical_sites(trial, -40);
          trial.identity(
              "first form = grad log u", family,
              [](const Point& p) { return combined(printed_score(p, PrintedForm::displacements)); },
              [](const Point& p) { return combined(differentiated_score(p)); });
          trial.identity(
              "second form = first form", family,
              [](const Point& p) { return combined(printed_score(p, PrintedForm::sites)); },
              [](const Point& p) { return combined(printed_score(p, PrintedForm::displacements)); });
          trial.identity(
              "first form = (posterior mean - x)/(2t)", family,
              [](const Point& p) { return combined(printed_score(p, PrintedForm::displacements)); },
              [](const Point& p) { return combined(kernel_score(p)); });
        },
});

/// Runs on the line: up to four sites, from x1 at T down to T exp(-tau).
Family line_runs(const Trial& trial) {
  Family family{"runs on the line", {}, {}};
  for (const Rational& tau : {"1/2"_q, "2"_q})
    for (const Rational& x : {"1/10"_q, "-5/2"_q, "4"_q})
      for (const auto& sites :
           std::vector<RationalPoint>{{0}, {-1, 1}, {-2, 0, "1/2"_q}, {-1, "-9/10"_q, 1, 3}}) {
        Instance member{{"x1", x}, {"T", 1}, {"tau", tau}};
        for (std::size_t k = 0; k < sites.size(); ++k)
          member.set("y" + std::to_string(k + 1) + "_1", sites[k]);
        family.members.push_back(std::move(member));
      }
  family.members.resize(static_cast<std::size_t>(trial.effort().scaled(8, 14, 24)));
  return family;
}
Ball integrated_place(const Point& p) {
  Instance sites;
  for (int k = 1; p.has("y" + std::to_string(k) + "_1"); ++k) {
    const std::string name = "y" + std::to_string(k) + "_1";
    sites.set(name, simplest_rational(p[name]));
  }
  return enclosed_flow(empirical_measure(sites), {simplest_rational(p["x1"])}, simplest_rational(p["T"]),
                       simplest_rational(p["tau"]), p.precision())[0];
}

REFEREE_CLAIM({
    .id = "PP-E3.8",
    .paper = "pde-perspective",
    .kind = "equation",
    .title = "Generation flow without noise",
    .statement =
        "dX_t/dt = -s(X_t, t), X_T = x_T, for any x_T in R^d: the equation of (2.7) for epsilon = 0, "
        "solvable on (0, T].",
    .hypotheses = "tried for empirical measures",
    .source = "section 3.3, (3.8); section 5.3, (5.9)",
    .evidence =
        "linear growth and a Lipschitz bound on [t, T] for every t > 0; validated integration against "
        "the quantiles of u(t), which the flow on the line preserves; the closed form for one Dirac",
    .refuted_by =
        "a place at which the drift exceeds its linear bound or its Jacobian the Lipschitz constant",
    .attack = "midpoints of sites, where the Jacobian is largest, far places, t down to 1e-40",
    .rests_on = {"PP-E3.7"},
    .trial =
        [](Trial& trial) {
          const Family family = empirical_sites(trial, -40);
          trial.bound(
              "linear growth: |s(x, t)| <= (|x| + R)/(2t), R = max |y_k|", family,
              [](const Point& p) { return euclidean_length(kernel_score(p), p.precision()); },
              [](const Point& p) {
                return (euclidean_length(empirical_place(p), p.precision()) + empirical_radius(p)) /
                       (2 * p["t"]);
              });
          const Quantity spread = [](const Point& p) {
            PosteriorKernel<Ball> kernel(empirical_measure(p), 2 * p["t"]);
            const std::vector<Ball> x = empirical_place(p);
            const auto& covariance = kernel.at(x, 2).covariance;
            Ball trace = Ball(0).at(p.precision());
            for (std::size_t i = 0; i < x.size(); ++i) trace += covariance[i * x.size() + i];
            return trace / (4 * square(p["t"]));
          };
          const Quantity lipschitz = [](const Point& p) {
            return square(empirical_radius(p)) / (4 * square(p["t"]));
          };
          trial.bound("Lipschitz: |Jacobian + I/(2t)| <= R^2/(4t^2) (trace norm, as the matrix is positive)",
                      family, spread, lipschitz);
          Family opposite{"sites -R and R on the line, place 0", {}, {}};
          for (const Rational& R : {"1/3"_q, "1"_q, "50"_q})
            for (const Rational& t : {"1e-40"_q, "1/7"_q, "20"_q})
              opposite.members.push_back({{"x1", 0}, {"y1_1", -R}, {"y2_1", R}, {"t", t}});
          trial.identity("and R^2 cannot be lowered: equality between two opposite sites", opposite, spread,
                         lipschitz);
          trial.identity(
              "the solution exists down to t and keeps its quantile: F_t(X_t) = F_T(x_T)", line_runs(trial),
              [](const Point& p) {
                return heat_distribution(empirical_measure(p), integrated_place(p),
                                         p["T"] * exp(-p["tau"].at(p.precision())));
              },
              [](const Point& p) {
                return heat_distribution(empirical_measure(p), p["x1"].at(p.precision()),
                                         p["T"].at(p.precision()));
              });
          Family single{"one Dirac", {}, {}};
          for (const Rational& t : {"1e-40"_q, "1/7"_q, "1"_q})
            for (const Rational& x : {"-3"_q, "1/2"_q, "1e10"_q})
              single.members.push_back({{"x1", x}, {"y1_1", 2}, {"T", 1}, {"t", t}});
          trial.identity(
              "one Dirac: X_t = y + (x_T - y) sqrt(t/T) solves it", single,
              [](const Point& p) {
                using J = Jet<Ball>;
                const J t = J::variable(JetLayout::of(1, 1), 0, p["t"].at(p.precision()));
                return (J(p["x1"] - p["y1_1"]) * sqrt(t / J(p["T"]))).derivative({1});
              },
              [](const Point& p) {
                Point moved = p;
                moved.set("x1", p["y1_1"] + (p["x1"] - p["y1_1"]) * sqrt(p["t"].at(p.precision()) / p["T"]));
                return -kernel_score(moved)[0];
              });
          trial.note(
              "The Lipschitz constant is not integrable at t = 0: all trajectories of one basin meet there, "
              "and the solution is unique backward from T, not forward from 0.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
