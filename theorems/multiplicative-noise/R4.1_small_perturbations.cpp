// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 4.1: what small perturbations can do.
#include "multiplicative-noise/line_ascent.hpp"
#include "multiplicative-noise/steered_places.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Weights 1 and 999999 at -20 and 20, d = alpha = 1, sigma from 1 to 2.
Instance rare_and_frequent() { return data_set(1, 1, 2, {{-20}, {20}}, {1, 999999}); }
Point rare_and_frequent(const Point& p) {
  Point q(rare_and_frequent(), p.precision());
  return q.set("x1", p["x"].at(p.precision()));
}
/// L', of the sign of s_* (d = alpha = 1).
Jet<Ball> line_slope(const Point& p, const Jet<Ball>& x) {
  const NoiseKernel kernel = kernel_of(p);
  const Mixture<Ball> data = data_of(p);
  Jet<Ball> sum(0);
  for (std::size_t j = 0; j < data.size(); ++j) {
    const Jet<Ball> step = Jet<Ball>(data.means[j][0]) - x;
    sum += Jet<Ball>(data.weights[j]) * kernel(Ball(1), half_of(square(step))) * step;
  }
  return sum;
}
/// The largest L over x <= from: left of -20 L grows, since all data lie to the right.
Ball level_before(const Point& p, const Rational& from) {
  constexpr long pieces = 32;
  const Rational width = (from + 20) / pieces;
  Ball largest;
  for (long n = 0; n < pieces; ++n) {
    const Rational x = -20 + n * width;
    const Ball level = line_level(p, Ball::hull(x, x + width, p.precision()));
    largest = n == 0 ? level : max(largest, level);
  }
  return largest;
}
/// Starts left of the minimum of L; the flow stays left of -171/125, where s_* < 0.
Family rare_starts() {
  Family family{"d = alpha = 1, sigma from 1 to 2, weights 1e-6 and 1 - 1e-6 at -20 and 20, e = 0",
                {{{"x", -2}}, {{"x", "-171/125"_q}}, {{"x", -1000}}},
                {},
                true};
  family.hypotheses.push_back({"x <= -171/125 and s_*(-171/125) < 0", [](const Point& p) {
                                 const Point q = rare_and_frequent(p);
                                 const Ball edge = p.constant("-171/125"_q);
                                 return truth(!certainly_less(edge, p["x"])) &&
                                        less(line_field(q, edge), Ball(0));
                               }});
  return family;
}

/// Weights 1 and 49 at -3 and 3, e = -3/50.
Instance nearly_folded() {
  return data_set(1, 1, 2, {{-3}, {3}}, {1, 49}).set("constant", "-3/50"_q).set("x1", -10);
}
/// The largest L over -10 <= x <= -127/50.
Ball level_left(const Point& p) {
  constexpr long pieces = 200;
  Ball largest;
  for (long n = 0; n < pieces; ++n) {
    const Rational width = ("-127/50"_q + 10) / pieces, x = -10 + n * width;
    const Ball level = line_level(p, Ball::hull(x, x + width, p.precision()));
    largest = n == 0 ? level : max(largest, level);
  }
  return largest;
}
Family trapped_low() {
  Family family{
      "weights 1 and 49 at -3 and 3, e = -3/50, start -10", {nearly_folded()}, noise_levels(), true};
  family.hypotheses.push_back(
      {"s_* + e > 0 at -10 and < 0 at -127/50, so the flow stays between", [](const Point& p) {
         return positive(line_field(p, p.constant(-10))) &&
                less(line_field(p, p.constant("-127/50"_q)), Ball(0));
       }});
  family.hypotheses.push_back({"|e| < |s_*|/20 at -5 and at 0", [](const Point& p) {
                                 Truth both = Truth::yes;
                                 for (long x : {-5L, 0L})
                                   both = both && less(20 * abs(p["constant"]),
                                                       abs(model_of(p)(std::vector<Ball>{p.constant(x)})[0]));
                                 return both;
                               }});
  return family;
}
Figure fold_figure() {
  Panel field{.title = "weights 1/50 and 49/50 at -3 and 3", .x_label = "x", .y_label = "s_* + e"};
  Panel level{.title = "L on a logarithmic scale", .x_label = "x", .y_label = "L", .log_y = true};
  Curve with{.label = "e = -3/50", .x = {}, .y = {}},
      without{.label = "e = 0", .x = {}, .y = {}, .dashed = true}, density{.label = "L", .x = {}, .y = {}};
  const Point perturbed(nearly_folded(), {80});
  const Point plain = Point(perturbed).set("constant", perturbed.constant(0));
  for (int n = 0; n <= 200; ++n) {
    const Rational x = Rational(n, 20) - 6;
    const Ball at(x, {80});
    for (Curve* curve : {&with, &without, &density}) curve->x.push_back(to_double(x));
    with.y.push_back(line_field(perturbed, at).to_double());
    without.y.push_back(line_field(plain, at).to_double());
    density.y.push_back(line_level(plain, at).to_double());
  }
  field.curves = {std::move(with), std::move(without)};
  field.horizontal_marks.push_back({0, ""});
  level.curves = {std::move(density)};
  level.vertical_marks.push_back({-2.66, "end of the flow"});
  return {"multiplicative-noise-remark-4.1",
          "A perturbation of a twentieth of the model stops the flow from the left where L is forty times "
          "below its "
          "maximum.",
          {field, level}};
}

