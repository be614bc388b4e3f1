// SPDX-License-Identifier: GPL-3.0-or-later
/// Theorem 3.18 with its proof in section 8.2, and the trajectories that it is about.
#include "geometric-asymptotics/generated.hpp"
#include "geometric-asymptotics/quasi_equilibria.hpp"

namespace referee::geometric_asymptotics {
namespace {

Rational short_coordinate(Generator& generator, long reach) {
  return Rational(static_cast<long>(generator.below(static_cast<std::uint64_t>(200 * reach) + 1)), 100) -
         reach;
}
RationalPoint drawn_point(Generator& generator, std::size_t dimension, long reach) {
  RationalPoint result;
  for (std::size_t i = 0; i < dimension; ++i) result.push_back(short_coordinate(generator, reach));
  return result;
}

/// Random supports of two and three points in d = 1, 2, 3, 5, a random start each.
Family random_trajectories(const Trial& trial) {
  Family family{"random supports and starts in d = 1, 2, 3, 5", {}, support_hypotheses()};
  Generator generator = trial.generator("random trajectories");
  const std::vector<Rational> shares{0, "1/2"_q, 1, "3/2"_q, "5/2"_q};
  for (long round = 0; round < trial.effort().scaled(1, 3, 20); ++round)
    for (std::size_t dimension : {1u, 2u, 3u, 5u}) {
      std::vector<RationalPoint> first, second;
      for (int k = 0; k < 2; ++k) first.push_back(drawn_point(generator, dimension, 3));
      for (int k = 0; k < 3; ++k) second.push_back(drawn_point(generator, dimension, 3));
      const RationalPoint start = drawn_point(generator, dimension, 6);
      family.members.push_back(
          placed(supports(shares[generator.below(shares.size())], first, second, {1, 2}, {1, 1, 3}), start));
    }
  return family;
}

/// The paper's examples at all their lambda, starts drawn from a square.
Family paper_trajectories(const Trial& trial, std::string_view label, long rounds) {
  Family family{"the paper's examples, d = 1 and 2, starts in [-6, 6]^d", {}, support_hypotheses()};
  Generator generator = trial.generator(label);
  for (long n = 0; n < rounds; ++n) {
    for (const Instance& line : line_example())
      family.members.push_back(placed(line, drawn_point(generator, 1, 6)));
    for (const Instance& plane : plane_example())
      family.members.push_back(placed(plane, drawn_point(generator, 2, 6)));
  }
  return family;
}

REFEREE_CLAIM({
    .id = "GA-T3.18",
    .paper = "geometric-asymptotics",
    .kind = "theorem",
    .title = "Convergence criterion",
    .statement =
        "If omega(Y) contains no point of Crit \\ Min (lambda <= 1) or Crit_out \\ Min (lambda > 1), "
        "then Y_tau tends to a local minimiser of Phi_lambda, and so does X_t as t -> 0.",
    .hypotheses = "finite mixtures, any T > 0 and x_T, the condition on omega(Y)",
    .source = "section 3.4, Theorem 3.18",
    .evidence = "validated trajectories proven to end in a trap around a minimiser, which is the one that an "
                "independent run approaches; starts that end elsewhere, all of which violate the hypothesis",
    .refuted_by = "a trajectory proven to end elsewhere although its limit is no critical point but a "
                  "minimiser",
    .attack =
        "d = 1, 2, 3, 5, unequal weights, lambda from 0 to 5/2, smooth and interface minimisers. By the "
        "argument under GA-R3.17 every Y converges, so that the hypothesis says just that its limit is "
        "a minimiser",
    .rests_on = {"GA-T3.10a", "GA-T3.10b", "GA-T3.16c", "GA-L8.2", "GA-L8.3", "GA-T3.10c", "GA-S8.2",
                 "GA-E3.4"},
    .trial =
        [](Trial& trial) {
          trial.trajectory("ends at the minimiser that an independent run approaches",
                           random_trajectories(trial), proven_end, likely_end);
          trial.trajectory("likewise the paper's examples",
                           paper_trajectories(trial, "paper trajectories", trial.effort().scaled(1, 3, 20)),
                           proven_end, likely_end);
          // Without the hypothesis the conclusion fails: an attracting maximum.
          const Family maximum{
              "A1 = {-1, 1}, A2 = {-3/2, 3/2}, lambda = 2: 0 attracts |x_T| <= T/2, T = 1/32",
              {attracting_maximum()},
              regime_hypotheses(Regime::guidance),
              true};
          trial.exact(
              "the hypothesis cannot be dropped: a limit in Crit_out with a slope below 0", maximum,
              [](const Instance& i) -> Rational {
                return criticality_at(i).outer ? least_slope(i) : Rational(0);
              },
              Relation::less, [](const Instance&) -> Rational { return 0; });
          trial.bound(
              "all |x_T| <= 1/64 at T = 1/32 tend to it: DH >= T on |xi| <= 1/2",
              blown_up_box("|xi| <= 1/2", attracting_maximum(), "1/2"_q),
              [](const Point& p) { return p.constant(0); },
              [](const Point& p) { return blown_up_slope(p, "1/32"_q).trace; });
        },
});

REFEREE_CLAIM({
    .id = "GA-S8.2",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "The omega-limit set is one minimiser",
    .statement = "Under the hypothesis of Theorem 3.18 omega(Y) is contained in Min(Phi_lambda), nonempty, "
                 "compact and connected, hence a single point.",
    .hypotheses = "hypothesis of Theorem 3.18",
    .source = "section 8.2",
    .evidence = "trajectories proven to stay in ever smaller traps around one and the same minimiser",
    .refuted_by = "a trajectory proven to come close to two minimisers for ever",
    .attack = "starts near separatrices of the paper's examples, found as starts between two that end "
              "differently",
    .rests_on = {"GA-L8.3", "GA-L8.2", "GA-T3.10b", "GA-T3.10c"},
    .trial =
        [](Trial& trial) {
          Family family{
              "starts on both sides of separatrices of the example on the line", {}, support_hypotheses()};
          for (const Instance& line : line_example())
            for (const Rational& x : {"-9/10"_q, "-1/10"_q, "1/10"_q, "7/5"_q, "8/5"_q, "31/10"_q, "17/5"_q})
              family.members.push_back(placed(line, {x}));
          trial.trajectory("omega(Y) is one minimiser", family, proven_end, likely_end);
        },
});

REFEREE_CLAIM({
    .id = "GA-L8.3",
    .paper = "geometric-asymptotics",
    .kind = "lemma",
    .title = "Bad intervals have bounded length",
    .statement = "Under the hypothesis of Theorem 3.18, for every eps the intervals of time around tau_j -> "
                 "infinity on which dist(Y, Min) > eps have a common bound C_eps on their length.",
    .hypotheses = "hypothesis of Theorem 3.18",
    .source = "section 8.2, Lemma 8.3",
    .evidence =
        "a proven time from which the trajectory is trapped and converges to one minimiser, so that all "
        "bad times together are bounded; and that no bound serves all x_T",
    .refuted_by = "a trajectory that leaves an eps-neighbourhood of Min at arbitrarily late times",
    .attack = "starts ever closer to a separatrix. (As Y converges, there are no bad times "
              "tau_j -> infinity: the lemma serves a proof by contradiction)",
    .rests_on = {"GA-T3.10a", "GA-T3.16c", "GA-T3.10b", "GA-T3.10c"},
    .trial =
        [](Trial& trial) {
          trial.trajectory(
              "from a proven time on Y is in a trap, where it converges to a minimiser: after that the bad "
              "times of every eps add up to a finite length",
              paper_trajectories(trial, "bad intervals", trial.effort().scaled(1, 2, 10)), proven_end,
              likely_end);
          Family close{"A1 = {-1, 1}, lambda = 1, starts 10^-k beside the separatrix 0, tau = log k",
                       {},
                       support_hypotheses()};
          for (long k : {4L, 16L, 64L})
            close.members.push_back(placed(supports(1, {{-1}, {1}}, {{0}}), {power(Rational(10), -k)})
                                        .set("tau", k == 4    ? "5/4"_q
                                                    : k == 16 ? "5/2"_q
                                                              : "4"_q));
          trial.bound(
              "no bound serves all starts: at ever later times 1/2 <= dist(Y, Min)", close,
              [](const Point& p) { return p.constant("1/2"_q); },
              [](const Point& p) {
                const Ball y = carried(p)["x1"];
                return min(abs(y - Ball(1)), abs(y + Ball(1)));
              });
        },
});

REFEREE_CLAIM({
    .id = "GA-S9.3a",
    .paper = "geometric-asymptotics",
    .kind = "statement",
    .title = "Simulated trajectories go to minimisers",
    .statement = "All simulated trajectories go to local minimisers, also to nonsmooth ones on ND(A1, A2); "
                 "convergence for almost every initial datum would be desirable to prove.",
    .hypotheses = "the paper's data: d = 1 with lambda = 1/2, 1, 2 and d = 2 with lambda = 1/2, 1, 5/2",
    .source = "section 9.3(1)",
    .evidence = "trajectories of the paper's examples from random starts, each proven to end at a local "
                "minimiser",
    .refuted_by =
        "a trajectory of these data proven to end elsewhere, or a start of positive measure without "
        "proof",
    .attack =
        "starts in [-6, 6]^d with a seed of their own; ends at smooth and interface minimisers. For other "
        "data the desired statement is false: see GA-R3.19b",
    .rests_on = {"GA-T3.18"},
    .trial =
        [](Trial& trial) {
          trial.trajectory(
              "every trajectory ends at a local minimiser",
              paper_trajectories(trial, "simulated trajectories", trial.effort().scaled(2, 6, 40)),
              proven_end, likely_end);
        },
});

}  // namespace
}  // namespace referee::geometric_asymptotics
