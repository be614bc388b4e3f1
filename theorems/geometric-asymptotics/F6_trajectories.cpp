// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 6, middle and bottom row: deterministic and stochastic trajectories on the line.
#include <fmt/format.h>

#include <cmath>

#include "geometric-asymptotics/section5_runs.hpp"

namespace referee::geometric_asymptotics {
namespace {

constexpr double printed_noise = 0.2;

Panel line_panel(const Instance& supports, const std::vector<double>& starts, double epsilon,
                 std::uint64_t seed) {
  Panel panel{.title = fmt::format("lambda = {}, epsilon = {}", to_string(supports["lambda"]), epsilon),
              .x_label = "tau",
              .y_label = "Y(tau)"};
  const SampledPaths paths = printed_paths(supports, starts, printed_scheme(epsilon, seed, 10));
  for (std::size_t path = 0; path < paths.paths; ++path) {
    Curve curve{.label = "", .x = {}, .y = {}, .faint = true};
    for (std::size_t record = 0; record < paths.times.size(); ++record) {
      curve.x.push_back(-std::log(paths.times[record]));
      curve.y.push_back(paths.at(record, path)[0]);
    }
    panel.curves.push_back(std::move(curve));
  }
  for (const CriticalPoint& minimiser : local_minimisers(supports))
    panel.horizontal_marks.push_back({to_double(minimiser.at[0]), place_name(minimiser.at)});
  return panel;
}

Figure line_figure(std::string name, std::string caption, const std::vector<double>& starts, double epsilon,
                   std::uint64_t seed) {
  Figure figure{std::move(name), std::move(caption), {}};
  for (const Instance& supports : line_example())
    figure.panels.push_back(line_panel(supports, starts, epsilon, seed));
  return figure;
}

REFEREE_CLAIM({
    .id = "GA-F6d",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 6, middle: trajectories go to local minimisers",
    .statement =
        "For lambda = 1/2, 1, 2 the deterministic trajectories converge to local minimisers of Phi_lambda.",
    .hypotheses =
        "example on the line, T = 1; the displayed starts are not printed, tried are equidistant ones. "
        "Not read as a statement about every start: the basins are open intervals, and a start on the "
        "border of two tends to a local maximum",
    .source = "section 5.1, Figure 6, middle row",
    .evidence =
        "each trajectory proven to end at a minimiser by validated steps into a trap, and at the one that "
        "the printed Euler scheme goes to; every minimiser attracts",
    .refuted_by = "a trajectory proven to go elsewhere than the printed scheme",
    .attack = "starts from -6 to 8, among them some a few hundredths from the border of two basins",
    .rests_on = {"GA-T3.18"},
    .trial =
        [](Trial& trial) {
          const Rational step = trial.effort().budget == Budget::quick ? "3/2"_q : "2/5"_q;
          trial.trajectory("each start goes to the local minimiser that the Euler scheme shows",
                           grid_of_runs("starts from -6 to 8", {"1/2"_q, 1, 2}, 1, -6, 8, step),
                           proven_destination, printed_destination);
          // The printed weights and T put a start into the basin of every minimiser.
          Family reached{"the three values of lambda", {}, support_hypotheses()};
          for (const Instance& supports : line_example()) reached.members.push_back(supports);
          trial.exact(
              "minimisers reached from -6, -5.9, ..., 8 by the Euler scheme = all minimisers", reached,
              [](const Instance& supports) {
                std::vector<double> starts;
                for (int n = -60; n <= 80; ++n) starts.push_back(n / 10.0);
                return Rational(minimisers_reached(supports, starts));
              },
              Relation::equal,
              [](const Instance& supports) {
                return Rational(static_cast<long>(local_minimisers(supports).size()));
              });
          std::vector<double> starts;
          for (int n = 0; n <= 20; ++n) starts.push_back(-4 + 0.5 * n);
          trial.figure(line_figure(
              "geometric-asymptotics-figure-6b",
              "Deterministic trajectories of the example on the line by the printed scheme.", starts, 0, 1));
        },
});

REFEREE_CLAIM({
    .id = "GA-F6e",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 6, bottom: stochastic trajectories",
    .statement =
        "With epsilon = 0.2 the stochastic trajectories are attracted to the same local minimisers, up to "
        "visible fluctuations.",
    .hypotheses =
        "example on the line, Euler-Maruyama as printed; law of the starts and seed are not printed, N(0, "
        "2) taken. Read as: at t_min the critical point nearest to a path is a local minimiser",
    .source = "section 5.1, Figure 6, bottom row",
    .evidence =
        "sampled paths with a confidence bound; their spread at each smooth minimiser against that of the "
        "linearised process",
    .refuted_by = "paths that end nearest to another critical point",
    .attack =
        "each lambda by itself; the interface minimiser 3/4, where the exact process has a width of order t "
        "and the printed scheme a larger one",
    .rests_on = {"GA-E4.7", "GA-F6d"},
    .trial =
        [](Trial& trial) {
          const long draws = trial.effort().scaled(2500, 3000, 20000);
          const double origin = 0;
          for (const Instance& supports : line_example()) {
            const std::vector<double> starts = normal_starts(
                {&origin, 1}, std::sqrt(2.0), static_cast<std::size_t>(draws), trial.effort().seed);
            const SampledPaths paths =
                printed_paths(supports, starts, printed_scheme(printed_noise, trial.effort().seed));
            const auto points = critical_points(supports_of(supports), supports["lambda"]);
            std::size_t path = 0;
            trial.sampled_probability(
                "a path ends nearest to a local minimiser, lambda = " + to_string(supports["lambda"]),
                supports, draws,
                [&](Generator&) { return points[nearest_critical_point(points, paths.end(path++))].minimum; },
                1, 0.01);
            std::string spread;
            for (std::size_t k = 0; k < points.size(); ++k) {
              if (!points[k].minimum) continue;
              double squares = 0;
              long count = 0;
              for (std::size_t n = 0; n < paths.paths; ++n) {
                if (nearest_critical_point(points, paths.end(n)) != k) continue;
                squares += std::pow(paths.end(n)[0] - to_double(points[k].at[0]), 2);
                ++count;
              }
              spread += fmt::format("{}{}: {} paths, root mean square distance {:.2g}",
                                    spread.empty() ? "" : "; ", place_name(points[k].at), count,
                                    std::sqrt(squares / static_cast<double>(count)));
            }
            trial.note(spread);
          }
          // One Dirac a side, lambda s1 + (1 - lambda) s2 acts as one: the law that smooth minimisers see.
          const double start = 1;
          const PathOptions options = printed_scheme(printed_noise, trial.effort().seed);
          const std::vector<double> starts(static_cast<std::size_t>(draws), start);
          const Instance one = supports(2, {{0}}, {{0}});
          const SampledPaths ends = printed_paths(one, starts, options);
          const GaussianTransition exact = gaussian_transition(0, printed_noise, 1, 1e-4);
          std::size_t path = 0;
          trial.sampled_probability(
              "around a smooth minimiser, from distance 1: |Y - E Y| exceeds the standard deviation 0.013 of "
              "the "
              "exact law with the probability of a Gaussian",
              one, draws,
              [&](Generator&) {
                return std::abs(ends.end(path++)[0] - exact.factor * start) > std::sqrt(exact.noise);
              },
              std::erfc(std::sqrt(0.5)), 0.2);
          std::vector<double> drawn = normal_starts({&origin, 1}, std::sqrt(2.0), 24, trial.effort().seed);
          trial.figure(
              line_figure("geometric-asymptotics-figure-6c",
                          "Stochastic trajectories of the example on the line, epsilon = 0.2, starts from "
                          "N(0, 2).",
                          drawn, printed_noise, trial.effort().seed));
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
