// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 7, bottom row: stochastic trajectories of the example in the plane.
#include <fmt/format.h>

#include <cmath>

#include "geometric-asymptotics/plane_panels.hpp"

namespace referee::geometric_asymptotics {
namespace {

REFEREE_CLAIM({
    .id = "GA-F7d",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 7, bottom: stochastic trajectories",
    .statement =
        "With epsilon = 0.2, T = 1, t_min = 1e-4 the stochastic trajectories concentrate near the same "
        "local minimisers as the deterministic ones.",
    .hypotheses =
        "example in the plane, lambda = 1/2, 1, 5/2, Euler-Maruyama as printed; law of the starts and seed "
        "are not printed, N(0, 2 I) taken. Read as: at t_min the critical point nearest to a path is a "
        "local minimiser",
    .source = "section 5.1, Figure 7, bottom row",
    .evidence = "sampled paths with a confidence bound; shares and spread at each minimiser",
    .refuted_by = "paths that end nearest to another critical point",
    .attack = "each lambda by itself; at T itself the same event is far from certain",
    .rests_on = {"GA-E4.7", "GA-F7a", "GA-F7b", "GA-F7c"},
    .trial =
        [](Trial& trial) {
          const long draws = trial.effort().scaled(2500, 2500, 20000);
          const std::vector<double> origin(2, 0);
          Figure figure{
              "geometric-asymptotics-figure-7d",
              "Stochastic trajectories of the example in the plane, epsilon = 0.2, starts from N(0, 2 I).",
              {}};
          for (const Instance& supports : plane_example()) {
            const std::string lambda = to_string(supports["lambda"]);
            const std::vector<double> starts =
                normal_starts(origin, std::sqrt(2.0), static_cast<std::size_t>(draws), trial.effort().seed);
            const SampledPaths paths =
                printed_paths(supports, starts, printed_scheme(0.2, trial.effort().seed));
            const auto points = critical_points(supports_of(supports), supports["lambda"]);
            std::size_t path = 0;
            trial.sampled_probability(
                "a path ends nearest to a local minimiser, lambda = " + lambda, supports, draws,
                [&](Generator&) { return points[nearest_critical_point(points, paths.end(path++))].minimum; },
                1, 0.01);
            std::string spread;
            for (std::size_t k = 0; k < points.size(); ++k) {
              double squares = 0;
              long count = 0;
              for (std::size_t n = 0; n < paths.paths; ++n) {
                if (nearest_critical_point(points, paths.end(n)) != k) continue;
                for (std::size_t i = 0; i < 2; ++i)
                  squares += std::pow(paths.end(n)[i] - to_double(points[k].at[i]), 2);
                ++count;
              }
              if (count > 0)
                spread += fmt::format("{}({:.4g}, {:.4g}): {} paths, root mean square distance {:.2g}",
                                      spread.empty() ? "" : "; ", to_double(points[k].at[0]),
                                      to_double(points[k].at[1]), count,
                                      std::sqrt(squares / static_cast<double>(count)));
            }
            trial.note(spread);
            Panel panel = landscape_in_plane(supports, {{-9, -6.5}, {9, 6.5}}, "lambda = " + lambda);
            const std::vector<double> drawn(starts.begin(), starts.begin() + 48);
            add_paths(panel, printed_paths(supports, drawn, printed_scheme(0.2, trial.effort().seed, 10)),
                      "trajectories");
            add_minimisers(panel, supports);
            add_supports(panel, supports_of(supports));
            figure.panels.push_back(std::move(panel));
          }
          trial.figure(std::move(figure));
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
