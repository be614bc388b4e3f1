// SPDX-License-Identifier: GPL-3.0-or-later
/// The incomplete gamma integral between two positive ends, for every real order and argument.
#pragma once

#include "numbers/ball.hpp"

namespace referee {

/// int_1^ratio v^(order-1) exp(-decay (v - 1)) dv: the mass of a gamma law cut off at both ends, with the
/// density at the lower end divided out, so that nothing underflows however large `decay` is.
///
/// Every real order (zero and negative integers included), every real decay, every ratio > 0 (negative below
/// one, since the ends then change places). Where order, decay and ratio are exact the enclosure has the full
/// precision; otherwise its width is what the inputs' own widths cost. It is monotone in decay and in ratio,
/// and enclosed through that, so wide balls of these two are enclosed sharply.
/// Through Arb's exponential integrals, power series and, where both cancel, enclosing quadrature.
/// The whole line unless the ratio is known to be positive.
Ball truncated_gamma(const Ball& order, const Ball& decay, const Ball& ratio);

}  // namespace referee
