// SPDX-License-Identifier: GPL-3.0-or-later
/// Derivatives of log u from the cumulants of the clean point (design section 1).
#pragma once

#include "measures/posterior.hpp"

namespace referee {

/// grad log u = (m - x)/v. Needs a posterior of order >= 1.
template <class T>
std::vector<T> score(const Posterior<T>& posterior, const T& noise) {
  std::vector<T> s;
  for (const T& component : posterior.displacement) s.push_back(component / noise);
  return s;
}

/// Hess log u = -I/v + C/v^2, row-major. Needs order >= 2.
template <class T>
std::vector<T> score_jacobian(const Posterior<T>& posterior, const T& noise) {
  const std::size_t d = posterior.displacement.size();
  std::vector<T> jacobian;
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) {
      T entry = posterior.covariance[i * d + j] / noise;
      if (i == j) entry -= T(1);
      jacobian.push_back(entry / noise);
    }
  return jacobian;
}

/// D^3 log u = third/v^3, row-major. Needs order >= 3.
template <class T>
std::vector<T> third_log_derivative(const Posterior<T>& posterior, const T& noise) {
  const T cube = noise * noise * noise;
  std::vector<T> result;
  for (const T& entry : posterior.third) result.push_back(entry / cube);
  return result;
}

/// D^4 log u = fourth cumulant/v^4, row-major. Needs order 4.
template <class T>
std::vector<T> fourth_log_derivative(const Posterior<T>& posterior, const T& noise) {
  const T power = square(T(noise * noise));
  std::vector<T> result;
  for (const T& entry : posterior.fourth) result.push_back(entry / power);
  return result;
}

}  // namespace referee
