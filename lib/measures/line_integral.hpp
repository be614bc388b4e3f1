// SPDX-License-Identifier: GPL-3.0-or-later
/// Integrals over the whole line of smooth functions with Gaussian tails, by the trapezoidal rule.
#pragma once

#include <functional>

#include "measures/mixture.hpp"

namespace referee {

/// The function factor (1 + x^2)^degree sum_k w_k N(x; m_k, v_k), v_k > 0; the weights need not sum to one.
struct GaussianEnvelope {
  Mixture<Ball> mixture;  ///< on the line
  Ball factor;
  long degree = 0;
};

/// The integral of f over the line. f must be analytic in a strip around it, where the rule converges faster
/// than any power of the step, and |f| must lie below the envelope. What lies beyond a finite range is
/// enclosed; the error of the rule is estimated by the change with the last halving of the step, which its
/// true error is about the square of. The result is therefore not an enclosure, and errs on the side of
/// doubt: a family whose quantities use it is marked `estimated`, which caps what it shows at numeric
/// evidence.
/// @throws std::invalid_argument unless the envelope lies on the line.
Ball integrate_line(const std::function<Ball(const Ball&)>& f, const GaussianEnvelope& envelope,
                    Precision precision);

}  // namespace referee
