// SPDX-License-Identifier: GPL-3.0-or-later
/// Finite mixtures of isotropic Gaussians and Diracs.
#pragma once

#include <vector>

#include "numbers/traits.hpp"

namespace referee {

/// sum_k weights[k] N(means[k], variances[k] I) on R^d; variance 0 is a Dirac.
template <class T>
struct Mixture {
  std::vector<std::vector<T>> means;  ///< K points of R^d
  std::vector<T> weights;             ///< K, positive, summing to one
  std::vector<T> variances;           ///< K

  std::size_t size() const { return means.size(); }
  std::size_t dimension() const { return means.empty() ? 0 : means.front().size(); }
};

/// Checks shapes, positive weights summing to one exactly, variances >= 0 and distinct components.
/// @throws std::invalid_argument whose text starts with the offending key (means, weights or variance) and
/// says how to mend it.
void validate(const Mixture<Rational>& mixture);

template <class T>
Mixture<T> convert(const Mixture<Rational>& mixture, const FromRational<T>& from) {
  Mixture<T> result;
  for (const auto& mean : mixture.means) {
    auto& point = result.means.emplace_back();
    for (const Rational& coordinate : mean) point.push_back(from(coordinate));
  }
  for (const Rational& weight : mixture.weights) result.weights.push_back(from(weight));
  for (const Rational& variance : mixture.variances) result.variances.push_back(from(variance));
  return result;
}

}  // namespace referee
