// SPDX-License-Identifier: GPL-3.0-or-later
/// Appendix A.6, Step 4: how fast the level rises between two levels, and how long that can last.
#include "multiplicative-noise/dirac_drifts.hpp"

namespace referee::multiplicative_noise {
namespace {

/// c1 and c2 as the radii of their balls: inner < radius2 <= |x| <= radius1 < outer is K.
Instance between(Instance instance, const Rational& radius1, const Rational& radius2) {
  return instance.set("radius1", radius1).set("radius2", radius2);
}
std::vector<Hypothesis> two_level_hypotheses() {
  std::vector<Hypothesis> result = drift_hypotheses();
  result.push_back({"a < c1 < c2 < b: inner < radius2 < radius1 < outer", [](const Point& p) {
                      return less(p["inner"], p["radius2"]) && less(p["radius2"], p["radius1"]) &&
                             less(p["radius1"], p["outer"]);
                    }});
  return result;
}
Hypothesis in_shell() {
  return {"x in K: radius2 <= |x| <= radius1", [](const Point& p) {
            Ball square_sum(0);
            for (const Ball& component : place_of(p)) square_sum += square(component);
            return at_most(square(p["radius2"]), square_sum) && at_most(square_sum, square(p["radius1"]));
          }};
}

/// L~ (|s_*|^2 + sign <s_*, e>) at x, with e = v - s_*.
Ball rise(const Point& p, std::span<const Ball> x, int sign) {
  const OptimalModel model = model_of(p);
  const std::vector<Ball> s = model(x), v = drift_at(p, x);
  Ball sum(0);
  for (std::size_t i = 0; i < s.size(); ++i) sum += s[i] * (s[i] + sign * (v[i] - s[i]));
  return model.L_tilde(x) * sum;
}
/// The infimum over K where v points to 0 and may turn around it (q = 0), so that only |x| matters.
Ball least_rise(const Point& p, int sign) {
  constexpr long pieces = 128;
  const std::size_t d = dimension_of(p);
  Ball least;
  for (long n = 0; n < pieces; ++n) {
    std::vector<Ball> x(d, Ball(0).at(p.precision()));
    const Ball step = (p["radius1"] - p["radius2"]) / pieces;
    x[0] = join(p["radius2"] + n * step, p["radius2"] + (n + 1) * step);
    const Ball value = rise(p, x, sign);
    least = n == 0 ? value : min(least, value);
  }
  return least;
}
Ball level_gap(const Point& p) { return level_at(p, p["radius2"]) - level_at(p, p["radius1"]); }
/// (c2 - c1)/m for that sign.
Ball waiting_time(const Point& p, int sign) { return level_gap(p) / least_rise(p, sign); }

/// d = 1, s_* = -x, e = (1 - lambda) x, sigma from 1 to 2, Gamma = (-2, 2), A = [-1/2, 1/2], K = {9/10 <= |x|
/// <= 1}.
Instance printed_instance(const Rational& lambda) {
  return between(with_radii(drifting(1, 2, 1, 2, lambda, 0, {0}), 2, "1/2"_q), 1, "9/10"_q);
}
/// That point of the court, with the place x and the time t (0 unless given).
Point printed_point(const Rational& lambda, const Point& p) {
  Point q(printed_instance(lambda), p.precision());
  return q.set("x1", p["x"].at(p.precision())).set("t", p.has("t") ? p["t"] : p.constant(0));
}
/// The instance, as it has to be told where a counterexample stands by itself.
constexpr const char* printed_data =
    "mu = delta_0 on the line, alpha = 2, sigma from 1 to 2 (s_*(x) = -x, L falls in |x|), a = L(2), b = "
    "L(1/2), c1 = L(1), c2 = L(9/10)";
/// Members {x} or {x, t} of that instance; E = {0} lies in A.
Family printed_family(const std::string& perturbation, const Rational& lambda,
                      std::vector<Instance> members) {
  Family family{std::string(printed_data) + "; " + perturbation, std::move(members), {}, true};
  for (const Hypothesis& hypothesis : two_level_hypotheses())
    family.hypotheses.push_back(
        {hypothesis.name, [=](const Point& p) { return hypothesis.satisfied(printed_point(lambda, p)); }});
  return family;
}

Family repaired_shells(const Trial& trial) {
  Family family{"one point, drifts to it, turning or not", {}, two_level_hypotheses()};
  family.hypotheses.push_back(in_shell());
  for (Instance member : drifts(trial)) {
    bool central = true;
    for (const auto& [name, value] : member.values())
      if (name.starts_with("q") && value != 0) central = false;
    if (!central) continue;
    const Rational width = member["outer"] - member["inner"];
    member = between(member, member["inner"] + width / 2, member["inner"] + width / 4);
    RationalPoint x;
    for (std::size_t i = 1; member.has("q" + std::to_string(i)); ++i) x.push_back(0);
    for (const Rational& r : {member["radius1"], member["radius2"]}) {
      x.back() = r;
      family.members.push_back(placed(member, x).set("t", 0));
    }
  }
  for (const Rational& lambda : {"1/2"_q, "1"_q, "3"_q})
    for (const Rational& x : {"91/100"_q, "-19/20"_q, "1"_q})
      family.members.push_back(placed(printed_instance(lambda), {x}).set("t", 0));
  return family;
}

REFEREE_CLAIM({
    .id = "MN-T4.2s4",
    .paper = "multiplicative-noise",
    .kind = "inequality",
    .title = "The least rise between two levels",
    .statement =
        "With K = {z in Gamma : c1 <= L(z) <= c2} and m = inf_K L~ (|s_*|^2 - <s_*, e>): m > 0, d/dt "
        "L(phi_t(x)) >= m while c1 <= L(phi_t(x)) <= c2, hence phi_t(U_c1) lies in U_c2 for t > (c2 - c1)/m.",
    .hypotheses = "those of Theorem 4.2, a < c1 < c2 < b",
    .source = "appendix A.6, Step 4 of the proof of Theorem 4.2",
    .evidence =
        "one data point, alpha = 2, where s_* = -x and the flow is known: m by enclosures over K, the "
        "rise of L by jets, the flow in closed form",
    .refuted_by =
        "a perturbation that meets the hypotheses, with m <= 0, or a rise below m, or a flow that is "
        "late",
    .attack = "the sign: Step 1 gives d/dt L = L~ (|s_*|^2 + <s_*, e>), and E is the set where that is <= 0. "
              "Perturbations along s_* (e = 2 s_*) and against it (e = -s_*/2)",
    .rests_on = {"MN-T4.2s1", "MN-T4.2s3", "MN-T4.2s4b", "MN-LA.9"},
    .trial =
        [](Trial& trial) {
          Family along =
              printed_family("e(x) = 2 s_*(x) = -2 x, E = {0}", 3, {{{"x", 1}}, {{"x", "-9/10"_q}}});
          along.hypotheses.push_back({"x in K: 9/10 <= |x| <= 1", [](const Point& p) {
                                        return in_shell().satisfied(printed_point(3, p));
                                      }});
          trial.bound(
              std::string(printed_data) +
                  ", e(x) = 2 s_*(x) = -2 x, so that E = {0} lies in A = [-1/2, 1/2] and K = {9/10 <= |x| <= "
                  "1}: m > 0 asks for 0 <= L~ (|s_*|^2 - <s_*, e>) = -x^2 L~(x) on K",
              along, [](const Point&) { return Ball(0); },
              [](const Point& p) {
                const Point q = printed_point(3, p);
                return rise(q, place_of(q), -1);
              });
          const Rational half = "1/2"_q;
          Family against = printed_family("e(x) = -s_*(x)/2 = x/2, E = {0}", half, {{{"x", 1}}});
          trial.bound(
              "the same mu and levels, e(x) = -s_*(x)/2 = x/2: m <= d/dt L(phi_t(x)) on K", against,
              [half](const Point& p) { return least_rise(printed_point(half, p), -1); },
              [half](const Point& p) { return level_speed(printed_point(half, p)); });
          Family late = printed_family("e(x) = -s_*(x)/2 = x/2, E = {0}", half,
                                       {{{"x", "999/1000"_q}, {"t", "1/10"_q}}});
          late.hypotheses.push_back({"x in U_c1: |x| < 1", [half](const Point& p) {
                                       return within_open("radius1").satisfied(printed_point(half, p));
                                     }});
          late.hypotheses.push_back({"t > (c2 - c1)/m", [half](const Point& p) {
                                       const Point q = printed_point(half, p);
                                       return positive(least_rise(q, -1)) &&
                                              less(waiting_time(q, -1), q["t"]);
                                     }});
          trial.bound(
              "the same e: phi_t(U_c1) lies in U_c2 for t > (c2 - c1)/m, so c2 <= L(phi_t(x))", late,
              [half](const Point& p) {
                const Point q = printed_point(half, p);
                return level_at(q, q["radius2"]);
              },
              [half](const Point& p) { return carried_level(printed_point(half, p)); });
          trial.note("A slip of sign that leaves Theorem 4.2 intact: with <s_*, e> added everything holds.");
          trial.repair(
              "With m = inf_K L~ (|s_*|^2 + <s_*, e>) and a < c1 < c2 < b: m > 0, d/dt L(phi_t(x)) >= m on "
              "K, "
              "and "
              "phi_t(U_c1) lies in U_c2 for all t > (c2 - c1)/m; the time is sharp as c2 -> c1.",
              [](Trial& repaired) {
                const Family family = repaired_shells(repaired);
                repaired.bound(
                    "m > 0", family, [](const Point&) { return Ball(0); },
                    [](const Point& p) { return rise(p, place_of(p), 1); });
                repaired.identity("d/dt L(phi_t(x)) = L~ (|s_*|^2 + <s_*, e>) on K", family, level_speed,
                                  [](const Point& p) { return rise(p, place_of(p), 1); });
                Family timed{
                    "e along and against s_*, from the boundary of U_c1 on", {}, two_level_hypotheses()};
                for (const Rational& lambda : {"1/2"_q, "1"_q, "3"_q})
                  for (const Rational& x : {"999/1000"_q, "-1/1"_q, "24/25"_q})
                    timed.members.push_back(placed(printed_instance(lambda), {x}).set("t", 0));
                timed.hypotheses.push_back(within_closed("radius1"));
                repaired.bound(
                    "c2 <= L(phi_t(x)) at t = (c2 - c1)/m", timed,
                    [](const Point& p) { return level_at(p, p["radius2"]); },
                    [](const Point& p) { return carried_level(Point(p).set("t", waiting_time(p, 1))); });
                repaired.limit(
                    "c2 -> c1: the time that x' = -x/2 needs from radius1 = 1 to radius2 = 1 - h, times "
                    "m/(c2 - "
                    "c1), -> 1",
                    {.parameter = "h", .first = 1, .last = 15, .fixed = printed_instance("1/2"_q)},
                    [](const Point& p) {
                      // For lambda = 1/2 the rise L~ x^2/2 is least at radius2 (it grows with x on [1/2, 1]).
                      const Ball radius = Ball(1) - p["h"];
                      const Ball gap = level_at(p, radius) - level_at(p, p.constant(1));
                      return -2 * log1p(-p["h"]) * rise(p, std::vector<Ball>{radius}, 1) / gap;
                    },
                    [](const Point&) { return Ball(1); });
              });
        },
});

/// For q = 0, d = 1: when |phi_t(x)| reaches radius2.
Ball arrival_time(const Point& p) { return log(abs(p["x1"]) / p["radius2"]) / p["lambda"]; }

REFEREE_CLAIM({
    .id = "MN-T4.2s4b",
    .paper = "multiplicative-noise",
    .kind = "claim",
    .title = "Time spent between two levels",
    .statement =
        "t_4 = sup{t > 0 : phi_s(x) in U_c1 minus U_c2 for 0 <= s < t} lies in (0, infinity] for every "
        "x in U_c1.",
    .hypotheses = "those of Theorem 4.2, a < c1 < c2 < b",
    .source = "appendix A.6, Step 4 of the proof of Theorem 4.2",
    .evidence = "a start above the level c2, with the flow in closed form",
    .refuted_by = "x in U_c1 for which no t > 0 belongs to the set: L(phi_s(x)) > c2 at s = 0, or at once "
                  "after it",
    .attack = "starts in U_c2, and on the level c2 itself",
    .rests_on = {"MN-T4.1"},
    .trial =
        [](Trial& trial) {
          Family above = printed_family("e = 0, starts in U_c2", 1, {{{"x", 0}}, {{"x", "3/4"_q}}});
          above.hypotheses.push_back({"x in U_c1: |x| < 1", [](const Point& p) {
                                        return within_open("radius1").satisfied(printed_point(1, p));
                                      }});
          trial.bound(
              std::string(printed_data) + ", e = 0: some t > 0 belongs to the set, so L(phi_0(x)) <= c2",
              above, [](const Point& p) { return carried_level(printed_point(1, p)); },
              [](const Point& p) {
                const Point q = printed_point(1, p);
                return level_at(q, q["radius2"]);
              });
          trial.note(
              "From x = 9/10, on the level c2, L exceeds c2 for every s > 0, so that no t > 0 is in the set "
              "there either. The proof needs t_4 only for starts below c2, and Step 4's conclusion is "
              "untouched. Reading \"x in U_c1 minus U_c2\" saves the sentence only with 0 as the supremum of "
              "the empty set and [0, infinity] in place of (0, infinity]. The proof of Step 3 has the same "
              "slip: for x in A its set of times is empty.");
          trial.repair(
              "For x in U_c1 with L(x) < c2: 0 < t_4 <= (c2 - c1)/m, m with the sign of Step 1. For L(x) >= "
              "c2 the set is empty, and L(phi_t(x)) > c2 for every t > 0.",
              [](Trial& repaired) {
                Family below{"starts between the levels", {}, two_level_hypotheses()};
                below.hypotheses.push_back(within_open("radius1"));
                for (const Rational& lambda : {"1/2"_q, "1"_q, "3"_q})
                  for (const Rational& x : {"91/100"_q, "-19/20"_q, "999/1000"_q})
                    below.members.push_back(placed(printed_instance(lambda), {x}));
                repaired.bound(
                    "t_4 > 0", below, [](const Point&) { return Ball(0); }, arrival_time);
                repaired.bound("t_4 <= (c2 - c1)/m", below, arrival_time,
                               [](const Point& p) { return waiting_time(p, 1); });
                repaired.identity(
                    "L(phi_t(x)) = c2 at t_4", below,
                    [](const Point& p) { return carried_level(Point(p).set("t", arrival_time(p))); },
                    [](const Point& p) { return level_at(p, p["radius2"]); });
                Family beyond{"starts with L(x) >= c2, t > 0", {}, two_level_hypotheses()};
                for (const Rational& x : {"0"_q, "1/2"_q, "-3/4"_q, "9/10"_q})
                  for (const Rational& t : {"1e-6"_q, "1"_q, "30"_q})
                    beyond.members.push_back(placed(printed_instance(1), {x}).set("t", t));
                repaired.bound(
                    "c2 < L(phi_t(x))", beyond, [](const Point& p) { return level_at(p, p["radius2"]); },
                    carried_level);
              });
        },
});

}  // namespace
}  // namespace referee::multiplicative_noise
