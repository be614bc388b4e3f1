// SPDX-License-Identifier: GPL-3.0-or-later
/// Flows along the score of Gaussian and Dirac mixtures, each written once for every number type: Series
/// (Taylor), double, RealOf, Ball, Jet.
#pragma once

#include <numeric>
#include <utility>

#include "dynamics/series.hpp"
#include "heat/mixed_score.hpp"

namespace referee {

/// The score of one mixture under the heat flow, as a formula.
///
/// Responsibilities are ratios to a reference component, which should be one of the likely ones at the point
/// (likeliest_component): the formula holds for any, but the ratios then stay below one. With a common
/// variance the exponents are linear in x, and no square of a large distance is formed.
template <class T>
class MixtureScore {
 public:
  MixtureScore(const Mixture<Rational>& mixture, std::size_t reference, const FromRational<T>& from);

  /// All components have one variance.
  bool common() const { return common_; }
  /// m(x) - x, given 1/v of the noise v = (common variance) + 2t; m the posterior mean of a Dirac mixture.
  std::vector<T> displacement(std::span<const T> x, const T& inverse_noise) const;
  /// grad log u(x, t).
  std::vector<T> score(std::span<const T> x, const T& t) const;

 private:
  std::vector<T> unequal_score(std::span<const T> x, const T& t) const;

  bool common_;
  std::size_t dimension_;
  T zero_, one_, minus_one_, two_, minus_half_;
  std::vector<T> odds_;                        ///< w_k / w_reference, without the reference
  std::vector<std::vector<T>> gaps_;           ///< mean_k - mean_reference, by component
  std::vector<std::vector<T>> weighted_gaps_;  ///< odds times gaps, by dimension
  std::vector<T> offsets_;                     ///< (|mean_reference|^2 - |mean_k|^2)/2
  std::vector<T> reference_mean_;
  std::vector<T> variances_;           ///< of all components, the reference first
  std::vector<std::vector<T>> means_;  ///< of all components, the reference first
};

/// The component with the largest weighted density at x and heat time t, by midpoints at the precision of t,
/// which must resolve differences of x as small as t.
std::size_t likeliest_component(const Mixture<Rational>& mixture, std::span<const Ball> x, const Ball& t);

/// Reference components of the two mixtures.
using References = std::pair<std::size_t, std::size_t>;
References likeliest_components(const MixedScore& mixed, std::span<const Ball> x, const Ball& t);

/// Similarity time tau with t = T exp(-tau): Y' = t (lambda grad log u1 + (1 - lambda) grad log u2)(Y, t).
/// For Diracs this is Y' = -(Y - lambda m1 - (1 - lambda) m2)/2. Flows towards the data as tau grows.
template <class T>
class SimilarityField {
 public:
  SimilarityField(const MixedScore& mixed, const Rational& start_time, References references,
                  const FromRational<T>& from);
  std::vector<T> operator()(const T& tau, std::span<const T> y) const;

 private:
  std::vector<MixtureScore<T>> scores_;  ///< of the measures that count
  std::vector<bool> diracs_;
  std::vector<T> factors_;  ///< lambda, 1 - lambda; half of it for Diracs
  T start_time_, half_rate_, zero_;
};

/// Heat time: dX/dt = -s(X, t), the probability flow (half the score of the usual SDE convention per unit of
/// variance). Integrate towards smaller t to generate.
template <class T>
class HeatTimeField {
 public:
  HeatTimeField(const MixedScore& mixed, References references, const FromRational<T>& from);
  std::vector<T> operator()(const T& t, std::span<const T> x) const;

 private:
  std::vector<MixtureScore<T>> scores_;
  std::vector<T> minus_shares_;
  T zero_;
};

template <class T>
MixtureScore<T>::MixtureScore(const Mixture<Rational>& mixture, std::size_t reference,
                              const FromRational<T>& from)
    : common_(true),
      dimension_(mixture.dimension()),
      zero_(from(0)),
      one_(from(1)),
      minus_one_(from(-1)),
      two_(from(2)),
      minus_half_(from(Rational(-1) / 2)) {
  auto append = [&](std::size_t k) {
    auto& mean = means_.emplace_back();
    for (const Rational& coordinate : mixture.means[k]) mean.push_back(from(coordinate));
    variances_.push_back(from(mixture.variances[k]));
  };
  append(reference);
  reference_mean_ = means_.front();
  weighted_gaps_.resize(dimension_);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    common_ = common_ && mixture.variances[k] == mixture.variances[reference];
    if (k == reference) continue;
    append(k);
    const Rational odds = mixture.weights[k] / mixture.weights[reference];
    odds_.push_back(from(odds));
    Rational offset = 0;
    auto& gap = gaps_.emplace_back();
    for (std::size_t i = 0; i < dimension_; ++i) {
      const Rational &a = mixture.means[reference][i], &b = mixture.means[k][i];
      gap.push_back(from(Rational(b - a)));
      weighted_gaps_[i].push_back(from(Rational(odds * (b - a))));
      offset += (a * a - b * b) / 2;
    }
    offsets_.push_back(from(offset));
  }
}

