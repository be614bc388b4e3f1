// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures 1 to 8 with the panels of the paper; Figure 9 is the experiment ga-images.
#include "court/experiment.hpp"

namespace referee::geometric_asymptotics {
namespace {

using namespace court;

/// The figure of that number, whose panels the claims GA-F<number> and these letters draw.
Experiment figure(const std::string& number, const std::string& letters, std::string title) {
  std::vector<std::string> claims;
  for (const char letter : letters) claims.push_back("GA-F" + number + letter);
  if (claims.empty()) claims.push_back("GA-F" + number);
  return {.name = "ga-figure-" + number,
          .paper = "geometric-asymptotics",
          .title = std::move(title),
          .source = "Figure " + number,
          .claims = std::move(claims),
          .run = [number](const Setting& setting) {
            Exhibit exhibit;
            exhibit.figure(joined_figure("ga-figure-" + number, setting.tried));
            const ExhibitTable numbers = printed_numbers("Numbers of the caption", setting.tried);
            if (!numbers.rows.empty()) exhibit.table(numbers);
            return exhibit.paragraphs(remarks(setting.tried));
          }};
}

REFEREE_EXPERIMENT((figure("1", "", "Two supports in the plane and their Voronoi interfaces")));
REFEREE_EXPERIMENT((figure("2", "abc", "Limiting fields, their sides of the interfaces, and the potential")));
REFEREE_EXPERIMENT((figure("3", "", "Minimisers as lambda grows from 0 to 1")));
REFEREE_EXPERIMENT((figure("4", "", "Minimisers as lambda grows beyond 1")));
REFEREE_EXPERIMENT((figure("6", "ade", "Dirac mixtures on the line: potential and trajectories")));
REFEREE_EXPERIMENT((figure("7", "abcd", "Dirac mixtures in the plane: trajectories with and without noise")));
REFEREE_EXPERIMENT((figure("8", "a", "Uniform laws on segments")));

}  // namespace
}  // namespace referee::geometric_asymptotics
