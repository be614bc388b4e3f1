// SPDX-License-Identifier: GPL-3.0-or-later
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {

REFEREE_CLAIM({
    .id = "SS-E14",
    .paper = "score-shocks",
    .kind = "equation",
    .title = "The noised mixture",
    .statement = "Under heat flow a mixture keeps weights and means; each variance grows by 2 tau.",
    .hypotheses = "finite Gaussian mixture on the line, tau >= 0",
    .source = "section 3.4, (13)-(14)",
    .evidence = "identity: the density with variances sigma0^2 + 2 tau solves p_tau = p_xx, by jets",
    .refuted_by = "a mixture and a point at which the two sides have disjoint enclosures",
    .attack = "unequal variances, weights of 1e-30, variances of 1e-20, Diracs",
    .trial =
        [](Trial& trial) {
          auto density = [](const Point& p) {
            const SpaceTime at(p["x"], p["tau"], 2);
            return heat_solution(p, at.x, at.tau);
          };
          trial.identity(
              "p_tau = p_xx", line_mixtures(trial),
              [&](const Point& p) {
                return density(p).derivative({0, 1});
              },
              [&](const Point& p) {
                return density(p).derivative({2, 0});
              });
        },
});

}  // namespace referee::score_shocks
