// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.12, first point: whether d(X_t, S) has a full limit.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "numbers/error_function.hpp"
#include "numbers/roots.hpp"
#include "pde-perspective/lemniscate_runs.hpp"
#include "pde-perspective/score_energy.hpp"
#include "pde-perspective/two_sources.hpp"

namespace referee::pde_perspective {
namespace {

/// X_t = F_t^(-1)(q) for u0 uniform on [-1, 1], 1e-9 <= q <= 1 - 1e-9 and t <= 1, where F_t(x) = 1/2 + (g(x +
/// 1)
/// - g(x - 1))/4, g(z) = z erf(z/(2 sqrt t)) + 2 sqrt(t/pi) e^(-z^2/(4t)).
Ball heated_interval_quantile(const Ball& q, const Ball& t) {
  using J = Jet<Ball>;
  const J width(2 * sqrt(t)), height(2 * sqrt(t / pi_like(t)));
  const auto g = [&](const J& z) {
    const J scaled = z / width;
    return z * (J(1) - erfc(scaled)) + height * exp(-(scaled * scaled));
  };
  const auto excess = [&](const J& x) { return J(2) + g(x + J(1)) - g(x - J(1)) - J(4) * J(q); };
  return refine_root(excess, {-12, 12}, t.precision().to_digits());
}

/// Trajectories without noise on the lemniscate, started in u(T): sup of d(X_r, S) over the recorded r <= t.
struct LemniscateDescent {
  SampledPaths paths;
  std::vector<std::vector<double>> distances;  ///< by path and record

