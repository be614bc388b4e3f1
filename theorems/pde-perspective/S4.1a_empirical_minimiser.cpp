// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1: what minimises the empirical objective when nothing restrains the field.
#include "court/random_rationals.hpp"
#include "pde-perspective/line_losses.hpp"

namespace referee::pde_perspective {
namespace {

/// Kernel values g_k > 0, targets z_k_1.. (the (y_k - x)/(2t) at one place and time) and a competing value
/// f1.. of the field there.
Family pointwise_problems(const Trial& trial) {
  Family family{"one place and time: kernel values, targets and a competitor, d = 1 to 8",
                {},
                {{"kernel values > 0", [](const Point& p) {
                    Truth admitted = Truth::yes;
                    for (int k = 1; p.has("g" + std::to_string(k)); ++k)
                      admitted = admitted && positive(p["g" + std::to_string(k)]);
                    return admitted;
                  }}}};
  Generator generator = trial.generator("pointwise problems");
  for (long d = 1; d <= 8; ++d)
    for (long round = 0; round < trial.effort().scaled(3, 8, 60); ++round) {
      Instance member;
      const std::uint64_t count = 1 + generator.below(5);
      for (std::uint64_t k = 1; k <= count; ++k) {
        const std::string number = std::to_string(k);
        member.set("g" + number, random_positive(generator, -30, 0));
        for (long i = 1; i <= d; ++i)
          member.set("z" + number + "_" + std::to_string(i), random_signed(generator, -2, 3));
      }
      for (long i = 1; i <= d; ++i) member.set("f" + std::to_string(i), random_signed(generator, -2, 3));
      family.members.push_back(std::move(member));
    }
  return family;
}

Rational kernel_total(const Instance& i) {
  Rational sum = 0;
  for (int k = 1; i.has("g" + std::to_string(k)); ++k) sum += i["g" + std::to_string(k)];
  return sum;
}
/// The coordinate of (3.7): the kernel-weighted mean of the targets.
Rational weighted_target(const Instance& i, long axis) {
  Rational sum = 0;
  for (int k = 1; i.has("g" + std::to_string(k)); ++k)
    sum += i["g" + std::to_string(k)] * i["z" + std::to_string(k) + "_" + std::to_string(axis)];
  return sum / kernel_total(i);
}
/// sum_k g_k |value - z_k|^2 at the competitor or, with `best`, at (3.7).
Rational pointwise_misfit(const Instance& i, bool best) {
  Rational sum = 0;
  for (long axis = 1; i.has("f" + std::to_string(axis)); ++axis) {
    const Rational value = best ? weighted_target(i, axis) : i["f" + std::to_string(axis)];
    for (int k = 1; i.has("g" + std::to_string(k)); ++k) {
      const Rational miss = value - i["z" + std::to_string(k) + "_" + std::to_string(axis)];
      sum += i["g" + std::to_string(k)] * miss * miss;
    }
  }
  return sum;
}

REFEREE_CLAIM({
    .id = "PP-S4.1a",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "The empirical score minimises the empirical objective",
    .statement =
        "Without constraints on the field the empirical score (3.7) minimises (4.3): it satisfies the "
        "first-order condition.",
    .hypotheses = "samples y_k with equal weights (weights are tried too); all measurable fields compete",
    .source = "section 4.1, after (4.5)",
    .evidence =
        "the weighted least-squares problem at each place and time, exactly in d = 1 to 8; the first "
        "variation and the excess of ReLU networks by quadrature; the minimum over (0, T) as an entropy",
    .refuted_by =
        "a field that pays less than (3.7) at some time, or a direction of non-zero first variation",
    .attack =
        "one sample, kernel values that differ by thirty orders of magnitude, networks near and far from "
        "the score; whether the minimum over (0, T) is finite at all",
    .rests_on = {"PP-E4.3"},
    .trial =
        [](Trial& trial) {
          const Family problems = pointwise_problems(trial);
          trial.exact(
              "at each place and time: a field pays sum_k g_k |S - s|^2 more than (3.7), d = 1 to 8",
              problems,
              [](const Instance& i) -> Rational {
                return pointwise_misfit(i, false) - pointwise_misfit(i, true);
              },
              Relation::equal,
              [](const Instance& i) {
                Rational sum = 0;
                for (long axis = 1; i.has("f" + std::to_string(axis)); ++axis) {
                  const Rational miss = i["f" + std::to_string(axis)] - weighted_target(i, axis);
                  sum += miss * miss;
                }
                return Rational(sum * kernel_total(i));
              });
          trial.exact(
              "so (3.7) pays least", problems, [](const Instance& i) { return pointwise_misfit(i, true); },
              Relation::at_most, [](const Instance& i) { return pointwise_misfit(i, false); });
          const Family networks = random_networks(trial, trial.effort().scaled(1, 4, 30));
          trial.identity(
              "at time t the first variation at (3.7) vanishes along ReLU networks: int u s S = sum_k w_k "
              "int S "
              "(y_k - x)/(2t) G_t(x - y_k)",
              networks, score_moment, target_moment);
          trial.bound("at time t no ReLU network pays less than (3.7)", networks, score_target_variance,
                      denoising_loss);
          trial.identity("what (3.7) pays at time t is the rate of H(Y|X(t))",
                         random_networks(trial, trial.effort().scaled(0, 1, 20)), score_target_variance,
                         conditional_entropy_rate);
          trial.note(
              "With H(Y|X(t)) -> 0 as t -> 0 the minimum over (0, T) is H(Y|X(T)) <= log N: finite, while "
              "every "
              "Lipschitz network pays +infinity (PP-E4.3).");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
