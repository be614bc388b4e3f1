// SPDX-License-Identifier: GPL-3.0-or-later
/// Definition 4.1 and Proposition A.1: attracting sets of flows that are rational in exp(t).
#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {
namespace {

/// Flows with growth g = exp(t) > 0, for all times, of continuously differentiable fields of linear growth:
/// x' = x for x <= 0, x (1 - x) for 0 <= x <= 1, 1 - x for x >= 1; and x' = -x.
Rational growth(const Rational& x, const Rational& g) {
  return x < 0 ? Rational(x * g) : x > 1 ? Rational(1 + (x - 1) / g) : Rational(g * x / (1 - x + g * x));
}
Rational sink(const Rational& x, const Rational& g) { return x / g; }
/// x' = x (1 - x^2) for |x| <= 1, 1/x - x beyond, in X = x^2: X' = 2 X (1 - X), then 2 (1 - X). Also the
/// radius in the plane, R = r^2.
Rational bistable_square(const Rational& X, const Rational& g) { return growth(X, g * g); }
constexpr const char* growth_field = "x' = x for x <= 0, x (1 - x) for 0 <= x <= 1, 1 - x for x >= 1";

std::vector<Hypothesis> forward_in_time() {
  return {{"g = exp(t) >= 1", [](const Point& p) { return truth(certainly_at_most(Ball(1), p["g"])); }}};
}
Family growths(std::string name, std::vector<Rational> starts) {
  Family family{std::move(name), {}, forward_in_time()};
  for (const Rational& x : starts)
    for (const Rational& g : {"1"_q, "101/100"_q, "2"_q, "1000"_q, "1e9"_q})
      family.members.push_back({{"x", x}, {"g", g}});
  return family;
}

REFEREE_CLAIM({
    .id = "MN-PA.1",
    .paper = "multiplicative-noise",
    .kind = "lemma",
    .title = "Attracting sets from trapping regions",
    .statement =
        "If U is open and phi_t(U) is contained in U and relatively compact for large t, then the "
        "intersection of phi_t(U) over t >= 0 is a compact attracting set with fundamental neighbourhood "
        "U.",
    .hypotheses = "a dynamical system on R^d",
    .source = "appendix A.6, Proposition A.1",
    .evidence = "x' = max(x (1 - x), 0), Lipschitz and without blow-up, and U = (0, 1), where the flow is "
                "rational in g = exp(t)",
    .refuted_by = "U that meets the hypotheses with an intersection that is not closed",
    .attack =
        "sets U whose boundary is invariant: phi_t(U) = U has compact closure in R^d, but that closure is "
        "not in U",
    .rests_on = {"MN-D4.1"},
    .trial =
        [](Trial& trial) {
          Family invariant{"x' = max(x (1 - x), 0), U = (0, 1), 0 = lim 1/n", {}, forward_in_time(), true};
          invariant.hypotheses.push_back(
              {"phi_t(U) = U = (0, 1) is open, bounded, contained in U: phi_t fixes 0 and 1 and increases",
               [](const Point& p) {
                 const Ball slope = p["g"] / square(Ball(1) - p["x"] + p["g"] * p["x"]);
                 const Ball end = p["g"] / (Ball(1) - Ball(1) + p["g"]);
                 return positive(slope) && truth(end.contains(Rational(1)));
               }});
          invariant.hypotheses.push_back(
              {"x = 1/n lies in phi_t(U): 0 < phi_(-t)(x) < 1", [](const Point& p) {
                 const Ball earlier = p["x"] / (p["x"] + p["g"] * (Ball(1) - p["x"]));
                 return positive(earlier) && less(earlier, Ball(1));
               }});
          for (const Rational& x : {"1/10"_q, "1/1000"_q, "1e-9"_q})
            for (const Rational& g : {"2"_q, "1000"_q}) invariant.members.push_back({{"x", x}, {"g", g}});
          trial.exact(
              "x' = max(x (1 - x), 0), U = (0, 1), g = exp(t): phi_t(U) = U for every t, so the intersection "
              "is "
              "(0, 1); 0 is a limit of points 1/n of every phi_t(U), and a compact intersection holds it: 0 "
              "< "
              "phi_(-t)(0)",
              invariant, [](const Instance&) { return Rational(0); }, Relation::less,
              [](const Instance& i) -> Rational { return growth(0, 1 / i["g"]); });
          trial.note(
              "The identity flow and any bounded open U do the same. Read as \"relatively compact in U\" "
              "(closure inside U) the proposition is true; Theorem 4.2 uses it only in that case, since the "
              "closure of U_c2 lies in U_c1.");
          trial.repair(
              "If U is open and for all large t the closure of phi_t(U) is compact and contained in U, then "
              "the "
              "intersection of phi_t(U) over t >= 0 is a compact attracting set with fundamental "
              "neighbourhood U.",
              [](Trial& repaired) {
                Family later = growths(std::string("U = (1/2, 2), ") + growth_field, {"1/2"_q, "2"_q});
                std::erase_if(later.members, [](const Instance& i) { return i["g"] == 1; });
                repaired.exact(
                    "hypothesis: phi_t(1/2) > 1/2, the closure is inside", later,
                    [](const Instance&) { return "1/2"_q; }, Relation::less,
                    [](const Instance& i) { return growth("1/2"_q, i["g"]); });
                repaired.exact(
                    "and phi_t(2) < 2", later, [](const Instance& i) { return growth(2, i["g"]); },
                    Relation::less, [](const Instance&) { return Rational(2); });
                const Approach later_and_later{
                    .parameter = "g", .to_infinity = true, .first = 2, .last = 20, .fixed = {}};
                repaired.limit(
                    "the ends of phi_t(1/2, 2) tend to 1 = Lambda, from 1/2: g/(1 + g)", later_and_later,
                    [](const Point& p) { return p["g"] / (Ball(1) + p["g"]); },
                    [](const Point&) { return Ball(1); });
                repaired.limit(
                    "from 2: 1 + 1/g", later_and_later,
                    [](const Point& p) { return Ball(1) + Ball(1) / p["g"]; },
                    [](const Point&) { return Ball(1); });
                Family wide =
                    growths("U = (-2, 2), x' = x (1 - x^2) for |x| <= 1, 1/x - x beyond, X = x^2", {"4"_q});
                std::erase_if(wide.members, [](const Instance& i) { return i["g"] == 1; });
                repaired.exact(
                    "hypothesis: phi_t(U) has radius below 2", wide,
                    [](const Instance& i) { return bistable_square(i["x"], i["g"]); }, Relation::less,
                    [](const Instance& i) { return i["x"]; });
                repaired.exact(
                    "and contains [-1, 1] = Lambda for every t", wide,
                    [](const Instance&) { return Rational(1); }, Relation::less,
                    [](const Instance& i) { return bistable_square(i["x"], i["g"]); });
                repaired.limit(
                    "the radius tends to 1", {.parameter = "g", .to_infinity = true, .first = 1, .last = 20},
                    [](const Point& p) { return sqrt(Ball(1) + Ball(3) / square(p["g"])); },
                    [](const Point&) { return Ball(1); });
                Family attracted = growths("U = (-1, 1), x' = -x", {"1"_q, "-1/2"_q, "0"_q});
                repaired.exact(
                    "U = (-1, 1), x' = -x: |phi_t(x)| <= 1/g, Lambda = {0}", attracted,
                    [](const Instance& i) -> Rational { return abs(sink(i["x"], i["g"])); },
                    Relation::at_most, [](const Instance& i) -> Rational { return 1 / i["g"]; });
              });
        },
});

REFEREE_CLAIM({
    .id = "MN-D4.1",
    .paper = "multiplicative-noise",
    .kind = "definition",
    .title = "Attracting sets and basins",
    .statement = "A closed set Lambda is attracting if it has a neighbourhood U with phi_t(U) in any "
                 "neighbourhood V of "
                 "Lambda for large t, and Lambda = phi_T(Lambda) = intersection of phi_t(U) over t >= T for "
                 "every T. The "
                 "basin is the union of phi_t^(-1)(U): the points attracted to Lambda, whichever U is used.",
    .hypotheses = "a flow on R^d",
    .source = "section 4.2, Definition 4.1",
    .evidence = "a sink, a line with a repelling and an attracting point and a limit cycle, flows for all "
                "times, each "
                "rational in g = exp(t): invariance, images of two different neighbourhoods, entry of far "
                "starts into "
                "both",
    .refuted_by =
        "a point attracted to Lambda that enters one fundamental neighbourhood and not the other, or one "
        "that enters and is not attracted",
    .attack =
        "starts far away and next to the basin's boundary; the centre of the limit cycle, which is in no "
        "preimage of U",
    .trial =
        [](Trial& trial) {
          trial.exact(
              std::string(growth_field) + ": Lambda = {1} is invariant", growths("Lambda", {"1"_q}),
              [](const Instance& i) { return growth(i["x"], i["g"]); }, Relation::equal,
              [](const Instance&) { return Rational(1); });
          const std::vector<Rational> near_boundary{"1e-6"_q, "1/2"_q, "3"_q, "1e6"_q};
          Family basin{"starts in the basin (0, infinity), g = 10^30", {}, forward_in_time()};
          for (const Rational& x : near_boundary)
            basin.members.push_back({{"x", x}, {"g", power(Rational(10), 30)}});
          for (const auto& ends : {std::pair{"1/2"_q, "2"_q}, std::pair{"9/10"_q, "11/10"_q}}) {
            const Rational &lower = ends.first, &upper = ends.second;
            trial.exact(
                "they have entered U = (" + to_string(lower) + ", " + to_string(upper) + ") from below",
                basin, [lower](const Instance&) { return lower; }, Relation::less,
                [](const Instance& i) { return growth(i["x"], i["g"]); });
            trial.exact(
                "and from above", basin, [](const Instance& i) { return growth(i["x"], i["g"]); },
                Relation::less, [upper](const Instance&) { return upper; });
          }
          trial.exact(
              "the repelling point 0 never enters", growths("x = 0", {"0"_q}),
              [](const Instance& i) { return growth(i["x"], i["g"]); }, Relation::equal,
              [](const Instance&) { return Rational(0); });
          trial.exact(
              "limit cycle r' = r - r^3 for r <= 1, 1/r - r beyond, R = r^2: starts in the basin have "
              "entered |R - 1| < 1/100",
              basin, [](const Instance& i) -> Rational { return abs(bistable_square(i["x"], i["g"]) - 1); },
              Relation::less, [](const Instance&) { return "1/100"_q; });
          trial.exact(
              "sink x' = -x: phi_t(U) for U = (-1, 1) and (-5, 5) lies in |x| < 10^-5 for g = 10^30", basin,
              [](const Instance& i) { return sink(5, i["g"]); }, Relation::less,
              [](const Instance&) { return "1e-5"_q; });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
