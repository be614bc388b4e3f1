// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/mixture.hpp"

#include <stdexcept>
#include <string>

namespace referee {

void validate(const Mixture<Rational>& mixture) {
  auto demand = [](bool condition, const std::string& text) {
    if (!condition) throw std::invalid_argument(text);
  };
  const std::size_t count = mixture.means.size();
  demand(count > 0, "means: a mixture needs at least one component");
  demand(mixture.dimension() > 0, "means: every mean needs at least one coordinate");
  for (std::size_t k = 0; k < count; ++k)
    demand(mixture.means[k].size() == mixture.dimension(),
           "means: entry " + std::to_string(k + 1) + " has dimension " +
               std::to_string(mixture.means[k].size()) + ", the first has " +
               std::to_string(mixture.dimension()) + "; give all the same");
  demand(mixture.weights.size() == count, "weights: " + std::to_string(mixture.weights.size()) +
                                              " given for " + std::to_string(count) +
                                              " means; give one each");
  Rational total = 0;
  for (const Rational& weight : mixture.weights) {
    demand(weight > 0, "weights: " + to_string(weight) + " is not positive; drop the component or raise it");
    total += weight;
  }
  demand(total == 1, "weights: they sum to " + to_string(total) + "; scale them to sum to 1");
  demand(mixture.variances.size() == count, "variance: " + std::to_string(mixture.variances.size()) +
                                                " given for " + std::to_string(count) +
                                                " means; give one each");
  for (const Rational& variance : mixture.variances)
    demand(variance >= 0, "variance: " + to_string(variance) + " is negative; use 0 (Dirac) or more");
  for (std::size_t j = 0; j < count; ++j)
    for (std::size_t k = j + 1; k < count; ++k)
      demand(mixture.means[j] != mixture.means[k] || mixture.variances[j] != mixture.variances[k],
             "means: entries " + std::to_string(j + 1) + " and " + std::to_string(k + 1) +
                 " coincide; merge them and add their weights");
}

}  // namespace referee
