// SPDX-License-Identifier: GPL-3.0-or-later
/// Two Diracs, the hot case: the clean point is a Bernoulli variable along the gap between them, so that all
/// its cumulants are numbers times fixed tensors.
#pragma once

#include "measures/posterior.hpp"

namespace referee {

template <class T>
void PosteriorKernel<T>::prepare_pair() {
  const std::size_t d = dimension_;
  gap_.resize(2 * d);
  for (std::size_t i = 0; i < d; ++i) {
    gap_[i] = means_[d + i] - means_[i];
    gap_[d + i] = -gap_[i];
    midpoint_.push_back(half_of(T(means_[d + i] + means_[i])));
    tilt_.push_back(gap_[i] / noise_);
  }
  log_odds_ = log_weights_[1] - log_weights_[0];
}

template <class T>
void PosteriorKernel<T>::weigh_pair(std::span<const T> x) {
  T& log_ratio = others_;
  assign_difference(scratch_, x[0], midpoint_[0]);
  assign_product(log_ratio, scratch_, tilt_[0]);
  for (std::size_t i = 1; i < dimension_; ++i) {
    assign_difference(scratch_, x[i], midpoint_[i]);
    add_product(log_ratio, scratch_, tilt_[i]);
  }
  log_ratio += log_odds_;
  leader_ = leads(log_ratio, zero_) ? 1 : 0;
  if (leader_ == 1) negate(log_ratio);
  assign_exponential(others_, log_ratio);
}

/// The powers of the gap, and room for the cumulants, up to an order that is asked for the first time.
template <class T>
void PosteriorKernel<T>::prepare_gap_tensors(int order) {
  const std::size_t d = dimension_;
  std::vector<T>* cumulants[] = {&result_.covariance, &result_.third, &result_.fourth};
  for (; tensor_order_ < order; ++tensor_order_) {
    auto& tensor = gap_tensors_[tensor_order_ - 1];
    auto extend = [&](const T& entry) {
      for (std::size_t i = 0; i < d; ++i) tensor.push_back(entry * gap_[i]);
    };
    if (tensor_order_ == 1)
      for (std::size_t i = 0; i < d; ++i) extend(gap_[i]);
    else
      for (const T& entry : gap_tensors_[tensor_order_ - 2]) extend(entry);
    cumulants[tensor_order_ - 1]->resize(tensor.size());
  }
}

template <class T>
void PosteriorKernel<T>::pair_moments(std::span<const T> x, int order) {
  if (order == 0) return;
  const std::size_t d = dimension_;
  const auto& r = result_.responsibility;
  const T* lead = &means_[leader_ * d];
  const T* gap = &gap_[leader_ * d];
  for (std::size_t i = 0; i < d; ++i) {
    T& displacement = result_.displacement[i];
    assign_difference(displacement, lead[i], x[i]);
    add_product(displacement, r[1 - leader_], gap[i]);
    assign_sum(result_.mean[i], displacement, x[i]);
  }
  auto fill = [](std::vector<T>& cumulant, const T& factor, const std::vector<T>& tensor) {
    for (std::size_t n = 0; n < tensor.size(); ++n) assign_product(cumulant[n], factor, tensor[n]);
  };
  if (order < 2) return;
  if (order > tensor_order_) prepare_gap_tensors(order);
  // Cumulants of a Bernoulli variable: p q, p q (q - p), p q (1 - 6 p q).
  assign_product(product_, r[0], r[1]);
  fill(result_.covariance, product_, gap_tensors_[0]);
  if (order < 3) return;
  assign_difference(scratch_, r[0], r[1]);
  scratch_ *= product_;
  fill(result_.third, scratch_, gap_tensors_[1]);
  if (order < 4) return;
  assign_product(scratch_, product_, product_);
  scratch_ *= T(-6);
  scratch_ += product_;
  fill(result_.fourth, scratch_, gap_tensors_[2]);
}

}  // namespace referee
