// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 5.2: the midpoint derivative, the speciation time and what happens there.
#include "heat/score.hpp"
#include "score-shocks/pairs.hpp"

namespace referee::score_shocks {
namespace {

REFEREE_CLAIM({
    .id = "SS-P5.2",
    .paper = "score-shocks",
    .kind = "proposition",
    .title = "Midpoint derivative of the score",
    .statement =
        "s_x(0, tau) = (a^2 - sigma_tau^2)/sigma_tau^4, zero if and only if sigma_tau^2 = a^2; in general "
        "s_x = -1/sigma_tau^2 + (a^2/sigma_tau^4) sech^2(a x/sigma_tau^2).",
    .hypotheses = "the pair (27)",
    .source = "section 5.2, Proposition 5.2, (30) and its proof",
    .evidence = "identities with jets of the density and with the posterior variance; certified count of "
                "zeros in sigma_tau^2/a^2",
    .refuted_by = "disjoint enclosures, or a proven number of zeros other than one",
    .attack = "SNR from 1e-6 to 1e6 and within 1e-12 of one; the 'if and only if' over sigma_tau^2/a^2 in "
              "(1e-6, 1e6)",
    .rests_on = {"SS-P5.1"},
    .trial =
        [](Trial& trial) {
          trial.identity(
              "s_x(0) = (a^2 - sigma_tau^2)/sigma_tau^4, from d_x^2 log p by jets",
              symmetric_pairs(trial, Side::both, false),
              [](const Point& p) {
                const SpaceTime at(Ball(0), p["tau"], 2);
                return log(density(p, at.x, at.tau)).derivative({2, 0});
              },
              [](const Point& p) { return midpoint_slope(p["a"], total(p)); });
          trial.identity(
              "s_x = -1/sigma_tau^2 + (a^2/sigma_tau^4) sech^2(a x/sigma_tau^2), from the posterior variance",
              symmetric_pairs(trial, Side::both, true),
              [](const Point& p) {
                auto at = kernel(p);
                return score_jacobian(at.at(p["x"], 2), at.noise())[0];
              },
              [](const Point& p) {
                const Ball v = total(p);
                return (square(p["a"] * sech(p["a"] * p["x"] / v)) / v - Ball(1)) / v;
              });
          Family separations{
              "half-separations", {}, {{"a > 0", [](const Point& p) { return positive(p["a"]); }}}};
          for (const char* a : {"3", "1", "1e-3", "1e3", "7/5"})
            separations.members.push_back({{"a", parse_rational(a)}});
          trial.solutions("s_x(0) has one zero in sigma_tau^2/a^2", separations,
                          {[](const Point& p, const Jet<Ball>& ratio) {
                             const Jet<Ball> a(p["a"]);
                             return midpoint_slope(a, a * a * ratio);
                           },
                           [](const Instance&) { return std::pair<Rational, Rational>("1e-6"_q, "1e6"_q); }},
                          [](const Instance&) { return 1L; });
          trial.exact(
              "it lies at sigma_tau^2 = a^2: s_x(0) = 0 there", separations,
              [](const Instance& i) -> Rational { return midpoint_slope<Rational>(i["a"], i["a"] * i["a"]); },
              Relation::equal, [](const Instance&) -> Rational { return 0; });
        },
});

/// Zeros of the score on [-2a, 2a]; further out |tanh| < 1 gives s the sign of -x.
const Equation score_zeros{
    [](const Point& p, const Jet<Ball>& x) { return pair_score(Jet<Ball>(p["a"]), Jet<Ball>(total(p)), x); },
    [](const Instance& i) { return std::pair<Rational, Rational>(-2 * i["a"], 2 * i["a"]); }};

REFEREE_CLAIM({
    .id = "SS-S5.2a",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "Unimodal above, bimodal below the speciation time",
    .statement = "For tau > tau* the midpoint is a local maximum of log p and the density unimodal; for tau "
                 "< tau* it is a "
                 "local minimum and the density bimodal.",
    .hypotheses = "the pair (27)",
    .source = "section 5.2, text after Proposition 5.2",
    .evidence = "proven count of the zeros of the score at each pair; exact sign of s_x(0)",
    .refuted_by = "a pair with another proven number of critical points",
    .attack = "times within 1e-12 of tau*, where three zeros crowd together; pairs with a <= sigma0, which "
              "are unimodal throughout",
    .rests_on = {"SS-P5.2"},
    .trial =
        [](Trial& trial) {
          trial.solutions("tau > tau*: log p has one critical point",
                          symmetric_pairs(trial, Side::after, false), score_zeros,
                          [](const Instance&) { return 1L; });
          trial.solutions("tau < tau*: log p has three critical points",
                          symmetric_pairs(trial, Side::before, false), score_zeros,
                          [](const Instance&) { return 3L; });
          const ExactQuantity slope = [](const Instance& i) -> Rational {
            return midpoint_slope<Rational>(i["a"], i["variance"] + 2 * i["tau"]);
          };
          const ExactQuantity zero = [](const Instance&) -> Rational { return 0; };
          trial.exact("tau > tau*: s_x(0) < 0, a maximum", symmetric_pairs(trial, Side::after, false), slope,
                      Relation::less, zero);
          trial.exact("tau < tau*: s_x(0) > 0, a minimum", symmetric_pairs(trial, Side::before, false), zero,
                      Relation::less, slope);
        },
});

REFEREE_CLAIM({
    .id = "SS-D5.3",
    .paper = "score-shocks",
    .kind = "definition",
    .title = "Speciation time of the symmetric pair",
    .statement = "tau* = (a^2 - sigma0^2)/2, assuming a > sigma0, i.e. modes separated by more than one "
                 "standard deviation; "
                 "then sigma_tau*^2 = a^2.",
    .hypotheses = "the pair (27); its modes sit at -a and a, so their separation is 2a",
    .source = "section 5.2, Definition 5.3, (31)",
    .evidence = "exact arithmetic",
    .refuted_by = "a pair for which the condition and its gloss disagree",
    .attack = "the gloss in parentheses: 2a > sigma0 is weaker than a > sigma0 by a factor of two",
    .rests_on = {"SS-P5.2"},
    .trial =
        [](Trial& trial) {
          const Family pairs = symmetric_pairs(trial, Side::both, false);
          trial.exact(
              "sigma0^2 + 2 tau* = a^2", pairs,
              [](const Instance& i) -> Rational {
                return i["variance"] + 2 * pair_speciation_time<Rational>(i["a"], i["variance"]);
              },
              Relation::equal, [](const Instance& i) -> Rational { return i["a"] * i["a"]; });
          Family grid{"half-separations and standard deviations",
                      {},
                      {{"a > 0, sigma0 > 0",
                        [](const Point& p) { return positive(p["a"]) && positive(p["sigma0"]); }}}};
          for (const char* a : {"1/5", "1/2", "3/4", "0.9273", "1", "1.37", "3"})
            for (const char* sigma : {"1", "2/3", "5"})
              grid.members.push_back({{"a", parse_rational(a)}, {"sigma0", parse_rational(sigma)}});
          const ExactQuantity condition = [](const Instance& i) -> Rational {
            return i["a"] > i["sigma0"] ? 1 : 0;
          };
          trial.exact("a > sigma0 [1 or 0] means separation 2a > one standard deviation [1 or 0]", grid,
                      condition, Relation::equal,
                      [](const Instance& i) -> Rational { return 2 * i["a"] > i["sigma0"] ? 1 : 0; });
          trial.note("The modes lie at -a and a, so that a > sigma0 says 2 a > 2 sigma0.");
          trial.repair(
              "tau* = (a^2 - sigma0^2)/2, assuming a > sigma0, i.e. modes separated by more than two "
              "standard deviations.",
              [grid, condition](Trial& repaired) {
                repaired.exact("a > sigma0 means separation 2a > two standard deviations", grid, condition,
                               Relation::equal, [](const Instance& i) -> Rational {
                                 return 2 * i["a"] > 2 * i["sigma0"] ? 1 : 0;
                               });
                repaired.exact(
                    "tau* > 0 under the same condition", grid, condition, Relation::equal,
                    [](const Instance& i) -> Rational {
                      return pair_speciation_time<Rational>(i["a"], i["sigma0"] * i["sigma0"]) > 0 ? 1 : 0;
                    });
              });
        },
});

REFEREE_CLAIM({
    .id = "SS-S5.2b",
    .paper = "score-shocks",
    .kind = "statement",
    .title = "The attractor splits towards +-a",
    .statement = "At tau* a single attractor at x = 0 splits into two attractors near x = +-a.",
    .hypotheses = "the pair (27), a > sigma0, reverse time",
    .source = "section 5.2, text after Definition 5.3",
    .evidence =
        "the positive attractor enclosed by certified root finding, as tau rises to tau* and at tau = 0",
    .refuted_by = "attractors proven far from +-a just below tau*, or even at tau = 0",
    .attack = "'near +-a' at the moment of the split, and at the end for a close to sigma0",
    .rests_on = {"SS-S5.2a"},
    .trial =
        [](Trial& trial) {
          const Family split{"pairs below tau*",
                             {paper_pair("3.999"_q),
                              paper_pair("3.9"_q),
                              paper_pair("3.5"_q),
                              {{"a", "101/100"_q}, {"variance", 1}, {"tau", 0}}},
                             symmetric_pairs(trial, Side::before, false).hypotheses};
          trial.bound(
              "the attractors are near +-a: a - x_attractor <= a/10", split,
              [](const Point& p) { return p["a"] - attractor(p); },
              [](const Point& p) { return p["a"] / 10; });
          trial.note(
              "With a = 3 and sigma0 = 1 the attractors are at +-2.223 at tau = 3, one below tau* = 4; at "
              "tau* "
              "they meet at 0.");
          const Approach to_split{.parameter = "tau",
                                  .at = 4,
                                  .sign = -1,
                                  .first = 2,
                                  .last = 40,
                                  .fixed = {{"a", 3}, {"variance", 1}}};
          trial.repair(
              "At tau* the attractor at 0 splits in two, +-x(tau) with x = a tanh(a x/sigma_tau^2): born at "
              "0 like "
              "(3 (a^2 - sigma_tau^2))^(1/2), they reach +-a only as sigma_tau^2/a^2 -> 0, a - x ~ 2 a "
              "exp(-2 a^2/sigma_tau^2).",
              [to_split](Trial& repaired) {
                repaired.rate("x(tau) -> 0 like (tau* - tau)^(1/2)", to_split, attractor, "1/2"_q);
                repaired.limit(
                    "x(tau)^2/(3 (a^2 - sigma_tau^2)) -> 1", to_split,
                    [](const Point& p) {
                      return square(attractor(p)) / (Ball(3) * (square(p["a"]) - total(p)));
                    },
                    [](const Point&) { return Ball(1); });
                Family narrow{"sigma_tau = 1, growing a", {}, {}};
                for (const char* a : {"3", "4", "6", "8", "12"})
                  narrow.members.push_back({{"a", parse_rational(a)}, {"variance", 1}, {"tau", 0}});
                repaired.bound(
                    "|(a - x)/(2 a exp(-2 a^2)) - 1| <= 8 a^2 exp(-2 a^2) for sigma_tau = 1", narrow,
                    [](const Point& p) {
                      // a - x is exponentially small: carry digits for it.
                      const long extra = static_cast<long>(4 * square(p["a"].to_double())) + 64;
                      Point fine(p.precision().plus(extra));
                      for (const char* name : {"a", "variance", "tau"})
                        fine.set(name, p[name].at(fine.precision()));
                      const Ball& a = fine["a"];
                      return abs((a - attractor(fine)) / (Ball(2) * a * exp(Ball(-2) * square(a))) - Ball(1));
                    },
                    [](const Point& p) { return Ball(8) * square(p["a"]) * exp(Ball(-2) * square(p["a"])); });
                repaired.solutions("three zeros of the score for tau < tau*",
                                   symmetric_pairs(repaired, Side::before, false), score_zeros,
                                   [](const Instance&) { return 3L; });
              });
        },
});

}  // namespace
}  // namespace referee::score_shocks
