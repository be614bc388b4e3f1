// SPDX-License-Identifier: GPL-3.0-or-later
/// Instances of the symmetric pair: parameters a, variance (sigma0^2), tau, and x where a field is meant.
#pragma once

#include "court/trial.hpp"
#include "heat/symmetric_pair.hpp"
#include "measures/posterior.hpp"

namespace referee::score_shocks {

using namespace court;
using namespace literals;

/// Which side of the speciation time the pairs are on.
enum class Side { before, after, both };

/// The paper's pair a = 3, sigma0 = 1 at its printed times; SNR = a^2/sigma_tau^2 from 1 +- 1e-12 to 1e6
/// (1e-6); then random half-separations, variances and times. `before` means tau < tau*, i.e. SNR > 1. With
/// `with_x`, each pair is met at points from the midpoint out to 10^3 half-separations.
Family symmetric_pairs(const Trial& trial, Side side, bool with_x);

/// The paper's own pair at one time.
Instance paper_pair(const Rational& tau);

inline Ball total(const Point& p) { return total_variance(p["variance"], p["tau"]); }
inline Ball snr(const Point& p) { return square(p["a"]) / total(p); }

/// The pair as Diracs at -a and a under noise sigma_tau^2.
PosteriorKernel<Ball> kernel(const Point& p);

/// The density of the pair at (x, tau) as jets, summed from its definition.
Jet<Ball> density(const Point& p, const Jet<Ball>& x, const Jet<Ball>& tau);

/// Independent variables (x, tau) at the point, expanded to that order.
struct SpaceTime {
  Jet<Ball> x, tau;
  SpaceTime(const Ball& at_x, const Ball& at_tau, int order)
      : x(Jet<Ball>::variable(JetLayout::of(2, order), 0, at_x)),
        tau(Jet<Ball>::variable(JetLayout::of(2, order), 1, at_tau)) {}
};

/// Positive zero of s: x = a tanh(a x/sigma_tau^2), for tau < tau*, proven unique by concavity. Digits as the
/// point's precision allows.
Ball attractor(const Point& p);

}  // namespace referee::score_shocks