  double highest_after(std::size_t path, double t) const {
    double highest = 0;
    for (std::size_t record = 0; record < paths.times.size(); ++record)
      if (paths.times[record] <= t * (1 + 1e-9)) highest = std::max(highest, distances[path][record]);
    return highest;
  }
};
LemniscateDescent lemniscate_descent(const Trial& trial) {
  const long count = trial.effort().scaled(300, 500, 5000);
  Generator generator = trial.generator("start in u(T)");
  std::vector<double> starts;
  for (long n = 0; n < count; ++n) {
    const PlanePoint y = lemniscate_draw([&] { return generator.uniform(); });
    starts.push_back(y.x + std::sqrt(2.0) * generator.normal());
    starts.push_back(y.y + std::sqrt(2.0) * generator.normal());
  }
  LemniscateDescent descent;
  descent.paths =
      sample_paths(lemniscate_score(), 2, starts, {.stop_time = 1e-3, .steps = 300, .record_every = 10});
  for (std::size_t path = 0; path < descent.paths.paths; ++path) {
    auto& row = descent.distances.emplace_back();
    for (std::size_t record = 0; record < descent.paths.times.size(); ++record)
      row.push_back(nearest_on_lemniscate(descent.paths.at(record, path)).distance);
  }
  return descent;
}
/// The upper end of an interval for the mean by the normal approximation, 6.5 standard errors above it.
Ball mean_highest(const LemniscateDescent& descent, double t, Precision precision) {
  double sum = 0, squares = 0;
  const auto count = static_cast<double>(descent.paths.paths);
  for (std::size_t path = 0; path < descent.paths.paths; ++path) {
    const double highest = descent.highest_after(path, t);
    sum += highest;
    squares += highest * highest;
  }
  const double mean = sum / count;
  return Ball::from_double(mean + 6.5 * std::sqrt((squares / count - mean * mean) / count), precision);
}

Panel descent_panel(const LemniscateDescent& descent) {
  Panel panel{.title = "lemniscate, without noise",
              .x_label = "t",
              .y_label = "d(X_t, S)",
              .log_x = true,
              .log_y = true};
  for (std::size_t path = 0; path < 30; ++path)
    panel.curves.push_back(
        {.label = "trajectories", .x = descent.paths.times, .y = descent.distances[path], .faint = true});
  Curve rate{.label = "2 sqrt t, bound of the mean", .x = descent.paths.times, .y = {}, .dashed = true};
  for (const double t : rate.x) rate.y.push_back(2 * std::sqrt(t));
  panel.curves.push_back(std::move(rate));
  return panel;
}

REFEREE_CLAIM({
    .id = "PP-R3.12a",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Full limit of the distance from the support",
    .statement =
        "(3.9) may be expected to hold as a full limit, d(X_t, S) -> 0 for almost every x_T; this is "
        "an open problem.",
    .hypotheses = "supp u0 compact, epsilon = 0",
    .source = "section 3.3, Remark 3.12, first point",
    .evidence =
        "the mean square of the score by enclosing quadrature, from which the full limit follows; the "
        "flow by quantiles for a density; sampled trajectories on the lemniscate",
    .refuted_by = "data for which d(X_t, S) does not tend to 0 for starts of positive measure",
    .attack = "densities and curves besides Diracs; the null set of starts for which the limit fails",
    .rests_on = {"PP-E3.8"},
    .trial =
        [](Trial& trial) {
          trial.bound("E_u|s(., t)|^2 <= d/(2t): Dirac mixtures on the line", weighted_sites_on_line(trial),
                      score_energy, [](const Point& p) { return Ball(1) / (2 * p["t"]); });
          trial.note(
              "Sections 2.1 and 6.1 assert the full limit (PP-S2.1a, PP-S6a), which this remark calls open, "
              "and "
              "Theorem 3.4 gives P(X_t in U) -> 1 only: the paper contradicts itself. "
              "The problem has an answer: the full limit is a theorem, for every u0, compact or not. Let X_T "
              "have the law u(T), which has a positive density. Then X_t has the law u(t). Since s(x, t) = "
              "E[(Y - x)/(2t) | x], Jensen gives E|s(X_t, t)|^2 <= E|Y - X|^2/(4t^2) = d/(2t). Hence the "
              "mean "
              "length of a trajectory, E int_0^T |s| dt, is at most int_0^T sqrt(d/(2t)) dt = sqrt(2dT). So "
              "almost every trajectory has a finite length and a limit X_0; since u(t) -> u0, X_0 has the "
              "law "
              "u0 and lies in S: d(X_t, S) -> 0 for almost every x_T, with E sup_(r <= t) d(X_r, S) <= "
              "sqrt(2dt). "
              "No bound of Lemma 5.1 is needed. 'Open problem' describes what the authors knew and is left "
              "standing as such; who reads it as a statement about the difficulty finds it refuted by these "
              "lines.");
          for (const Rational& q : {"3/4"_q, "999/1000"_q, "1e-9"_q})
            trial.limit(
                "u0 uniform on [-1, 1]: the trajectory of level q = " + to_string(q) +
                    " has the limit 2q - 1 in S",
                {.parameter = "t", .first = 1, .last = 20, .fixed = {{"q", q}}},
                [](const Point& p) {
                  return heated_interval_quantile(p["q"].at(p.precision()), p["t"].at(p.precision()));
                },
                [](const Point& p) { return 2 * p["q"] - Ball(1); });
          const LemniscateDescent descent = lemniscate_descent(trial);
          Family times{"lemniscate, v_T = u(T), T = 1", {}, {}, true};
          for (const Rational& t : {"1"_q, "1/10"_q, "1/100"_q}) times.members.push_back({{"t", t}});
          statistical_bound(
              trial, "E sup_(r <= t) d(X_r, S) <= sqrt(2dt) = 2 sqrt t, r down to 0.001", times,
              [&](const Point& p) { return mean_highest(descent, p["t"].to_double(), p.precision()); },
              [](const Point& p) { return 2 * sqrt(p["t"]); });
          Family starts{"two Diracs in the plane",
                        {{{"x", 0}, {"y", 1}, {"T", 1}}, {{"x", "1e-9"_q}, {"y", 1}, {"T", 1}}},
                        {},
                        true};
          trial.trajectory(
              "'almost every' cannot be dropped: on the axis the limit is (0, 0), at distance 1 from S",
              starts, two_source_arrival,
              [](const Instance& i) -> std::string { return i["x"] == 0 ? "(0, 0)" : "(1, 0)"; });
          trial.figure({"pde-perspective-full-limit",
                        "Distance from the lemniscate along trajectories without noise, started in u(T).",
                        {descent_panel(descent)}});
        },
});

}  // namespace
}  // namespace referee::pde_perspective
