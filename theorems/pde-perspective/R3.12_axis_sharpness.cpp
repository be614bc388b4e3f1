// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.12, second point: starts on the axis, for which the rate towards the convex hull is sharp.
#include <algorithm>

#include "heat/generative_law_quantile.hpp"
#include "numbers/euclidean.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/enclosed_flow.hpp"
#include "pde-perspective/two_sources.hpp"

namespace referee::pde_perspective {
namespace {

/// The distance from K = conv{(-1, 0), (1, 0)}.
Ball distance_from_segment(const Ball& x, const Ball& y, Precision precision) {
  const Ball beyond = max(abs(x) - Ball(1), Ball(0));
  return euclidean_length({beyond, y}, precision);
}

Family axis_descents(const Trial& trial) {
  Family family{"starts (0, b)", {}, {}};
  for (const Rational& b : {"1"_q, "-7/2"_q, "1e-6"_q})
    for (const Rational& tau : {"1/2"_q, "3"_q})
      for (const Rational& horizon : {"1"_q, "5"_q})
        family.members.push_back({{"x", 0}, {"y", b}, {"T", horizon}, {"tau", tau}});
  if (trial.effort().budget == Budget::quick) family.members.resize(4);
  return family;
}
/// Starts (a, b) whose first coordinate stays in [-1, 1], hence |a| small beside T.
Family slanted_descents() {
  Family family{"starts (a, b) with |a| <= 1", {}, {}};
  for (const Rational& a : {"1/2"_q, "-9/10"_q, "1e-9"_q})
    for (const Rational& t : {"1/2"_q, "1/100"_q, "1e-5"_q})
      family.members.push_back({{"x", a}, {"y", "4/3"_q}, {"T", 1}, {"t", t}});
  return family;
}
Ball first_coordinate(const Point& p) {
  return generated_place(two_sources_on_line(), simplest_rational(p["x"]), simplest_rational(p["T"]),
                         simplest_rational(p["t"]), p.precision());
}
/// d(x_T, K) T^(-1/2) sqrt t, the right side of (3.10).
Ball printed_rate(const Point& p) {
  return distance_from_segment(p["x"], p["y"], p.precision()) * sqrt(p["t"] / p["T"]);
}

REFEREE_CLAIM({
    .id = "PP-R3.12b",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Sharpness of the rate towards the convex hull",
    .statement = "(ii) of Theorem 3.11 is sharp in some sense: starts on the y-axis converge to (0, 0), in K "
                 "= conv S but not in S. This does not contradict (i), since S is a subset of K: once a "
                 "trajectory has entered K it may evolve further towards S.",
    .hypotheses = "u0 = (delta_(-1,0) + delta_(1,0))/2, epsilon = 0",
    .source = "section 3.3, Remark 3.12, second point",
    .evidence = "validated flow along the axis against the right side of (3.10); the flow by quantiles for "
                "starts beside it; a trajectory that enters K and goes on to S",
    .refuted_by = "a start on the axis for which (3.10) is strict, or whose limit lies in S",
    .attack = "equality in (3.10) to all digits, so that no factor below 1 and no power above 1/2 would do; "
              "starts 10^-9 beside the axis",
    .rests_on = {"PP-R3.10a", "PP-R3.10b"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "starts on the axis: d(X_t, K) = d(x_T, K) T^(-1/2) sqrt t, equality in (3.10)",
              axis_descents(trial),
              [](const Point& p) {
                return distance_from_segment(Ball(0).at(p.precision()), axis_flow(p), p.precision());
              },
              [](const Point& p) {
                return distance_from_segment(p["x"], p["y"], p.precision()) * axis_share(p);
              });
          trial.identity(
              "equality also beside the axis as long as |X_1| <= 1", slanted_descents(),
              [](const Point& p) {
                return distance_from_segment(first_coordinate(p), p["y"] * sqrt(p["t"] / p["T"]),
                                             p.precision());
              },
              printed_rate);
          Family ends{"starts on the axis and beside it",
                      {{{"x", 0}, {"y", 1}, {"T", 1}},
                       {{"x", "1e-9"_q}, {"y", 1}, {"T", 1}},
                       {{"x", "-1e-9"_q}, {"y", 1}, {"T", 1}}},
                      {},
                      true};
          trial.trajectory("limits: (0, 0) on the axis, a point of S on either side of it", ends,
                           two_source_arrival, [](const Instance& i) -> std::string {
                             return i["x"] == 0 ? "(0, 0)" : i["x"] > 0 ? "(1, 0)" : "(-1, 0)";
                           });
          trial.exact(
              "the limit (0, 0) is not in S: its squared distance from either site is above 0",
              {"sites", {{{"site", -1}}, {{"site", 1}}}, {}, true},
              [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) -> Rational { return i["site"] * i["site"]; });
          Family entering{"start (11/10, 0), T = 1", {}, {}};
          for (const Rational& t : {"1/10"_q, "1/100"_q, "1e-4"_q})
            entering.members.push_back({{"x", "11/10"_q}, {"y", 0}, {"T", 1}, {"t", t}});
          trial.bound("a trajectory that enters K at some t > 0 and stays: X_1 < 1 from t = 1/10 on",
                      entering, first_coordinate, [](const Point&) { return Ball(1); });
          trial.bound(
              "and evolves further towards (1, 0) of S: 1 - X_1 <= sqrt t", entering,
              [](const Point& p) { return Ball(1) - first_coordinate(p); },
              [](const Point& p) { return sqrt(p["t"]); });
          trial.note(
              "For starts on the axis the reason why (i) is not contradicted is another one than the "
              "remark's: the axis is a Lebesgue null set. With b != 0 such a trajectory is never in K for t "
              "> 0, and its limit is not in S.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
