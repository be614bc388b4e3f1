// SPDX-License-Identifier: GPL-3.0-or-later
/// Explicit and denoising score matching where lambda/sigma_t^2 is not integrable: mu = N(0, 1), d = alpha =
/// 1, sigma_t = sqrt(t), lambda(t) = 1/|t - 2|, t from 1 to 4, and the model s(x) = -sqrt(2) x/3.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// Some h: what is integrated leaves out |t - 2| < h.
Family gaps();
/// Both objectives outside the gap, by enclosing quadrature.
Ball explicit_outside_gap(const Point& p);
Ball denoising_outside_gap(const Point& p);
/// The explicit one by partial fractions.
Ball explicit_in_closed_form(const Point& p);
/// What the denoising one has in addition, int lambda/(t (1 + t)) dt; the trace of the posterior covariance
/// is t/(1 + t).
Ball posterior_share(const Point& p);
/// The explicit one without a gap, by enclosing quadrature over sqrt(t).
Ball explicit_objective(const Point& p);

}  // namespace referee::multiplicative_noise
