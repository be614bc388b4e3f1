// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures 1 to 7 with the panels of the paper.
#include "court/experiment.hpp"

namespace referee::score_shocks {
namespace {

using namespace court;

/// The figure of that number, whose panels the claims SS-F<number>a and SS-F<number>b draw.
Experiment figure(const std::string& number, std::string title) {
  return {.name = "ss-figure-" + number,
          .paper = "score-shocks",
          .title = std::move(title),
          .source = "Figure " + number,
          .claims = {"SS-F" + number + "a", "SS-F" + number + "b"},
          .run = [number](const Setting& setting) {
            Exhibit exhibit;
            exhibit.figure(joined_figure("ss-figure-" + number, setting.tried));
            const ExhibitTable numbers = printed_numbers("Numbers of the caption", setting.tried);
            if (!numbers.rows.empty()) exhibit.table(numbers);
            return exhibit.paragraphs(remarks(setting.tried));
          }};
}

REFEREE_EXPERIMENT((figure("1", "Score profiles of the symmetric pair and their Burgers transform")));
REFEREE_EXPERIMENT((figure("2", "Midpoint derivative and interfacial width")));
REFEREE_EXPERIMENT((figure("3", "Residuals of the score PDE and of Burgers' equation")));
REFEREE_EXPERIMENT((figure("4", "Amplification factor and reverse trajectories")));
REFEREE_EXPERIMENT((figure("5", "Score field in the plane and its measured curl")));
REFEREE_EXPERIMENT((figure("6", "The variance-preserving score and the effective time")));
REFEREE_EXPERIMENT((figure("7", "Errors and coefficient of the corrected speciation time")));

}  // namespace
}  // namespace referee::score_shocks
