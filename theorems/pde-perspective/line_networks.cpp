// SPDX-License-Identifier: GPL-3.0-or-later
/// Instances of samples and networks on the line.
#include <array>

#include "court/random_rationals.hpp"
#include "pde-perspective/line_losses.hpp"

namespace referee::pde_perspective {

Instance samples_and_network(const std::vector<Rational>& samples, const std::vector<Rational>& weights,
                             const Rational& time) {
  Instance instance;
  for (std::size_t k = 0; k < samples.size(); ++k) instance.set("y" + std::to_string(k + 1), samples[k]);
  for (std::size_t k = 0; k < weights.size(); ++k) instance.set("w" + std::to_string(k + 1), weights[k]);
  return instance.set("t", time);
}

Instance with_neuron(Instance instance, const Rational& output, const Rational& input, const Rational& clock,
                     const Rational& bias) {
  std::size_t j = 1;
  while (instance.has("a" + std::to_string(j))) ++j;
  const std::string number = std::to_string(j);
  instance.set("a" + number, output).set("k" + number, input);
  return instance.set("m" + number, clock).set("b" + number, bias);
}

Instance with_slope(Instance instance, const Rational& theta) {
  return with_neuron(with_neuron(std::move(instance), theta, 1, 0, 0), -theta, -1, 0, 0);
}

std::vector<Hypothesis> network_hypotheses() {
  return {{"t > 0 and positive weights", [](const Point& p) {
             Truth admitted = positive(p["t"]);
             for (std::size_t k = 1; p.has("w" + std::to_string(k)); ++k)
               admitted = admitted && positive(p["w" + std::to_string(k)]);
             return admitted;
           }}};
}

Family random_networks(const Trial& trial, long rounds) {
  Family family{"samples and ReLU networks on the line", {}, network_hypotheses()};
  family.members.push_back(with_slope(samples_and_network({0}, {}, "1/2"_q), "-1/3"_q));
  family.members.push_back(
      with_neuron(samples_and_network({-1, 1}, {1, 99}, "1/50"_q), -3, 2, 1, "-1/2"_q).set("c", "1/4"_q));
  Generator generator = trial.generator("samples and networks");
  for (long round = 0; round < rounds; ++round) {
    std::vector<Rational> samples, weights;
    const std::uint64_t count = 1 + generator.below(4);
    for (std::uint64_t k = 0; k < count; ++k) {
      samples.push_back(static_cast<long>(k) - 1 + random_between(generator, 0, 1));
      if (round % 2 == 0) weights.push_back(random_positive(generator, -1, 0));
    }
    Instance member = samples_and_network(samples, weights, random_between(generator, "1/50"_q, 3));
    const std::uint64_t neurons = 1 + generator.below(3);
    for (std::uint64_t j = 0; j < neurons; ++j) {
      // Drawn one after the other: compilers evaluate arguments in different orders.
      std::array<Rational, 4> numbers;
      for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
        *number = random_signed(generator, -1, 0);
      member = with_neuron(std::move(member), numbers[0], numbers[1], numbers[2], numbers[3]);
    }
    family.members.push_back(member.set("c", random_signed(generator, -1, 0)));
  }
  return family;
}

}  // namespace referee::pde_perspective
