// SPDX-License-Identifier: GPL-3.0-or-later
/// Instances of the closed-form laws of L5.3_line_laws.hpp.
#include "court/random_rationals.hpp"
#include "pde-perspective/L5.3_line_laws.hpp"

namespace referee::pde_perspective::lemmas {
namespace {

Instance numbered(Instance instance, const std::string& stem, const std::vector<Rational>& values) {
  for (std::size_t k = 0; k < values.size(); ++k) instance.set(stem + std::to_string(k + 1), values[k]);
  return instance;
}

std::vector<Rational> random_list(Generator& generator, std::size_t count, bool positive_only) {
  std::vector<Rational> values;
  for (std::size_t k = 0; k < count; ++k)
    values.push_back(positive_only ? random_positive(generator, -1, 0) : random_signed(generator, -1, 0));
  return values;
}

}  // namespace

std::vector<Hypothesis> law_hypotheses() {
  return {{"0 < t <= T, epsilon >= 0", [](const Point& p) {
             return positive(p["t"]) && !less(p["T"], p["t"]) && !positive(-p["epsilon"]);
           }}};
}

Family line_laws(const Trial& trial) {
  Family family{"closed-form laws on the line", {}, law_hypotheses()};
  Generator generator = trial.generator("laws on the line");
  std::vector<Instance> laws;
  const auto law = [](const Rational& epsilon, const Rational& T) {
    return Instance{{"epsilon", epsilon}, {"T", T}};
  };
  // One point, mixtures as start: too narrow, too wide, far away, two bumps.
  for (const Rational& epsilon : {"0"_q, "1/5"_q, "1"_q, "3"_q}) {
    laws.push_back(numbered(numbered(law(epsilon, 1), "y", {0}), "m", {0}).set("s1", "1/10"_q));
    laws.push_back(numbered(numbered(numbered(law(epsilon, 1), "y", {1}), "m", {-1, 2}), "s", {"1/2"_q, 3})
                       .set("p1", 3));
    laws.push_back(numbered(law(epsilon, 2), "y", {0}).set("alpha", 1).set("beta", "1/2"_q));
  }
  // Several points: epsilon = 1 with exponential ratios, epsilon = 0 with a tilted quantile.
  for (const auto& [sites, odds] :
       {std::pair{std::vector<Rational>{-1, 1}, std::vector<Rational>{1, 3}},
        std::pair{std::vector<Rational>{-2, 0, "1/10"_q}, std::vector<Rational>{1, "1e-6"_q, 2}},
        std::pair{random_list(generator, 3, false), random_list(generator, 3, true)}}) {
    const Instance data = numbered(numbered({}, "y", sites), "w", odds);
    laws.push_back(numbered(Instance(data).set("epsilon", 1).set("T", 1), "a", {"-1"_q, 1}));
    laws.push_back(
        numbered(Instance(data).set("epsilon", 1).set("T", "1/2"_q), "a", {0, "2"_q}).set("r1", 5));
    laws.push_back(Instance(data).set("epsilon", 0).set("T", 1).set("q", "-9/10"_q));
  }
  for (long round = 0; round < trial.effort().scaled(0, 2, 12); ++round) {
    const std::vector<Rational> variances = random_list(generator, 2, true),
                                means = random_list(generator, 2, false);
    const Rational epsilon = random_positive(generator, -2, 0);
    laws.push_back(numbered(numbered(numbered(law(epsilon, 1), "y", {0}), "m", means), "s", variances));
  }
  const std::vector<Rational> shares{"99/100"_q, "1/2"_q, "1/10"_q, "1/1000"_q};
  // Every kind of law is met with either stride.
  const auto stride = static_cast<std::size_t>(trial.effort().scaled(5, 4, 1));
  for (std::size_t k = 0; k < laws.size(); k += stride)
    family.members.push_back(Instance(laws[k]).set("t", laws[k]["T"] * shares[k / stride % shares.size()]));
  family.estimated = true;
  return family;
}

Family placed_line_laws(const Trial& trial) {
  const Family laws = line_laws(trial);
  Family family{laws.name + " at places of theirs", {}, laws.hypotheses};
  for (const Instance& law : laws.members)
    for (const Rational& x : {"-2/3"_q, "9/4"_q}) family.members.push_back(Instance(law).set("x", x));
  return family;
}

Family noiseless(Family family) {
  family.name += " without noise";
  std::erase_if(family.members, [](const Instance& i) { return i["epsilon"] != 0; });
  return family;
}
Family noisy(Family family) {
  family.name += ", epsilon > 0";
  std::erase_if(family.members, [](const Instance& i) { return i["epsilon"] == 0; });
  return family;
}

}  // namespace referee::pde_perspective::lemmas
