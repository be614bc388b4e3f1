// SPDX-License-Identifier: GPL-3.0-or-later
/// Figure 7: errors of the corrected speciation time and the coefficient gamma_1 along a family of three
/// means.
#include <fmt/format.h>

#include "score-shocks/table_stand_in.hpp"

namespace referee::score_shocks {
namespace {

/// Panels of Figure 7 for the stand-in.
Panel panel(const char* title, const char* label, bool logarithmic) {
  return {.title = title, .x_label = "separation scale S", .y_label = label, .log_x = logarithmic};
}

REFEREE_CLAIM({
    .id = "SS-F7a",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 7a: errors of the formulas against scale",
    .statement = "Along a family K = 3, d = 10 the error falls from about 11% to about 2% by the correction.",
    .hypotheses = "the family is not printed",
    .source = "Figure 7, panel (a)",
    .evidence = "the panel for the stand-in of the table; both errors bounded over its scales",
    .refuted_by = "errors of the stand-in outside 11-13% and 1.7-2%",
    .attack = "small scales: the error of either formula blows up where tau* -> 0",
    .rests_on = {"SS-T9.7"},
    .trial =
        [](Trial& trial) {
          trial.unreproducible(
              "the two curves", "about 12.0 to 11.2% and 1.9 to 1.8% for a stand-in",
              "about 11% and about 2%",
              "The family is not printed; the panel shows the stand-in that reproduces the table.");
          for (const char* scale : {"12", "50"}) {
            const Rational s = parse_rational(scale);
            trial.published("leading error at scale " + std::string(scale) + " (stand-in)", "11%",
                            [s](Precision precision) {
                              const SpeciationLevels l = stand_in_levels(s, precision);
                              return error_of(l.leading, l.exact);
                            });
            trial.published("corrected error at scale " + std::string(scale) + " (stand-in)", "2%",
                            [s](Precision precision) {
                              const SpeciationLevels l = stand_in_levels(s, precision);
                              return error_of(l.corrected, l.exact);
                            });
          }
          Panel errors = panel("relative error of the speciation time", "error in percent", true);
          Curve leading{.label = "leading order", .x = {}, .y = {}},
              corrected{.label = "corrected", .x = {}, .y = {}},
              quadratic{.label = "quadratic", .x = {}, .y = {}};
          for (long scale = 3; scale <= 60; scale += scale < 10 ? 1 : 5) {
            const SpeciationLevels l = stand_in_levels(scale, Precision::digits(20));
            const double x = static_cast<double>(scale);
            for (auto [curve, noise] :
                 {std::pair(&leading, &l.leading), {&corrected, &l.corrected}, {&quadratic, &l.quadratic}}) {
              curve->x.push_back(x);
              curve->y.push_back(error_of(*noise, l.exact).to_double());
            }
          }
          errors.curves = {leading, corrected, quadratic};
          trial.figure({"score-shocks-figure-7a",
                        "Errors of the formulas for three means that reproduce the printed table.",
                        {errors}});
        },
});

REFEREE_CLAIM({
    .id = "SS-F7b",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 7b: the coefficient against scale",
    .statement =
        "gamma_1 stays negative along the family, so that the first correction moves the threshold earlier.",
    .hypotheses = "the family is not printed; 'earlier' is read in diffusion time, tau* falls (in the "
                  "reverse process it "
                  "comes later: see SS-R9.9)",
    .source = "Figure 7, panel (b)",
    .evidence = "the panel for the stand-in; sign and scaling law",
    .refuted_by = "three equal weights with gamma_1 > 0",
    .attack = "every scale: gamma_1 grows like S^4, so that one sign decides all",
    .rests_on = {"SS-P9.8", "SS-R9.9"},
    .trial =
        [](Trial& trial) {
          trial.unreproducible("the curve", "-0.0754 S^4 for a stand-in", "negative",
                               "The family is not printed, and no value of gamma_1 is.");
          Family scales{"scales of the stand-in", {}, {}};
          for (long scale : {1, 5, 12, 50}) scales.members.push_back(stand_in(scale).set("scale", scale));
          trial.identity(
              "gamma_1 = gamma_1(1) S^4", scales,
              [](const Point& p) { return planar_correction_coefficient(centred_means<Ball>(p)); },
              [](const Point& p) {
                return planar_correction_coefficient(centred_means<Ball>(Point(stand_in(1), p.precision()))) *
                       pow(p["scale"], 4);
              });
          trial.bound(
              "gamma_1 <= -S^4/14", scales,
              [](const Point& p) { return planar_correction_coefficient(centred_means<Ball>(p)); },
              [](const Point& p) { return -pow(p["scale"], 4) / 14; });
          Panel coefficient = panel("correction coefficient", "gamma_1", false);
          Curve curve{.label = "gamma_1", .x = {}, .y = {}};
          for (long scale = 0; scale <= 50; ++scale) {
            curve.x.push_back(static_cast<double>(scale));
            curve.y.push_back(scale == 0
                                  ? 0
                                  : planar_correction_coefficient(
                                        centred_means<Ball>(Point(stand_in(scale), Precision::digits(20))))
                                        .to_double());
          }
          coefficient.curves.push_back(std::move(curve));
          trial.figure({"score-shocks-figure-7b",
                        "gamma_1 for three means that reproduce the printed table.",
                        {coefficient}});
        },
});

}  // namespace
}  // namespace referee::score_shocks
