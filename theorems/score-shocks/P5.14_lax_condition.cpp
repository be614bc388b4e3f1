// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.7: the entropy condition of Lax for scores.
#include "court/random_rationals.hpp"
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

Family jumps(const Trial& trial) {
  Family family{"states s_L != s_R", {}, {{"s_L != s_R", [](const Point& p) {
                                             const Ball jump = p["sR"] - p["sL"];
                                             return positive(jump) || positive(-jump);
                                           }}}};
  for (const char* left : {"-3", "0", "1/7", "1e9"})
    for (const char* right : {"3", "-1/2", "1e-9", "1e9"})
      if (parse_rational(left) != parse_rational(right))
        family.members.push_back({{"sL", parse_rational(left)}, {"sR", parse_rational(right)}});
  Generator generator = trial.generator("jumps");
  for (long i = 0; i < trial.effort().scaled(10, 50, 500); ++i)
    family.members.push_back(
        {{"sL", random_signed(generator, -3, 3)}, {"sR", random_signed(generator, -3, 3)}});
  return family;
}

REFEREE_CLAIM({
    .id = "SS-S5.7a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "The Lax condition for scores",
    .statement = "The Lax condition u_L > u_R becomes s_L < s_R for u = -2 s.",
    .hypotheses = "two different states; flux u^2/2",
    .source = "section 5.7, first paragraph",
    .evidence = "exact arithmetic: order of the states, and characteristics of speed u running into a shock "
                "of speed (u_L + u_R)/2 = -(s_L + s_R)",
    .refuted_by = "two states for which one condition holds and the other fails",
    .attack = "states of equal and of opposite signs, far apart and 1e-9 apart; s_L < 0 < s_R (scores that "
              "point to the two modes) is more than Lax asks for",
    .trial =
        [](Trial& trial) {
          const Family family = jumps(trial);
          const ExactQuantity ordered = [](const Instance& i) -> Rational {
            return i["sL"] < i["sR"] ? 1 : 0;
          };
          trial.exact(
              "u_L > u_R [1 or 0] = s_L < s_R [1 or 0]", family,
              [](const Instance& i) -> Rational { return -2 * i["sL"] > -2 * i["sR"] ? 1 : 0; },
              Relation::equal, ordered);
          trial.exact(
              "characteristics run into the shock from both sides [1 or 0] = s_L < s_R [1 or 0]", family,
              [](const Instance& i) -> Rational {
                const Rational left = -2 * i["sL"], right = -2 * i["sR"], speed = (left + right) / 2;
                return left > speed && speed > right ? 1 : 0;
              },
              Relation::equal, ordered);
        },
});

