// SPDX-License-Identifier: GPL-3.0-or-later
/// The flow without noise, (3.8), for Dirac data by validated integration.
#pragma once

#include "measures/mixture.hpp"
#include "numbers/rational_point.hpp"

namespace referee::pde_perspective {

/// X_t at t = T exp(-tau) from X_T = start, enclosed to about the digits of the precision.
/// @throws court::Undecidable where the flow could not be validated.
std::vector<Ball> enclosed_flow(const Mixture<Rational>& data, const RationalPoint& start,
                                const Rational& horizon, const Rational& tau, Precision precision);

}  // namespace referee::pde_perspective
