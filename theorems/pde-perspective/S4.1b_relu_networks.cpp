// SPDX-License-Identifier: GPL-3.0-or-later
/// Section 4.1: ReLU perceptrons are Lipschitz, the score is not uniformly so.
#include "court/random_rationals.hpp"
#include "heat/score.hpp"
#include "pde-perspective/line_losses.hpp"
#include "pde-perspective/sample_clouds.hpp"

namespace referee::pde_perspective {
namespace {

/// A perceptron R^(d+1) -> R^d of the inputs (x, t) with ReLU between its layers, and two inputs.
struct Perceptron {
  std::vector<std::vector<RationalPoint>> layers;  ///< rows of each weight matrix
  std::vector<RationalPoint> biases;

  RationalPoint value(RationalPoint input) const {
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
      RationalPoint output = biases[layer];
      for (std::size_t row = 0; row < output.size(); ++row) {
        for (std::size_t i = 0; i < input.size(); ++i) output[row] += layers[layer][row][i] * input[i];
        if (layer + 1 < layers.size() && output[row] < 0) output[row] = 0;
      }
      input = std::move(output);
    }
    return input;
  }
  /// The product of the squared Frobenius norms of the weights: a squared Lipschitz constant.
  Rational squared_lipschitz_constant() const {
    Rational product = 1;
    for (const auto& matrix : layers) {
      Rational sum = 0;
      for (const RationalPoint& row : matrix)
        for (const Rational& entry : row) sum += entry * entry;
      product *= sum;
    }
    return product;
  }
};

Rational squared_gap(const RationalPoint& a, const RationalPoint& b) {
  Rational sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

/// What a draw of network and inputs comes to: |f(p) - f(q)|^2, L^2 and |p - q|^2.
struct LipschitzDraw {
  Rational response, constant, gap;
};
/// Everything is drawn from the instance's seed: dimension d, hidden layers, width.
LipschitzDraw lipschitz_draw(const Instance& i) {
  Generator generator(static_cast<std::uint64_t>(to_double(i["seed"])), "perceptron");
  const auto d = static_cast<std::size_t>(to_double(i["d"])),
             width = static_cast<std::size_t>(to_double(i["width"]));
  const auto depth = static_cast<std::size_t>(to_double(i["hidden"])) + 1;
  Perceptron network;
  for (std::size_t layer = 0; layer < depth; ++layer) {
    const std::size_t inputs = layer == 0 ? d + 1 : width, outputs = layer + 1 == depth ? d : width;
    auto& matrix = network.layers.emplace_back();
    auto& bias = network.biases.emplace_back();
    for (std::size_t row = 0; row < outputs; ++row) {
      bias.push_back(random_signed(generator, -2, 0));
      auto& weights = matrix.emplace_back();
      for (std::size_t k = 0; k < inputs; ++k) weights.push_back(random_signed(generator, -2, 1));
    }
  }
  RationalPoint first, second;
  for (std::size_t k = 0; k <= d; ++k) {
    first.push_back(random_signed(generator, -1, 1));
    second.push_back(first.back() + random_signed(generator, -6, 0));
  }
  return {squared_gap(network.value(first), network.value(second)), network.squared_lipschitz_constant(),
          squared_gap(first, second)};
}

Family perceptrons(const Trial& trial) {
  Family family{"ReLU perceptrons of (x, t), d = 1 to 8, one to three hidden layers", {}, {}};
  Generator generator = trial.generator("perceptrons");
  for (long d = 1; d <= 8; ++d)
    for (long hidden = 1; hidden <= 3; ++hidden)
      for (long round = 0; round < trial.effort().scaled(1, 3, 20); ++round)
        family.members.push_back({{"d", d},
                                  {"hidden", hidden},
                                  {"width", 2 + static_cast<long>(generator.below(8))},
                                  {"seed", static_cast<long>(generator.below(1000000))}});
  return family;
}

/// -2t times the slope of the score along e_1 at the first sample.
Ball scaled_slope_at_a_sample(const Point& p) {
  PosteriorKernel<Ball> kernel(cloud_measure(p), Ball(2) * p["t"].at(p.precision()));
  const auto sample = cloud_measure(p).means.front();
  return -kernel.noise() * score_jacobian(kernel.at(sample, 2), kernel.noise())[0];
}

REFEREE_CLAIM({
    .id = "PP-S4.1b",
    .paper = "pde-perspective",
    .kind = "claim",
    .title = "ReLU perceptrons cannot follow the singular score",
    .statement =
        "Once its parameters are fixed, a ReLU multilayer perceptron is globally Lipschitz in (x, t), so the "
        "Li-Yau blow-up of the score as t -> 0 is out of its reach; penalising the parameters restrains the "
        "Lipschitz constant.",
    .hypotheses = "fixed parameters; samples y_k",
    .source = "section 4.1, last paragraph",
    .evidence =
        "exact increments of random perceptrons against the product of the norms of their weights; the slope "
        "of the score at a sample as t -> 0; what the misfit costs at each time",
    .refuted_by = "a perceptron that exceeds its Lipschitz constant, or a score whose slope stays bounded",
    .attack = "inputs near and far from each other, one to three hidden layers, d = 1 to 8; networks as "
              "clocks of t; the objective over (delta, T) as delta -> 0",
    .rests_on = {"PP-E4.3"},
    .trial =
        [](Trial& trial) {
          trial.exact(
              "|f(x, t) - f(x', t')|^2 <= L^2 (|x - x'|^2 + |t - t'|^2), L the product of the Frobenius "
              "norms of "
              "the weights: a bound on the parameters bounds L",
              perceptrons(trial), [](const Instance& i) { return lipschitz_draw(i).response; },
              Relation::at_most,
              [](const Instance& i) -> Rational {
                const LipschitzDraw draw = lipschitz_draw(i);
                return draw.constant * draw.gap;
              });
          for (const long d : {1L, 2L, 3L}) {
            Instance samples{{"y1_1", 0}, {"y2_1", 1}, {"y3_1", -2}};
            for (long axis = 2; axis <= d; ++axis)
              for (long k = 1; k <= 3; ++k)
                samples.set("y" + std::to_string(k) + "_" + std::to_string(axis), k * axis);
            trial.limit("the slope of the score at a sample is -1/(2t) as t -> 0, d = " + std::to_string(d),
                        {.parameter = "t", .first = 1, .last = 20, .fixed = samples},
                        scaled_slope_at_a_sample, [](const Point&) { return Ball(1); });
          }
          const Family networks = random_networks(trial, trial.effort().scaled(3, 10, 60));
          trial.bound(
              "distance to the score at time t: E|s_NN - s|^2 >= 1/(2t) - 2L - E Var(Y|X)/(4t^2)", networks,
              [](const Point& p) {
                return Ball(1) / (Ball(2) * p["t"].at(p.precision())) - Ball(2) * network_slope_bound(p) -
                       score_target_variance(p);
              },
              explicit_loss);
          trial.note(
              "The last term tends to 0 exponentially fast and the first is not integrable at t = 0: over "
              "(0, T) "
              "the mean squared distance of a Lipschitz network to the score of finitely many samples is "
              "+infinity, at least (d/2) log(T/delta) - 2 d L T - log N over (delta, T). The printed "
              "conclusion "
              "is right and could be stronger: over (0, T) no parameters are better than others.");
          trial.identity(
              "the cost at time t of a network that stands still: 1/(2t) + E|S|^2 + 2 E S_x",
              [&] {
                Family still = networks;
                for (Instance& i : still.members)
                  for (int j = 1; i.has("m" + std::to_string(j)); ++j) i.set("m" + std::to_string(j), 0);
                std::erase_if(still.members, [n = 0](const Instance&) mutable { return n++ >= 4; });
                still.name = "networks without a clock";
                return still;
              }(),
              denoising_loss,
              [](const Point& p) {
                const NetworkMoments moments = network_moments(p);
                return Ball(1) / (Ball(2) * p["t"].at(p.precision())) + moments.squared +
                       Ball(2) * moments.slope;
              });
        },
});

}  // namespace
}  // namespace referee::pde_perspective
