// SPDX-License-Identifier: GPL-3.0-or-later
/// Integrals over the whole line of functions with Gaussian tails, enclosed.
#pragma once

#include "measures/mixture.hpp"
#include "numbers/quadrature.hpp"

namespace referee {

/// The function factor (1 + x^2)^degree sum_k w_k N(x; m_k, v_k), v_k > 0; the weights need not sum to one.
struct GaussianEnvelope {
  Mixture<Ball> mixture;  ///< on the line
  Ball factor;
  long degree = 0;
};

/// The integral of f over the line; |f| must lie below the envelope on the real line. f as for `integrate`.
/// What lies beyond a finite range is enclosed by the envelope's own integral there.
/// @throws std::invalid_argument unless the envelope lies on the line.
Ball integrate_line(const Integrand& f, const GaussianEnvelope& envelope, Precision precision);

}  // namespace referee
