// SPDX-License-Identifier: GPL-3.0-or-later
/// Perturbed flows x' = s_*(x) + e(x) on the line, proven by enclosures of the field: which sets E meets, and
/// where a start ends.
///
/// e(x) = along s_*(x) + constant + wave sin(5 x) + kink |x|: locally Lipschitz, of linear growth. Parameters
/// that are missing count as zero.
#pragma once

#include "multiplicative-noise/kernels.hpp"

namespace referee::multiplicative_noise {

/// s_* + e at an enclosed place.
Ball line_field(const Point& p, const Ball& x);
/// s_* (s_* + e), which is d/dt L along the flow over L~ > 0; E is the set where this is <= 0.
Ball line_rise(const Point& p, const Ball& x);
/// L at an enclosed place.
Ball line_level(const Point& p, const Ball& x);
/// s_* + e over jets, for counting equilibria; without the kink.
Jet<Ball> line_field_jet(const Point& p, const Jet<Ball>& x);

/// Whether E avoids Gamma minus A, Gamma being the component of {L > low} that contains `core`, A the part of
/// it with L >= high: both sides of the core are covered with boxes on each of which L > high, or d/dt L > 0,
/// until L < low.
Truth avoids_exceptional_set(const Point& p);
Hypothesis exceptional_set_avoided();

/// A continuous field on the line, as an inclusion function.
using LineField = std::function<Ball(const Ball& x)>;
/// Follows the sign of the field from a start: the flow ends at a zero in the interval returned, at whose
/// ends the field points inward. The arrival's place is left empty.
Arrival follow_sign(const LineField& field, const Rational& start, Precision precision);

/// Follows the sign of s_* + e from x1: the flow ends at an equilibrium in an enclosed interval, which it
/// cannot leave since the field points inward at both ends. The place is the number of the nearest data
/// point; with `high` given, only an interval with L > high counts.
Arrival ascend(const Point& p);

}  // namespace referee::multiplicative_noise