REFEREE_CLAIM({
    .id = "MN-R4.1c",
    .paper = "multiplicative-noise",
    .kind = "remark",
    .title = "Small perturbations and high density",
    .statement = "If |e| is small, the flows of (4.16) move into regions of high density p~_data.",
    .hypotheses = "Assumption 4.1, small |e|",
    .source = "section 4.2, Remark 4.1",
    .evidence =
        "e = 0: all starts on a half line end at a mode whose density is a millionth of the largest; a small "
        "constant e next to a fold, where an interval of starts is trapped at low density: enclosures of the "
        "field at the ends and of L between",
    .refuted_by = "flows with e = 0, or with |e| a small part of |s_*|, that stay where p~ is low",
    .attack = "modes of little weight; E~ holds every place with a small gradient, minima and "
              "near-inflections included, whatever "
              "the value "
              "of p~ there; the smaller |e| the nearer to the fold, without a limit",
    .rests_on = {"MN-R4.1a"},
    .trial =
        [](Trial& trial) {
          trial.bound(
              "e = 0, d = alpha = 1, sigma from 1 to 2, mu = 1e-6 delta_(-20) + (1 - 1e-6) delta_20: from x "
              "the flow comes to at least a hundred thousandth of the largest density, L(20)/10^5 <= max of "
              "L "
              "over the half line x <= -1.368, which it cannot leave",
              rare_starts(),
              [](const Point& p) { return line_level(rare_and_frequent(p), p.constant(20)) / 100000; },
              [](const Point& p) { return level_before(rare_and_frequent(p), "-171/125"_q); });
          trial.note(
              "All starts left of the minimum of p~ at -1.36785... end at the mode -20.000, where p~ is "
              "1.000001e-6 of p~(20): an open set of starts, without any perturbation.");
          Family counted{"the same data", {rare_and_frequent()}, noise_levels(), true};
          trial.solutions("e = 0: three equilibria, at -20.000, -1.36785... and 20.000", counted,
                          {line_slope,
                           [](const Instance&) {
                             return std::pair<Rational, Rational>{-25, "2501/100"_q};
                           }},
                          [](const Instance&) { return 3L; });
          Family rare{"the same data, starts on both sides of the minimum", {}, noise_levels()};
          for (const Rational& x : {"-1000"_q, "-171/125"_q, "-1367/1000"_q, "1000"_q})
            rare.members.push_back(placed(rare_and_frequent(), {x}));
          trial.trajectory(
              "starts up to -1.368 end next to -20, those from -1.367 on next to 20", rare, ascend,
              [](const Instance& i) { return i["x1"] < "-13675/10000"_q ? "data point 1" : "data point 2"; });
          trial.bound(
              "e = -3/50: the flow from -10 comes to at least a fortieth of the largest density",
              trapped_low(), [](const Point& p) { return line_level(p, p.constant(3)) / 40; }, level_left);
          trial.note(
              "The remark speaks roughly; for most starts and data with well-separated modes it describes "
              "what "
              "happens. What Theorem 4.2 gives is that the flow comes to where |grad log p~| is small.");
          trial.figure(fold_figure());
          trial.repair(
              "d/dt L >= L~ |s_*| (|s_*| - |e|): with |e| <= eta the density rises along the flow as long as "
              "|s_*| > "
              "eta, so that flows come to the set {|s_*| <= eta}, wherever its density lies.",
              [](Trial& repaired) {
                const Family family = steered_places(repaired, {"-1"_q, "-1/2"_q, "0"_q, "3"_q});
                repaired.bound(
                    "L~ |s_*| (|s_*| - |e|) <= d/dt L", family,
                    [](const Point& p) {
                      const Ball length = model_length(p);
                      return model_of(p).L_tilde(place_of(p)) * length * (length - perturbation_length(p));
                    },
                    [](const Point& p) {
                      const OptimalModel model = model_of(p);
                      const SteeredField field = steered(p);
                      const auto gradient = model.mixture().gradient(model.order(), place_of(p));
                      Ball sum(0);
                      for (std::size_t i = 0; i < gradient.size(); ++i)
                        sum += gradient[i] * (field.model[i] + field.perturbation[i]);
                      return sum;
                    });
                Family small = generic_ascents();
                for (Instance& member : small.members) {
                  if (abs(member["x1"]) < 1) member.set("x1", member["x1"] > 0 ? "1/2"_q : "-1/2"_q);
                  member.set("wave", "1/100"_q);
                }
                repaired.trajectory(
                    "e = sin(5 x)/100: starts where |s_*| > 1/100 reach an equilibrium by the mode", small,
                    ascend, [](const Instance& i) { return i["x1"] > 0 ? "data point 2" : "data point 1"; });
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
