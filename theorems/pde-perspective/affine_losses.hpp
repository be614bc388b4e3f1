// SPDX-License-Identifier: GPL-3.0-or-later
/// The integrands in time of the training objectives for affine fields in any dimension, exactly.
#pragma once

#include "court/trial.hpp"

namespace referee::pde_perspective {

using namespace court;
using namespace literals;

/// Data sum_k w_k N(y_k, spread I) on R^d, y1_1.. (sample and axis), w1.. summing to one, spread >= 0; the
/// field S(x) = A x + b, A1_1.. and b1..; a heat time t and the strength lambda of a penalty. Random, d = 1
/// to 8; one sample only with `single`.
Family affine_fields(const Trial& trial, bool single, long rounds);

/// d.
long affine_dimension(const Instance& instance);
/// tr A, the divergence of the field.
Rational affine_divergence(const Instance& instance);
/// |A|_F^2.
Rational squared_affine_slope(const Instance& instance);

/// E |s(X) - S(X)|^2 for one sample: X - y ~ N(0, (spread + 2t) I), s = -(x - y)/(spread + 2t).  [(4.1)]
Rational explicit_affine_loss(const Instance& instance);
/// E |S(X) - (Y - X)/(2t)|^2 from the independent clean part and noise of X.                 [(4.2), (4.3)]
Rational denoising_affine_loss(const Instance& instance);
/// E (|S(X)|^2 + 2 div S).                                                                   [(4.5)]
Rational integrated_affine_loss(const Instance& instance);
/// The integrand of (4.3) + lambda (div S)^2.                                                [(4.6)]
Rational penalised_affine_loss(const Instance& instance);

/// t > 0, spread >= 0, lambda >= 0.
std::vector<Hypothesis> affine_hypotheses();

}  // namespace referee::pde_perspective
