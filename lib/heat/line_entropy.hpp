// SPDX-License-Identifier: GPL-3.0-or-later
/// Entropies of Gaussian mixtures on the line, by enclosing quadrature with enclosed tails.
#pragma once

#include "measures/mixture.hpp"
#include "numbers/ball.hpp"

namespace referee {

/// int f log g for Gaussian mixtures f and g on the line, all variances positive. Weights need not sum to
/// one. Inclusion as for every function of Ball.
/// @throws std::invalid_argument in another dimension.
Ball mean_logarithm(const Mixture<Ball>& f, const Mixture<Ball>& g, Precision precision);

/// KL(f || g) = int f log f - int f log g.
Ball line_divergence(const Mixture<Ball>& f, const Mixture<Ball>& g, Precision precision);

/// E|X| for X distributed as a Gaussian mixture on the line.
Ball mean_absolute_value(const Mixture<Ball>& f);

/// E exp(|X|) for X distributed as a Gaussian mixture on the line.
Ball mean_exponential_of_absolute_value(const Mixture<Ball>& f);

}  // namespace referee