template <class T>
std::vector<T> MixtureScore<T>::displacement(std::span<const T> x, const T& inverse_noise) const {
  using std::exp;
  std::vector<T> ratios, result;
  for (std::size_t k = 0; k < offsets_.size(); ++k) {
    const T linear = linear_combination(std::span<const T>(gaps_[k]), x, offsets_[k]);
    ratios.push_back(exp(linear * inverse_noise));
  }
  if (ratios.empty()) {
    for (std::size_t i = 0; i < dimension_; ++i)
      result.push_back(
          linear_combination(std::span<const T>(&minus_one_, 1), x.subspan(i, 1), reference_mean_[i]));
    return result;
  }
  const T total = linear_combination(std::span<const T>(odds_), std::span<const T>(ratios), one_);
  const std::vector<T> signs{one_, minus_one_};
  for (std::size_t i = 0; i < dimension_; ++i) {
    const T moment =
        linear_combination(std::span<const T>(weighted_gaps_[i]), std::span<const T>(ratios), zero_);
    const std::vector<T> terms{moment / total, x[i]};
    result.push_back(
        linear_combination(std::span<const T>(signs), std::span<const T>(terms), reference_mean_[i]));
  }
  return result;
}

template <class T>
std::vector<T> MixtureScore<T>::score(std::span<const T> x, const T& t) const {
  if (!common_) return unequal_score(x, t);
  const T inverse_noise = one_ / (two_ * t + variances_.front());
  std::vector<T> result = displacement(x, inverse_noise);
  for (T& entry : result) entry = entry * inverse_noise;
  return result;
}

template <class T>
std::vector<T> MixtureScore<T>::unequal_score(std::span<const T> x, const T& t) const {
  using std::exp;
  using std::sqrt;
  std::vector<T> inverse, exponent, weight;
  std::vector<std::vector<T>> away;
  for (std::size_t k = 0; k < means_.size(); ++k) {
    inverse.push_back(one_ / (two_ * t + variances_[k]));
    T distance = zero_;
    auto& row = away.emplace_back();
    for (std::size_t i = 0; i < dimension_; ++i) {
      row.push_back(means_[k][i] - x[i]);
      distance = distance + square(row.back());
    }
    exponent.push_back(minus_half_ * distance * inverse[k]);
    if (k == 0) {
      weight.push_back(one_);
      continue;
    }
    const T scale = inverse[k] / inverse[0];
    T volume = dimension_ % 2 == 0 ? one_ : sqrt(scale);
    for (std::size_t i = 0; i < dimension_ / 2; ++i) volume = volume * scale;
    weight.push_back(odds_[k - 1] * volume * exp(exponent[k] - exponent[0]));
  }
  T total = weight[0];
  for (std::size_t k = 1; k < weight.size(); ++k) total = total + weight[k];
  std::vector<T> result;
  for (std::size_t i = 0; i < dimension_; ++i) {
    T sum = zero_;
    for (std::size_t k = 0; k < weight.size(); ++k) sum = sum + weight[k] * inverse[k] * away[k][i];
    result.push_back(sum / total);
  }
  return result;
}

template <class T>
SimilarityField<T>::SimilarityField(const MixedScore& mixed, const Rational& start_time,
                                    References references, const FromRational<T>& from)
    : start_time_(from(start_time)), half_rate_(from(Rational(1 / (2 * start_time)))), zero_(from(0)) {
  auto add = [&](const Mixture<Rational>& mixture, std::size_t reference, const Rational& share) {
    scores_.emplace_back(mixture, reference, from);
    diracs_.push_back(scores_.back().common() && mixture.variances.front() == 0);
    // t s = (m - Y)/2 for Diracs.
    factors_.push_back(from(diracs_.back() ? Rational(share / 2) : share));
  };
  if (mixed.lambda != 0) add(mixed.first, references.first, mixed.lambda);
  if (mixed.lambda != 1) add(mixed.second, references.second, 1 - mixed.lambda);
}

template <class T>
std::vector<T> SimilarityField<T>::operator()(const T& tau, std::span<const T> y) const {
  using std::exp;
  const T growth = exp(tau);  // T/t
  std::vector<std::vector<T>> pulls;
  for (std::size_t m = 0; m < scores_.size(); ++m) {
    if (diracs_[m]) {
      pulls.push_back(scores_[m].displacement(y, half_rate_ * growth));
    } else {
      const T t = start_time_ / growth;
      auto& pull = pulls.emplace_back(scores_[m].score(y, t));
      for (T& entry : pull) entry = entry * t;
    }
  }
  std::vector<T> result;
  for (std::size_t i = 0; i < y.size(); ++i) {
    std::vector<T> parts;
    for (const auto& pull : pulls) parts.push_back(pull[i]);
    result.push_back(linear_combination(std::span<const T>(factors_), std::span<const T>(parts), zero_));
  }
  return result;
}

template <class T>
HeatTimeField<T>::HeatTimeField(const MixedScore& mixed, References references, const FromRational<T>& from)
    : zero_(from(0)) {
  auto add = [&](const Mixture<Rational>& mixture, std::size_t reference, const Rational& share) {
    scores_.emplace_back(mixture, reference, from);
    minus_shares_.push_back(from(Rational(-share)));
  };
  if (mixed.lambda != 0) add(mixed.first, references.first, mixed.lambda);
  if (mixed.lambda != 1) add(mixed.second, references.second, 1 - mixed.lambda);
}

template <class T>
std::vector<T> HeatTimeField<T>::operator()(const T& t, std::span<const T> x) const {
  std::vector<std::vector<T>> scores;
  for (const auto& score : scores_) scores.push_back(score.score(x, t));
  std::vector<T> result;
  for (std::size_t i = 0; i < x.size(); ++i) {
    std::vector<T> parts;
    for (const auto& score : scores) parts.push_back(score[i]);
    result.push_back(linear_combination(std::span<const T>(minus_shares_), std::span<const T>(parts), zero_));
  }
  return result;
}

}  // namespace referee
