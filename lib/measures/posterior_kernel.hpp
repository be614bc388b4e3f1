// SPDX-License-Identifier: GPL-3.0-or-later
/// Definitions behind posterior.hpp; include only where a number type is instantiated.
#pragma once

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "measures/posterior.hpp"
#include "measures/posterior_moments.hpp"
#include "measures/posterior_pair.hpp"

namespace referee {

template <class T>
PosteriorKernel<T>::PosteriorKernel(const Mixture<T>& mixture, T noise)
    : dimension_(mixture.dimension()), diracs_(true), zero_(0), one_(1), noise_(std::move(noise)) {
  using std::log;
  if (is_not_positive(noise_))
    throw std::invalid_argument("PosteriorKernel: the noise variance must be positive");
  const T two(2), dimension(static_cast<int>(dimension_));
  for (const T& variance : mixture.variances) diracs_ = diracs_ && is_exact_zero(variance);
  for (const auto& mean : mixture.means) means_.insert(means_.end(), mean.begin(), mean.end());
  for (const T& weight : mixture.weights) log_weights_.push_back(log(weight));
  if (diracs_) {
    half_precision_.push_back(one_ / (two * noise_));
  } else {
    variances_ = mixture.variances;
    for (std::size_t k = 0; k < mixture.size(); ++k) {
      const T total = noise_ + variances_[k];
      half_precision_.push_back(one_ / (two * total));
      retention_.push_back(noise_ / total);
      inner_variance_.push_back(variances_[k] * retention_[k]);
      log_weights_[k] -= dimension * log(total) / two;
    }
  }
  result_.responsibility.resize(mixture.size());
  result_.mean.resize(dimension_);
  result_.displacement.resize(dimension_);
  conditional_.resize(means_.size());
  pair_ = diracs_ && mixture.size() == 2;
  if (pair_) prepare_pair();
}

template <class T>
T PosteriorKernel<T>::exponent(std::span<const T> x, std::size_t component) const {
  T distance(0);
  for (std::size_t i = 0; i < dimension_; ++i)
    distance += square(T(x[i] - means_[component * dimension_ + i]));
  return log_weights_[component] - distance * half_precision_[diracs_ ? 0 : component];
}

/// The log-ratio of two components at the point whose offsets lie in conditional_, from
/// |x - a|^2/(2S) - |x - b|^2/(2R) = (|x - a|^2 - |x - b|^2)/(2R) + |x - a|^2 (R - S)/(2 R S): the first
/// bracket is a product of differences, R - S a difference of inputs, so that large squares never cancel.
template <class T>
void PosteriorKernel<T>::log_ratio(T& ratio, std::size_t component, std::size_t reference) {
  const T* a = &conditional_[reference * dimension_];
  const T* b = &conditional_[component * dimension_];
  for (std::size_t i = 0; i < dimension_; ++i) {
    assign_difference(scratch_, a[i], b[i]);
    assign_sum(term_, a[i], b[i]);
    if (i == 0)
      assign_product(ratio, scratch_, term_);
    else
      add_product(ratio, scratch_, term_);
  }
  ratio *= half_precision_[diracs_ ? 0 : component];
  if (!diracs_) {
    assign_difference(product_, variances_[component], variances_[reference]);
    if (!is_exact_zero(product_)) {
      assign_product(scratch_, a[0], a[0]);
      for (std::size_t i = 1; i < dimension_; ++i) add_product(scratch_, a[i], a[i]);
      scratch_ *= half_precision_[component];
      scratch_ *= half_precision_[reference];
      scratch_ += scratch_;
      add_product(ratio, scratch_, product_);
    }
  }
  assign_difference(scratch_, log_weights_[component], log_weights_[reference]);
  ratio += scratch_;
}

/// Leaves exp of the log-ratio to the leader in every other responsibility (not for a pair), and their sum in
/// others_.
template <class T>
void PosteriorKernel<T>::weigh(std::span<const T> x) {
  if (pair_) return weigh_pair(x);
  auto& ratio = result_.responsibility;
  const std::size_t count = ratio.size();
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < dimension_; ++i)
      assign_difference(conditional_[k * dimension_ + i], means_[k * dimension_ + i], x[i]);
  leader_ = 0;
  for (std::size_t k = 1; k < count; ++k) {
    log_ratio(ratio[k], k, 0);
    if (leads(ratio[k], leader_ == 0 ? zero_ : ratio[leader_])) leader_ = k;
  }
  if (leader_ != 0)
    for (std::size_t k = 0; k < count; ++k)
      if (k != leader_) log_ratio(ratio[k], k, leader_);
  others_ = zero_;
  for (std::size_t k = 0; k < count; ++k) {
    if (k == leader_) continue;
    assign_exponential(ratio[k], ratio[k]);
    others_ += ratio[k];
  }
}

template <class T>
const Posterior<T>& PosteriorKernel<T>::at(std::span<const T> x, int order) {
  if (order < 0 || order > 4) throw std::invalid_argument("PosteriorKernel: order must be 0, 1, 2, 3 or 4");
  weigh(x);
  auto& r = result_.responsibility;
  if (r.size() == 1) {
    r[0] = one_;
  } else {
    assign_sum(scratch_, others_, one_);
    assign_quotient(r[leader_], one_, scratch_);
    if (pair_) {
      assign_product(r[1 - leader_], others_, r[leader_]);
      pair_moments(x, order);
      return result_;
    }
    for (std::size_t k = 0; k < r.size(); ++k)
      if (k != leader_) r[k] *= r[leader_];
  }
  if (order == 0) return result_;
  first_moment(x);
  if (order >= 2) second_moments();
  if (order >= 3) third_moments();
  if (order >= 4) fourth_cumulants();
  return result_;
}

template <class T>
T PosteriorKernel<T>::log_density(std::span<const T> x) {
  using std::log;
  using std::log1p;
  weigh(x);
  const T dimension(static_cast<int>(dimension_)), two(2);
  const T scale = diracs_ ? T(two * pi_like(noise_) * noise_) : T(two * pi_like(noise_));
  const T lead = exponent(x, leader_) - dimension * log(scale) / two;
  return size() == 1 ? lead : T(lead + log1p(others_));
}

template <class T>
PosteriorKernel<T> smoothed(const Mixture<Rational>& mixture, const T& heat_time,
                            const FromRational<T>& from) {
  const Rational least = *std::min_element(mixture.variances.begin(), mixture.variances.end());
  Mixture<T> clean = convert(mixture, from);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Rational residual = mixture.variances[k] - least;
    clean.variances[k] = residual == 0 ? T(0) : T(from(residual));
  }
  return PosteriorKernel<T>(clean, from(least) + T(2) * heat_time);
}

}  // namespace referee
