// SPDX-License-Identifier: GPL-3.0-or-later
#include "pde-perspective/R5.4_affine_laws.hpp"

#include "court/random_rationals.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

Ball time_of(const Point& p) { return p["t"].at(p.precision()); }

std::vector<Hypothesis> affine_hypotheses() {
  std::vector<Hypothesis> result = law_hypotheses();
  result.push_back({"start variances positive", [](const Point& p) {
                      Truth all = Truth::yes;
                      for (int i = 1; p.has("s" + std::to_string(i)); ++i)
                        all = all && positive(p["s" + std::to_string(i)]);
                      return all;
                    }});
  return result;
}

const std::vector<Rational>& noise_levels() {
  static const std::vector<Rational> levels{0, "1/5"_q, 1, 3, 20};
  return levels;
}

}  // namespace

Ball affine_divergence_at(const Point& p, Divergence divergence) {
  return affine_divergence(p, divergence, time_of(p));
}
Ball affine_divergence_at_start(const Point& p, Divergence divergence) {
  return affine_divergence(p, divergence, p["T"].at(p.precision()));
}
Ball affine_divergence_slope(const Point& p, Divergence divergence) {
  return affine_divergence(p, divergence, Jet<Ball>::variable(JetLayout::of(1, 1), 0, time_of(p)))
      .derivative({1});
}

Ball affine_fisher(const Point& p, Divergence divergence) {
  const bool generated = divergence == Divergence::of_generated;
  const Ball noise = 2 * time_of(p), one = Ball(1).at(p.precision());
  Ball sum(0);
  for (const auto& axis : affine_law(p, time_of(p))) {
    const Ball slope = one / axis.variance - one / noise;
    sum += square(slope) * (generated ? axis.variance : noise) +
           square(axis.mean / (generated ? noise : axis.variance));
  }
  return sum;
}

Ball affine_cross_term(const Point& p) {
  const Ball noise = 2 * time_of(p), one = Ball(1).at(p.precision());
  Ball sum(0);
  for (const auto& axis : affine_law(p, time_of(p)))
    sum += (axis.strength - Ball(1)) * (one / noise - one / axis.variance) * -1 +
           axis.shift * axis.mean / axis.variance;
  return sum;
}

Ball affine_score_error(const Point& p) {
  Ball sum(0);
  for (const auto& axis : affine_law(p, time_of(p)))
    sum += square(axis.strength - Ball(1)) / (2 * time_of(p)) + square(axis.shift);
  return sum;
}

Family right_affine_laws(const Trial& trial) {
  Family family{"Gaussian laws in d = 1 to 8", {}, affine_hypotheses()};
  Generator generator = trial.generator("Gaussian laws");
  const std::vector<Rational> shares{"99/100"_q, "1/2"_q, "1e-3"_q, "1e-30"_q};
  for (long round = 0; round < trial.effort().scaled(24, 64, 400); ++round) {
    const Rational T = generator.below(2) == 0 ? Rational(1) : random_positive(generator, -1, 1);
    Instance member{
        {"epsilon", noise_levels()[generator.below(5)]}, {"T", T}, {"t", T * shares[generator.below(4)]}};
    for (long i = 1; i <= 1 + round % 8; ++i) {
      member.set("m" + std::to_string(i),
                 generator.below(3) == 0 ? Rational(0) : random_signed(generator, -1, 1));
      member.set("s" + std::to_string(i), T * random_positive(generator, -3, 2));
    }
    family.members.push_back(std::move(member));
  }
  return family;
}

Family wrong_affine_laws(const Trial& trial) {
  Family family = right_affine_laws(trial);
  family.name = "Gaussian laws under affine wrong scores in d = 1 to 8";
  Generator generator = trial.generator("wrong scores");
  // No sum of these with a noise level above makes an exponent vanish.
  const std::vector<Rational> strengths{-1, 0, "1/7"_q, "3/7"_q, 1, "10/7"_q, 3};
  for (Instance& member : family.members) {
    if (member["t"] < "1e-4"_q * member["T"]) member.set("t", "1e-4"_q * member["T"]);
    if (generator.below(3) == 0) member.set("power", "1/11"_q);
    for (int i = 1; member.has("s" + std::to_string(i)); ++i) {
      member.set("k" + std::to_string(i), strengths[generator.below(strengths.size())]);
      member.set("b" + std::to_string(i),
                 generator.below(2) == 0 ? Rational(0) : random_signed(generator, -1, 0));
    }
  }
  return family;
}

}  // namespace referee::pde_perspective::lemmas
