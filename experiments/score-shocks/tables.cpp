// SPDX-License-Identifier: GPL-3.0-or-later
/// The numbers of section 10, subsection by subsection.
#include "court/experiment.hpp"

namespace referee::score_shocks {
namespace {

using namespace court;

Exhibit numbers(const Setting& setting) {
  Exhibit exhibit;
  return exhibit.table(printed_numbers("", setting.tried)).paragraphs(remarks(setting.tried));
}

REFEREE_EXPERIMENT({
    .name = "ss-10.1",
    .paper = "score-shocks",
    .title = "Finite-difference residuals of the score PDE",
    .source = "section 10.1",
    .claims = {"SS-N10.1"},
    .run = numbers,
});

REFEREE_EXPERIMENT({
    .name = "ss-10.2",
    .paper = "score-shocks",
    .title = "Speciation time of the symmetric pair",
    .source = "section 10.2",
    .claims = {"SS-N10.2"},
    .run = numbers,
});

REFEREE_EXPERIMENT({
    .name = "ss-10.3",
    .paper = "score-shocks",
    .title = "Interfacial widths of the symmetric pair",
    .source = "section 10.3",
    .claims = {"SS-N10.3"},
    .run = numbers,
});

REFEREE_EXPERIMENT({
    .name = "ss-10.4",
    .paper = "score-shocks",
    .title = "Speciation of the quartic double well",
    .source = "section 10.4",
    .claims = {"SS-N10.4"},
    .run = numbers,
});

REFEREE_EXPERIMENT({
    .name = "ss-10.5",
    .paper = "score-shocks",
    .title = "Amplification exponent, closed form against trapezoidal rule",
    .source = "section 10.5, table",
    .claims = {"SS-N10.5-tau0.0", "SS-N10.5-tau0.5", "SS-N10.5-tau1.0", "SS-N10.5-tau2.0", "SS-N10.5s"},
    .run =
        [](const Setting& setting) {
          const std::vector<Evidence> rows(setting.tried.begin(), setting.tried.begin() + 4);
          Exhibit exhibit;
          return exhibit
              .table(printed_rows(
                  "As the paper lays it out", "tau", {"0.0", "0.5", "1.0", "2.0"},
                  {"Lambda exact", "Lambda by the trapezoidal rule", "error", "amplification"}, rows))
              .table(printed_numbers("Every number with its verdict", setting.tried))
              .paragraphs(remarks(setting.tried));
        },
});

REFEREE_EXPERIMENT({
    .name = "ss-10.6",
    .paper = "score-shocks",
    .title = "Measured curl of an exact score",
    .source = "section 10.6",
    .claims = {"SS-N10.6"},
    .run = numbers,
});

REFEREE_EXPERIMENT({
    .name = "ss-10.7",
    .paper = "score-shocks",
    .title = "The variance-preserving pair against its transform",
    .source = "section 10.7",
    .claims = {"SS-N10.7"},
    .run = numbers,
});

REFEREE_EXPERIMENT({
    .name = "ss-10.8",
    .paper = "score-shocks",
    .title = "Corrected speciation times of asymmetric mixtures",
    .source = "section 10.8, table and text",
    .claims = {"SS-N10.8b-scale5", "SS-N10.8b-scale12", "SS-N10.8b-scale50", "SS-N10.8a", "SS-N10.8c",
               "SS-N10.8d"},
    .run =
        [](const Setting& setting) {
          const std::vector<Evidence> rows(setting.tried.begin(), setting.tried.begin() + 3);
          Exhibit exhibit;
          return exhibit
              .table(printed_rows("As the paper lays it out; the means, which it does not print, are ours",
                                  "scale", {"5", "12", "50"},
                                  {"leading", "corrected", "exact", "leading error", "corrected error"},
                                  rows))
              .table(printed_numbers("Every number with its verdict", setting.tried))
              .paragraphs(remarks(setting.tried));
        },
});

}  // namespace
}  // namespace referee::score_shocks