/// Four modes near the corners of a square of side 1 in the plane, standard deviation at most 1/12, weights
/// within a factor of three.
Family separated_modes(const Trial& trial) {
  Family family{"four well-separated modes in the plane",
                {},
                {{"weights positive, 0 < sigma_tau^2 < 1/143", [](const Point& p) {
                    Truth truth = positive(p["v"]) && less(p["v"], p.constant("1/143"_q));
                    for (const char* k : {"w1", "w2", "w3", "w4"}) truth = truth && positive(p[k]);
                    return truth;
                  }}}};
  Generator generator = trial.generator("separated modes");
  const Rational corners[4][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
  for (long i = 0; i < trial.effort().scaled(10, 60, 500); ++i) {
    Instance member{{"v", i % 3 == 0 ? "1/144"_q : random_positive(generator, -6, -4)}};
    for (int k = 0; k < 4; ++k) {
      const std::string index = std::to_string(k + 1);
      member.set("w" + index, random_between(generator, 1, 3));
      for (int axis = 0; axis < 2; ++axis)
        member.set((axis == 0 ? "x" : "y") + index,
                   corners[k][axis] + random_between(generator, "-1/8"_q, "1/8"_q));
    }
    // Neighbours only: the diagonals have no boundary of their own.
    member.set("other", 2 + static_cast<long>(generator.below(2)));
    for (const char* share : {"1/4", "1/6"})
      family.members.push_back(Instance(member).set("share", parse_rational(share)));
  }
  return family;
}

/// The normal component of the score at `side` * share * |mu_k - mu_1| from the boundary between modes 1 and
/// `other` = k, on the line through both means.
Ball state(const Point& p, int side) {
  Mixture<Ball> modes;
  for (const char* k : {"1", "2", "3", "4"}) {
    modes.means.push_back({p[std::string("x") + k], p[std::string("y") + k]});
    modes.weights.push_back(p[std::string("w") + k]);
    modes.variances.emplace_back(0);
  }
  const std::size_t other = static_cast<std::size_t>(p["other"].to_double()) - 1;
  std::vector<Ball> gap(2), x(2);
  for (std::size_t i = 0; i < 2; ++i) gap[i] = modes.means[other][i] - modes.means[0][i];
  const Ball square_gap = square(gap[0]) + square(gap[1]);
  const Ball place = p.constant("1/2"_q) +
                     p["v"] * log(modes.weights[0] / modes.weights[other]) / square_gap +
                     Ball(side) * p["share"];
  for (std::size_t i = 0; i < 2; ++i) x[i] = modes.means[0][i] + place * gap[i];
  PosteriorKernel<Ball> at(modes, p["v"]);
  const std::vector<Ball> s = score(at.at(std::span<const Ball>(x), 1), at.noise());
  return (s[0] * gap[0] + s[1] * gap[1]) / sqrt(square_gap);
}

/// v/a times the score of a pair at -a and a, weights in the ratio e^odds, at x = x_s +- h a; D^2 = a^2/v.
Ball pair_state(const Point& p, int side) {
  const Ball place = p["odds"] / (Ball(2) * p["D2"]);
  return tanh(Ball(side) * p["D2"] * p["h"]) - Ball(side) * p["h"] - place;
}

REFEREE_CLAIM({
    .id = "SS-P5.14",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Entropy condition on boundary slices",
    .statement = "For a Gaussian mixture with well-separated modes the normal score along a slice through "
                 "the boundary between two modes satisfies the Lax condition s_L < s_R (the proof: s_L < 0 "
                 "< s_R).",
    .hypotheses = "common variance as in (13); adjacent modes (local maxima next to their means), at least "
                  "four standard deviations sigma_tau "
                  "apart, at the tau in question; s_L and s_R are taken within the gap, "
                  "beyond the layer, as in the proof",
    .source = "section 5.7, Proposition 5.14",
    .evidence = "branch and bound over all pairs in a box of separations, weights and places; enclosures at "
                "random four-mode mixtures in the plane",
    .refuted_by = "well-separated modes with s_L >= s_R on the two sides of their boundary",
    .attack = "separations from four standard deviations up, weights in ratios up to e and 3, "
              "disturbing neighbours; above the speciation time, where the score falls all along the slice "
              "and the condition fails, the modes are not separated any more",
    .rests_on = {"SS-P5.1", "SS-S5.7a"},
    .trial =
        [](Trial& trial) {
          const Domain pairs{
              "a^2/v from 4 to 1e4, |ln(w1/w2)| <= 1, places x_s -+ h a with h from 1/4 to 1/2",
              {{"D2", 4, "1e4"_q, true}, {"odds", -1, 1}, {"h", "1/4"_q, "1/2"_q}}};
          trial.bound(
              "two modes: s_L <= 0 (as v s/a)", pairs, [](const Point& p) { return pair_state(p, -1); },
              [](const Point&) { return Ball(0); });
          trial.bound(
              "two modes: 0 <= s_R", pairs, [](const Point&) { return Ball(0); },
              [](const Point& p) { return pair_state(p, 1); });
          trial.bound(
              "two modes: s_L < s_R, by at least v (s_R - s_L)/a >= 9/10", pairs,
              [](const Point& p) { return pair_state(p, -1) + p.constant("9/10"_q); },
              [](const Point& p) { return pair_state(p, 1); });
          const Family four = separated_modes(trial);
          trial.bound(
              "four modes in the plane: s_L <= 0", four, [](const Point& p) { return state(p, -1); },
              [](const Point&) { return Ball(0); });
          trial.bound(
              "four modes in the plane: 0 <= s_R", four, [](const Point&) { return Ball(0); },
              [](const Point& p) { return state(p, 1); });
          trial.bound(
              "four modes in the plane: s_L <= s_R", four, [](const Point& p) { return state(p, -1); },
              [](const Point& p) { return state(p, 1); });
          trial.note(
              "Read with the scores of the two components at the boundary itself the condition cannot "
              "fail: with phi = log(p_L/p_R) it says |grad phi| > 0, well separated or not. The signs s_L < "
              "0 < s_R of the proof need the common variance of (13): N(10, 1/100) and N(0, 1) of equal "
              "weight have an outer boundary at x = 11.134, where the scores of the parts on its left and on "
              "its right are -113.4 and -11.1.");
        },
});

}  // namespace
}  // namespace referee::score_shocks
