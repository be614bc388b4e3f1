// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.8: what the two experiments of Figure 2 are said to show.
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "pde-perspective/lemniscate_runs.hpp"

namespace referee::pde_perspective {
namespace {

constexpr int lemniscate_arcs = 24;  // of equal angle

int arc_of(double angle) {
  const double share = angle / (2 * std::numbers::pi);
  return static_cast<int>(std::floor((share - std::floor(share)) * lemniscate_arcs)) % lemniscate_arcs;
}
/// How many paths at t_min = 0.001 are nearest to each arc.
std::vector<long> arc_counts(const LemniscateRuns& runs) {
  std::vector<long> counts(lemniscate_arcs, 0);
  for (std::size_t path = 0; path < runs.paths.paths; ++path)
    ++counts[static_cast<std::size_t>(arc_of(nearest_on_lemniscate(runs.paths.end(path)).angle))];
  return counts;
}
/// Whether all of an arc is farther than 4 sqrt(t_min) from every site.
bool deserted(int arc, const std::vector<PlanePoint>& sites) {
  for (int k = 0; k <= 20; ++k) {
    const PlanePoint at = lemniscate_point(2 * std::numbers::pi * (arc + k / 20.0) / lemniscate_arcs);
    const double place[] = {at.x, at.y};
    if (distance_from_points(place, sites) <= 4 * std::sqrt(1e-3)) return false;
  }
  return true;
}

REFEREE_CLAIM({
    .id = "PP-R3.8",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "What the lemniscate experiment shows",
    .statement = "With the exact score the trajectories return to supp u0, and the entire support acts as an "
                 "attractor; with the empirical score only the sample points do. In both cases the distance "
                 "from the support increases with the stopping time.",
    .hypotheses =
        "epsilon = 1/5, d = 2; what Figure 2 does not print is chosen as for PP-F2a. 'The entire support "
        "acts "
        "as an attractor' is read as: at t_min = 0.001 every part of the curve receives its samples",
    .source = "section 3.2, Remark 3.8",
    .evidence =
        "sampled paths with confidence intervals: shares of 24 arcs of the curve with either score; 95 "
        "% quantiles of the distance at the three stopping times",
    .refuted_by =
        "an arc that receives no samples with the exact score, arcs away from the sample points that "
        "receive as many with the empirical one, or a distance that falls with t_min",
    .attack = "each of 24 arcs by itself; trajectory by trajectory",
    .rests_on = {"PP-F2a", "PP-F2b", "PP-F2c", "PP-F2d"},
    .trial =
        [](Trial& trial) {
          const long paths = trial.effort().scaled(1500, 4000, 20000);
          const LemniscateRuns exact = lemniscate_runs(LemniscateScore::exact, trial.effort(), paths);
          const LemniscateRuns empirical = lemniscate_runs(LemniscateScore::empirical, trial.effort(), paths);
          const std::vector<long> all = arc_counts(exact), few = arc_counts(empirical);
          Family arcs{"24 arcs of the lemniscate", {}, {}, true};
          for (int arc = 0; arc < lemniscate_arcs; ++arc) arcs.members.push_back({{"arc", arc}});
          const auto share = [paths](long hits, bool lower, Precision precision) {
            const ConfidenceInterval interval = proportion_interval(hits, paths, lemniscate_error);
            return Ball::from_double(lower ? interval.lower : interval.upper, precision);
          };
          statistical_bound(
              trial, "exact score: each arc receives at least 1/200 of the samples", arcs,
              [](const Point& p) { return p.constant("1/200"_q); },
              [=](const Point& p) {
                return share(all[static_cast<std::size_t>(std::lround(p["arc"].to_double()))], true,
                             p.precision());
              });
          long lonely_all = 0, lonely_few = 0, lonely = 0;
          for (int arc = 0; arc < lemniscate_arcs; ++arc)
            if (deserted(arc, empirical.sites)) {
              ++lonely;
              lonely_all += all[static_cast<std::size_t>(arc)];
              lonely_few += few[static_cast<std::size_t>(arc)];
            }
          trial.exact(
              "there are arcs all of which is farther than 4 sqrt(t_min) from the 12 sample points",
              {"number of such arcs", {{{"arcs", lonely}}}, {}, true},
              [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) { return i["arcs"]; });
          statistical_bound(
              trial,
              "those arcs together receive with the empirical score at most half of what they receive with "
              "the "
              "exact one",
              {"those arcs", {{{"arcs", lonely}}}, {}, true},
              [=](const Point& p) { return share(lonely_few, false, p.precision()); },
              [=](const Point& p) { return share(lonely_all, true, p.precision()) / 2; });
          trial.note(fmt::format(
              "{} of 24 arcs: {} of {} samples with the exact score, {} with the empirical one. At t_min > 0 "
              "this is a difference of shares only. The exact score by a quadrature with fixed nodes is the "
              "empirical score of the nodes: as t -> 0 its trajectories end at the nodes, and with the 12 "
              "points as nodes the two experiments are the same.",
              lonely, lonely_all, paths, lonely_few));
          try_spread_grows(trial, exact, "the curve (exact score)");
          try_spread_grows(trial, empirical, "the sample points (empirical score)");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
