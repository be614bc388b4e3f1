// SPDX-License-Identifier: GPL-3.0-or-later
/// Random mixtures and points for the tests of the posterior.
#pragma once

#include <string>
#include <vector>

#include "measures/mixture.hpp"
#include "random.hpp"

namespace referee::testing {

enum class Spread { diracs, common, unequal };

inline std::vector<Rational> random_point(Random& random, std::size_t dimension, long size) {
  std::vector<Rational> point;
  for (std::size_t i = 0; i < dimension; ++i) point.push_back(random.rational(size));
  return point;
}

inline Mixture<Rational> random_mixture(Random& random, std::size_t count, std::size_t dimension,
                                        Spread spread) {
  Mixture<Rational> mixture;
  Rational total = 0;
  const Rational common = random.positive_rational(9);
  for (std::size_t k = 0; k < count; ++k) {
    mixture.means.push_back(random_point(random, dimension, 20));
    mixture.weights.push_back(random.positive_rational(30));
    total += mixture.weights.back();
    mixture.variances.push_back(spread == Spread::diracs   ? Rational(0)
                                : spread == Spread::common ? common
                                                           : random.positive_rational(9));
  }
  for (Rational& weight : mixture.weights) weight /= total;
  return mixture;
}

inline std::string describe(const Mixture<Rational>& mixture) {
  std::string text;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    text += to_string(mixture.weights[k]) + " N((";
    for (const Rational& coordinate : mixture.means[k]) text += to_string(coordinate) + " ";
    text += "), " + to_string(mixture.variances[k]) + ") ";
  }
  return text;
}

}  // namespace referee::testing
