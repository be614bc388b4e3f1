// SPDX-License-Identifier: GPL-3.0-or-later
/// Lemma 5.1(1): Gaussian bounds of the heat flow of compactly supported data.
#include "numbers/euclidean.hpp"
#include "pde-perspective/L5.1_heat_data.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

Ball heat_density(const Point& p) { return heat_field(p, 0).value; }
Ball printed_lower(const Point& p) { return heat_kernel_at(p, square(distance_from_origin(p) + p["R"])); }
Ball printed_upper(const Point& p) { return heat_kernel_at(p, square(distance_from_origin(p) - p["R"])); }
/// With the distance of x from the ball in place of |x| - R.
Ball repaired_upper(const Point& p) {
  return heat_kernel_at(p, square(max(distance_from_origin(p) - p["R"], Ball(0).at(p.precision()))));
}

std::vector<Family> all_placed_data(const Trial& trial) {
  return {placed_data(trial, "points in d = 1 to 8", point_data(trial), -30),
          placed_data(trial, "segments, rectangles and boxes in d = 1 to 8", box_data(trial), -6),
          placed_data(trial, "laws on curves", curve_data(trial), -2)};
}

Instance single_point(const Rational& y, const Rational& x) {
  return placed_at(boxes({{y}}), {x}).set("R", 1).set("t", 1);
}

/// One point at the distance R - h from the origin, seen from x = factor R on its axis; both have length
/// |factor| R, and d = 3.
Quantity near_the_sphere(const Rational& factor, Ball (*bound)(const Point&)) {
  return [factor, bound](const Point& p) {
    Point at = p;
    const Ball zero = Ball(0).at(p.precision());
    at.set("y1_1", p["R"] - p["h"]).set("y1_2", zero).set("y1_3", zero);
    at.set("x1", p["R"] * p.constant(factor)).set("x2", zero).set("x3", zero);
    return heat_density(at) / bound(at);
  };
}

/// u_0 has a density.
std::vector<Hypothesis> interval_hypotheses() {
  std::vector<Hypothesis> result = data_hypotheses();
  result.push_back({"the interval is no point", [](const Point& p) { return positive(p["l1_1"]); }});
  return result;
}

Figure bounds_figure() {
  const Precision precision{96};
  Panel panel{.title = "u_0 uniform on [-1/2, 1/2], R = 1, t = 1/20", .x_label = "x", .y_label = "log u"};
  const std::vector<std::pair<std::string, Ball (*)(const Point&)>> curves{
      {"log u", heat_density},
      {"lower bound", printed_lower},
      {"upper bound, printed", printed_upper},
      {"upper bound, repaired", repaired_upper}};
  for (const auto& [label, quantity] : curves) {
    Curve curve{.label = label, .x = {}, .y = {}, .dashed = label != "log u"};
    for (int i = -120; i <= 120; ++i) {
      const Instance at =
          placed_at(boxes({{0}}, {{"1/2"_q}}), {Rational(i, 60)}).set("R", 1).set("t", "1/20"_q);
      curve.x.push_back(i / 60.0);
      curve.y.push_back(log(quantity(Point(at, precision))).to_double());
    }
    panel.curves.push_back(std::move(curve));
  }
  panel.vertical_marks = {{-1, "-R"}, {1, "R"}};
  return {
      "pde-perspective-lemma-5.1-bounds",
      "The printed upper bound of (5.3) has its least value at the origin, inside the support; the repaired "
      "one is flat on the ball.",
      {panel}};
}

