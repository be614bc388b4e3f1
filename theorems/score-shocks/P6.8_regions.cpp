// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 6.4: the interfacial and the regular region, and how steep the score is in each.
#include "heat/score.hpp"
#include "score-shocks/heat_families.hpp"

namespace referee::score_shocks {
namespace {

/// The pair with a = 1 and SNR = a^2/sigma_tau^2; x is given in widths delta = sigma_tau^2/a.
struct Scaled {
  Ball a, total, x;
};
Scaled scaled(const Point& p, const Ball& widths) {
  const Ball one = p.constant(1), total = one / p["SNR"];
  return {one, total, widths * total};
}
/// sigma_tau^2 s_x there, from the posterior variance.
Ball slope_in_units(const Point& p, const Ball& widths) {
  const Scaled at = scaled(p, widths);
  const Ball half = p.constant("1/2"_q);
  PosteriorKernel<Ball> posterior({{{-at.a}, {at.a}}, {half, half}, {Ball(0), Ball(0)}}, at.total);
  return score_jacobian(posterior.at(at.x, 2), at.total)[0] * at.total;
}
Ball sech_squared(const Ball& x) { return square(sech(x)); }

/// arcosh sqrt(SNR/2), the number of widths from which on |s_x| <= 1/sigma_tau^2.
Ball regular_from(const Ball& snr) {
  const Ball y = sqrt(snr / 2);
  return log(y + sqrt(square(y) - Ball(1)));
}
Ball midpoint_in_units(const Point& p) { return slope_in_units(p, p.constant(0)); }
Ball edge_in_units(const Point& p) { return slope_in_units(p, p.constant(1)); }

const Approach large_snr{.parameter = "SNR", .to_infinity = true, .first = 1, .last = 40};
const Hypothesis two_modes{"SNR > 2: there is a layer",
                           [](const Point& p) { return less(Ball(2), p["SNR"]); }};

/// sigma_tau^2 s_x = SNR sech^2(x/delta) - 1 falls with |x|, so at the edge it is the supremum over the
/// regular region.
void slope_in_the_layer(Trial& trial) {
  Family family{"pairs and points, in widths", {}, {}};
  for (const char* snr : {"1/100", "1/2", "3/2", "9", "100", "1e4", "1e8"})
    for (const char* widths : {"0", "1/10", "1", "5/4", "3", "20"})
      family.members.push_back({{"SNR", parse_rational(snr)}, {"widths", parse_rational(widths)}});
  trial.identity(
      "sigma_tau^2 s_x = SNR sech^2(x/delta) - 1, from the posterior variance", family,
      [](const Point& p) { return slope_in_units(p, p["widths"]); },
      [](const Point& p) { return p["SNR"] * sech_squared(p["widths"]) - Ball(1); });
}

REFEREE_CLAIM({
    .id = "SS-D6.7",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Interfacial and regular regions",
    .statement = "S = {x : min_j |x - x_j*| < delta} with delta = sigma_tau^2/a and the boundaries x_j*; the "
                 "regular region is its complement.",
    .hypotheses = "mixture of K components on the line",
    .source = "section 6.4, Definition 6.7, (60)",
    .evidence =
        "for K = 2 with any weights: the boundary in closed form, and delta as the scale of the layer",
    .refuted_by = "a pair whose boundary or layer differs",
    .attack = "unequal weights, which move the boundary; K > 2, where the definition has a gap",
    .rests_on = {"SS-P5.4"},
    .trial =
        [](Trial& trial) {
          Family family{"pairs with unequal weights", {}, {{"0 < weight < 1", [](const Point& p) {
                                                              return positive(p["weight"]) &&
                                                                     less(p["weight"], Ball(1));
                                                            }}}};
          for (const char* weight : {"1/2", "1/10", "999/1000", "1e-20"})
            for (const char* variance : {"1/4", "1", "20"})
              for (const char* a : {"1/2", "3"})
                family.members.push_back({{"weight", parse_rational(weight)},
                                          {"total", parse_rational(variance)},
                                          {"a", parse_rational(a)}});
          auto odds = [](const Point& p) { return log(p["weight"] / (p.constant(1) - p["weight"])); };
          auto mean_at = [odds](const Point& p, long widths) {
            const Ball delta = p["total"] / p["a"];
            const Ball x = delta * odds(p) / 2 + delta * widths;
            PosteriorKernel<Ball> at(
                {{{-p["a"]}, {p["a"]}}, {p["weight"], p.constant(1) - p["weight"]}, {Ball(0), Ball(0)}},
                p["total"]);
            return at.at(x, 1).mean[0];
          };
          trial.identity(
              "at x* = sigma_tau^2 ln(w1/w2)/(2 a) both components weigh the same: posterior mean 0", family,
              [=](const Point& p) { return mean_at(p, 0); }, [](const Point&) { return Ball(0); });
          for (long side : {-1L, 1L})
            trial.identity(
                side < 0 ? "at x* - delta the layer has reached -tanh(1) of its state"
                         : "at x* + delta the layer has reached tanh(1) of its state",
                family, [=](const Point& p) { return mean_at(p, side) / p["a"]; },
                [=](const Point& p) { return tanh(p.constant(side)); });
          trial.not_executable(
              "K > 2 components",
              "The symbol a of delta = sigma_tau^2/a is defined for a pair, as half the distance of its "
              "modes, "
              "and nowhere for K >= 3. No single a would do: the means -10, 0, 1 with equal weights and "
              "sigma_tau^2 = 1/10 have two layers, at -5 of width sigma_tau^2/5 and at 1/2 of width "
              "sigma_tau^2/(1/2). With each boundary's own gap, delta_j = 2 sigma_tau^2/|mu_(j+1) - mu_j|, "
              "the "
              "definition is complete.");
        },
});

REFEREE_CLAIM({
    .id = "SS-P6.8",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Score regularity by region",
    .statement =
        "The supremum of |s_x| is O(sigma_tau^-2) on the regular region and O(a^2/sigma_tau^4) on the "
        "interfacial region.",
    .hypotheses = "regions of Definition 6.7 for the pair (27); the constants in O must not depend on SNR = "
                  "a^2/sigma_tau^2. The second half is read for SNR >= 1, as its proof does",
    .source = "section 6.4, Proposition 6.8",
    .evidence =
        "exact slope at the edge x = delta, which belongs to the regular region; its order in SNR over "
        "forty decades",
    .refuted_by = "a point of the regular region where sigma_tau^2 |s_x| grows with SNR",
    .attack =
        "the edge of the regular region: one width away the layer's slope has only fallen by sech^2(1) = "
        "0.42",
    .rests_on = {"SS-P5.2", "SS-D6.7"},
    .trial =
        [](Trial& trial) {
          slope_in_the_layer(trial);
          trial.bound(
              "interfacial region: |s_x| <= a^2/sigma_tau^4 for SNR >= 1",
              Domain{
                  "SNR from 1 to 1e8, |x| <= delta", {{"SNR", 1, 100000000, true}, {"widths", 0, 1}}, {}, {}},
              [](const Point& p) { return abs(p["SNR"] * sech_squared(p["widths"]) - Ball(1)); },
              [](const Point& p) { return p["SNR"]; });
          trial.order_at_least(
              "regular region: sigma_tau^2 |s_x(delta)| is bounded, of order SNR^0, as SNR -> infinity",
              large_snr, edge_in_units, 0);
          trial.bound("regular region with the constant 40: sigma_tau^2 |s_x(delta)| <= 40",
                      Family{"SNR = 9, 50, 100", {{{"SNR", 9}}, {{"SNR", 50}}, {{"SNR", 100}}}, {two_modes}},
                      edge_in_units, [](const Point&) { return Ball(40); });
          trial.note(
              "At the edge sigma_tau^2 s_x = sech^2(1) SNR - 1, so every constant fails for SNR > "
              "(constant + 1)/sech^2(1); no fixed number of widths helps. For SNR < 1 the second half "
              "fails as well: |s_x(0)| sigma_tau^4/a^2 = 1/SNR - 1.");
          trial.repair(
              "|s_x| <= 1/sigma_tau^2 from delta arcosh sqrt(SNR/2) outwards, about (1/2) ln(2 SNR) widths; "
              "and "
              "everywhere |s_x| <= max(1/sigma_tau^2, a^2/sigma_tau^4 - 1/sigma_tau^2).",
              [](Trial& repaired) {
                repaired.bound(
                    "|s_x| sigma_tau^2 <= 1 from there on",
                    Domain{"SNR from 2.01 to 1e12, up to 50 widths further",
                           {{"SNR", "2.01"_q, 1000000000000, true}, {"beyond", 0, 50}},
                           {two_modes},
                           {}},
                    [](const Point& p) {
                      return abs(slope_in_units(p, regular_from(p["SNR"]) + p["beyond"]));
                    },
                    [](const Point&) { return Ball(1); });
                repaired.bound(
                    "|s_x| sigma_tau^2 <= max(1, SNR - 1) everywhere",
                    Domain{"SNR from 1e-6 to 1e8, up to 50 widths",
                           {{"SNR", "1e-6"_q, 100000000, true}, {"widths", 0, 50}},
                           {},
                           {}},
                    [](const Point& p) { return abs(p["SNR"] * sech_squared(p["widths"]) - Ball(1)); },
                    [](const Point& p) { return max(Ball(1), p["SNR"] - Ball(1)); });
                repaired.rate(
                    "at 3/4 of that distance |s_x| sigma_tau^2 still grows, like SNR^(1/4)", large_snr,
                    [](const Point& p) { return slope_in_units(p, regular_from(p["SNR"]) * 3 / 4); },
                    "-1/4"_q);
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-S6.4a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Gradients of the layer against the regular region",
    .statement = "The interfacial region has width O(sigma_tau^2/a) and gradients of order a^2/sigma_tau^4 "
                 "against sigma_tau^-2 in the regular region: a ratio of a^2/sigma_tau^2.",
    .hypotheses = "regions of Definition 6.7 for the pair (27), SNR = a^2/sigma_tau^2 -> infinity",
    .source = "section 6.4, last paragraph",
    .evidence = "ratio of the suprema over both regions, its order and its limit over forty decades of SNR",
    .refuted_by = "a ratio that does not grow like SNR",
    .attack = "the supremum over the regular region, which is attained at its edge and not far away",
    .rests_on = {"SS-P6.8"},
    .trial =
        [](Trial& trial) {
          slope_in_the_layer(trial);
          const Quantity ratio = [](const Point& p) { return midpoint_in_units(p) / edge_in_units(p); };
          trial.rate("ratio of the steepest gradients of the two regions grows like SNR", large_snr, ratio,
                     -1);
          trial.bound(
              "the ratio of the steepest gradients of the two regions is at least SNR/2",
              Family{"SNR = 9, 100, 10000", {{{"SNR", 9}}, {{"SNR", 100}}, {{"SNR", 10000}}}, {two_modes}},
              [](const Point& p) { return p["SNR"] / 2; }, ratio);
          trial.note(
              "One width from the boundary, where the regular region begins, sech^2(1) = 42 % of the slope's "
              "leading term a^2/sigma_tau^4 is left.");
          trial.repair(
              "With the regions of Definition 6.7 the ratio tends to cosh^2(1) = 2.38. It is SNR - 1 when "
              "the "
              "regular region begins at delta arcosh sqrt(SNR/2), or when the midpoint is compared with the "
              "far "
              "field |s_x| = 1/sigma_tau^2.",
              [=](Trial& repaired) {
                repaired.limit("ratio of the suprema -> cosh^2(1)", large_snr, ratio,
                               [](const Point& p) { return square(cosh(p.constant(1))); });
                Family family{"SNR from 2.5 to 1e8", {}, {two_modes}};
                for (const char* snr : {"5/2", "9", "101/3", "1000", "1e8"})
                  family.members.push_back({{"SNR", parse_rational(snr)}});
                repaired.identity(
                    "ratio for the regular region from arcosh sqrt(SNR/2) widths on", family,
                    [](const Point& p) {
                      return midpoint_in_units(p) / slope_in_units(p, regular_from(p["SNR"]));
                    },
                    [](const Point& p) { return p["SNR"] - Ball(1); });
                repaired.limit(
                    "|s_x| sigma_tau^2 -> 1 in the far field",
                    {.parameter = "widths",
                     .to_infinity = true,
                     .first = 1,
                     .last = 10,
                     .fixed = {{"SNR", 9}}},
                    [](const Point& p) { return -slope_in_units(p, p["widths"]); },
                    [](const Point&) { return Ball(1); });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
