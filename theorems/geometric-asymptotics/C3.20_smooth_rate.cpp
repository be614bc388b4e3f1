// SPDX-License-Identifier: GPL-3.0-or-later
/// Corollary 3.20 and its proof in section 8.3: the rate sqrt(t) at smooth minimisers.
#include <algorithm>

#include "geometric-asymptotics/critical_families.hpp"
#include "geometric-asymptotics/generated.hpp"
#include "numbers/euclidean.hpp"

namespace referee::geometric_asymptotics {
namespace {

constexpr long smooth_digits = 14;

/// The minimiser m1.. that the trajectory from the place goes to is part of the instance.
std::vector<Ball> offset_from_goal(const Point& p, const std::vector<Ball>& x) {
  std::vector<Ball> result;
  for (std::size_t k = 0; k < x.size(); ++k) result.push_back(x[k] - p["m" + std::to_string(k + 1)]);
  return result;
}
Ball distance_from_goal(const Point& p, const std::vector<Ball>& x) {
  return euclidean_length(offset_from_goal(p, x), p.precision());
}

/// Starts whose trajectories go to smooth minimisers (one nearest site a side unless lambda <= 1). The quick
/// budget takes lambdas and examples in turn, every second pair.
Family smooth_runs(const Trial& trial, const std::vector<Rational>& lambdas, Regime regime) {
  Family family{"trajectories to smooth minimisers, d = 1, 2", {}, regime_hypotheses(regime)};
  Generator generator = trial.generator("trajectories to smooth minimisers");
  const auto draw = [&] { return Rational(static_cast<long>(generator.below(1201)), 100) - 6; };
  const Instance examples[] = {line_example().front(), plane_example().front(),
                               supports(1, {{0}, {2}}, {{-1}, {3}}, {1, 4}, {2, 1})};
  long pair = 0;
  for (const Rational& lambda : lambdas)
    for (const Instance& example : examples) {
      RationalPoint start{draw()};
      if (supports_of(example).dimension() == 2) start.push_back(draw());
      if (pair++ % 2 == 1 && trial.effort().budget == Budget::quick) continue;
      Instance member = placed(Instance(example).set("lambda", lambda), start);
      const CriticalPoint end = approached(member);
      if (end.kind != CriticalKind::smooth_minimum ||
          (lambda > 1 && end.first.size() + end.second.size() > 2))
        continue;
      for (std::size_t k = 0; k < end.at.size(); ++k) member.set("m" + std::to_string(k + 1), end.at[k]);
      family.members.push_back(std::move(member));
    }
  return family;
}

MeasuredExponent rate_exponent(const Generations& runs, const Point& p) {
  return measured_exponent(
      [&](const Rational& t) { return distance_from_goal(p, runs.at(p, t, smooth_digits)); });
}
/// The exponent is at least 1/2 (exactly 1/2 unless X_t - x* = o(sqrt t)).
void square_root_rate(Trial& trial, const Family& family) {
  const Generations runs;
  trial.bound(
      "1/2 <= exponent measured above t = 1e-5 + its uncertainty", family,
      [](const Point& p) { return p.constant("1/2"_q); },
      [runs](const Point& p) {
        const MeasuredExponent exponent = rate_exponent(runs, p);
        return exponent.value + exponent.uncertainty;
      });
  trial.bound(
      "and not more: |measured exponent - 1/2| <= its uncertainty", family,
      [runs](const Point& p) { return abs(rate_exponent(runs, p).value - p.constant("1/2"_q)); },
      [runs](const Point& p) { return rate_exponent(runs, p).uncertainty; });
  trial.note(
      "Uncertainty: what the exponent changed since the decade before, and twice the disagreement of two "
      "runs at different digits.");
}

constexpr const char* constants_note =
    "The C of the two displays differ by a factor: C e^(-tau/2) = (C/sqrt T) sqrt t. With one and the same C "
    "the second fails for T < 1: A1 = A2 = {0}, x_T = 1, T = 1/4 has |Y| = e^(-tau/2), |X_t| = 2 sqrt t.";

REFEREE_CLAIM({
    .id = "GA-C3.20a",
    .paper = "geometric-asymptotics",
    .kind = "corollary",
    .title = "Rate for mixtures of experts",
    .statement =
        "For 0 <= lambda <= 1 the limit minimiser is a smooth point, and |Y_tau - x*| <= C e^(-tau/2) "
        "for all tau, that is |X_t - x*| <= C sqrt t.",
    .hypotheses = "hypotheses of Theorem 3.18, 0 <= lambda <= 1",
    .source = "section 3.4, Corollary 3.20(1)",
    .evidence = "exact: one Clarke gradient at every minimiser; exponents of trajectories at t = 1e-5",
    .refuted_by = "a minimiser with two gradients, or a trajectory slower than sqrt t",
    .attack = "lambda = 0, 1/2, 1, unequal weights; minimisers of Phi_0 and Phi_1 on the interface of the "
              "support without a share",
    .rests_on = {"GA-T3.18", "GA-E8.1", "GA-E8.2", "GA-S8.3", "GA-L7.2c"},
    .trial =
        [](Trial& trial) {
          trial.exact(
              "one Clarke gradient at each minimiser",
              at_critical_points("local minimisers, lambda <= 1", Regime::experts,
                                 regime_supports(trial, Regime::experts), is_minimiser),
              [](const Instance& i) -> Rational {
                return static_cast<long>(potential_of(i).clarke_subdifferential(place_of(i)).size());
              },
              Relation::equal, [](const Instance&) -> Rational { return 1; });
          square_root_rate(trial, smooth_runs(trial, {0, "1/2"_q, 1}, Regime::experts));
          trial.note(constants_note);
        },
});

REFEREE_CLAIM({
    .id = "GA-C3.20b",
    .paper = "geometric-asymptotics",
    .kind = "corollary",
    .title = "Rate for guidance at smooth minimisers",
    .statement =
        "For lambda > 1, if the limit minimiser is not in ND(A1, A2), then |Y_tau - x*| <= C e^(-tau/2), "
        "that is |X_t - x*| <= C sqrt t.",
    .hypotheses = "hypotheses of Theorem 3.18, lambda > 1, x* not in ND(A1, A2)",
    .source = "section 3.4, Corollary 3.20(2)",
    .evidence = "exponents of trajectories at t = 1e-5",
    .refuted_by = "a trajectory to such a minimiser slower than sqrt t",
    .attack = "lambda = 17/10, 2, 5/2, 6, d = 1, 2, unequal weights. (At interface minimisers see GA-R3.22)",
    .rests_on = {"GA-T3.18", "GA-E8.1", "GA-E8.2", "GA-S8.3"},
    .trial =
        [](Trial& trial) {
          square_root_rate(trial, smooth_runs(trial, {"17/10"_q, 2, "5/2"_q, 6}, Regime::guidance));
          trial.note(constants_note);
        },
});

REFEREE_CLAIM({
    .id = "GA-S8.4",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The constant of the rate",
    .statement =
        "The constant C of the estimate by sqrt t exists for each trajectory from the time on when it "
        "stays where grad Phi is affine; enlarged, it covers all tau >= 0.",
    .hypotheses = "as Corollary 3.20",
    .source = "sections 3.4 and 8.3",
    .evidence = "early times: |X_t - x*| bounded explicitly along validated trajectories; late times: |X_t - "
                "x*|/sqrt t no longer changes; and a family of starts over which no C is common",
    .refuted_by = "a trajectory along which |X_t - x*|/sqrt t grows without bound",
    .attack = "starts far out and close to a separatrix",
    .rests_on = {"GA-S8.3"},
    .trial =
        [](Trial& trial) {
          const Family runs_family = smooth_runs(trial, {"1/2"_q, 1, 2}, Regime::any);
          const Generations runs;
          const auto scaled_distance = [runs](const Point& p, const Rational& t) {
            return distance_from_goal(p, runs.at(p, t, smooth_digits)) / sqrt(Ball(t, p.precision()));
          };
          trial.bound(
              "late: |X_t - x*|/sqrt t changes no more from t = 1e-4 to 1e-5 than from 1e-3 to 1e-4, up to "
              "the disagreement of two runs",
              runs_family,
              [=](const Point& p) {
                return abs((scaled_distance(p, "1e-5"_q) - scaled_distance(p, "1e-4"_q)).midpoint());
              },
              [=](const Point& p) {
                const Ball last = scaled_distance(p, "1e-5"_q) - scaled_distance(p, "1e-4"_q);
                return (scaled_distance(p, "1e-4"_q) - scaled_distance(p, "1e-3"_q)).magnitude() +
                       2 * last.radius();
              });
          Family early{"the same trajectories up to tau = 2", {}, runs_family.hypotheses};
          for (const Instance& member : runs_family.members)
            for (const Rational& tau : {"1/4"_q, "2"_q})
              early.members.push_back(Instance(member).set("tau", tau));
          trial.bound(
              "early: |Y - x*| <= e^(-tau/2) |x_T - x*| + (1 - e^(-tau/2)) max |lambda x_k + (1 - "
              "lambda) y_l - x*|",
              early, [](const Point& p) { return distance_from_goal(p, place_of(carried(p))); },
              [](const Point& p) {
                const Ball lambda = p["lambda"].at(p.precision());
                Ball farthest = Ball(0).at(p.precision());
                for (const auto& a : measure_of<Ball>(p, 1).means)
                  for (const auto& b : measure_of<Ball>(p, 2).means) {
                    std::vector<Ball> vertex;
                    for (std::size_t k = 0; k < a.size(); ++k)
                      vertex.push_back(lambda * a[k] + (Ball(1) - lambda) * b[k]);
                    farthest = max(farthest, distance_from_goal(p, vertex));
                  }
                const Ball decay = exp(-p["tau"].at(p.precision()) / 2L);
                return decay * distance_from_goal(p, place_of(p)) + (Ball(1) - decay) * farthest;
              });
          Family close{"A1 = {-1, 1}, lambda = 1, x_T = 10^-k", {}, support_hypotheses()};
          for (long k : {4L, 16L, 64L})
            close.members.push_back(placed(supports(1, {{-1}, {1}}, {{0}}), {power(Rational(10), -k)})
                                        .set("m1", 1)
                                        .set("tau", k == 4    ? "5/4"_q
                                                    : k == 16 ? "5/2"_q
                                                              : "4"_q));
          trial.bound(
              "no C serves all starts: e^(tau/2)/2 <= |X_t - x*|/sqrt t at tau = 5/4, 5/2, 4 for k = 4, "
              "16, 64",
              close, [](const Point& p) { return exp(p["tau"].at(p.precision()) / 2L) / 2L; },
              [](const Point& p) {
                return exp(p["tau"].at(p.precision()) / 2L) * distance_from_goal(p, place_of(carried(p)));
              });
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
