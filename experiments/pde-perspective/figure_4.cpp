// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 4, drawn by the claim of its caption.
#include "court/experiment.hpp"

namespace referee::pde_perspective {
namespace {

using namespace court;

REFEREE_EXPERIMENT({
    .name = "pp-figure-4",
    .paper = "pde-perspective",
    .title = "Cores of five points in the plane",
    .source = "Figure 4",
    .claims = {"PP-F4"},
    .run =
        [](const Setting& setting) {
          Exhibit exhibit;
          exhibit.figure(joined_figure("pp-figure-4", setting.tried));
          return exhibit.paragraphs(remarks(setting.tried));
        },
});

}  // namespace
}  // namespace referee::pde_perspective
