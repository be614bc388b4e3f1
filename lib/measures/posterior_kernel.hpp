// SPDX-License-Identifier: GPL-3.0-or-later
/// Definitions behind posterior.hpp; include only where a number type is instantiated.
#pragma once

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "measures/posterior.hpp"

namespace referee {

template <class T>
PosteriorKernel<T>::PosteriorKernel(const Mixture<T>& mixture, T noise)
    : dimension_(mixture.dimension()), diracs_(true), noise_(std::move(noise)) {
  using std::log;
  const T one(1), two(2);
  half_precision_ = one / (two * noise_);
  const T dimension(static_cast<int>(dimension_));
  for (const T& variance : mixture.variances) diracs_ = diracs_ && is_exact_zero(variance);
  for (const auto& mean : mixture.means) means_.insert(means_.end(), mean.begin(), mean.end());
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    log_weights_.push_back(log(mixture.weights[k]));
    if (diracs_) continue;
    total_.push_back(noise_ + mixture.variances[k]);
    shrinkage_.push_back(mixture.variances[k] / total_[k]);
    inner_variance_.push_back(shrinkage_[k] * noise_);
    log_weights_[k] -= dimension * log(total_[k]) / two;
  }
  const std::size_t d = dimension_;
  result_.responsibility.resize(mixture.size());
  result_.mean.resize(d);
  result_.displacement.resize(d);
  conditional_.resize(means_.size());
}

template <class T>
T PosteriorKernel<T>::exponent(std::span<const T> x, std::size_t component) const {
  T distance(0);
  for (std::size_t i = 0; i < dimension_; ++i) distance += square(T(x[i] - means_[component * dimension_ + i]));
  return log_weights_[component] - (diracs_ ? distance * half_precision_ : distance / (T(2) * total_[component]));
}

template <class T>
T PosteriorKernel<T>::log_ratio(std::span<const T> x, std::size_t component, std::size_t reference) const {
  if (!diracs_) return exponent(x, component) - exponent(x, reference);
  // (|x - a|^2 - |x - b|^2)/(2v) as a product of differences: no cancellation between large squares.
  const T* a = &means_[reference * dimension_];
  const T* b = &means_[component * dimension_];
  T sum(0);
  for (std::size_t i = 0; i < dimension_; ++i) {
    const T near = x[i] - a[i], far = x[i] - b[i];
    sum += (b[i] - a[i]) * (near + far);
  }
  return sum * half_precision_ + (log_weights_[component] - log_weights_[reference]);
}

template <class T>
void PosteriorKernel<T>::weigh(std::span<const T> x) {
  using std::exp;
  auto& ratio = result_.responsibility;
  const std::size_t count = ratio.size();
  leader_ = 0;
  for (std::size_t k = 1; k < count; ++k) {
    ratio[k] = log_ratio(x, k, 0);
    if (leader_ == 0 ? leads(ratio[k], T(0)) : leads(ratio[k], ratio[leader_])) leader_ = k;
  }
  if (leader_ != 0) {
    if (count == 2) {
      ratio[0] = -ratio[1];
    } else {
      for (std::size_t k = 0; k < count; ++k)
        if (k != leader_) ratio[k] = log_ratio(x, k, leader_);
    }
  }
  others_ = T(0);
  for (std::size_t k = 0; k < count; ++k) {
    if (k == leader_) continue;
    ratio[k] = exp(ratio[k]);
    others_ += ratio[k];
  }
}

