// SPDX-License-Identifier: GPL-3.0-or-later
/// An experiment that lays out a claim, one that reads the user's data, and one that breaks.
#include <fstream>
#include <stdexcept>

#include "court/experiment.hpp"

namespace referee::court {
namespace {

REFEREE_EXPERIMENT({
    .name = "tr-2",
    .paper = "trial-runs",
    .title = "One half",
    .source = "section 2",
    .claims = {"TR-N1.2"},
    .run =
        [](const Setting& setting) {
          Exhibit exhibit;
          return exhibit.table(printed_numbers("Numbers", setting.tried))
              .table(printed_rows("A row", "n", {"1"}, {"half"}, setting.tried))
              .figure(
                  {"tr-2-line",
                   "A line.",
                   {{"panel, one", "x", "y", false, false, {{.label = "", .x = {0, 0.1}, .y = {1, 2}}}}}});
        },
});

REFEREE_EXPERIMENT({
    .name = "tr-10",
    .paper = "trial-runs",
    .title = "The user's data",
    .source = "section 10",
    .input = "a file with a number",
    .run =
        [](const Setting& setting) {
          setting.progress(0.5, "reading");
          long number = 0;
          if (!setting.input.empty() && !(std::ifstream(setting.input) >> number))
            throw std::invalid_argument(setting.input.string() + " does not begin with a number");
          Exhibit exhibit;
          Generator generator(setting.effort.seed, "tr-10");
          return exhibit.paragraph("number " + std::to_string(number))
              .paragraph("random " + std::to_string(generator.below(1000000)))
              .picture({"tr-10-picture", "A picture.", "not really a PNG"});
        },
});

REFEREE_EXPERIMENT({
    .name = "tr-breaks",
    .paper = "trial-runs",
    .title = "Breaks",
    .source = "nowhere",
    .run = [](const Setting&) -> Exhibit { throw std::runtime_error("a deliberate failure"); },
});

}  // namespace
}  // namespace referee::court
