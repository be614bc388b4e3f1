// SPDX-License-Identifier: GPL-3.0-or-later
/// The generation flow by extrapolated midpoint steps (Gragg, Bulirsch and Stoer) without enclosures: a
/// second route for tests that shares no code with the first.
#pragma once

#include <vector>

#include "heat/mixed_score.hpp"
#include "numbers/real.hpp"

namespace referee::testing {

using Real = RealOf<50>;
using RealPoint = std::vector<Real>;

inline Real real(const Rational& value) { return FromRational<Real>()(value); }

inline RealPoint real(const RationalPoint& point) {
  RealPoint result;
  for (const Rational& coordinate : point) result.push_back(real(coordinate));
  return result;
}

/// The posterior mean by its definition, weights relative to the largest.
inline RealPoint posterior_mean(const Mixture<Rational>& mixture, const RealPoint& y, const Real& t) {
  std::vector<Real> exponents;
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    Real squares = 0;
    for (std::size_t i = 0; i < y.size(); ++i) squares += square(Real(y[i] - real(mixture.means[k][i])));
    exponents.push_back(log(real(mixture.weights[k])) - squares / (4 * t));
  }
  const Real largest = *std::max_element(exponents.begin(), exponents.end());
  Real total = 0;
  RealPoint mean(y.size(), Real(0));
  for (std::size_t k = 0; k < mixture.size(); ++k) {
    const Real weight = exp(Real(exponents[k] - largest));
    total += weight;
    for (std::size_t i = 0; i < y.size(); ++i) mean[i] += weight * real(mixture.means[k][i]);
  }
  for (Real& entry : mean) entry /= total;
  return mean;
}

inline RealPoint velocity(const MixedScore& score, const Rational& start_time, const Real& tau,
                          const RealPoint& y) {
  const Real t = real(start_time) * exp(Real(-tau)), lambda = real(score.lambda);
  const RealPoint first = posterior_mean(score.first, y, t), second = posterior_mean(score.second, y, t);
  RealPoint result;
  for (std::size_t i = 0; i < y.size(); ++i)
    result.push_back((lambda * first[i] + (1 - lambda) * second[i] - y[i]) / 2);
  return result;
}

/// One step of length h by `levels` midpoint passes of 2, 4, 6, ... substeps, extrapolated in h^2.
inline RealPoint extrapolated_step(const MixedScore& score, const Rational& start_time, const Real& tau,
                                   const RealPoint& y, const Real& h, int levels) {
  std::vector<RealPoint> table;
  for (int level = 0; level < levels; ++level) {
    const int substeps = 2 * (level + 1);
    const Real small = h / substeps;
    RealPoint before = y, now = y;
    const RealPoint first = velocity(score, start_time, tau, y);
    for (std::size_t i = 0; i < y.size(); ++i) now[i] += small * first[i];
    for (int k = 1; k < substeps; ++k) {
      const RealPoint slope = velocity(score, start_time, tau + k * small, now);
      for (std::size_t i = 0; i < y.size(); ++i) {
        const Real next = before[i] + 2 * small * slope[i];
        before[i] = now[i], now[i] = next;
      }
    }
    table.push_back(now);
    for (int k = level - 1; k >= 0; --k) {
      const Real ratio = square(Real(Real(level + 1) / Real(k + 1))) - 1;
      auto& below = table[static_cast<std::size_t>(k)];
      const auto& above = table[static_cast<std::size_t>(k) + 1];
      for (std::size_t i = 0; i < y.size(); ++i) below[i] = above[i] + (above[i] - below[i]) / ratio;
    }
  }
  return table.front();
}

/// y at similarity time `tau`, by equal steps.
inline RealPoint extrapolated_flow(const MixedScore& score, const Rational& start_time, RealPoint y,
                                   const Rational& tau, int steps, int levels = 12) {
  const Real h = real(Rational(tau / steps));
  for (int k = 0; k < steps; ++k) y = extrapolated_step(score, start_time, k * h, y, h, levels);
  return y;
}

}  // namespace referee::testing
