// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.2 and Figure 8: two measures on segments.
#include <fmt/format.h>

#include <cmath>

#include "geometric-asymptotics/section5_runs.hpp"
#include "geometric-asymptotics/segment_flow.hpp"
#include "numbers/simplest_rational.hpp"

namespace referee::geometric_asymptotics {
namespace {

/// The end of the printed scheme in one coordinate, for the share and start of the point.
Ball end_of(const Point& p, const char* share, const char* start) {
  return Ball::from_double(segment_end(simplest_rational(p[share]), simplest_rational(p[start])),
                           p.precision());
}
/// Squared distance from A1 (share 1) or A2 of a place.
Ball squared_distance_from_segments(int source, const Ball& x, const Ball& y) {
  const Ball &along = source == 1 ? x : y, &across = source == 1 ? y : x;
  Ball least;
  for (std::size_t k = 0; const auto& [a, b] : segments_of_I()) {
    const Ball low(a, along.precision()), high(b, along.precision());
    const Ball outside = max(max(low - along, along - high), Ball(0));
    least = k++ == 0 ? outside : min(least, outside);
  }
  return square(least) + square(abs(across) - Ball(1));
}

/// Starts of the runs: a grid of [-3, 3]^2 that avoids the axes, which are mirrors of the flow.
Family starts_in_square(const Trial& trial, const Rational& lambda) {
  Family family{"starts on a grid of [-3, 3]^2", {}, {}};
  const Rational step = trial.effort().budget == Budget::quick ? "3/2"_q : "3/4"_q;
  for (Rational x = "-29/10"_q; x <= 3; x += step)
    for (Rational y = "-29/10"_q; y <= 3; y += step)
      family.members.push_back({{"lambda", lambda}, {"other", 1 - lambda}, {"x1", x}, {"x2", y}});
  return family;
}

/// Each pair of minimisers of the two parts of Phi.
Family separated_pairs(const Rational& lambda) {
  Family family{"each local minimiser, lambda = " + to_string(lambda), {}, {}, true};
  for (const Rational& x : separated_minimisers(lambda))
    for (const Rational& y : separated_minimisers(1 - lambda))
      family.members.push_back({{"lambda", lambda}, {"x1", x}, {"x2", y}});
  return family;
}
Rational segments_potential(const Instance& i) {
  return separated_potential(i["lambda"], i["x1"]) + separated_potential(1 - i["lambda"], i["x2"]);
}
/// Least change of Phi on the border of a square of half-width 1/100 around the place.
Rational least_rise_around(const Instance& i) {
  const Rational here = segments_potential(i);
  Rational least;
  bool first = true;
  for (int n = -8; n <= 8; ++n)
    for (const auto& [u, v] : {std::pair(8, n), std::pair(-8, n), std::pair(n, 8), std::pair(n, -8)}) {
      Instance moved = i;
      moved.set("x1", i["x1"] + Rational(u, 800)).set("x2", i["x2"] + Rational(v, 800));
      const Rational rise = segments_potential(moved) - here;
      if (first || rise < least) least = rise;
      first = false;
    }
  return least;
}
void try_minimisers(Trial& trial, const Rational& lambda, long number) {
  const Family all = separated_pairs(lambda);
  trial.exact(
      "number of local minimisers of Phi", {"lambda", {{{"lambda", lambda}}}, {}, true},
      [](const Instance& i) {
        return Rational(static_cast<long>(separated_pairs(i["lambda"]).members.size()));
      },
      Relation::equal, [number](const Instance&) { return Rational(number); });
  trial.exact(
      "Phi at each < its least value on a grid of the border of the square of half-width 1/100 around it",
      all, segments_potential, Relation::less,
      [](const Instance& i) -> Rational { return segments_potential(i) + least_rise_around(i); });
}

Panel segments_panel(const Rational& lambda, std::string title) {
  Panel panel{.title = std::move(title), .x_label = "x1", .y_label = "x2"};
  for (int i = -3; i <= 3; ++i)
    for (int j = -3; j <= 3; ++j)
      panel.curves.push_back({.label = "trajectories",
                              .x = segment_run(to_double(lambda), 0.95 * i + 0.05, 921, 15),
                              .y = segment_run(1 - to_double(lambda), 0.95 * j + 0.05, 921, 15),
                              .faint = true});
  for (const auto& [a, b] : segments_of_I())
    for (const double side : {-1.0, 1.0}) {
      const std::vector<double> along{to_double(a), to_double(b)}, across{side, side};
      panel.curves.push_back({.label = "A1", .x = along, .y = across});
      panel.curves.push_back({.label = "A2", .x = across, .y = along});
    }
  // Legends go by label and kind; the loop has drawn the two in turn.
  Curve ends{.label = "ends", .x = {}, .y = {}, .points = true};
  for (const Curve& curve : panel.curves)
    if (curve.faint) {
      ends.x.push_back(curve.x.back());
      ends.y.push_back(curve.y.back());
    }
  panel.curves.push_back(std::move(ends));
  return panel;
}

REFEREE_CLAIM({
    .id = "GA-F8a",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 8, panels 1 and 2: one score alone",
    .statement =
        "Driven by one of the two scores the generated points spread along its segments, as the data do.",
    .hypotheses =
        "lambda = 1 and 0, T = 1, printed scheme; the law of the starts is not printed, N(0, 2 I) is taken. "
        "Read as: ends lie within four standard deviations of the heat kernel at t_min of the segments, and "
        "their distribution along I differs from the uniform one by at most 0.036",
    .source = "section 5.2, Figure 8, first two panels",
    .evidence =
        "the flow on the line is the monotone map between the heated uniform law at T and at t_min: ends of "
        "the printed scheme against it; the distance of N(0, 2) from the heated law over the whole line of "
        "starts by branch and bound",
    .refuted_by = "ends off the segments, or a share of the line that receives no points",
    .attack =
        "starts beyond and between the segments. N(0, 2) is not the heated law itself, so that the spread "
        "is not exactly uniform: the distance is 0.0351",
    .rests_on = {"GA-S5.2a"},
    .trial =
        [](Trial& trial) {
          Family line{"starts on the line", {}, {}};
          for (Rational x = "-39/10"_q; x <= 4; x += "1/5"_q)
            line.members.push_back({{"share", 1}, {"x", x}});
          for (const int x : {-40, -15, -7, 9, 30}) line.members.push_back({{"share", 1}, {"x", x}});
          trial.bound(
              "ends: distance from I <= 4 sqrt(2 t_min) + |x_T|/100", line,
              [](const Point& p) {
                const Ball end = end_of(p, "share", "x");
                return sqrt(squared_distance_from_segments(1, end, Ball(1)));
              },
              [](const Point& p) { return Ball(4) * sqrt(p.constant("2e-4"_q)) + abs(p["x"]) / 100; });
          trial.bound(
              "the scheme carries quantiles: |U(end, t_min) - U(x_T, T)| <= its step 1e-2", line,
              [](const Point& p) {
                const Ball one = p.constant(1), last = p.constant("1e-4"_q);
                return abs(heated_distribution(end_of(p, "share", "x"), last) -
                           heated_distribution(p["x"].at(p.precision()), one));
              },
              [](const Point& p) { return p.constant("1e-2"_q); });
          trial.bound(
              "distance of N(0, 2) from the heated uniform law at T, hence of the ends from uniform, <= "
              "0.036",
              Domain{"x_T in [-8, 8]", {{"x", -8, 8}}, {}, {}},
              [](const Point& p) {
                const Ball x = p["x"].at(p.precision());
                return abs(heated_distribution(x, p.constant(1)) - (Ball(1) + erf(x / 2)) / 2);
              },
              [](const Point& p) { return p.constant("0.036"_q); });
          trial.figure(
              {"geometric-asymptotics-figure-8",
               "Trajectories of the two measures on segments, from a grid of starts by the printed scheme.",
               {segments_panel(1, "first score alone"), segments_panel(0, "second score alone"),
                segments_panel("1/2"_q, "lambda = 1/2"), segments_panel(2, "lambda = 2")}});
        },
});

REFEREE_CLAIM({
    .id = "GA-F8b",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 8, panel 3: the junctions",
    .statement =
        "lambda = 1/2: the trajectories are attracted to the junction region between the two supports, "
        "although these are disjoint.",
    .hypotheses =
        "T = 1, printed scheme; starts are not printed, a grid is taken. The junction region is read as the "
        "four gaps of width 2/5 around the corners (1, 1), (1, -1), (-1, 1), (-1, -1), where the lines of "
        "the two supports would cross",
    .source = "section 5.2, Figure 8, third panel",
    .evidence = "all local minimisers exactly; ends of the printed scheme",
    .refuted_by = "a local minimiser, or an end, outside the four gaps",
    .attack = "the text says 'the central junction region': the centre of the picture repels, and every "
              "minimiser is farther from it than the nearest points of either support",
    .rests_on = {"GA-S5.2a"},
    .trial =
        [](Trial& trial) {
          try_minimisers(trial, "1/2"_q, 16);
          const Family all = separated_pairs("1/2"_q);
          for (const char* axis : {"x1", "x2"})
            trial.exact(
                std::string("each lies in a gap: ||") + axis +
                    "| - 1| = 1/10, half way to the middle of the corner",
                all, [axis](const Instance& i) -> Rational { return abs(abs(i[axis]) - 1); }, Relation::equal,
                [](const Instance&) { return "1/10"_q; });
          const Family centre{"the centre", {{{"lambda", "1/2"_q}, {"x1", 0}, {"x2", 0}}}, {}, true};
          trial.exact("the centre is no minimiser: Phi falls around it", centre, least_rise_around,
                      Relation::less, [](const Instance&) { return Rational(0); });
          trial.note("So 'central' can only mean the middle of each corner.");
          const Family starts = starts_in_square(trial, "1/2"_q);
          for (const auto& [share, axis] : {std::pair("lambda", "x1"), std::pair("other", "x2")})
            trial.bound(
                std::string("ends lie in the gaps: ||") + axis + "| - 1| <= 1/5", starts,
                [share = share, axis = axis](const Point& p) {
                  return abs(abs(end_of(p, share, axis)) - Ball(1));
                },
                [](const Point& p) { return p.constant("1/5"_q); });
        },
});

REFEREE_CLAIM({
    .id = "GA-F8c",
    .paper = "geometric-asymptotics",
    .kind = "figure",
    .title = "Figure 8, panel 4: guidance",
    .statement =
        "lambda = 2: the trajectories are drawn to points that remain close to A1 and are repelled from the "
        "vertical structure A2.",
    .hypotheses =
        "T = 1, printed scheme; starts are not printed, a grid is taken. Read as: ends are nearer to A1 "
        "than to A2, and the distance of every limit point from A2 is larger than at lambda = 1/2",
    .source = "section 5.2, Figure 8, fourth panel",
    .evidence = "all local minimisers exactly; ends of the printed scheme",
    .refuted_by = "an end that is nearer to A2",
    .attack =
        "starts to the left and right of both lines of A1: they end at (2, 1) and its mirror images, at "
        "distance 1/2 from A1, beyond the ends of its lines",
    .rests_on = {"GA-S5.2a"},
    .trial =
        [](Trial& trial) {
          try_minimisers(trial, 2, 6);
          const Family all = separated_pairs(2);
          const auto squared = [](int source) {
            return [source](const Instance& i) {
              const Rational &along = i[source == 1 ? "x1" : "x2"], &across = i[source == 1 ? "x2" : "x1"];
              const Rational d = distance_to_I(along), e = 1 - abs(across);
              return Rational(d * d + e * e);
            };
          };
          trial.exact("each is nearer to A1 than to A2", all, squared(1), Relation::less, squared(2));
          trial.exact("each has squared distance 26/25 from A2, against 1/50 at lambda = 1/2", all,
                      squared(2), Relation::equal, [](const Instance&) { return "26/25"_q; });
          trial.exact("each has squared distance at most 1/4 from A1", all, squared(1), Relation::at_most,
                      [](const Instance&) { return "1/4"_q; });
          // The start from which neither 0 nor 2 is reached parts N(0, 2).
          double low = 0.5, high = 3;
          while (high - low > 1e-3) {
            const double middle = (low + high) / 2;
            (segment_run(2, middle, 921, 0).back() > 1 ? high : low) = middle;
          }
          trial.note(
              fmt::format("The limit points are (0, 1), (0, -1) on A1 and (2, 1), (2, -1), (-2, 1), (-2, "
                          "-1) at distance 1/2 from it, which is farther than at lambda = 1/2. The latter "
                          "attract the starts with |x1| > {:.3f}: {:.1f} % of N(0, 2 I). 'Close to A1' is "
                          "right for the others.",
                          high, 100 * std::erfc(high / 2)));
          trial.bound(
              "ends are nearer to A1 than to A2", starts_in_square(trial, 2),
              [](const Point& p) {
                return squared_distance_from_segments(1, end_of(p, "lambda", "x1"), end_of(p, "other", "x2"));
              },
              [](const Point& p) {
                return squared_distance_from_segments(2, end_of(p, "lambda", "x1"), end_of(p, "other", "x2"));
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
