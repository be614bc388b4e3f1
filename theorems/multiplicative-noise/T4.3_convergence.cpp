// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 4.3: without perturbation every flow tends to the critical points of L.
#include "multiplicative-noise/data_segments.hpp"
#include "multiplicative-noise/large_data.hpp"
#include "multiplicative-noise/line_ascent.hpp"
#include "multiplicative-noise/settled_flows.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Bits at which the sign of a field over a box is told.
constexpr Precision sign_precision{80};

/// The last of the data points.
std::size_t last_point(const Instance& set) {
  std::size_t last = 1;
  while (set.has("y" + std::to_string(last + 1) + "_1")) ++last;
  return last;
}

/// With the number of the data point next to which the flow should end. With `fewer`, two of four starts
/// for each set, turn and turn about.
Family ascents(bool fewer) {
  Family family{"data on the line, e = 0, starts at 1000, near data points and next to minima of L",
                {},
                noise_levels()};
  const std::vector<Instance> sets{
      data_set(1, "1/2"_q, 1, {{-3}, {3}}),           data_set(2, "1/2"_q, 2, {{-4}, {3}}, {1, 2}),
      data_set(0, "1/4"_q, 1, {{-3}, {0}, {4}}),      data_set("-1/2"_q, "1/4"_q, 1, {{-2}, {3}}, {3, 1}),
      data_set("13/4"_q, "1/3"_q, 1, {{-2}, {2}}),    data_set(-4, "1/2"_q, 2, {{-6}, {5}}),
      data_set(1, "1/1000"_q, 1, {{-1}, {1}}, {1, 2})};
  std::size_t turn = 0;
  for (const Instance& set : sets) {
    const std::size_t last = last_point(set);
    ++turn;
    for (const auto& [x, goal] : {std::pair<Rational, std::size_t>{-1000, 1},
                                  {set["y1_1"] - "1/10"_q, 1},
                                  {1000, last},
                                  {set["y" + std::to_string(last) + "_1"] + "1/5"_q, last}}) {
      if (fewer && ++turn % 2 == 0) continue;
      family.members.push_back(placed(set, {x}).set("goal", static_cast<long>(goal)));
    }
  }
  // The point of next to no weight holds nothing.
  for (const Rational& x : {"-1000"_q, "-3"_q})
    family.members.push_back(
        placed(data_set(1, "1/2"_q, 1, {{-3}, {3}}, {"1e-30"_q, 1}), {x}).set("goal", 2));
  for (const Rational& x : {"1/20"_q, "-1/20"_q, "1e-6"_q, "-1e-6"_q})
    family.members.push_back(placed(sets.front(), {x}).set("goal", x > 0 ? 2 : 1));
  return family;
}

/// Odds on both sides of those, near 0.0238 to 1, at which the left maximum merges with the minimum: there
/// the flow from the left slows down by a factor of a hundred.
Family near_fold() {
  Family family{"odds w1 to 1 at -3 and 3 next to a fold of L, starts left of it", {}, noise_levels()};
  for (const auto& [odds, goal] : {std::pair{"23/1000"_q, 2L}, {"24/1000"_q, 1L}, {"1/20"_q, 1L}})
    for (const Rational& x : {"-1000"_q, "-4"_q})
      family.members.push_back(placed(data_set(1, 1, 2, {{-3}, {3}}, {odds, 1}), {x}).set("goal", goal));
  return family;
}

std::string numbered_goal(const Instance& i) { return "data point " + to_string(i["goal"]); }

/// The half of the line on which an arrival lies.
Arrival with_side(Arrival arrival) {
  if (arrival.trapped == Truth::yes && !arrival.at.contains_zero())
    arrival.place = arrival.at.is_negative() ? "left" : "right";
  return arrival;
}
std::string side_of_start(const Instance& i) { return i["x1"] < 0 ? "left" : "right"; }

/// Along grad L, which has the sign of s_*.
Arrival ascend_in_crowd(const Point& p) {
  const OptimalModel model = model_of(written_out(p.at(sign_precision)));
  return with_side(follow_sign(
      [&model](const Ball& x) { return model.mixture().gradient(model.order(), std::vector<Ball>{x})[0]; },
      p["x1"].midpoint_as_rational(), sign_precision));
}
Arrival ascend_on_segments(const Point& fine) {
  const Point p = fine.at(sign_precision);
  return with_side(
      follow_sign([&p](const Ball& x) { return averaged_gradient(Point(p).set("x1", x), level_order(p))[0]; },
                  p["x1"].midpoint_as_rational(), sign_precision));
}

Instance ring(const Rational& alpha, const Rational& a, const Rational& b, const Rational& radius,
              long count) {
  return {{"alpha", alpha}, {"a", a}, {"b", b}, {"radius", radius}, {"points", count}};
}
/// (1 - t^2, 2t)/(1 + t^2) with t from -1 to 1, and the opposite points: exactly on the circle.
Instance ring_points(const Instance& ring) {
  std::vector<RationalPoint> points;
  const Rational half = ring["points"] / 2;
  for (Rational k = 0; k < half; ++k) {
    const Rational t = 2 * k / half - 1, scale = ring["radius"] / (1 + t * t);
    points.push_back({(1 - t * t) * scale, 2 * t * scale});
    points.push_back({(t * t - 1) * scale, -2 * t * scale});
  }
  return data_set(ring["alpha"], ring["a"], ring["b"], points);
}

