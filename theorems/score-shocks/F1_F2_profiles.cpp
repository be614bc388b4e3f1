// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures 1 and 2: score profiles, the Burgers variable, the midpoint derivative and the width.
#include <fmt/format.h>

#include "heat/score.hpp"
#include "numbers/roots.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

/// The captions name no times but tau* = 4.0; these surround it.
const char* const slices[] = {"0.1", "0.5", "1", "2", "4", "8"};

std::vector<double> grid(double from, double to, int points) {
  std::vector<double> values;
  for (int i = 0; i < points; ++i) values.push_back(from + i * (to - from) / (points - 1));
  return values;
}

/// A curve of a quantity over one parameter, evaluated as balls and rounded for the eye.
Curve curve(std::string label, const std::vector<double>& xs, const std::function<Ball(const Ball&)>& f) {
  Curve c{.label = std::move(label), .x = xs, .y = {}};
  for (double x : xs) c.y.push_back(f(Ball::from_double(x, {96})).to_double());
  return c;
}

Panel slices_panel(std::string title, std::string y_label,
                   const std::function<Ball(const Ball& total, const Ball& x)>& f) {
  Panel panel{.title = std::move(title), .x_label = "x", .y_label = std::move(y_label)};
  for (const char* tau : slices) {
    const Ball total = Ball(1) + Ball(2) * Ball(parse_rational(tau), {96});
    panel.curves.push_back(
        curve(fmt::format("tau = {}{}", tau, std::string_view(tau) == "4" ? " (tau*)" : ""), grid(-6, 6, 241),
              [&](const Ball& x) { return f(total, x); }));
  }
  return panel;
}

Family at_slices() {
  Family family{"the paper's pair at the plotted times", {}, {}};
  for (const char* tau : slices) family.members.push_back(paper_pair(parse_rational(tau)));
  return family;
}

Family slices_with_x() {
  Family family{"the paper's pair at the plotted times and points", {}, {}};
  for (const Instance& pair : at_slices().members)
    for (const char* x : {"-6", "-3", "-1/2", "0", "1/8", "1", "4"})
      family.members.push_back(Instance(pair).set("x", parse_rational(x)));
  return family;
}

/// Slope of the layer once the background -x/sigma_tau^2 is removed, from the posterior variance at 0.
Ball layer_slope(const Point& p) {
  auto at = kernel(p);
  return at.at(Ball(0).at(p.precision()), 2).covariance[0] / square(total(p));
}

REFEREE_CLAIM({
    .id = "SS-F1a",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 1a: exact score profiles",
    .statement = "The exact score at several times; the central transition sharpens as tau falls to 0; tau* "
                 "= 4.0 is marked.",
    .hypotheses = "a = 3, sigma0 = 1 (section 10); the times are not printed",
    .source = "Figure 1, panel (a)",
    .evidence = "the panel recomputed; slope of the background-subtracted transition compared at successive "
                "times; printed tau*",
    .refuted_by = "a transition that flattens as tau falls",
    .attack = "the slope s_x(0, tau) of the full score is not monotone (least at sigma_tau^2 = 2 a^2, tau = "
              "8.5), so the transition is judged "
              "after subtraction of the background, where it is",
    .rests_on = {"SS-P5.1", "SS-D5.3"},
    .trial =
        [](Trial& trial) {
          Family steps{"successive plotted times", {}, {}};
          for (std::size_t i = 0; i + 1 < std::size(slices); ++i)
            steps.members.push_back(
                paper_pair(parse_rational(slices[i + 1])).set("earlier", parse_rational(slices[i])));
          trial.bound("slope of the transition at the later time <= slope at the smaller tau", steps,
                      layer_slope, [](const Point& p) {
                        Point before = p;
                        before.set("tau", p["earlier"]);
                        return layer_slope(before);
                      });
          trial.published("tau*", "4.0", [](Precision precision) {
            const Point p(paper_pair(0), precision);
            return pair_speciation_time(p["a"], p["variance"]);
          });
          trial.figure({"score-shocks-figure-1a",
                        "Exact score of the symmetric pair a = 3, sigma0 = 1 at several diffusion times.",
                        {slices_panel("score", "s(x, tau)", [](const Ball& v, const Ball& x) {
                          return pair_score(Ball(3), v, x);
                        })}});
        },
});

REFEREE_CLAIM({
    .id = "SS-F1b",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 1b: the Burgers variable",
    .statement = "u = -2 s for the same slices; its linear background stays visible, and subtracting 2 "
                 "x/sigma_tau^2 leaves the tanh layer.",
    .hypotheses = "a = 3, sigma0 = 1 (section 10)",
    .source = "Figure 1, panel (b)",
    .evidence = "the panel recomputed; identity of u - 2x/sigma_tau^2 with the tanh layer at the plotted "
                "points, u from the posterior",
    .refuted_by = "a remainder that is not the layer",
    .attack = "sign of the subtracted background",
    .rests_on = {"SS-P5.4"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "u - 2 x/sigma_tau^2 = -(2a/sigma_tau^2) tanh(a x/sigma_tau^2)", slices_with_x(),
              [](const Point& p) {
                auto at = kernel(p);
                return Ball(-2) * score(at.at(p["x"], 1), at.noise())[0] - Ball(2) * p["x"] / total(p);
              },
              [](const Point& p) { return Ball(-2) * p["a"] / total(p) * tanh(p["a"] * p["x"] / total(p)); });
          trial.figure({"score-shocks-figure-1b",
                        "Burgers variable u = -2 s, and the layer left after subtracting 2x/sigma_tau^2.",
                        {slices_panel("u = -2 s", "u",
                                      [](const Ball& v, const Ball& x) {
                                        return Ball(-2) * pair_score(Ball(3), v, x);
                                      }),
                         slices_panel("u - 2 x/sigma^2", "u~", [](const Ball& v, const Ball& x) {
                           return Ball(-2) * pair_score(Ball(3), v, x) - Ball(2) * x / v;
                         })}});
        },
});

