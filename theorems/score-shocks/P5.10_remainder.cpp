// SPDX-License-Identifier: GPL-3.0-or-later
/// Proposition 5.10: what a third mode does to the binary criterion.
#include "court/random_rationals.hpp"
#include "heat/heat_solutions.hpp"
#include "score-shocks/binary_boundaries.hpp"

namespace referee::score_shocks {
namespace {

/// The two parts of the instance's own decomposition compete; the remainder is one more Gaussian, at distance
/// `offset` on every axis, scaled such that r = `ratio` at the point.
Jet<Ball> remainder(const Point& p, std::span<const Jet<Ball>> x, const Jet<Ball>& competing) {
  Mixture<Jet<Ball>> one;
  std::vector<Jet<Ball>>& mean = one.means.emplace_back();
  for (const Jet<Ball>& coordinate : x) mean.push_back(Jet<Ball>(coordinate.value() + p["offset"]));
  one.weights.emplace_back(p.constant(1));
  one.variances.emplace_back(p["spread"]);
  const Jet<Ball> bump = mixture_density(one, x, Jet<Ball>(p["tau"]));
  return bump * Jet<Ball>(p["ratio"] * competing.value() / bump.value());
}

struct WithRemainder {
  Jet<Ball> competing, rest;  ///< p1 + p2, p_rem
  std::vector<Ball> normal;   ///< of the boundary between the two parts
};

WithRemainder with_remainder(const Point& p) {
  const std::vector<Ball> at = position(p);
  const JetLayout& layout = JetLayout::of(static_cast<int>(at.size()), 2);
  std::vector<Jet<Ball>> x;
  for (std::size_t i = 0; i < at.size(); ++i)
    x.push_back(Jet<Ball>::variable(layout, static_cast<int>(i), at[i]));
  const Parts both = meeting(parts(p, x, Jet<Ball>(p["tau"])));
  const Jet<Ball> competing = both.first + both.second;
  return {competing, remainder(p, x, competing), boundary(p).normal};
}

Family third_modes(const Trial& trial) {
  Family family = binary_decompositions(trial);
  family.name = "two parts and a remainder";
  family.hypotheses.push_back(regular_boundary());
  Generator generator = trial.generator("remainders");
  for (Instance& member : family.members)
    member.set("ratio", random_positive(generator, -9, 2))
        .set("spread", random_positive(generator, -2, 1))
        .set("offset", random_signed(generator, -1, 1));
  return family;
}

/// Modes of equal weight and variance at -3, 3 and 9 on the line, at the boundary x = 0 of the first two:
/// r and d_n^2 log(1 + r) from the definition; r = (1/2) exp(-36/sigma_tau^2).
struct ThreeOnALine {
  Ball r, correction;
};
ThreeOnALine three_on_a_line(const Ball& variance, const Ball& tau) {
  Mixture<Jet<Ball>> pair, third;
  for (int mean : {-3, 3, 9}) {
    Mixture<Jet<Ball>>& part = mean == 9 ? third : pair;
    part.means.push_back({Jet<Ball>(mean)});
    part.weights.emplace_back(1);
    part.variances.emplace_back(variance);
  }
  const Jet<Ball> x = Jet<Ball>::variable(JetLayout::of(1, 2), 0, Ball(0)), time(tau);
  const Jet<Ball> r = mixture_density(third, x, time) / mixture_density(pair, x, time);
  return {r.value(), log1p(r).derivative({2})};
}

/// Constants of a bound C exp(-c D/sqrt(tau)), D = 9, each met at a time at which the bound has long
/// vanished.
Family constants() {
  Family family{"modes -3, 3, 9, equal weights, sigma0 = 1; constants C and c of the bound",
                {},
                {{"0 < C <= 10^30, c > 0",
                  [](const Point& p) {
                    return positive(p["C"]) && !less(p.constant("1e30"_q), p["C"]) && positive(p["c"]);
                  }},
                 {"tau > 0 and c D/sqrt(tau) >= 10^6, D = 9", [](const Point& p) {
                    return positive(p["tau"]) &&
                           !less(square(Ball(9) * p["c"]), p.constant("1e12"_q) * p["tau"]);
                  }}}};
  for (const char* constant : {"1", "1e6", "1e30"})
    for (const char* rate : {"1", "1e-3", "1e-9"}) {
      const Rational c = parse_rational(rate);
      family.members.push_back({{"C", parse_rational(constant)}, {"c", c}, {"tau", "1e-12"_q * c * c}});
    }
  return family;
}

/// A pair of competing means (-h, 0) and (h, 0), a remainder of two modes, at the boundary point (0, y).
Family planar_modes(const Trial& trial) {
  Family family{"four modes of common variance in the plane",
                {},
                {{"v > 0, h > 0, weights positive", [](const Point& p) {
                    return positive(p["v"]) && positive(p["h"]) && positive(p["w3"]) && positive(p["w4"]);
                  }}}};
  Generator generator = trial.generator("planar modes");
  for (long i = 0; i < trial.effort().scaled(20, 100, 1000); ++i)
    family.members.push_back({{"h", random_positive(generator, -1, 0)},
                              {"y", random_signed(generator, -1, 0)},
                              {"v", random_positive(generator, -2, 1)},
                              {"w3", random_positive(generator, -2, 1)},
                              {"w4", random_positive(generator, -2, 1)},
                              {"x3", random_signed(generator, -1, 0)},
                              {"y3", random_signed(generator, -1, 0)},
                              {"x4", random_signed(generator, -1, 0)},
                              {"y4", random_signed(generator, -1, 0)}});
  // The upper bound is nearly attained: competitors at one end of the line, a light remainder at the other.
  family.members.push_back({{"h", "1e-6"_q},
                            {"y", 0},
                            {"v", "1/2"_q},
                            {"w3", "1e-9"_q},
                            {"w4", "1e-30"_q},
                            {"x3", 3},
                            {"y3", 0},
                            {"x4", 2},
                            {"y4", 0}});
  return family;
}

struct PlanarModes {
  Ball r, correction, nearest_excess, spread;  ///< nearest_excess: D^2 - d^2
};
PlanarModes planar(const Point& p) {
  const JetLayout& layout = JetLayout::of(1, 2);
  const Jet<Ball> x = Jet<Ball>::variable(layout, 0, Ball(0)), half_precision(p.constant("1/2"_q) / p["v"]);
  auto bump = [&](const Ball& weight, const Ball& mean_x, const Ball& mean_y) {
    const Jet<Ball> gap = x - Jet<Ball>(mean_x);
    return Jet<Ball>(weight) * exp(-(gap * gap + Jet<Ball>(square(p["y"] - mean_y))) * half_precision);
  };
  const Jet<Ball> competing = bump(Ball(1), -p["h"], Ball(0)) + bump(Ball(1), p["h"], Ball(0));
  const Jet<Ball> rest = bump(p["w3"], p["x3"], p["y3"]) + bump(p["w4"], p["x4"], p["y4"]);
  const Jet<Ball> r = rest / competing;
  const Ball own = square(p["h"]) + square(p["y"]);
  return {r.value(), log1p(r).derivative({2}),
          min(square(p["x3"]) + square(p["y"] - p["y3"]), square(p["x4"]) + square(p["y"] - p["y4"])) - own,
          max(p["h"], max(p["x3"], p["x4"])) - min(-p["h"], min(p["x3"], p["x4"]))};
}

REFEREE_CLAIM({
    .id = "SS-P5.10",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Error from other competitors",
    .statement =
        "With p = p1 + p2 + p_rem and r = p_rem/(p1 + p2): s - s_bin = grad log(1 + r) and d_n s_n = "
        "d_n s_n^bin + d_n^2 log(1 + r); for well-separated competing modes the corrections are "
        "exponentially small in D/sqrt(tau), D the distance to the nearest other mode.",
    .hypotheses = "positive parts; 'exponentially small in D/sqrt(tau)' is read as a bound C exp(-c "
                  "D/sqrt(tau)) with some constants C, c > 0",
    .source = "section 5.4, Proposition 5.10, (44)-(46)",
    .evidence = "identities by jets; the corrections of three well-separated modes as tau -> 0, where "
                "D/sqrt(tau) -> infinity, measured and enclosed",
    .refuted_by = "disjoint enclosures in (45) or (46); well-separated modes whose correction does not fall "
                  "below any bound C exp(-c D/sqrt(tau))",
    .attack = "tau -> 0 at fixed sigma0 > 0, where the modes' own width sets the scale; a third mode no "
              "farther than the competing ones, where D alone decides nothing",
    .rests_on = {"SS-T5.6", "SS-T5.8"},
    .trial =
        [](Trial& trial) {
          const Family family = third_modes(trial);
          auto along = [](const WithRemainder& at, const Jet<Ball>& f) {
            return dot(gradient(f, at.normal.size()), at.normal);
          };
          trial.identity(
              "(45) along the normal: s - s_bin = d_n log(1 + r)", family,
              [along](const Point& p) {
                const WithRemainder at = with_remainder(p);
                const Jet<Ball> sum = at.competing + at.rest;
                return along(at, sum) / sum.value() - along(at, at.competing) / at.competing.value();
              },
              [along](const Point& p) {
                const WithRemainder at = with_remainder(p);
                return along(at, log1p(at.rest / at.competing));
              });
          trial.identity(
              "(46): d_n s_n - d_n s_n^bin = d_n^2 log(1 + r)", family,
              [](const Point& p) {
                const WithRemainder at = with_remainder(p);
                return second_derivative_along(log(at.competing + at.rest), at.normal) -
                       second_derivative_along(log(at.competing), at.normal);
              },
              [](const Point& p) {
                const WithRemainder at = with_remainder(p);
                return second_derivative_along(log1p(at.rest / at.competing), at.normal);
              });
          trial.bound(
              "r <= C exp(-c D/sqrt(tau)) with D = 9", constants(),
              [](const Point& p) { return three_on_a_line(Ball(1), p["tau"]).r; },
              [](const Point& p) { return p["C"] * exp(Ball(-9) * p["c"] / sqrt(p["tau"])); });
          trial.note(
              "Every C and c of the family is exceeded; so are all others, since r tends to "
              "exp(-36)/2 > 0 as tau -> 0.");
          trial.limit(
              "modes -3, 3, 9, sigma0 = 1: e^36 d_n^2 log(1 + r) -> 0 as D/sqrt(tau) -> infinity",
              {.parameter = "tau", .first = 2, .last = 40, .fixed = {}},
              // Scaled by a constant so that its size is that of one.
              [](const Point& p) {
                return exp(p.constant(36)) * three_on_a_line(Ball(1), p["tau"]).correction;
              },
              [](const Point&) { return Ball(0); });
          trial.note(
              "D in units of sqrt(tau) is not enough for Diracs either: at the "
              "centre of an equilateral triangle of Diracs r = 1/2 at every tau.");
          trial.repair(
              "For components of common variance v = sigma_tau^2, at a boundary point with distance d to the "
              "two competing means (equal weights w) and D to the nearest other: r <= (W_rem/(2 w)) "
              "exp(-(D^2 - d^2)/(2 v)), and -q L^2/(4 v^2) <= d_n^2 log(1 + r) <= q L^2/v^2 with q = "
              "r/(1 + r), L the spread of all means along n: exponentially small in (D^2 - d^2)/sigma_tau^2.",
              [](Trial& repaired) {
                const Family modes = planar_modes(repaired);
                repaired.bound(
                    "r <= (W_rem/(2 w)) exp(-(D^2 - d^2)/(2 v))", modes,
                    [](const Point& p) { return planar(p).r; },
                    [](const Point& p) {
                      return (p["w3"] + p["w4"]) / 2 * exp(-planar(p).nearest_excess / (Ball(2) * p["v"]));
                    });
                repaired.bound(
                    "d_n^2 log(1 + r) <= q L^2/v^2", modes,
                    [](const Point& p) { return planar(p).correction; },
                    [](const Point& p) {
                      const PlanarModes at = planar(p);
                      return at.r / (Ball(1) + at.r) * square(at.spread / p["v"]);
                    });
                repaired.bound(
                    "-d_n^2 log(1 + r) <= q L^2/(4 v^2)", modes,
                    [](const Point& p) { return -planar(p).correction; },
                    [](const Point& p) {
                      const PlanarModes at = planar(p);
                      return at.r / (Ball(1) + at.r) * square(at.spread / p["v"]) / 4;
                    });
                repaired.limit(
                    "v log r -> -(D^2 - d^2)/2 as v -> 0 (modes -3, 3, 9)",
                    {.parameter = "tau", .first = 1, .last = 8, .fixed = {}},
                    [](const Point& p) {
                      return Ball(2) * p["tau"] * log(three_on_a_line(Ball(0), p["tau"]).r);
                    },
                    [](const Point&) { return Ball(-36); });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
