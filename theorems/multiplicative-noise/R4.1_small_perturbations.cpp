// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 4.1: the larger exceptional set, and what small perturbations can do.
#include "multiplicative-noise/line_ascent.hpp"
#include "numbers/euclidean.hpp"

namespace referee::multiplicative_noise {
namespace {

/// e = -(1 + m) s_* + n R s_*, R the rotation of consecutive coordinates (zero on the line).
struct SteeredField {
  std::vector<Ball> model, perturbation;
};
SteeredField steered(const Point& p) {
  SteeredField field{model_of(p)(place_of(p)), {}};
  const std::vector<Ball>& s = field.model;
  for (std::size_t i = 0; i < s.size(); ++i) field.perturbation.push_back(-(Ball(1) + p["m"]) * s[i]);
  for (std::size_t i = 0; i + 1 < s.size(); i += 2) {
    field.perturbation[i] -= p["n"] * s[i + 1];
    field.perturbation[i + 1] += p["n"] * s[i];
  }
  return field;
}
Ball model_length(const Point& p) { return euclidean_length(model_of(p)(place_of(p)), p.precision()); }
Ball perturbation_length(const Point& p) { return euclidean_length(steered(p).perturbation, p.precision()); }

Family steered_places(const Trial& trial, const std::vector<Rational>& excesses) {
  Family family{"data, places, perturbations against s_* and turned", {}, noise_levels()};
  std::size_t count = 0;
  for (const Instance& member : placed_data(trial).members) {
    if (trial.effort().budget != Budget::full && count % 9 != 0) {
      ++count;
      continue;
    }
    const Rational& m = excesses[count++ / 9 % excesses.size()];
    family.members.push_back(
        Instance(member).set("m", m).set("n", count % 2 == 0 ? Rational(2) : Rational(0)));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "MN-R4.1a",
    .paper = "multiplicative-noise",
    .kind = "remark",
    .title = "A larger exceptional set",
    .statement =
        "E~ = {|s_*| <= |e|} = {|grad log L| <= (L~/L) |e|} contains E = {|s_*|^2 <= -<s_*, e>} and may "
        "replace it in Theorem 4.2.",
    .hypotheses = "Assumption 4.1",
    .source = "section 4.2, Remark 4.1",
    .evidence = "members of E at which |s_*| <= |e| is enclosed, down to near equality; |grad log L| by jets "
                "of log L "
                "against (L~/L)|s_*|",
    .refuted_by = "a member of E with |s_*| > |e|",
    .attack = "e = -(1 + m) s_* with m down to 1e-30, turned perturbations, d from 1 to 8; E~ is strictly "
              "larger for e "
              "= 2 s_* (E~ is all of space)",
    .rests_on = {"MN-T4.2"},
    .trial =
        [](Trial& trial) {
          Family family = steered_places(trial, {"1e-30"_q, "1/100"_q, "1"_q, "5"_q});
          family.hypotheses.push_back({"x in E: <s_*, s_* + e> < 0", [](const Point& p) {
                                         const SteeredField field = steered(p);
                                         Ball sum(0);
                                         for (std::size_t i = 0; i < field.model.size(); ++i)
                                           sum += field.model[i] * (field.model[i] + field.perturbation[i]);
                                         return less(sum, Ball(0));
                                       }});
          std::erase_if(family.members, [](const Instance& i) {
            const Ball length = model_length(Point(i, {256}));
            return length.contains_zero();
          });
          trial.bound("E lies in E~: |s_*| <= |e|", family, model_length, perturbation_length);
          trial.identity(
              "|grad log L| = (L~/L) |s_*|, so the two forms of E~ agree", family,
              [](const Point& p) {
                using J = Jet<Ball>;
                const std::vector<Ball> x = place_of(p);
                const OptimalModel model = model_of(p);
                std::vector<Ball> gradient;
                for (std::size_t axis = 0; axis < x.size(); ++axis) {
                  std::vector<J> along;
                  for (std::size_t i = 0; i < x.size(); ++i)
                    along.push_back(i == axis ? J::variable(JetLayout::of(1, 1), 0, x[i]) : J(x[i]));
                  gradient.push_back(log(model.mixture().value(model.order(), along)).derivative({1}));
                }
                return euclidean_length(gradient, p.precision());
              },
              [](const Point& p) {
                const OptimalModel model = model_of(p);
                return model_length(p) * model.L_tilde(place_of(p)) / model.L(place_of(p));
              });
        },
});

/// Places R times a direction.
Point at_distance(const Point& p) {
  Point q = p;
  for (std::size_t i = 1; p.has("e" + std::to_string(i)); ++i)
    q.set("x" + std::to_string(i), p["R"] * p["e" + std::to_string(i)]);
  return q;
}
/// L~/L without the common exponential factor.
Ball weight_ratio(const Point& p) {
  const Point q = at_distance(p);
  const OptimalModel model = model_of(q);
  const auto shares = model.mixture().shares(place_of(q));
  Ball above(0), below(0);
  for (std::size_t j = 0; j < shares.weights.size(); ++j) {
    above += shares.weights[j] * model.mixture().kernel().scaled(model.model_order(), shares.half_squares[j]);
    below += shares.weights[j] * model.mixture().kernel().scaled(model.order(), shares.half_squares[j]);
  }
  return above / below;
}

REFEREE_CLAIM({
    .id = "MN-R4.1b",
    .paper = "multiplicative-noise",
    .kind = "remark",
    .title = "The ratio L~/L far away",
    .statement = "sup over |x| >= R of |L~/L - sigma_T^(-alpha)| -> 0 as R -> infinity, so L~/L is bounded.",
    .hypotheses = "compact support",
    .source = "section 4.2, Remark 4.1",
    .evidence =
        "limits along directions over decades of R, and the deviation times R^2, which tends to alpha "
        "sigma_T^(2 - alpha)",
    .refuted_by = "a direction along which the ratio tends elsewhere",
    .attack = "one to three points, weights 1 to 999, alpha of both signs; sigma_eps^(-alpha) and "
              "sigma_T^alpha would "
              "fail",
    .rests_on = {"MN-LA.8"},
    .trial =
        [](Trial& trial) {
          const std::vector<std::pair<Instance, RationalPoint>> departing{
              {data_set(0, "1/2"_q, 2, {{1}}), {1}},
              {data_set(0, "1e-6"_q, 3, {{-1}, {2}}, {1, 999}), {-1}},
              {data_set(0, "1/10"_q, "1/2"_q, {{0, 0}, {3, 4}, {-1, 2}}), {"3/5"_q, "-4/5"_q}}};
          for (const auto& [data, direction] : departing)
            for (const Rational& alpha : {"-2"_q, "1"_q, "13/4"_q}) {
              Instance fixed = Instance(data).set("alpha", alpha);
              for (std::size_t i = 0; i < direction.size(); ++i)
                fixed.set("e" + std::to_string(i + 1), direction[i]);
              const Approach approach{
                  .parameter = "R", .to_infinity = true, .first = 3, .last = 25, .fixed = fixed};
              trial.limit("L~/L -> sigma_T^(-alpha): " + fixed.text(), approach, weight_ratio,
                          [](const Point& p) { return raised(p["b"], -p["alpha"]); });
              trial.limit(
                  "R^2 (sigma_T^alpha L~/L - 1) -> alpha sigma_T^2", approach,
                  [](const Point& p) {
                    return square(p["R"]) * (weight_ratio(p) * raised(p["b"], p["alpha"]) - Ball(1));
                  },
                  [](const Point& p) { return p["alpha"] * square(p["b"]); });
            }
        },
});

/// Two equal points around 0; their like in the plane.
Family mirror_images() {
  Family family{"points at -3 and 3, start on the mirror", {}, noise_levels(), true};
  family.hypotheses.push_back(
      {"the reflection of x1 leaves data and start unchanged, so the flow stays on x1 = 0",
       [](const Point& p) {
         return truth((p["y1_1"] + p["y2_1"]).is_exact() && !certainly_different(p["y1_1"], -p["y2_1"]) &&
                      p["x1"].is_exact() && p["x1"].contains_zero());
       }});
  family.members = {placed(data_set(1, 1, 2, {{-3}, {3}}), {0}),
                    placed(data_set(1, 1, 2, {{-3, 0}, {3, 0}}), {0, 0}),
                    placed(data_set(1, 1, 2, {{-3, 0}, {3, 0}}), {0, "1/2"_q})};
  return family;
}
/// The second derivative of L in x1.
Ball first_curvature(const Point& p) {
  const OptimalModel model = model_of(p);
  return model.mixture().hessian(model.order(), place_of(p))[0];
}
Family generic_ascents() {
  Family family{"the same data, starts off the mirror", {}, noise_levels()};
  for (const Rational& x : {"-20"_q, "-3"_q, "-1/20"_q, "1/20"_q, "1/10"_q, "4"_q, "20"_q})
    family.members.push_back(placed(data_set(1, 1, 2, {{-3}, {3}}), {x}));
  return family;
}

REFEREE_CLAIM({
    .id = "MN-T4.3b",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "Convergence to modes",
    .statement = "All flows of (4.16) with e = 0 can be expected to converge to modes of p~_data.",
    .hypotheses = "Assumption 4.2",
    .source = "section 4.2, after Theorem 4.3",
    .evidence = "flows from the mirror between two equal points, where L is curved upwards",
    .refuted_by = "a flow whose limit is no mode",
    .attack = "minima and saddles and their stable manifolds; degenerate critical points",
    .rests_on = {"MN-T4.3"},
    .trial =
        [](Trial& trial) {
          trial.bound("the flow tends to a mode, so L is not curved upwards in x1 along it", mirror_images(),
                      first_curvature, [](const Point&) { return Ball(0); });
          trial.note(
              "Read as `typical flows' the sentence is saved as long as critical points are nondegenerate. "
              "Beyond "
              "that it can fail on an open set: for weights w and 1 - w at -3 and 3 (sigma from 1 to 2, "
              "alpha = 1) "
              "there is w near 0.0233 at which a maximum and a minimum merge, and every flow from the left "
              "ends at "
              "that inflection.");
          trial.repair(
              "Every flow converges to the set of critical points; if these are nondegenerate, all starts "
              "outside a "
              "set of measure zero (the stable manifolds of minima and saddles) converge to modes.",
              [](Trial& repaired) {
                repaired.trajectory(
                    "starts off the mirror converge to the mode on their side", generic_ascents(), ascend,
                    [](const Instance& i) { return i["x1"] > 0 ? "data point 2" : "data point 1"; });
                Family counted{"points at -3 and 3", {data_set(1, 1, 2, {{-3}, {3}})}, noise_levels()};
                repaired.solutions("three simple critical points", counted,
                                   {line_field_jet,
                                    [](const Instance&) {
                                      return std::pair<Rational, Rational>{-5, "501/100"_q};
                                    }},
                                   [](const Instance&) { return 3L; });
                Family mirror = mirror_images();
                mirror.members.resize(1);
                mirror.exhaustive = false;
                repaired.bound(
                    "the one between repels: L'' > 0", mirror, [](const Point&) { return Ball(0); },
                    first_curvature);
              });
        },
});

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
  Panel level{.title = "the same", .x_label = "x", .y_label = "L", .log_y = true};
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
        "e = 0 and a start on a minimum; a small constant e next to a fold, where an interval of starts is "
        "trapped at low density: enclosures of the field at both ends and of L between",
    .refuted_by = "flows with e = 0, or with |e| a small part of |s_*|, that stay where p~ is low",
    .attack = "E~ holds every place with a small gradient, minima and near-inflections included, whatever "
              "the value "
              "of p~ there; the smaller |e| the nearer to the fold, without a limit",
    .rests_on = {"MN-R4.1a"},
    .trial =
        [](Trial& trial) {
          Family mirror = mirror_images();
          mirror.members.resize(1);
          trial.bound(
              "e = 0: the flow moves to at least half the largest density, L(3)/2 <= L(phi_t(0)) = L(0)",
              mirror, [](const Point& p) { return line_level(p, p.constant(3)) / 2; },
              [](const Point& p) { return line_level(p, p["x1"]); });
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