template <class T>
const Posterior<T>& PosteriorKernel<T>::at(std::span<const T> x, int order) {
  if (order < 0 || order > 4) throw std::invalid_argument("PosteriorKernel: order must be 0, 1, 2, 3 or 4");
  weigh(x);
  auto& r = result_.responsibility;
  const std::size_t count = r.size(), d = dimension_;
  r[leader_] = count == 1 ? T(1) : T(T(1) / (T(1) + others_));
  for (std::size_t k = 0; k < count; ++k)
    if (k != leader_) r[k] = r[k] * r[leader_];
  if (order == 0) return result_;

  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < d; ++i) {
      T& c = conditional_[k * d + i];
      c = means_[k * d + i] - x[i];
      if (!diracs_) c = c * (T(1) - shrinkage_[k]);
    }
  for (std::size_t i = 0; i < d; ++i) {
    // The leader's place plus the pull of the others: exact where one component dominates.
    const T& lead = conditional_[leader_ * d + i];
    T pull(0);
    for (std::size_t k = 0; k < count; ++k)
      if (k != leader_) add_product(pull, r[k], T(conditional_[k * d + i] - lead));
    for (std::size_t k = 0; k < count; ++k)
      if (k != leader_) conditional_[k * d + i] -= lead;
    result_.displacement[i] = lead + pull;
    result_.mean[i] = result_.displacement[i] + x[i];
    for (std::size_t k = 0; k < count; ++k) {
      T& c = conditional_[k * d + i];
      if (k == leader_)
        c = -pull;
      else
        c -= pull;
    }
  }
  if (order >= 2) {
    result_.covariance.assign(d * d, T(0));
    for (std::size_t k = 0; k < count; ++k) accumulate_second(k);
  }
  if (order >= 3) {
    result_.third.assign(d * d * d, T(0));
    for (std::size_t k = 0; k < count; ++k) accumulate_third(k);
  }
  if (order >= 4) {
    result_.fourth.assign(d * d * d * d, T(0));
    for (std::size_t k = 0; k < count; ++k) accumulate_fourth(k);
    const auto& c = result_.covariance;
    std::size_t n = 0;
    for (std::size_t i = 0; i < d; ++i)
      for (std::size_t j = 0; j < d; ++j)
        for (std::size_t l = 0; l < d; ++l)
          for (std::size_t m = 0; m < d; ++m, ++n)
            result_.fourth[n] -=
                c[i * d + j] * c[l * d + m] + c[i * d + l] * c[j * d + m] + c[i * d + m] * c[j * d + l];
  }
  return result_;
}

template <class T>
void PosteriorKernel<T>::accumulate_second(std::size_t k) {
  const std::size_t d = dimension_;
  const T* offset = &conditional_[k * d];
  const T& r = result_.responsibility[k];
  for (std::size_t i = 0; i < d; ++i) {
    const T weighted = r * offset[i];
    for (std::size_t j = 0; j < d; ++j) add_product(result_.covariance[i * d + j], weighted, offset[j]);
    if (!diracs_) add_product(result_.covariance[i * d + i], r, inner_variance_[k]);
  }
}

template <class T>
void PosteriorKernel<T>::accumulate_third(std::size_t k) {
  const std::size_t d = dimension_;
  const T* offset = &conditional_[k * d];
  const T& r = result_.responsibility[k];
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) {
      const T weighted = r * offset[i] * offset[j];
      for (std::size_t l = 0; l < d; ++l) add_product(result_.third[(i * d + j) * d + l], weighted, offset[l]);
    }
  if (diracs_) return;
  const T spread = r * inner_variance_[k];
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t l = 0; l < d; ++l) {
      const T term = spread * offset[l];
      result_.third[(i * d + i) * d + l] += term;
      result_.third[(i * d + l) * d + i] += term;
      result_.third[(l * d + i) * d + i] += term;
    }
}

template <class T>
void PosteriorKernel<T>::accumulate_fourth(std::size_t k) {
  const std::size_t d = dimension_;
  const T* offset = &conditional_[k * d];
  const T& r = result_.responsibility[k];
  auto entry = [&](std::size_t i, std::size_t j, std::size_t l, std::size_t m) -> T& {
    return result_.fourth[((i * d + j) * d + l) * d + m];
  };
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j)
      for (std::size_t l = 0; l < d; ++l) {
        const T weighted = r * offset[i] * offset[j] * offset[l];
        for (std::size_t m = 0; m < d; ++m) add_product(entry(i, j, l, m), weighted, offset[m]);
      }
  if (diracs_) return;
  const T spread = r * inner_variance_[k], kurtosis = spread * inner_variance_[k];
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t l = 0; l < d; ++l) {
      // The three pairings of four indices, with the pair (i, i) carried by the component's own variance.
      entry(i, i, l, l) += kurtosis;
      entry(i, l, i, l) += kurtosis;
      entry(i, l, l, i) += kurtosis;
      for (std::size_t m = 0; m < d; ++m) {
        const T term = spread * offset[l] * offset[m];
        entry(i, i, l, m) += term;
        entry(l, m, i, i) += term;
        entry(i, l, i, m) += term;
        entry(l, i, m, i) += term;
        entry(i, l, m, i) += term;
        entry(l, i, i, m) += term;
      }
    }
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
PosteriorKernel<T> smoothed(const Mixture<Rational>& mixture, const T& heat_time, const FromRational<T>& from) {
  const Rational least = *std::min_element(mixture.variances.begin(), mixture.variances.end());
  Mixture<T> clean = convert(mixture, from);
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Rational residual = mixture.variances[k] - least;
    clean.variances[k] = residual == 0 ? T(0) : T(from(residual));
  }
  return PosteriorKernel<T>(clean, from(least) + T(2) * heat_time);
}

}  // namespace referee
