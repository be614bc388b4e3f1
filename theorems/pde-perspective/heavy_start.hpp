// SPDX-License-Identifier: GPL-3.0-or-later
/// A start on the line whose mass sits in ever farther and lighter bumps, and how far the partial integrals
/// of the proofs' integrands swing there.
///
/// u_0 = delta_0, T = 1, epsilon = 1, v_T = sum_{k >= 1} (ratio - 1) ratio^(-k) N(base^k, 2), whence
/// v(t) = sum (ratio - 1) ratio^(-k) N(base^k t, 2t). All is at t = 1/2, with a_k = base^k/2:
/// v = sum m_k N(a_k, 1), u = N(0, 1), s = -x.
#pragma once

#include "numbers/ball.hpp"

namespace referee::pde_perspective {

struct HeavyStart {
  long base;   ///< at least 4
  long ratio;  ///< at least 2
};
/// v_t of (3.1), or (s v)_x.
enum class FlowTerm { in_time, of_transport };

/// The integral over [a_k, a_k + 12] of (L + 1) v_t - (v/u) u_t, or of (L + 1)(s v)_x, with L = log(v/u).
/// Enclosed, all bumps included; a_k >= 32.
Ball entropy_swing(const HeavyStart& start, FlowTerm term, long k, Precision precision);
/// The integral over [a_k, a_k + 12] of v v_t, or of v (s v)_x. Enclosed, all bumps included; a_k >= 32.
Ball energy_swing(const HeavyStart& start, FlowTerm term, long k, Precision precision);

/// v_T of second moment 33 and infinite third moment.
inline constexpr HeavyStart second_moment_only{4, 32};
/// The infimum over all k >= 3 of `entropy_swing` for `second_moment_only`: at least eight times a number
/// that bounds 2^(-k) times the swing from below, k = 3, 4, ... at once, and at most the swing for k = 3.
/// The whole line if that number is not positive.
Ball least_entropy_swing(FlowTerm term, Precision precision);

}  // namespace referee::pde_perspective
