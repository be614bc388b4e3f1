// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 1 with both panels of the paper.
#include "court/experiment.hpp"

namespace referee::pde_perspective {
namespace {

using namespace court;

REFEREE_EXPERIMENT({
    .name = "pp-figure-1",
    .paper = "pde-perspective",
    .title = "Score and log-density of the heat flow from three Diracs",
    .source = "Figure 1",
    .claims = {"PP-F1a", "PP-F1b"},
    .run =
        [](const Setting& setting) {
          Exhibit exhibit;
          exhibit.figure(joined_figure("pp-figure-1", setting.tried));
          return exhibit.paragraphs(remarks(setting.tried));
        },
});

}  // namespace
}  // namespace referee::pde_perspective
