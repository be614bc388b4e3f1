// SPDX-License-Identifier: GPL-3.0-or-later
/// Remark 3.9: with the empirical score nothing but the sample points is generated.
#include <cmath>

#include "court/random_rationals.hpp"
#include "dynamics/sde.hpp"
#include "heat/generative_law_bridge.hpp"
#include "numbers/error_function.hpp"
#include "numbers/simplest_rational.hpp"
#include "pde-perspective/empirical_sites.hpp"
#include "pde-perspective/enclosed_flow.hpp"

namespace referee::pde_perspective {
namespace {

Instance sites_on_line(const RationalPoint& sites) {
  Instance result;
  for (std::size_t k = 0; k < sites.size(); ++k) result.set("y" + std::to_string(k + 1) + "_1", sites[k]);
  return result;
}

/// epsilon = 1 on the line, started at z: P(min |X_t - y_k| > delta), summed over the bridges' components and
/// the gaps between the intervals around the sites, which must not overlap and come in increasing order.
Ball novel_probability(const Point& p) {
  const Mixture<Ball> data = empirical_measure(p);
  const Ball z = p["z"].at(p.precision()), delta = p["delta"];
  const Mixture<Ball> law =
      bridge_law(data, std::span<const Ball>(&z, 1), p["T"].at(p.precision()), p["t"].at(p.precision()));
  Ball sum(0);
  for (std::size_t k = 0; k < law.size(); ++k) {
    const Ball& centre = law.means[k][0];
    const Ball width = sqrt(2 * law.variances[k]);
    // P(X > a), and P(a < X < b) from the side where nothing cancels.
    const auto beyond = [&](const Ball& a) { return erfc((a - centre) / width) / 2; };
    const auto below = [&](const Ball& a) { return erfc((centre - a) / width) / 2; };
    const auto between = [&](const Ball& a, const Ball& b) {
      return (a - centre).is_positive() ? beyond(a) - beyond(b) : below(b) - below(a);
    };
    Ball outside = below(data.means.front()[0] - delta) + beyond(data.means.back()[0] + delta);
    for (std::size_t j = 0; j + 1 < data.size(); ++j)
      outside += between(data.means[j][0] + delta, data.means[j + 1][0] - delta);
    sum += law.weights[k] * outside;
  }
  return sum;
}

/// Random sites with their nearest distance at t for epsilon = 1/5, as an event for sampling.
void try_sampled_imitation(Trial& trial, std::size_t dimension) {
  Generator generator = trial.generator("sites in dimension " + std::to_string(dimension));
  Mixture<Rational> data;
  for (int k = 0; k < 5; ++k) {
    auto& site = data.means.emplace_back();
    for (std::size_t i = 0; i < dimension; ++i) site.push_back(random_between(generator, -2, 2));
    data.weights.push_back("1/5"_q);
    data.variances.push_back(0);
  }
  const long draws = trial.effort().scaled(2500, 2500, 20000);
  const std::vector<double> starts = normal_starts(std::vector<double>(dimension, 0), std::sqrt(2.0),
                                                   static_cast<std::size_t>(draws), trial.effort().seed);
  const SampledPaths paths =
      sample_paths(mixed_score_in_time({data, data, 1}), dimension, starts,
                   {.epsilon = 0.2, .stop_time = 1e-6, .steps = 300, .seed = trial.effort().seed});
  std::size_t path = 0;
  trial.sampled_probability(
      "epsilon = 1/5, five random sites in d = " + std::to_string(dimension) +
          ", v_T = N(0, 2 I), T = 1: within 1/50 of a site at t = 1e-6",
      {{"d", static_cast<long>(dimension)}}, draws,
      [&](Generator&) {
        const auto end = paths.end(path++);
        for (const auto& site : data.means) {
          double squares = 0;
          for (std::size_t i = 0; i < dimension; ++i) squares += std::pow(end[i] - to_double(site[i]), 2);
          if (squares < 4e-4) return true;
        }
        return false;
      },
      1, 0.015);
}

REFEREE_CLAIM({
    .id = "PP-R3.9",
    .paper = "pde-perspective",
    .kind = "remark",
    .title = "Pure imitation with the empirical score",
    .statement = "With the empirical score the trajectories of (2.7) concentrate on {y_1, ..., y_N} as t -> "
                 "0+; there is no genuinely novel generation.",
    .hypotheses = "u0 = (1/N) sum delta_(y_k), Assumption A; the limit t -> 0",
    .source = "section 3.2, Remark 3.9",
    .evidence = "epsilon = 1 in closed form (Brownian bridges): the probability to be off the sites over "
                "decades, and the total mass of the limit on the sites; epsilon = 1/5 sampled in d = 1, 2, 8",
    .refuted_by = "a share of trajectories that stays away from every sample point",
    .attack = "one site, five sites, two sites 1/10 apart, starts far away and half way between sites",
    .rests_on = {"PP-E3.7"},
    .trial =
        [](Trial& trial) {
          const std::vector<std::pair<RationalPoint, Rational>> cases{
              {{0}, 3}, {{-1, 1}, 0}, {{0, "1/10"_q}, "1/20"_q}, {{-3, -1, 0, "1/2"_q, 4}, 10}};
          for (const auto& [sites, z] : cases)
            trial.limit("epsilon = 1, N = " + std::to_string(sites.size()) +
                            ": P(d(X_t, {y_k}) > 1/50) -> 0 from X_T = " + to_string(z),
                        {.parameter = "t",
                         .first = 1,
                         .last = 10,
                         .fixed = sites_on_line(sites).set("z", z).set("T", 1).set("delta", "1/50"_q)},
                        novel_probability, [](const Point&) { return Ball(0); });
          Family starts{"sites on the line, v_T = N(mean, variance), epsilon = 1", {}, {}};
          for (const auto& [sites, z] : cases)
            starts.members.push_back(sites_on_line(sites).set("mean", z / 4).set("variance", 2));
          if (trial.effort().budget == Budget::quick) starts.members.pop_back();
          trial.identity(
              "the limit puts all of its mass on the sites", starts,
              [](const Point& p) {
                Instance instance;
                for (int k = 1; p.has("y" + std::to_string(k) + "_1"); ++k) {
                  const std::string name = "y" + std::to_string(k) + "_1";
                  instance.set(name, simplest_rational(p[name]));
                }
                Ball sum(0);
                for (const Ball& weight : gaussian_start_limit_weights(
                         empirical_measure(instance), 1, simplest_rational(p["mean"]),
                         simplest_rational(p["variance"]), p.precision()))
                  sum += weight;
                return sum;
              },
              [](const Point&) { return Ball(1); });
          for (const std::size_t dimension : {1, 2, 8}) try_sampled_imitation(trial, dimension);
          trial.note(
              "This is a statement about t = 0: at any t > 0 the law of X_t has a density and P(X_t in "
              "{y_k}) "
              "= 0. The remark's last paragraph is not tried: that a surrogate score leads 'roughly' to the "
              "critical points of the surrogate score should say to its zeros, the critical points of a "
              "potential where it has one.");
        },
});

}  // namespace
}  // namespace referee::pde_perspective
