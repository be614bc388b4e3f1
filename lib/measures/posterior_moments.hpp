// SPDX-License-Identifier: GPL-3.0-or-later
/// Cumulants of a general mixture: one entry of each symmetric tensor is computed per sorted index, the rest
/// copied.
#pragma once

#include <algorithm>
#include <array>

#include "measures/posterior.hpp"

namespace referee {

template <class T>
void PosteriorKernel<T>::first_moment(std::span<const T> x) {
  const auto& r = result_.responsibility;
  const std::size_t count = r.size(), d = dimension_;
  if (!diracs_)
    for (std::size_t k = 0; k < count; ++k)
      for (std::size_t i = 0; i < d; ++i) conditional_[k * d + i] *= retention_[k];
  for (std::size_t i = 0; i < d; ++i) {
    // The leader's place plus the pull of the others: exact where one component dominates.
    const T& lead = conditional_[leader_ * d + i];
    T& pull = product_;
    pull = zero_;
    for (std::size_t k = 0; k < count; ++k) {
      if (k == leader_) continue;
      T& offset = conditional_[k * d + i];
      offset -= lead;
      add_product(pull, r[k], offset);
    }
    assign_sum(result_.displacement[i], lead, pull);
    assign_sum(result_.mean[i], result_.displacement[i], x[i]);
    for (std::size_t k = 0; k < count; ++k) {
      T& offset = conditional_[k * d + i];
      if (k == leader_)
        assign_difference(offset, zero_, pull);
      else
        offset -= pull;
    }
  }
}

template <class T>
void PosteriorKernel<T>::second_moments() {
  const std::size_t count = size(), d = dimension_;
  auto& c = result_.covariance;
  c.resize(d * d);
  std::fill(c.begin(), c.end(), zero_);
  for (std::size_t k = 0; k < count; ++k) {
    const T* offset = &conditional_[k * d];
    const T& r = result_.responsibility[k];
    for (std::size_t i = 0; i < d; ++i) {
      assign_product(scratch_, r, offset[i]);
      for (std::size_t j = i; j < d; ++j) add_product(c[i * d + j], scratch_, offset[j]);
      if (!diracs_) add_product(c[i * d + i], r, inner_variance_[k]);
    }
  }
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < i; ++j) c[i * d + j] = c[j * d + i];
}

template <class T>
void PosteriorKernel<T>::third_moments() {
  const std::size_t count = size(), d = dimension_;
  auto& third = result_.third;
  third.resize(d * d * d);
  std::fill(third.begin(), third.end(), zero_);
  for (std::size_t k = 0; k < count; ++k) {
    const T* offset = &conditional_[k * d];
    const T& r = result_.responsibility[k];
    if (!diracs_) assign_product(term_, r, inner_variance_[k]);
    for (std::size_t i = 0; i < d; ++i) {
      assign_product(scratch_, r, offset[i]);
      for (std::size_t j = i; j < d; ++j) {
        assign_product(product_, scratch_, offset[j]);
        for (std::size_t l = j; l < d; ++l) {
          T& entry = third[(i * d + j) * d + l];
          add_product(entry, product_, offset[l]);
          if (diracs_) continue;
          if (i == j) add_product(entry, term_, offset[l]);
          if (i == l) add_product(entry, term_, offset[j]);
          if (j == l) add_product(entry, term_, offset[i]);
        }
      }
    }
  }
  std::array<std::size_t, 3> index;
  for (std::size_t n = 0; n < third.size(); ++n) {
    index = {n / (d * d), n / d % d, n % d};
    if (std::is_sorted(index.begin(), index.end())) continue;
    std::sort(index.begin(), index.end());
    third[n] = third[(index[0] * d + index[1]) * d + index[2]];
  }
}

template <class T>
void PosteriorKernel<T>::fourth_cumulants() {
  const std::size_t count = size(), d = dimension_;
  const auto& c = result_.covariance;
  auto& fourth = result_.fourth;
  fourth.resize(d * d * d * d);
  for (std::size_t n = 0; n < fourth.size(); ++n) {
    std::array<std::size_t, 4> index{n / (d * d * d), n / (d * d) % d, n / d % d, n % d};
    if (!std::is_sorted(index.begin(), index.end())) {
      std::sort(index.begin(), index.end());
      fourth[n] = fourth[((index[0] * d + index[1]) * d + index[2]) * d + index[3]];
      continue;
    }
    const auto [i, j, l, m] = index;
    T& entry = fourth[n];
    entry = zero_;
    // Three ways to pair four indices; a pair (a, b) is carried by a component's own variance when a = b.
    const std::array<std::array<std::size_t, 4>, 3> pairings{{{i, j, l, m}, {i, l, j, m}, {i, m, j, l}}};
    for (std::size_t k = 0; k < count; ++k) {
      const T* offset = &conditional_[k * d];
      const T& r = result_.responsibility[k];
      assign_product(scratch_, offset[i], offset[j]);
      assign_product(term_, offset[l], offset[m]);
      scratch_ *= term_;
      if (!diracs_)
        for (const auto& [a, b, p, q] : pairings) {
          if (a == b) {
            assign_product(term_, offset[p], offset[q]);
            add_product(scratch_, inner_variance_[k], term_);
          }
          if (p == q) {
            assign_product(term_, offset[a], offset[b]);
            add_product(scratch_, inner_variance_[k], term_);
          }
          if (a == b && p == q) add_product(scratch_, inner_variance_[k], inner_variance_[k]);
        }
      add_product(entry, r, scratch_);
    }
    for (const auto& [a, b, p, q] : pairings) {
      assign_product(scratch_, c[a * d + b], c[p * d + q]);
      entry -= scratch_;
    }
  }
}

}  // namespace referee