REFEREE_CLAIM({
    .id = "PP-L5.1a",
    .paper = "pde-perspective",
    .kind = "lemma",
    .title = "Gaussian bounds of the heat flow",
    .statement =
        "(4 pi t)^(-d/2) exp(-(|x| + R)^2/(4t)) <= u(x, t) <= (4 pi t)^(-d/2) exp(-(|x| - R)^2/(4t)) "
        "for all x in R^d, 0 < t <= T.",
    .hypotheses =
        "u_0 a probability measure (the lemma says density: both are tried) with support in the open "
        "ball of radius R around the origin",
    .source = "section 5.2, Lemma 5.1(1), (5.3)",
    .evidence = "bounds on points, segments, rectangles, boxes and curves in d = 1 to 8, u from distribution "
                "functions",
    .refuted_by = "data in the ball and a point (x, t) outside one of the bounds",
    .attack =
        "the centre, support points and the sphere |x| = R; radii just above the least possible and far "
        "above it; t down to 1e-30; data that lean on the sphere",
    .rests_on = {"PP-L5.1p1"},
    .trial =
        [](Trial& trial) {
          const std::vector<Family> families = all_placed_data(trial);
          for (const Family& family : families)
            trial.bound("lower bound, " + family.name, family, printed_lower, heat_density);
          trial.bound("upper bound, one point",
                      Family{"u_0 a point of the ball",
                             {single_point(0, 0), single_point("1/2"_q, "1/2"_q)},
                             data_hypotheses()},
                      heat_density, printed_upper);
          trial.note(
              "What is printed is wrong only for |x| < R: squaring |x| - R <= |x - y| needs |x| >= R. "
              "Lemma 5.2 uses the lower bound and u <= (4 pi t)^(-d/2) only, and survives.");
          trial.bound("upper bound, an initial density",
                      Family{"u_0 uniform on an interval",
                             {placed_at(boxes({{0}}, {{"1/2"_q}}), {0}).set("R", 1).set("t", 1)},
                             interval_hypotheses()},
                      heat_density, printed_upper);
          for (Family family : families) {
            std::erase_if(family.members, [](const Instance& i) {
              for (int axis = 1; i.has("x" + std::to_string(axis)); ++axis)
                if (i["x" + std::to_string(axis)] != 0) return true;
              return false;
            });
            family.name += ", x = 0";
            trial.bound("at x = 0 the printed upper bound lies below u for every datum tried: " + family.name,
                        family, printed_upper, heat_density);
          }
          trial.figure(bounds_figure());
          trial.repair(
              "(4 pi t)^(-d/2) exp(-(|x| + R)^2/(4t)) <= u(x, t) <= (4 pi t)^(-d/2) exp(-(|x| - "
              "R)_+^2/(4t)): the "
              "positive part of |x| - R, the distance of x from the ball. For |x| >= R the printed bound is "
              "this "
              "one. Neither bound can be improved in terms of |x|, R, t and d.",
              [](Trial& repaired) {
                for (const Family& family : all_placed_data(repaired)) {
                  repaired.bound("upper bound, " + family.name, family, heat_density, repaired_upper);
                  repaired.bound("lower bound, " + family.name, family, printed_lower, heat_density);
                }
                repaired.bound("one point of the unit ball on the line, searched",
                               Domain{"y in (-1, 1)",
                                      {{"y1_1", "-999/1000"_q, "999/1000"_q},
                                       {"x1", -20, 20},
                                       {"t", "1/1000"_q, 1000, true}},
                                      data_hypotheses(),
                                      {{"R", 1}}},
                               heat_density, repaired_upper);
                const Approach onto_sphere{
                    .parameter = "h", .first = 1, .last = 25, .fixed = {{"R", 2}, {"t", 3}}};
                const Quantity one = [](const Point& p) { return p.constant(1); };
                repaired.limit(
                    "upper bound attained outside: a point that goes to the sphere, x = 3/2 R beyond it",
                    onto_sphere, near_the_sphere("3/2"_q, repaired_upper), one);
                repaired.limit("upper bound attained inside: a point at x itself", onto_sphere,
                               near_the_sphere(1, repaired_upper), one);
                repaired.limit("lower bound attained: the point seen from the other side", onto_sphere,
                               near_the_sphere("-3/2"_q, printed_lower), one);
              });
        },
});

// The triangle inequality behind it, with y the only point of the data.
std::vector<Ball> datum(const Point& p) {
  std::vector<Ball> y;
  for (std::size_t i = 1; i <= dimension(p); ++i) y.push_back(p["y1_" + std::to_string(i)]);
  return y;
}
Ball distance_of_pair(const Point& p) { return euclidean_distance(place(p), datum(p), p.precision()); }
Ball length_of_point(const Point& p) { return euclidean_length(datum(p), p.precision()); }
Rational exact_square(const Rational& a) { return a * a; }
Rational exact_length(const Rational& a) { return a < 0 ? Rational(-a) : a; }