void survey_space(Trial& trial) {
  const auto starts = [&](long quick, long standard) {
    return trial.effort().scaled(quick, standard, 10 * standard);
  };
  const auto survey = [&](const std::string& name, const Instance& data, long count) {
    trial.add(survey_convergence(trial, name, data, data, count));
  };
  survey("three points in the plane", data_set(1, "1/2"_q, 2, {{-2, 0}, {2, 0}, {0, 4}}, {5, 3, 2}),
         starts(8, 1400));
  survey("four points in space, alpha = -1",
         data_set(-1, "1/2"_q, 1, {{-2, 0, 1}, {2, 0, 0}, {0, 3, -1}, {1, 1, 4}}), starts(8, 600));
  survey("three points in seven dimensions, alpha = 3",
         data_set(3, "1/3"_q, 1, {{1, 0, 0, 0, 0, 0, 0}, {0, 2, 0, 0, 0, -1, 0}, {0, 0, "1/2"_q, 1, 1, 0, 3}},
                  {1, 9, 4}),
         starts(5, 60));
  const Instance wide = ring(0, "1/2"_q, 1, 3, 8), narrow = ring(2, "1/2"_q, 2, 2, 12);
  trial.add(survey_convergence(trial, "eight points on a circle", wide, ring_points(wide), starts(6, 100)));
  trial.add(survey_convergence(trial, "twelve points on a narrow circle", narrow, ring_points(narrow),
                               starts(4, 30)));
  const Instance many = crowd(2, "1/2"_q, 1, 2, trial.effort().scaled(150, 500, 2000));
  trial.add(survey_convergence(trial, "a crowd in the plane", many, written_out(many), starts(1, 2)));
}

REFEREE_CLAIM({
    .id = "MN-T4.3",
    .paper = "multiplicative-noise",
    .kind = "theorem",
    .title = "Flows tend to the critical points of L",
    .statement =
        "phi_t(x) -> E = {grad L = 0} as t -> infinity for every x, that is, the distance to E tends "
        "to 0.",
    .hypotheses = "Assumption 4.2: e = 0, compact support, 0 < sigma_eps < sigma_T, alpha real",
    .source = "section 4.2, Theorem 4.3",
    .evidence = "on the line destinations proven by enclosures of the field's sign up to an interval with "
                "inward field "
                "at both ends; in more dimensions flows in double precision until a ball holds them on which "
                "Hess L is "
                "enclosed as negative definite around a proven critical point, which they then tend to",
    .refuted_by = "a start whose flow stays away from every critical point",
    .attack =
        "two thousand random starts; starts 1000 from the data, at saddles, 1e-6 beside them and on their "
        "stable "
        "manifolds; weights next to a fold of L; alpha from -4 to 13/4, sigma_eps down to 1e-3, weights of "
        "1e-30; one to 500 points, segments; backwards in time flows leave",
    .rests_on = {"MN-T4.3p", "MN-T4.3q", "MN-PA.2", "MN-P4.1"},
    .trial =
        [](Trial& trial) {
          trial.trajectory("flows on the line end at a critical point of L",
                           ascents(trial.effort().budget == Budget::quick), ascend, numbered_goal);
          trial.trajectory("and next to a fold", near_fold(), ascend, numbered_goal);
          Family crowds{"a crowd on the line", {}, noise_levels()};
          const long points = trial.effort().scaled(60, 150, 1000);
          for (const Rational& x : {"-15"_q, "12"_q})
            crowds.members.push_back(placed(crowd(1, "1/2"_q, 1, 1, points), {x}));
          trial.trajectory("hundreds of data points: the sign of grad L", crowds, ascend_in_crowd,
                           side_of_start);
          Family spread{"data spread evenly over two segments", {}, noise_levels()};
          for (const Instance& data :
               {with_segments(data_set(1, "1/4"_q, 1, {}), {{{-4}, {-2}, 1}, {{1}, {"7/2"_q}, 2}}),
                with_segments(data_set("-2"_q, "1/100"_q, 2, {}), {{{-9}, {-8}}, {{8}, {9}}}),
                with_segments(data_set("5/2"_q, "1/10"_q, 1, {}), {{{-3}, {"-1/2"_q}}, {{"1/2"_q}, {3}}})})
            for (const Rational& x : {"-40"_q, "-1"_q, "2"_q, "40"_q}) {
              // From far away the field has one sign for long.
              if (trial.effort().budget == Budget::quick && abs(x) == 40) continue;
              spread.members.push_back(placed(data, {x}));
            }
          trial.trajectory("segments: the sign of grad L in closed form", spread, ascend_on_segments,
                           side_of_start);
          Family resting{"starts on the saddle between two equal points", {}, noise_levels()};
          resting.members = {placed(data_set(1, "1/2"_q, 1, {{-3}, {3}}), {0}),
                             placed(data_set("5/2"_q, "1/4"_q, 2, {{-1, 0}, {1, 0}}), {0, 0})};
          trial.identity(
              "a start in E stays: s_* = 0 there", resting,
              [](const Point& p) { return model_of(p)(place_of(p))[0]; },
              [](const Point&) { return Ball(0); });
          Family mirror{"starts on the mirror between two equal points", {}, noise_levels()};
          for (const Rational& x : {"1e-10"_q, "1/2"_q, "7"_q, "1000"_q})
            mirror.members.push_back(placed(data_set(1, "1/2"_q, 2, {{-3, 0}, {3, 0}}), {0, x}));
          trial.bound(
              "on the mirror the flow falls onto the saddle: <s_*(x), x> < -sigma_T^(alpha - 2) |x|^2/2",
              mirror, [](const Point& p) { return model_of(p)(place_of(p))[1] * p["x2"]; },
              [](const Point& p) {
                return -half_of(raised(p["b"], p["alpha"] - Ball(2)) * square(p["x2"]));
              });
          survey_space(trial);
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
