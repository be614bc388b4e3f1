// SPDX-License-Identifier: GPL-3.0-or-later
/// Sections 2.1 and 6.1: with probability one the trajectories approach the support.
#include <cmath>

#include "dynamics/sde.hpp"
#include "heat/generative_law_quantile.hpp"
#include "numbers/normal_law.hpp"
#include "numbers/quadrature.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/concentration.hpp"

namespace referee::pde_perspective {
namespace {

Family data_at_heat_times(const Trial& trial) {
  const Family starts = normal_starts_on_line(trial, trial.effort().scaled(0, 2, 60));
  Family family{"1 to 4 Diracs on the line", {}, starts.hypotheses};
  for (const Instance& member : starts.members)
    for (const Rational& t : {"3"_q, "1/20"_q}) family.members.push_back(Instance(member).set("t", t));
  return family;
}

/// int |s|^2 u dx = int (u_x)^2/u dx on the line.
Ball mean_squared_score(const Point& p) {
  const Mixture<Ball> sites = convert(line_diracs_of(p), FromRational<Ball>{p.precision()});
  const Ball &t = p["t"], root = sqrt(Ball(2) * t);
  const long reach =
      static_cast<long>(std::ceil(std::sqrt(1.4 * static_cast<double>(p.precision().bits)))) + 2;
  const ComplexBall rate(Ball(-1) / (Ball(4) * t)),
      height(Ball(1) / sqrt(Ball(4) * Ball::pi(p.precision()) * t));
  const Ball inner = integrate(
      [&](const ComplexBall& x) {
        ComplexBall density(0), slope(0);
        for (std::size_t k = 0; k < sites.size(); ++k) {
          const ComplexBall offset = x - ComplexBall(sites.means[k][0]);
          const ComplexBall term = ComplexBall(sites.weights[k]) * height * exp(offset * offset * rate);
          density += term;
          slope += term * offset * ComplexBall(2) * rate;
        }
        return slope * slope / density;
      },
      (sites.means.front()[0] - Ball(reach) * root).lower().at(p.precision()),
      (sites.means.back()[0] + Ball(reach) * root).upper().at(p.precision()), p.precision());
  // s is a conditional mean of (Y - x)/(2t), so that |s|^2 u is below the mean of its square.
  const Ball two = p.constant(2);
  const Ball tail = erfc(Ball(reach) / sqrt(two)) +
                    Ball(reach) * sqrt(two / Ball::pi(p.precision())) * exp(-square(Ball(reach)) / two);
  return join(inner, inner + tail / (two * t));
}

/// E|X_t - X_0| without noise from v_T = u(T): the monotone coupling, int |F_t - F_0| dx.
Ball mean_distance_to_limit(const Point& p) {
  const Mixture<Rational> data = line_diracs_of(p);
  const Mixture<Ball> sites = convert(data, FromRational<Ball>{p.precision()});
  const LineBasins cells = line_basins(data, simplest_rational(p["t"]), p.precision());
  const Ball deviation = sqrt(Ball(2) * p["t"]);
  const auto positive_part = [&](const Ball& offset) {
    // E(offset + deviation Z)^+.
    const Ball z = offset / deviation;
    return offset * normal_distribution(z) +
           deviation * exp(-square(z) / 2) / sqrt(Ball(2) * Ball::pi(p.precision()));
  };
  // The integral of F_t up to x, and of 1 - F_t from x on.
  const auto below = [&](const Ball& x) {
    Ball sum(0);
    for (std::size_t k = 0; k < sites.size(); ++k)
      sum += sites.weights[k] * positive_part(x - sites.means[k][0]);
    return sum;
  };
  const auto above = [&](const Ball& x) {
    Ball sum(0);
    for (std::size_t k = 0; k < sites.size(); ++k)
      sum += sites.weights[k] * positive_part(sites.means[k][0] - x);
    return sum;
  };
  Ball sum = below(p.constant(cells.sites.front())) + above(p.constant(cells.sites.back()));
  Rational level = 0;
  for (std::size_t k = 0; k + 1 < cells.sites.size(); ++k) {
    level += cells.weights[k];
    const Ball from = p.constant(cells.sites[k]), to = p.constant(cells.sites[k + 1]), q = p.constant(level);
    // F_t - level changes its sign here, or nowhere between the two sites.
    const Ball turn = max(from, min(to, cells.boundaries[k]));
    sum += q * (turn - from) - (below(turn) - below(from)) + (below(to) - below(turn)) - q * (to - turn);
  }
  return sum;
}

/// Starts of the flow without noise, one or more in each basin.
Family deterministic_starts() {
  Family family{"starts of the flow without noise", {}, normal_start_hypotheses()};
  const std::vector<std::pair<Instance, std::vector<Rational>>> cases{
      {line_diracs({-1, 1}, {1, 3}).set("T", 1).set("variance", 1), {-3, "-3/5"_q, "-1/2"_q, 2}},
      {line_diracs({-5, 0, 5}, {7, 3, 1}).set("T", 2).set("variance", 1), {-4, 1, "5/2"_q, 7}}};
  for (const auto& [data, starts] : cases)
    for (const Rational& start : starts) family.members.push_back(Instance(data).set("start", start));
  return family;
}

/// The site at which the level of the start is kept: X_t = F_t^(-1)(q) tends to y_k if W_(k-1) < q < W_k.
Arrival arrival_by_quantile(const Point& p) {
  const Mixture<Rational> data = line_diracs_of(p);
  const Level level = heat_level(data, p["start"], p["T"]);
  Arrival arrival{.place = "", .trapped = Truth::unknown, .at = level.below, .detail = "the level F_T(x_T)"};
  Rational below = 0;
  for (std::size_t k = 0; k < data.size(); ++k) {
    const Rational above = below + data.weights[k];
    if ((less(p.constant(below), level.below) && less(level.below, p.constant(above))) == Truth::yes) {
      arrival.place = to_string(data.means[k][0]);
      arrival.trapped = Truth::yes;
    }
    below = above;
  }
  return arrival;
}
/// The site nearest to X_t at t = T/1000 by Euler's scheme for X' = -s in log t.
std::string arrival_by_integration(const Instance& i) {
  const Mixture<Rational> data = line_diracs_of(i);
  PathOptions options;
  options.start_time = to_double(i["T"]);
  options.stop_time = options.start_time / 1000;
  options.steps = 2000;
  const double start[] = {to_double(i["start"])};
  const SampledPaths path = sample_paths(mixed_score_in_time({data, data, 1}), 1, start, options);
  std::size_t nearest = 0;
  const auto distance = [&](std::size_t k) { return std::abs(path.end(0)[0] - to_double(data.means[k][0])); };
  for (std::size_t k = 1; k < data.size(); ++k)
    if (distance(k) < distance(nearest)) nearest = k;
  return to_string(data.means[nearest][0]);
}

/// Noisy paths in the plane: does the whole path after t = 1/1000 stay near the sites?
void sample_late_paths(Trial& trial, const Rational& epsilon) {
  const Mixture<Rational> data{{{0, 0}, {2, 0}, {"1/2"_q, "3/2"_q}}, {"1/2"_q, "1/3"_q, "1/6"_q}, {0, 0, 0}};
  const long draws = trial.effort().scaled(500, 600, 10000);
  PathOptions options;
  options.epsilon = to_double(epsilon);
  options.stop_time = 1e-6;
  options.steps = 560;
  options.record_every = 8;
  options.seed = trial.generator("late paths").next();
  const double origin[] = {1, 1};
  const SampledPaths paths = sample_paths(
      mixed_score_in_time({data, data, 1}), 2,
      normal_starts(origin, 2, static_cast<std::size_t>(draws), trial.generator("late starts").next()),
      options);
  std::size_t next = 0;
  trial.sampled_probability(
      "three Diracs in the plane, epsilon = " + to_string(epsilon) +
          ": P(d(X_t, S) < 1/2 at every recorded t from 1/1000 to 1e-6) is within 1/20 of 1",
      {{"epsilon", epsilon}}, draws,
      [&](Generator&) {
        const std::size_t path = next++;
        for (std::size_t record = 0; record < paths.times.size(); ++record) {
          if (paths.times[record] > 1e-3) continue;
          const auto x = paths.at(record, path);
          double least = HUGE_VAL;
          for (const auto& site : data.means)
            least = std::min(least, std::hypot(x[0] - to_double(site[0]), x[1] - to_double(site[1])));
          if (!(least < 0.5)) return false;
        }
        return true;
      },
      1, 0.05);
}

REFEREE_CLAIM({
    .id = "PP-S2.1a",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "Trajectories approach the support with probability one",
    .statement = "The probability that the generated flow X_t approaches supp u_0 as t -> 0 equals one.",
    .hypotheses = "Assumption A, epsilon >= 0",
    .source = "section 2.1 (after (2.7)), section 6.1",
    .evidence =
        "the steps of a proof, each tried: E|s(X_t, t)|^2 <= d/(2t) from v_T = u(T), hence paths of "
        "finite length and convergence almost surely; the mean distance from the limit in closed form; "
        "arrival of single trajectories by two routes; noisy paths by sampling",
    .refuted_by = "a set of starts of positive probability whose trajectories stay away",
    .attack =
        "the step from laws to single paths: Theorem 3.4, to which the sentence points, gives convergence "
        "in probability only; sites of small weight, starts near the boundary of two basins, paths "
        "followed over three decades",
    .rests_on = {"PP-T3.4ii"},
    .trial =
        [](Trial& trial) {
          const Family data = data_at_heat_times(trial);
          Family several{"2 to 4 Diracs on the line", {}, data.hypotheses};
          for (const Instance& member : data.members) {
            const Rational gap = least_gap(line_diracs_of(member));
            if (member.has("y2")) several.members.push_back(Instance(member).set("t", gap * gap / 16));
          }
          trial.bound("E|s(X_t, t)|^2 <= 1/(2t) on the line, v_T = u(T)", several,
                      coarsely(mean_squared_score),
                      [](const Point& p) { return Ball(1) / (Ball(2) * p["t"]); });
          trial.note(
              "So E int_0^T (1 + epsilon) |s| dt <= (1 + epsilon) sqrt(2 d T) and X_t converges almost "
              "surely, from "
              "v_T = u(T) and hence from every v_T with a density, which is absolutely continuous with "
              "respect to "
              "u(T); its limit has law u_0 there, so it lies in supp u_0. This proof is not in the paper, "
              "which "
              "contradicts itself here: Theorem 3.4, given as the source, has P(X_t in U) -> 1 only, and "
              "Remark 3.12 calls the full limit along almost every trajectory an open problem (PP-R3.12a), "
              "while sections 2.1 and 6.1 (PP-S6a) assert it. It holds.");
          trial.bound("without noise E|X_t - X_0| <= E|sqrt(2t) Z| = 2 sqrt(t/pi)", data,
                      mean_distance_to_limit,
                      [](const Point& p) { return Ball(2) * sqrt(p["t"] / Ball::pi(p.precision())); });
          trial.trajectory(
              "without noise: the site given by the kept quantile is the one that Euler's scheme "
              "approaches",
              deterministic_starts(), arrival_by_quantile, arrival_by_integration);
          sample_late_paths(trial, "1/5"_q);
          sample_late_paths(trial, 3);
        },
});

}  // namespace
}  // namespace referee::pde_perspective