/// A point of the ball and a place elsewhere, d = 1 to 8.
Family pairs_in_ball(const Trial& trial, bool line) {
  Family family{line ? "y in the ball and x on the line" : "y in the ball and x in R^d, d = 1 to 8",
                {},
                data_hypotheses()};
  for (const Instance& datum : point_data(trial)) {
    if (datum.has("y2_1") || (line && datum.has("y1_2"))) continue;
    const Family placed = placed_data(trial, "single points", {datum}, -3);
    family.members.insert(family.members.end(), placed.members.begin(), placed.members.end());
  }
  Generator generator = trial.generator("pairs");
  for (std::size_t d = 1; d <= (line ? 1U : 8U); ++d)
    for (long round = 0; round < trial.effort().scaled(4, 12, 60); ++round) {
      RationalPoint y, x;
      for (std::size_t i = 0; i < d; ++i) {
        y.push_back(Rational(static_cast<long>(generator.below(1999)) - 999, 1000 * static_cast<long>(d)));
        x.push_back(Rational(static_cast<long>(generator.below(3999)) - 1999, 1000));
      }
      family.members.push_back(placed_at(boxes({y}), x).set("R", 1).set("t", 1));
    }
  return family;
}

REFEREE_CLAIM({
    .id = "PP-L5.1p1",
    .paper = "pde-perspective",
    .kind = "inequality",
    .title = "From the triangle inequality to the Gaussian bounds",
    .statement =
        "For y in the ball of radius R and any x: |x| - R <= |x| - |y| <= |x - y| <= |x| + |y| <= |x| + R, "
        "hence exp(-(|x| + R)^2/(4t)) <= exp(-|x - y|^2/(4t)) <= exp(-(|x| - R)^2/(4t)).",
    .hypotheses = "|y| < R, any x, t > 0",
    .source = "section 5.4, proof of Lemma 5.1, step 1",
    .evidence = "every link in d = 1 to 8; the exponents exactly on the line",
    .refuted_by = "x and y for which a link or one side of the second display fails",
    .attack = "x = y, x = 0, x opposite to y, x on the sphere and far out",
    .trial =
        [](Trial& trial) {
          const Family pairs = pairs_in_ball(trial, false), line = pairs_in_ball(trial, true);
          const Quantity inner = [](const Point& p) { return distance_from_origin(p) - p["R"]; };
          const Quantity less_inner = [](const Point& p) {
            return distance_from_origin(p) - length_of_point(p);
          };
          const Quantity less_outer = [](const Point& p) {
            return distance_from_origin(p) + length_of_point(p);
          };
          const Quantity outer = [](const Point& p) { return distance_from_origin(p) + p["R"]; };
          trial.bound("|x| - R <= |x| - |y|", pairs, inner, less_inner);
          trial.bound("|x| - |y| <= |x - y|", pairs, less_inner, distance_of_pair);
          trial.bound("|x - y| <= |x| + |y|", pairs, distance_of_pair, less_outer);
          trial.bound("|x| + |y| <= |x| + R", pairs, less_outer, outer);
          const ExactQuantity exponent = [](const Instance& i) -> Rational {
            return exact_square(i["x1"] - i["y1_1"]);
          };
          trial.exact("left side: |x - y|^2 <= (|x| + R)^2", line, exponent, Relation::at_most,
                      [](const Instance& i) { return exact_square(exact_length(i["x1"]) + i["R"]); });
          Family origin{"y = x = 0, R = 1", {single_point(0, 0)}, data_hypotheses()};
          origin.members.insert(origin.members.end(), line.members.begin(), line.members.end());
          trial.exact(
              "right side: (|x| - R)^2 <= |x - y|^2", origin,
              [](const Instance& i) { return exact_square(exact_length(i["x1"]) - i["R"]); },
              Relation::at_most, exponent);
          trial.note(
              "The chain of lengths is right; where |x| < R its left end is negative and may not be "
              "squared.");
          trial.repair(
              "exp(-(|x| + R)^2/(4t)) <= exp(-|x - y|^2/(4t)) <= exp(-(|x| - R)_+^2/(4t)) for |y| <= R and "
              "any x.",
              [line, exponent](Trial& repaired) {
                repaired.exact(
                    "(|x| - R)_+^2 <= |x - y|^2 on the line", line,
                    [](const Instance& i) {
                      return exact_square(std::max(Rational(0), Rational(exact_length(i["x1"]) - i["R"])));
                    },
                    Relation::at_most, exponent);
                repaired.bound("exp(-|x - y|^2/(4t)) <= exp(-(|x| - R)_+^2/(4t)) in d = 1 to 8",
                               pairs_in_ball(repaired, false), heat_density, repaired_upper);
                repaired.bound("exp(-(|x| + R)^2/(4t)) <= exp(-|x - y|^2/(4t)) in d = 1 to 8",
                               pairs_in_ball(repaired, false), printed_lower, heat_density);
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective::lemmas