REFEREE_CLAIM({
    .id = "SS-F2a",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 2a: midpoint derivative",
    .statement = "s_x(0, tau), whose zero marks the speciation time tau* = 4.0.",
    .hypotheses = "a = 3, sigma0 = 1, tau in [0.1, 10] (section 10.2)",
    .source = "Figure 2, panel (a)",
    .evidence = "the panel recomputed; certified count and place of the zeros in the window",
    .refuted_by = "another number of zeros or another place",
    .attack = "the curve is not monotone: it has a minimum at tau = 8.5 inside the window",
    .rests_on = {"SS-P5.2"},
    .trial =
        [](Trial& trial) {
          trial.solutions("s_x(0, tau) has one zero for tau in [0.1, 10]",
                          Family{"the paper's pair", {paper_pair(0)}, {}, true},
                          {[](const Point& p, const Jet<Ball>& tau) {
                             return midpoint_slope(Jet<Ball>(p["a"]),
                                                   Jet<Ball>(p["variance"]) + Jet<Ball>(2) * tau);
                           },
                           [](const Instance&) { return std::pair<Rational, Rational>("0.1"_q, 10); }},
                          [](const Instance&) { return 1L; });
          trial.published("tau*", "4.0", [](Precision precision) {
            const UnivariateFunction slope = [](const Jet<Ball>& tau) {
              return midpoint_slope(Jet<Ball>(3), Jet<Ball>(1) + Jet<Ball>(2) * tau);
            };
            const RootIsolation zeros = isolate_roots(slope, "0.1"_q, 10, precision);
            return zeros.roots.size() == 1 ? refine_root(slope, zeros.roots.front(), precision.to_digits())
                                           : Ball::whole_line(precision);
          });
          Panel panel{.title = "midpoint derivative", .x_label = "tau", .y_label = "s_x(0, tau)"};
          panel.curves.push_back(curve("s_x(0, tau)", grid(0, 10, 401), [](const Ball& tau) {
            return midpoint_slope(Ball(3), Ball(1) + Ball(2) * tau);
          }));
          panel.vertical_marks.push_back({4, "tau* = 4"});
          panel.horizontal_marks.push_back({0, ""});
          trial.figure({"score-shocks-figure-2a",
                        "Midpoint derivative of the score of the pair a = 3, sigma0 = 1.",
                        {panel}});
        },
});

REFEREE_CLAIM({
    .id = "SS-F2b",
    .paper = "score-shocks",
    .kind = "figure",
    .title = "Figure 2b: interfacial width",
    .statement = "delta(tau) = sigma_tau^2/a is linear in tau and smallest at tau = 0.",
    .hypotheses = "a = 3, sigma0 = 1, tau >= 0",
    .source = "Figure 2, panel (b)",
    .evidence = "the panel recomputed; exact second differences and increments",
    .refuted_by = "a second difference that is not zero, or a smaller width at some tau > 0",
    .attack = "other pairs as well as the plotted one",
    .rests_on = {"SS-P5.4"},
    .trial =
        [](Trial& trial) {
          Family family = symmetric_pairs(trial, Side::both, false);
          family.hypotheses.push_back({"tau > 0", [](const Point& p) { return positive(p["tau"]); }});
          auto width = [](const Instance& i, int multiple) -> Rational {
            return interfacial_width<Rational>(i["a"], i["variance"] + 2 * multiple * i["tau"]);
          };
          trial.exact(
              "linear: delta(2 tau) - delta(tau) = delta(tau) - delta(0)", family,
              [width](const Instance& i) -> Rational { return width(i, 2) - width(i, 1); }, Relation::equal,
              [width](const Instance& i) -> Rational { return width(i, 1) - width(i, 0); });
          trial.exact(
              "smallest at 0: delta(0) < delta(tau)", family,
              [width](const Instance& i) -> Rational { return width(i, 0); }, Relation::less,
              [width](const Instance& i) -> Rational { return width(i, 1); });
          Panel panel{.title = "interfacial width", .x_label = "tau", .y_label = "delta(tau)"};
          panel.curves.push_back(curve("sigma_tau^2/a", grid(0, 10, 101), [](const Ball& tau) {
            return interfacial_width(Ball(3).at({96}), Ball(1) + Ball(2) * tau);
          }));
          trial.figure({"score-shocks-figure-2b",
                        "Width of the inter-mode layer of the pair a = 3, sigma0 = 1.",
                        {panel}});
        },
});

}  // namespace
}  // namespace referee::score_shocks
