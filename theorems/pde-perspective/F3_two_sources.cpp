// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 3: trajectories of the flow without noise for the two sources.
#include "dynamics/sde.hpp"
#include "pde-perspective/two_sources.hpp"

namespace referee::pde_perspective {
namespace {

/// Trajectories from T = 1 by Euler's scheme in log(T/t), recorded down to t = 1e-6.
Panel trajectories_panel(std::string title, const std::vector<double>& starts) {
  Panel panel{.title = std::move(title), .x_label = "x", .y_label = "y"};
  const SampledPaths paths =
      sample_paths(mixed_score_in_time({two_sources_in_plane(), two_sources_in_plane(), 1}), 2, starts,
                   {.stop_time = 1e-6, .steps = 1400, .record_every = 10});
  Curve begin{.label = "starts", .x = {}, .y = {}, .points = true};
  for (std::size_t path = 0; path < paths.paths; ++path) {
    Curve curve{.label = "trajectories", .x = {}, .y = {}, .faint = true};
    for (std::size_t record = 0; record < paths.times.size(); ++record) {
      curve.x.push_back(paths.at(record, path)[0]);
      curve.y.push_back(paths.at(record, path)[1]);
    }
    begin.x.push_back(curve.x.front());
    begin.y.push_back(curve.y.front());
    panel.curves.push_back(std::move(curve));
  }
  panel.curves.push_back(std::move(begin));
  panel.curves.push_back({.label = "supp u0", .x = {-1, 1}, .y = {0, 0}, .points = true});
  return panel;
}

REFEREE_CLAIM({
    .id = "PP-F3",
    .paper = "pde-perspective",
    .kind = "figure",
    .title = "Figure 3: trajectories for two sources",
    .statement =
        "Starts with x < 0 converge to (-1, 0), those with x > 0 to (1, 0), and points with x = 0 to "
        "the barycentre (0, 0).",
    .hypotheses =
        "u0 = (delta_(-1,0) + delta_(1,0))/2, epsilon = 0; T and the starts of the three panels are "
        "not printed: T from 1/100 to 100 are tried, T = 1 is drawn",
    .source = "Figure 3",
    .evidence =
        "the end of each trajectory proven for all small t at once; the axis by validated integration "
        "of (3.8)",
    .refuted_by = "a start proven to end elsewhere",
    .attack = "starts 10^-60 beside the axis, far above and far beside both sites, small and large T",
    .rests_on = {"PP-R3.10a", "PP-R3.10b"},
    .trial =
        [](Trial& trial) {
          Family starts{"starts left, right and on the axis", {}, {}};
          for (const Rational& horizon : {"1/100"_q, "1"_q, "100"_q})
            for (const Rational& y : {"0"_q, "1"_q, "-30"_q})
              for (const Rational& x : {"0"_q, "1e-60"_q, "-1e-60"_q, "1/2"_q, "-1/2"_q, "5/2"_q, "-5/2"_q})
                starts.members.push_back({{"x", x}, {"y", y}, {"T", horizon}});
          trial.trajectory("the limit is decided by the sign of x", starts, two_source_arrival,
                           [](const Instance& i) -> std::string {
                             return i["x"] == 0 ? "(0, 0)" : i["x"] > 0 ? "(1, 0)" : "(-1, 0)";
                           });
          Family axis{"starts on the axis", {}, {}};
          for (const Rational& y : {"2"_q, "-1/2"_q})
            axis.members.push_back({{"x", 0}, {"y", y}, {"T", 1}, {"tau", 2}});
          trial.identity(
              "on the axis the distance from (0, 0) is |y| sqrt(t/T), by validated integration", axis,
              [](const Point& p) { return abs(axis_flow(p)); },
              [](const Point& p) { return abs(p["y"]) * axis_share(p); });
          trial.note("With unequal weights neither x = 0 would be a border nor the axis invariant.");
          std::vector<double> everywhere, axis_starts, right;
          for (int i = -2; i <= 2; ++i)
            for (int j = -2; j <= 2; ++j)
              if (i != 0) everywhere.insert(everywhere.end(), {0.9 * i + 0.1, 0.8 * j});
          for (int j = -3; j <= 3; ++j)
            if (j != 0) axis_starts.insert(axis_starts.end(), {0.0, 0.6 * j});
          for (int i = 0; i <= 3; ++i)
            for (int j = -2; j <= 2; ++j) right.insert(right.end(), {0.02 + 0.6 * i, 0.8 * j});
          trial.figure({"pde-perspective-figure-3",
                        "Trajectories of the flow without noise for the two sources, T = 1.",
                        {trajectories_panel("starts on both sides", everywhere),
                         trajectories_panel("case 1: starts on the axis", axis_starts),
                         trajectories_panel("case 2: starts on the right", right)}});
        },
});

}  // namespace
}  // namespace referee::pde_perspective
